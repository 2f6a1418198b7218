#include "core/own_kernels.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "core/embedded.hpp"
#include "core/kernel_source.hpp"
#include "core/own_call.hpp"

namespace fulmo {

namespace {

// ---- the text: macros for each image, then those that all share

const char* pixel_type(DType dtype) {
  static const char* const names[dtype_count] = {"uchar", "schar",      "ushort",    "short", "uint",
                                                 "int",   "clij_ulong", "clij_long", "float", "double"};
  return names[static_cast<int>(dtype)];
}

std::string defined(const std::string& name, const std::string& text) { return "#define " + name + " " + text + "\n"; }

std::string macros_for(const std::string& key, const Type& type) {
  const Extent e = type.with(type.dtype).extent();
  const std::int64_t depth = e.n * e.z;  // frames lie one behind the other
  const std::string pixel = pixel_type(type.dtype), dims = depth > 1 ? "3" : e.y > 1 ? "2" : "1";
  const std::string size = "IMAGE_SIZE_" + key, sizes = size + "_WIDTH, " + size + "_HEIGHT, " + size + "_DEPTH";
  return defined("IMAGE_" + key + "_TYPE", "CLIJ_GLOBAL " + pixel + "*") +
         defined("IMAGE_" + key + "_PIXEL_TYPE", pixel) +
         defined("CONVERT_" + key + "_PIXEL_TYPE", "clij_convert_" + pixel + "_sat") +
         defined("POS_" + key + "_TYPE", depth > 1 ? "int4"
                                         : e.y > 1 ? "int2"
                                                   : "int") +
         defined("POS_" + key + "_INSTANCE(x, y, z, w)", "CLIJ_POSITION" + dims + "(x, y, z)") +
         defined("READ_" + key + "_IMAGE(image, sampler, at)", "clij_read_" + pixel + "(image, at, " + sizes + ")") +
         defined("WRITE_" + key + "_IMAGE(image, at, value)",
                 "clij_write_" + pixel + "(image, at, " + sizes + ", value)") +
         defined(size + "_WIDTH", std::to_string(e.x)) + defined(size + "_HEIGHT", std::to_string(e.y)) +
         defined(size + "_DEPTH", std::to_string(depth));
}

std::string constants_text(const OwnCall& call) {
  std::string text;
  for (auto& [name, value] : call.constants) text += defined(name, value);
  return text;
}

/// Errors then name lines of the user's own text.
std::string from_line_one(const OwnCall& call) { return "#line 1 \"" + call.entry + "\"\n" + call.source; }

// ---- arguments

using Bound = std::vector<std::pair<KernelParameter, Value>>;

/// By name where the names are the kernel's, else in order.
Bound bound(const OwnCall& call) {
  const std::vector<KernelParameter> parameters = parameters_of_kernel(call.source, call.entry);
  if (parameters.size() != call.parameters.size())
    throw ParameterError(call.entry + " takes " + std::to_string(parameters.size()) + " parameters, got " +
                         std::to_string(call.parameters.size()));
  std::map<std::string, Value> by_name(call.parameters.begin(), call.parameters.end());
  const bool named =
      std::all_of(parameters.begin(), parameters.end(), [&](auto& p) { return by_name.count(p.name) > 0; });
  Bound result;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    result.emplace_back(parameters[i], named ? by_name.at(parameters[i].name) : call.parameters[i].second);
  return result;
}

template <class T>
Argument whole(const KernelParameter& p, double value) {
  if (std::nearbyint(value) != value)
    throw TypeMismatch(p.name + " must be a whole number, since it is " + p.type + ", got " + std::to_string(value));
  return static_cast<T>(value);
}

Argument number_argument(const KernelParameter& p, double value) {
  static const std::set<std::string> u32 = {"uint", "unsigned", "unsigned int"};
  static const std::set<std::string> i64 = {"long", "long long", "long int", "long long int"};
  static const std::set<std::string> u64 = {"ulong", "unsigned long", "unsigned long long", "size_t"};
  if (p.type == "float") return static_cast<float>(value);
  if (p.type == "double") return value;
  if (p.type == "int" || p.type == "signed int") return whole<std::int32_t>(p, value);
  if (u32.count(p.type)) return whole<std::uint32_t>(p, value);
  if (i64.count(p.type)) return whole<std::int64_t>(p, value);
  if (u64.count(p.type)) return whole<std::uint64_t>(p, value);
  throw UnsupportedError(p.name + " is " + p.type + "; numbers can be int, uint, long, ulong, float or double");
}

double number_of(const Value& value) {
  if (auto b = std::get_if<bool>(&value)) return *b;
  if (auto i = std::get_if<std::int64_t>(&value)) return static_cast<double>(*i);
  return std::get<double>(value);
}

// ---- images

/// Memory of an image for the kernel to write into: its own if nobody else sees that, or if it is shared with another
/// library, else a copy.
MemoryRef writable(const Image& image) {
  const NodeRef node = image.node();
  if (node->shared && node->memory->writable) return node->memory;
  const bool alone = node.use_count() == 2 && node->memory.use_count() == 1;  // here, and in the image
  if (alone) return node->memory;
  MemoryRef copy = node->device->allocate(node->type.bytes());
  node->device->copy(*node->memory, 0, *copy, 0, node->type.bytes());
  return copy;
}

/// The images of one launch: written ones first, so that an image given twice is one memory.
class Images {
 public:
  explicit Images(const Bound& arguments) {
    for (auto& [parameter, value] : arguments)
      if (parameter.pointer) evaluate(std::get<Image>(value).node());
    for (auto& [parameter, value] : arguments)
      if (parameter.pointer && !parameter.read_only) write(std::get<Image>(value));
  }

  Pointer pointer(const Image& image) {
    Pointer found{image.node()->memory.get()};
    for (auto& [written, memory] : written_)
      if (written.node() == image.node()) found.memory = memory.get();
    shared_ |= found.memory->shared;
    return found;
  }

  /// Other libraries' work on what is shared comes before and after ours, as they gave it.
  void launch(Device& device, const OwnKernel& kernel, const std::vector<Argument>& arguments) const {
    if (shared_) device.follow(0);
    device.launch_own(kernel, arguments);
    if (shared_) device.lead(0);
  }

  void show_results() {
    for (auto& [image, memory] : written_) {
      const NodeRef old = image.node(), result = adopt(old->type, memory);
      result->metadata = old->metadata;
      image.rebind(result);
    }
  }

 private:
  void write(const Image& image) {
    for (auto& [written, memory] : written_)
      if (written.node() == image.node()) return;
    written_.emplace_back(image, writable(image));
  }

  std::vector<std::pair<Image, MemoryRef>> written_;
  bool shared_ = false;
};

// ---- launching

std::string some_device(const std::string& language) {
  for (auto& device : devices())
    if (device->language() == language) return language + " runs on " + device->id + " (" + device->name + ")";
  return language + " needs a device that compiles it, and there is none here (fulmo doctor)";
}

OwnKernel kernel_for(const OwnCall& call, std::string text) {
  OwnKernel kernel{std::move(text), call.entry, {}, {}};
  for (int axis = 0; axis < 3; ++axis) {
    const std::int64_t size = call.global[2 - axis], group = call.local[2 - axis];
    if (size < 1 || group < 0 || (group > 0 && size % group != 0))
      throw ParameterError("global_size must be positive and a multiple of local_size, got " + std::to_string(size) +
                           " and " + std::to_string(group) + " along " + "xyz"[axis]);
    kernel.size[axis] = size, kernel.group[axis] = group;
  }
  const auto zeros = std::count(kernel.group.begin(), kernel.group.end(), 0);
  if (zeros != 0 && zeros != 3)
    std::replace(kernel.group.begin(), kernel.group.end(), std::int64_t{0}, std::int64_t{1});
  return kernel;
}

void launch(const OwnCall& call, Device& device, const std::string& text) {
  const OwnKernel kernel = kernel_for(call, text);
  const Bound arguments = bound(call);
  for (auto& [parameter, value] : arguments)
    if (parameter.pointer != std::holds_alternative<Image>(value))
      throw TypeMismatch(parameter.name + (parameter.pointer ? " must be an image" : " must be a number"));
  for (auto& [parameter, value] : arguments)
    if (parameter.pointer && std::get<Image>(value).type().count() == 0) return;
  Images images(arguments);
  std::vector<Argument> all;
  for (auto& [parameter, value] : arguments) {
    if (parameter.pointer)
      all.emplace_back(images.pointer(std::get<Image>(value)));
    else
      all.push_back(number_argument(parameter, number_of(value)));
  }
  images.launch(device, kernel, all);
  images.show_results();
  if (eager()) device.finish();
}

/// Through `call`, for its checks and its words.
void run(const std::string& name, const OwnCall& own, const std::string& device,
         const std::function<void(Device&)>& go) {
  Operation op = operation_for(name, own.parameters);
  op.run = [&](const Arguments& arguments) {
    go(*arguments.device());
    return Value();
  };
  call(op, own.parameters, device);
}

std::string language_of(const OwnCall& call) {
  if (mentions(call.source, "__global__")) return "CUDA C";
  return mentions(call.source, "__kernel") || mentions(call.source, "kernel") ? "OpenCL C" : "";
}

}  // namespace

std::string clij_text(const OwnCall& call, const std::string& language) {
  const bool opencl = language == "OpenCL C";
  std::string text = embedded().at(opencl ? "dialect/clij_opencl.cl" : "dialect/clij_cuda.cl");
  text += embedded().at("dialect/clij.cl") + constants_text(call);
  for (auto& [name, value] : call.parameters)
    if (auto image = std::get_if<Image>(&value)) text += macros_for(name, image->type());
  return text + from_line_one(call);
}

void execute(const OwnCall& call, const std::string& device) {
  run("execute", call, device, [&](Device& on) {
    if (on.language().empty())
      throw UnsupportedError(on.id + " compiles no kernels; " + some_device("OpenCL C") +
                             ", and evaluate and ElementwiseKernel run everywhere");
    if (language_of(call) == "CUDA C")
      throw UnsupportedError("takes OpenCL C with CLIJ's macros; CUDA C is for native_execute");
    try {
      launch(call, on, clij_text(call, on.language()));
    } catch (const KernelError&) {
      if (on.language() == "OpenCL C") throw;
      rethrow_with("", "\nOn " + on.id + " only CLIJ's macros and plain C can be used; " + some_device("OpenCL C"));
    }
  });
}

void native_execute(const OwnCall& call, const std::string& device) {
  run("native_execute", call, device, [&](Device& on) {
    const std::string language = language_of(call);
    if (on.language().empty() || (!language.empty() && language != on.language()))
      throw UnsupportedError(on.id + " compiles " + (on.language().empty() ? "no kernels" : on.language() + " only") +
                             "; " + some_device(language.empty() ? "OpenCL C" : language));
    launch(call, on, constants_text(call) + from_line_one(call));
  });
}

}  // namespace fulmo

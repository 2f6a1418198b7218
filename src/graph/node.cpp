#include "graph/node.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

namespace fulmo {

namespace {

bool& eager_flag() {
  static bool flag = std::getenv("FULMO_EAGER") && std::string(std::getenv("FULMO_EAGER")) == "1";
  return flag;
}

/// Pending nodes this thread has made; a full window is launched, so that work starts and memory is bounded.
thread_local std::vector<std::weak_ptr<Node>> window;
constexpr std::size_t window_size = 64;

/// What was looked at since, or dropped, takes no place in the window.
void forget_computed() {
  std::lock_guard lock(graph_mutex());
  std::erase_if(window, [](auto& weak) {
    const auto node = weak.lock();
    return !node || node->state != Node::State::pending;
  });
}

/// Pixels that nobody can look at any more and that only pending work keeps.
std::size_t held_by_pending() {
  std::lock_guard lock(graph_mutex());
  std::set<const Node*> held;
  for (auto& weak : window) {
    const auto node = weak.lock();
    if (!node) continue;
    for (auto& input : node->inputs)
      if (input->state == Node::State::done && input->handles == 0) held.insert(input.get());
  }
  std::size_t bytes = 0;
  for (auto* node : held) bytes += node->type.bytes();
  return bytes;
}

std::size_t most_held(const Device& device) { return std::min(std::size_t{256} << 20, device.memory().total / 20); }

}  // namespace

/// Long chains are taken apart in a loop: a recursion as deep as the chain would overflow the stack.
Node::~Node() {
  std::vector<NodeRef> open = std::move(inputs);
  while (!open.empty()) {
    NodeRef node = std::move(open.back());
    open.pop_back();
    if (node.use_count() != 1) continue;
    for (auto& input : node->inputs) open.push_back(std::move(input));
    node->inputs.clear();
  }
}

NodeRef make_node(Type type, std::shared_ptr<const Step> step, std::vector<NodeRef> inputs) {
  auto node = std::make_shared<Node>();
  node->type = std::move(type);
  node->device = inputs.empty() ? current_device() : inputs.front()->device;
  if (!inputs.empty()) node->metadata = inputs.front()->metadata;
  node->shared = std::any_of(inputs.begin(), inputs.end(), [](auto& input) { return input->shared.load(); });
  node->step = std::move(step);
  node->inputs = std::move(inputs);
  node->origin = current_origin();
  return node;
}

NodeRef adopt(const Type& type, MemoryRef memory) {
  auto node = std::make_shared<Node>();
  node->type = type;
  node->device = memory->device;
  node->memory = std::move(memory);
  node->state = Node::State::done;
  return node;
}

namespace {

/// What another library keeps; the owner drops it.
struct Borrowed : Memory {
  std::shared_ptr<void> owner;
};

}  // namespace

NodeRef adopt_shared(const Type& type, const DeviceRef& device, std::uintptr_t address, bool writable,
                     std::shared_ptr<void> owner) {
  auto memory = std::make_shared<Borrowed>();
  memory->device = device;
  memory->bytes = type.bytes();
  memory->handle = address;
  if (device->native()) memory->host = reinterpret_cast<void*>(address);
  memory->shared = true;
  memory->writable = writable;
  memory->owner = std::move(owner);
  const NodeRef node = adopt(type, std::move(memory));
  node->shared = true;
  return node;
}

NodeRef upload(const Type& type, const void* data, const DeviceRef& device) {
  MemoryRef memory = device->allocate(type.bytes());
  if (type.bytes()) device->upload(*memory, 0, data, type.bytes());
  memory->device = device;
  return adopt(type, std::move(memory));
}

Origin& current_origin() {
  thread_local Origin origin;
  return origin;
}

std::string& call_place() {
  thread_local std::string place;
  return place;
}

void set_eager(bool on) { eager_flag() = on; }
bool eager() { return eager_flag(); }

void note_pending(const NodeRef& node) {
  if (eager()) {
    evaluate(node);
    node->device->finish();
    return;
  }
  if (node->shared) return evaluate(node);
  forget_computed();
  window.push_back(node);
  if (window.size() < window_size && held_by_pending() <= most_held(*node->device)) return;
  const auto pending = std::exchange(window, {});
  for (auto& weak : pending)
    if (auto alive = weak.lock(); alive && alive->handles > 0) evaluate(alive);
}

}  // namespace fulmo

#pragma once
// Images are lazy values: a node knows how it is made and is computed when somebody looks.
#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "backends/device.hpp"
#include "core/type.hpp"
#include "graph/program.hpp"

namespace fulmo {

class Node;
using NodeRef = std::shared_ptr<Node>;

/// One launch of one skeleton, all inputs and fused maps resolved. Skeletons see nothing else.
struct Run {
  Device& device;
  Extent extent;                  // of the step's own result
  std::vector<Type> types;        // of its inputs
  std::vector<Stage> loads;       // one for each input that fuses
  std::vector<MemoryRef> inputs;  // memory of those that do not
  Stage store;                    // where the step's values go, when it has a store stage
  MemoryRef output;               // else its result, to be written directly
  Extent input(int k) const { return types[k].extent(); }
  MemoryRef scratch(std::size_t bytes) const { return device.allocate(bytes); }
};

/// A range of voxels along each axis, the same in every frame.
struct Box {
  std::array<std::int64_t, 3> begin{}, end{};  // z, y, x
  bool operator==(const Box&) const = default;
};

/// Whether a step condenses the image into so little that in tiles it is computed first, and what needs nothing but
/// such results runs whole; and how its result comes from tiles.
enum class Summary {
  none,
  pasted,  // parts of the result are made from parts of the input
  added,   // whole numbers: the sum of what tiles of the first input give
};

/// What computes a node: one configured skeleton. Immutable; the same step serves whole images, frames and tiles.
class Step {
 public:
  virtual ~Step() = default;
  virtual std::string_view skeleton() const = 0;
  /// Type in which the load stage of this input hands over values.
  virtual Work reads(int input) const { return Work::f32; }
  virtual Work writes() const { return Work::f32; }
  /// Other than none: reads and writes are i32, sort keys of images of up to 32 bits a voxel.
  virtual Keys keys() const { return Keys::none; }
  /// Whether maps are pasted in front of this input; if not, the input's memory is handed over.
  virtual bool fuses_load(int input) const { return true; }
  /// Whether every voxel is loaded many times, so that only short programs may stand in front.
  virtual bool rereads(int input) const { return false; }
  virtual bool fuses_store() const { return true; }
  virtual void run(const Run&) const = 0;     // native CPU
  virtual void launch(const Run&) const = 0;  // every other device
  /// How far (x, y, z) a result voxel looks; negative: the whole image.
  virtual std::array<std::int64_t, 3> halo() const { return {-1, -1, -1}; }
  /// What a part of the result is made from, its halo aside: the same place, on axes of length 1 all there is. Steps
  /// that change the shape say otherwise.
  virtual Box source(const Box& part, const Extent& result, const Extent& input) const;
  virtual Summary summary() const { return Summary::none; }
  virtual std::string parameters() const { return {}; }  // for explain
};

/// How coordinates of a consumer become coordinates of a node: axis j reads base[j] + step[j] * coordinate[source[j]].
struct Placement {
  std::array<int, 4> source{0, 1, 2, 3};  // axes n, z, y, x; -1: always base
  std::array<std::int64_t, 4> step{1, 1, 1, 1};
  std::array<std::int64_t, 4> base{};
  bool operator==(const Placement&) const = default;
};

/// An element-by-element step, which fusion can look into: a formula, a cast, or a view (formula and cast absent).
struct Pointwise {
  struct Operand {
    enum { input, constant, coordinate } kind;
    int index;
  };
  int formula = -1;
  std::vector<Operand> operands;
  std::vector<Constant> constants;
  Work work = Work::f32;
  bool truncates = false;  // casts: toward zero; formulas: half to even
  bool fits = false;       // every result is a value of the dtype already
  bool view = false;
  Placement placement;  // of a view
};

/// What travels with an image and changes no number by itself.
struct Metadata {
  std::array<double, 3> spacing{1, 1, 1};  // z, y, x
  std::string unit;
  std::string axes;  // "tzyx"; empty: by number of axes
};

/// Who made a node, for late errors: "gaussian_blur(sigma_x=1)", called at "script.py:12".
struct Origin {
  std::string operation, call, place;
};
/// Of the call this thread is in; every node it makes takes it.
Origin& current_origin();
/// Where this thread's next call stands in the user's program; bindings set it.
std::string& call_place();

class Node : public std::enable_shared_from_this<Node> {
 public:
  enum class State { pending, running, done, failed };
  Type type;
  DeviceRef device;
  Metadata metadata;
  Origin origin;
  std::shared_ptr<const Step> step;
  std::shared_ptr<const Pointwise> pointwise;  // set for steps of the map skeleton
  std::vector<NodeRef> inputs;                 // dropped once computed
  std::atomic<int> handles{0};                 // images somebody holds
  /// Other libraries see its memory or, while it is pending, that of an input: then it is computed in the call that
  /// makes it.
  std::atomic<bool> shared{false};
  ~Node();

  // Guarded by graph_mutex().
  State state = State::pending;
  MemoryRef memory;
  std::exception_ptr error;
};

/// Makes a pending node; its device is that of its inputs, else the current one.
NodeRef make_node(Type, std::shared_ptr<const Step>, std::vector<NodeRef> inputs);
NodeRef make_pointwise(Type, Pointwise, std::vector<NodeRef> inputs);
NodeRef upload(const Type&, const void* data, const DeviceRef&);
NodeRef adopt(const Type&, MemoryRef);
/// Pixels that another library keeps at an address (cl_mem, CUdeviceptr or host pointer) as long as its owner lives.
NodeRef adopt_shared(const Type&, const DeviceRef&, std::uintptr_t address, bool writable, std::shared_ptr<void> owner);
/// A computed node's pixels in memory of their own.
NodeRef duplicate(const NodeRef&);
/// Computes the node and lets others use its memory; another node with the same pixels if pending work reads this one.
NodeRef share(const NodeRef&);
/// Writes the pixels of another node into shared memory.
void overwrite(const NodeRef& shared, const NodeRef& value);

/// Computes what is not yet computed; a second thread waits for the first. Rethrows what the computation threw.
void evaluate(const NodeRef&);
void download(const NodeRef&, void* to);
/// Each call computes and waits (FULMO_EAGER, wait_for_kernel_to_finish).
void set_eager(bool);
bool eager();
/// Called by the public API when a user's call has made a node: launches pending work when the window is full, and what
/// reads shared memory at once.
void note_pending(const NodeRef&);

/// The plan of everything pending behind this node, as text.
std::string explain(const NodeRef&);

std::mutex& graph_mutex();

}  // namespace fulmo

// Runs what is pending behind a node: plans launches upstream first, claims each node once, hands the stages to its
// step.
#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <set>

#include "backends/interruption.hpp"
#include "backends/platform.hpp"
#include "backends/trace.hpp"
#include "graph/plan.hpp"
#include "graph/tile.hpp"

namespace fulmo {

namespace {

/// Who computes what at the moment; guarded by graph_mutex().
struct InHand {
  std::condition_variable* progress = new std::condition_variable;
  std::set<Node*> running;
};

InHand& in_hand();

/// The threads that computed and waited are not there; a condition with waiters that never wake is of no use.
void forget_work_of_parent() {
  InHand& work = in_hand();
  work.progress = new std::condition_variable;
  const auto error = std::make_exception_ptr(
      DeviceError("another thread was computing this image when the process was forked; compute it again, or start "
                  "processes with multiprocessing's \"spawn\""));
  for (Node* node : work.running) {
    node->state = Node::State::failed;
    node->error = error;
  }
  work.running.clear();
}

InHand& in_hand() {
  static InHand& work = *[] {
    call_in_forked_child(forget_work_of_parent);
    return new InHand;
  }();
  return work;
}

std::vector<NodeRef> results_of(const Plan& plan) {
  std::vector<NodeRef> results = plan.behind.kept;
  results.push_back(plan.target);
  return results;
}

/// Errors met late name the call that made the node.
[[noreturn]] void rethrow_from(const Origin& origin) {
  const std::string prefix = origin.operation.empty() ? "" : origin.operation + ": ";
  const std::string place = origin.place.empty() ? "" : ", called at " + origin.place;
  const std::string made = origin.call.empty() ? "" : " (in " + origin.call + place + ")";
  rethrow_with(prefix, made);
}

void note(Trace& trace, const Step& step, const Run& run) {
  trace.skeletons.emplace(step.skeleton());
  const auto formulas_of = [&](const Stage& stage) {
    for (auto& instruction : stage.code)
      if (instruction.op == Opcode::formula) trace.formulas.insert(formulas()[instruction.index].name);
  };
  std::for_each(run.loads.begin(), run.loads.end(), formulas_of);
  formulas_of(run.store);
}

void run(const Plan& plan) {
  const Step& step = *plan.anchor->step;
  Device& device = *plan.target->device;
  for (auto& node : results_of(plan)) node->memory = device.allocate(node->type.bytes());
  Run run{device, plan.anchor->type.extent(), {}, {}, {}, {}, plan.target->memory};
  for (std::size_t k = 0; k < plan.front.size(); ++k) {
    const NodeRef& input = plan.anchor->inputs[k];
    const int index = static_cast<int>(k);
    run.types.push_back(input->type);
    run.inputs.push_back(input->memory);
    run.loads.push_back(step.fuses_load(index) ? lower_load(plan.front[k], input, step.reads(index), step.keys())
                                               : Stage{});
  }
  if (step.fuses_store()) run.store = lower_store(plan, step.writes(), step.keys());
  if (Trace* trace = current_trace()) note(*trace, step, run);
  if (plan.anchor->type.count() == 0) return;
  device.native() ? step.run(run) : step.launch(run);
}

/// Work on memory that others see comes after what they have done so far and before what they do next.
template <class Work>
void ordered(Device& device, bool shared, Work work) {
  if (shared) device.follow(0);
  work();
  if (shared) device.lead(0);
}

void finish(const Plan& plan, Node::State state, std::exception_ptr error) {
  std::vector<NodeRef> dropped;  // destroyed after the lock
  std::lock_guard lock(graph_mutex());
  for (auto& node : results_of(plan)) {
    node->shared = false;
    node->state = state;
    node->error = error;
    for (auto& input : node->inputs) dropped.push_back(std::move(input));
    node->inputs.clear();
    in_hand().running.erase(node.get());
  }
  in_hand().progress->notify_all();
}

/// Nothing has happened.
void give_up(const Plan& plan) {
  std::lock_guard lock(graph_mutex());
  for (auto& node : results_of(plan)) {
    node->memory.reset();
    node->state = Node::State::pending;
    in_hand().running.erase(node.get());
  }
  in_hand().progress->notify_all();
}

void execute(const Plan& plan) {
  try {
    try {
      ordered(*plan.target->device, plan.target->shared, [&] { run(plan); });
      finish(plan, Node::State::done, nullptr);
    } catch (const Error&) {
      rethrow_from(plan.anchor->origin);
    }
  } catch (const Interrupted&) {
    give_up(plan);
    throw;
  } catch (...) {
    for (auto& node : results_of(plan)) node->memory.reset();
    finish(plan, Node::State::failed, std::current_exception());
  }
}

/// The next launch on the way to this node, claimed; no target if others must come first (they are put on the stack).
Plan claim(const NodeRef& node, std::vector<NodeRef>& stack) {
  Plan plan = make_plan(node, Computed{});
  for (auto& leaf : leaves_of(plan)) {
    if (leaf->state == Node::State::failed) std::rethrow_exception(leaf->error);
    if (leaf->state != Node::State::done) stack.push_back(leaf);
  }
  if (stack.back() != node) return {};
  for (auto& result : results_of(plan)) {
    result->state = Node::State::running;
    in_hand().running.insert(result.get());
  }
  return plan;
}

}  // namespace

std::mutex& graph_mutex() {
  static std::mutex& mutex = *[] {
    auto* mutex = new std::mutex;
    keep_through_fork(*mutex);
    return mutex;
  }();
  return mutex;
}

void evaluate(const NodeRef& target) {
  std::vector<NodeRef> stack{target};
  while (!stack.empty()) {
    const NodeRef node = stack.back();
    stop_if_asked();
    std::unique_lock lock(graph_mutex());
    in_hand().progress->wait(lock, [&] { return node->state != Node::State::running; });
    if (node->state == Node::State::failed) std::rethrow_exception(node->error);
    if (node->state == Node::State::done) {
      stack.pop_back();
      continue;
    }
    const Plan plan = claim(node, stack);
    lock.unlock();
    if (plan.target) execute(plan);
  }
}

void download(const NodeRef& wanted, void* to) {
  const NodeRef node = as_asked(wanted);
  evaluate(node);
  if (node->shared) node->device->follow(0);
  if (node->type.bytes()) node->device->download(*node->memory, 0, to, node->type.bytes());
}

NodeRef duplicate(const NodeRef& node) {
  const MemoryRef memory = node->device->allocate(node->type.bytes());
  memory->device = node->device;
  ordered(*node->device, node->shared, [&] { node->device->copy(*node->memory, 0, *memory, 0, node->type.bytes()); });
  const NodeRef result = adopt(node->type, memory);
  result->metadata = node->metadata;
  return result;
}

NodeRef share(const NodeRef& node) {
  evaluate(node);
  if (node->shared) return node;
  NodeRef result = node.use_count() > 2 ? duplicate(node) : node;  // others than the image and our caller read it
  result->shared = result->memory->shared = true;
  return result;
}

void overwrite(const NodeRef& shared, const NodeRef& value) {
  evaluate(value);
  shared->metadata = value->metadata;
  if (value->memory == shared->memory) return;
  Device& device = *shared->device;
  ordered(device, true, [&] { device.copy(*value->memory, 0, *shared->memory, 0, shared->type.bytes()); });
}

}  // namespace fulmo

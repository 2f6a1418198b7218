// Pairs of labels that meet. CPU: a hash table for each part of the rows. Other devices: a hash table of all, made anew
// and larger where it was full. Both lists are then sorted, so that nobody sees in which order pairs were found.
#include <algorithm>
#include <memory>
#include <mutex>
#include <numeric>

#include "skeletons/labels/device.hpp"
#include "skeletons/labels/rows.hpp"
#include "skeletons/neighbours/cpu.hpp"
#include "skeletons/neighbours/neighbours.hpp"
#include "skeletons/numbers/numbers.hpp"
#include "skeletons/numbers/sparse.hpp"
#include "skeletons/scan/scan.hpp"

namespace fulmo {

namespace {

using u32 = std::uint32_t;
using u64 = std::uint64_t;
using i64 = std::int64_t;

u64 key_of(const Contact& c) { return u64{c.first} << 32 | c.second; }

/// Open addressing; a slot whose count is 0 is free.
class PairTable {
 public:
  PairTable() : slots_(256) {}
  void add(const Contact& c) {
    Contact& slot = slot_for(c);
    if (slot.count == 0) ++size_;
    slot = {c.first, c.second, slot.count + c.count};
    if (2 * size_ > slots_.size()) grow();
  }
  void append_to(std::vector<Contact>& list) const {
    for (auto& slot : slots_)
      if (slot.count > 0) list.push_back(slot);
  }

 private:
  Contact& slot_for(const Contact& c) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = (key_of(c) * 0x9e3779b97f4a7c15ull >> 32) & mask;
    while (slots_[i].count > 0 && key_of(slots_[i]) != key_of(c)) i = (i + 1) & mask;
    return slots_[i];
  }
  void grow() {
    std::vector<Contact> all;
    append_to(all);
    slots_.assign(4 * slots_.size(), {});
    for (auto& c : all) slot_for(c) = c;
  }

  std::vector<Contact> slots_;
  std::size_t size_ = 0;
};

/// By first, then second: stable passes over digits of the key, the lowest first.
void sort_pairs(std::vector<Contact>& pairs) {
  constexpr int digit = 11;
  u64 most = 0;
  for (auto& c : pairs) most |= key_of(c);
  std::vector<Contact> sorted(pairs.size());
  for (int shift = 0; shift < 64 && most >> shift != 0; shift += digit) {
    std::vector<std::size_t> places(std::size_t{1} << digit);
    const auto place = [&](const Contact& c) -> std::size_t& {
      return places[key_of(c) >> shift & (places.size() - 1)];
    };
    if ((most >> shift & (places.size() - 1)) == 0) continue;
    for (auto& c : pairs) ++place(c);
    std::exclusive_scan(places.begin(), places.end(), places.begin(), std::size_t{0});
    for (auto& c : pairs) sorted[place(c)++] = c;
    pairs.swap(sorted);
  }
}

/// Equal neighbours of a sorted list become one.
void unite(std::vector<Contact>& pairs) {
  std::size_t size = 0;
  for (auto& c : pairs)
    if (size > 0 && key_of(pairs[size - 1]) == key_of(c))
      pairs[size - 1].count += c.count;
    else
      pairs[size++] = c;
  pairs.resize(size);
}

class CpuContacts {
 public:
  CpuContacts(const Run& run, i64 frame) : run_(run), e_(run.input(0)), frame_(frame) {}

  Contacts find() {
    each_part(e_, [&](i64 begin, i64 end) { run_.loads.size() == 1 ? touch(begin, end) : overlap(begin, end); });
    sort_pairs(all_.pairs);
    unite(all_.pairs);
    return std::move(all_);
  }

 private:
  void touch(i64 begin, i64 end) {
    Rows<u32> rows(run_.loads[0], frame_), above(run_.loads[0], frame_), behind(run_.loads[0], frame_);
    std::vector<Contact> found(e_.x);
    PairTable table;
    u32 most = 0;
    const auto meet = [&](const u32* row, const u32* other, i64 count) {
      const i64 size = CPU_CALL(find_contacts, row, other, count, found.data());
      for (i64 i = 0; i < size; ++i) table.add(found[i]);
    };
    for (i64 row = begin; row < end; ++row) {
      const u32* labels = rows.load(row);
      most = std::max(most, CPU_CALL(largest_label, labels, e_.x));
      meet(labels, labels + 1, e_.x - 1);
      if (row % e_.y > 0) meet(labels, above.load(row - 1), e_.x);
      if (row >= e_.y) meet(labels, behind.load(row - e_.y), e_.x);
    }
    add(table, {most, most});
  }

  void overlap(i64 begin, i64 end) {
    Rows<u32> rows(run_.loads[0], frame_), others(run_.loads[1], frame_);
    std::vector<Contact> found(e_.x);
    PairTable table;
    std::array<u32, 2> most{};
    for (i64 row = begin; row < end; ++row) {
      const u32 *labels = rows.load(row), *other = others.load(row);
      most = {std::max(most[0], CPU_CALL(largest_label, labels, e_.x)),
              std::max(most[1], CPU_CALL(largest_label, other, e_.x))};
      const i64 size = CPU_CALL(find_overlaps, labels, other, e_.x, found.data());
      for (i64 i = 0; i < size; ++i) table.add(found[i]);
    }
    add(table, most);
  }

  void add(const PairTable& table, const std::array<u32, 2>& most) {
    std::lock_guard lock(mutex_);
    table.append_to(all_.pairs);
    for (int i = 0; i < 2; ++i) all_.largest[i] = std::max(all_.largest[i], most[i]);
  }

  const Run& run_;
  const Extent e_;
  const i64 frame_;
  std::mutex mutex_;
  Contacts all_;
};

class DeviceContacts {
 public:
  DeviceContacts(const Run& run, i64 frame) : run_(run), device_(run.device), e_(run.input(0)), frame_(frame) {}

  Contacts find() const {
    const i64 most_pairs = 3 * e_.z * e_.y * e_.x;
    for (i64 slots = 1 << 16;; slots *= 8) {
      Contacts all;
      if (counted(slots, all)) {
        sort_pairs(all.pairs);
        return all;
      }
      if (slots > 16 * most_pairs) throw Bug("a table of pairs that is full before it can be");
    }
  }

 private:
  static Kernel kernel(const char* entry, std::map<std::string, i64> constants = {}) {
    return label_kernel(entry, std::move(constants), "neighbours");
  }

  /// False where the pairs did not fit.
  bool counted(i64 slots, Contacts& all) const {
    const MemoryRef keys = filled(2 * slots * sizeof(u32), 255), counts = filled(slots * sizeof(u64), 0);
    const MemoryRef state = filled(3 * sizeof(u32), 0);
    const bool deep = e_.z > 1;
    Kernel count = kernel(run_.loads.size() == 1 ? "count_contacts" : "count_overlaps", {{"WALK_Z", deep}});
    for (auto& load : run_.loads) count.loads.push_back(&load);
    device_.launch(count, {groups_for(e_.x, 32), groups_for(e_.y, deep ? 8 : 256), groups_for(e_.z, 32)},
                   {Pointer{keys.get()}, Pointer{counts.get()}, Pointer{state.get()}, static_cast<u32>(slots - 1),
                    narrow(frame_), narrow(e_.x), narrow(e_.y), narrow(e_.z)});
    const auto found = downloaded<u32>(*state, 3);
    if (found[0] != 0) return false;
    all.largest = {found[1], found[2]};
    gather(*keys, *counts, slots, all.pairs);
    return true;
  }

  void gather(const Memory& keys, const Memory& counts, i64 slots, std::vector<Contact>& pairs) const {
    const MemoryRef places = run_.scratch((slots + 1) * sizeof(u32));
    device_.launch(kernel("flag_pairs"), {groups_for(slots + 1, label_lanes), 1, 1},
                   {Pointer{&counts}, Pointer{places.get()}, slots});
    exclusive_scan(device_, places, 1, slots + 1);
    u32 size = 0;
    device_.download(*places, slots * sizeof size, &size, sizeof size);
    if (size == 0) return;
    const MemoryRef contacts = run_.scratch(size * sizeof(Contact));
    device_.launch(kernel("gather_pairs"), {groups_for(slots, label_lanes), 1, 1},
                   {Pointer{&keys}, Pointer{&counts}, Pointer{places.get()}, Pointer{contacts.get()}, slots});
    pairs = downloaded<Contact>(*contacts, size);
  }

  MemoryRef filled(std::size_t bytes, std::uint8_t byte) const {
    const MemoryRef memory = run_.scratch(bytes);
    device_.fill(*memory, byte);
    return memory;
  }

  const Run& run_;
  Device& device_;
  const Extent e_;
  const i64 frame_;
};

/// Fills lists that the caller holds; its own image is empty.
class ContactsStep : public Step {
 public:
  explicit ContactsStep(std::shared_ptr<std::vector<Contacts>> into) : into_(std::move(into)) {}
  std::string_view skeleton() const override { return "neighbours"; }
  Work reads(int) const override { return Work::i32; }
  bool rereads(int) const override { return true; }
  bool fuses_store() const override { return false; }

  void run(const Run& run) const override {
    each_frame(resized(run), [&](i64 frame) { (*into_)[frame] = CpuContacts(run, frame).find(); });
    check(run.input(0));
  }
  void launch(const Run& run) const override {
    for (i64 frame = 0; frame < resized(run); ++frame) (*into_)[frame] = DeviceContacts(run, frame).find();
    check(run.input(0));
  }

 private:
  i64 resized(const Run& run) const {
    into_->resize(run.input(0).n);
    return run.input(0).n;
  }
  void check(const Extent& frame) const {
    for (auto& contacts : *into_)
      for (u32 largest : contacts.largest) expect_close(largest, frame);
  }

  const std::shared_ptr<std::vector<Contacts>> into_;
};

std::vector<Contacts> contacts_of(std::vector<NodeRef> images) {
  auto found = std::make_shared<std::vector<Contacts>>();
  evaluate(make_node({DType::u8, {1}, 0}, std::make_unique<ContactsStep>(found), std::move(images)));
  return std::move(*found);
}

}  // namespace

std::vector<Contacts> touching(const NodeRef& labels) { return contacts_of({as_labels(labels)}); }

std::vector<Contacts> overlapping(const NodeRef& labels, const NodeRef& others) {
  if (!(labels->type.extent() == others->type.extent()))
    throw ShapeError("both label images must have one shape, got " + to_string(labels->type.shape) + " and " +
                     to_string(others->type.shape));
  return contacts_of({as_labels(labels), as_labels(others)});
}

}  // namespace fulmo

// Rows in pairs, as real and imaginary part of one line; then the columns along y and z of their half spectra.
#include "skeletons/fourier/plan.hpp"

#include <algorithm>
#include <cstring>

#include "backends/cpu/pool.hpp"
#include "skeletons/fourier/cpu.hpp"
#include "skeletons/map/block.hpp"

namespace fulmo {

namespace {

using std::int64_t;

using Floats = std::vector<float>;

/// The buffers of a call: what is given, the result, two for scratch.
struct Buffers {
  float* at[4];
};

void run_call(const LinesCall& call, const Buffers& buffers, const std::uint32_t* tables, const float* other,
              Other how) {
  parallel_for((call.lines() + lines_at_once - 1) / lines_at_once, 1, [&](int64_t begin, int64_t end) {
    Floats work(2 * lines_at_once * call.length);
    const LinesBuffers b{buffers.at[call.load.buffer], buffers.at[call.store.buffer], other, how, tables, work.data()};
    for (int64_t i = begin; i < end; ++i) CPU_CALL(transform_lines, call, b, i * lines_at_once);
  });
}

/// Some pairs of rows on the CPU. Each thread makes its own and uses it again.
class RowPairs {
 public:
  RowPairs(const Fourier::Plan& plan, const std::uint32_t* tables, bool backwards)
      : length_(plan.sizes[2]),
        half_(plan.half()),
        tables_(tables),
        calls_(plan.axes[2].calls(lines_at_once, 1, backwards)),
        first_row(length_),
        second_row(length_),
        lines_(2 * lines_at_once * length_),
        first_scratch_(2 * lines_at_once * plan.axes[2].scratch()),
        second_scratch_(first_scratch_.size()) {
    for (auto& call : calls_) work_.resize(std::max<std::size_t>(work_.size(), 2 * lines_at_once * call.length));
  }

  float* line(int64_t c) { return lines_.data() + 2 * c * length_; }
  void transform() {
    const Buffers buffers{{lines_.data(), lines_.data(), first_scratch_.data(), second_scratch_.data()}};
    for (auto& call : calls_) {
      const LinesBuffers b{
          buffers.at[call.load.buffer], buffers.at[call.store.buffer], nullptr, Other::none, tables_, work_.data()};
      for (int64_t first = 0; first < call.lines(); first += lines_at_once) CPU_CALL(transform_lines, call, b, first);
    }
  }
  void pair(int64_t c) { CPU_CALL(pair_rows, first_row.data(), second_row.data(), length_, line(c)); }
  void split(int64_t c, float* first, float* second) { CPU_CALL(split_rows, line(c), length_, first, second); }
  void join(int64_t c, const float* first, const float* second) {
    CPU_CALL(join_rows, first, second, length_, line(c));
  }
  void unpair(int64_t c, int64_t count, float scale) {
    CPU_CALL(unpair_rows, line(c), count, scale, first_row.data(), second_row.data());
  }

 private:
  const int64_t length_, half_;
  const std::uint32_t* tables_;
  const std::vector<LinesCall> calls_;

 public:
  Floats first_row, second_row;

 private:
  Floats lines_, first_scratch_, second_scratch_, work_;
};

/// Calls f(frame, number of the block's first pair, pairs in it) with blocks of pairs of rows.
template <class Make, class F>
void each_block(int64_t frames, int64_t rows, Make make, F f) {
  const int64_t pairs = (rows + 1) / 2, blocks = (pairs + lines_at_once - 1) / lines_at_once;
  parallel_for(frames * blocks, 1, [&](int64_t begin, int64_t end) {
    auto own = make();
    for (int64_t i = begin; i < end; ++i) {
      const int64_t first = i % blocks * lines_at_once;
      f(own, i / blocks, first, std::min<int64_t>(lines_at_once, pairs - first));
    }
  });
}

class ForwardStep : public Step {
 public:
  ForwardStep(std::shared_ptr<const Fourier::Plan> plan, const Sizes& back, bool conjugate)
      : plan_(std::move(plan)), back_(back), conjugate_(conjugate) {}
  std::string_view skeleton() const override { return "fourier"; }
  bool fuses_load(int input) const override { return input == 0; }
  bool fuses_store() const override { return false; }
  std::string parameters() const override { return "transform"; }
  void launch(const Run& run) const override { launch_transform(run, {*plan_, back_, conjugate_}); }

  void run(const Run& run) const override {
    const auto tables = static_cast<const std::uint32_t*>(run.inputs[1]->host);
    const auto spectrum = static_cast<float*>(run.output->host);
    const bool multiplied = run.inputs.size() > 2;
    rows(run, tables, spectrum);
    const int64_t scratch = plan_->columns_scratch();
    Floats first(2 * scratch), second(2 * scratch);
    const auto axes = plan_->columns(false, multiplied);
    for (int64_t n = 0; n < run.extent.n; ++n) {
      float* frame = spectrum + 2 * n * plan_->volume();
      const Buffers buffers{{frame, frame, first.data(), second.data()}};
      for (auto& calls : axes)
        for (auto& call : calls) {
          const bool last = multiplied && &call == &axes.back().back();
          run_call(call, buffers, tables, last ? static_cast<const float*>(run.inputs[2]->host) : nullptr,
                   !last        ? Other::none
                   : conjugate_ ? Other::conjugate_product
                                : Other::product);
        }
    }
  }

 private:
  /// Row number r of the image, and where its half spectrum goes; the last row may be without a partner.
  void rows(const Run& run, const std::uint32_t* tables, float* spectrum) const {
    const Extent e = run.input(0);
    const int64_t rows = e.z * e.y;
    const auto& [depth, height, width] = plan_->sizes;
    if (e.count() != run.extent.n * depth * height * width) std::memset(spectrum, 0, run.output->bytes);
    const auto row_of_spectrum = [&, height = height, depth = depth](int64_t n, int64_t r) -> float* {
      if (r >= rows) return nullptr;
      const int64_t z = (r / e.y - back_[0] + depth) % depth, y = (r % e.y - back_[1] + height) % height;
      return spectrum + 2 * ((n * depth + z) * height + y) * plan_->half();
    };
    struct Own {
      StageRunner load;
      RowPairs pairs;
      Floats row;
    };
    each_block(
        e.n, rows,
        [&] {
          return Own{StageRunner(run.loads[0]), RowPairs(*plan_, tables, false), Floats(e.x)};
        },
        [&](Own& own, int64_t n, int64_t first, int64_t count) {
          for (int64_t c = 0; c < count; ++c) {
            load_row(own.load, e, n, 2 * (first + c), own.row, own.pairs.first_row);
            load_row(own.load, e, n, 2 * (first + c) + 1, own.row, own.pairs.second_row);
            own.pairs.pair(c);
          }
          own.pairs.transform();
          for (int64_t c = 0; c < count; ++c)
            own.pairs.split(c, row_of_spectrum(n, 2 * (first + c)), row_of_spectrum(n, 2 * (first + c) + 1));
        });
  }

  void load_row(StageRunner& load, const Extent& e, int64_t n, int64_t r, Floats& row, Floats& padded) const {
    std::fill(padded.begin(), padded.end(), 0.0f);
    if (r >= e.z * e.y) return;
    load.load(n, r / e.y, r % e.y, 0, e.x, row.data());
    const int64_t wrapped = std::min(back_[2], e.x);
    std::copy(row.begin() + wrapped, row.end(), padded.begin());
    std::copy(row.begin(), row.begin() + wrapped, padded.end() - back_[2]);
  }

  std::shared_ptr<const Fourier::Plan> plan_;
  Sizes back_;
  bool conjugate_;
};

class BackStep : public Step {
 public:
  explicit BackStep(std::shared_ptr<const Fourier::Plan> plan) : plan_(std::move(plan)) {}
  std::string_view skeleton() const override { return "fourier"; }
  bool fuses_load(int) const override { return false; }
  std::string parameters() const override { return "transform back"; }
  void launch(const Run& run) const override { launch_transform_back(run, *plan_); }

  void run(const Run& run) const override {
    const auto tables = static_cast<const std::uint32_t*>(run.inputs[1]->host);
    const auto spectrum = static_cast<float*>(run.inputs[0]->host);
    const auto axes = plan_->columns(true, false);
    const int64_t scratch = plan_->columns_scratch(), volume = plan_->volume();
    Floats first(2 * scratch), second(2 * scratch), whole(axes.empty() ? 0 : 2 * volume);
    for (int64_t n = 0; n < run.extent.n; ++n) {
      float* from = spectrum + 2 * n * volume;
      for (auto& calls : axes) {
        const Buffers buffers{{from, whole.data(), first.data(), second.data()}};
        for (auto& call : calls) run_call(call, buffers, tables, nullptr, Other::none);
        from = whole.data();
      }
      rows(run, tables, from, n);
    }
  }

 private:
  void rows(const Run& run, const std::uint32_t* tables, const float* spectrum, int64_t n) const {
    const Extent e = run.extent;
    const int64_t rows = e.z * e.y, half = plan_->half(), height = plan_->sizes[1];
    const auto scale =
        static_cast<float>(1.0 / static_cast<double>(plan_->sizes[0] * plan_->sizes[1] * plan_->sizes[2]));
    const auto row_of_spectrum = [&](int64_t r) {
      return r < rows ? spectrum + 2 * (r / e.y * height + r % e.y) * half : nullptr;
    };
    struct Own {
      StageRunner store;
      RowPairs pairs;
    };
    each_block(
        1, rows,
        [&] {
          return Own{StageRunner(run.store), RowPairs(*plan_, tables, true)};
        },
        [&](Own& own, int64_t, int64_t first, int64_t count) {
          for (int64_t c = 0; c < count; ++c)
            own.pairs.join(c, row_of_spectrum(2 * (first + c)), row_of_spectrum(2 * (first + c) + 1));
          own.pairs.transform();
          for (int64_t c = 0; c < count; ++c) {
            own.pairs.unpair(c, e.x, scale);
            for (int64_t r = 2 * (first + c); r < std::min(rows, 2 * (first + c) + 2); ++r)
              own.store.store(n, r / e.y, r % e.y, 0, e.x,
                              r % 2 == 0 ? own.pairs.first_row.data() : own.pairs.second_row.data());
          }
        });
  }

  std::shared_ptr<const Fourier::Plan> plan_;
};

}  // namespace

Fourier::Plan::Plan(const Sizes& size) : sizes(size) {
  for (int64_t length : sizes) axes.emplace_back(length, tables);
}

std::vector<LinesCall> Fourier::Plan::calls(int axis, bool backwards) const {
  return axis == 0 ? axes[0].calls(1, sizes[1] * half(), backwards) : axes[1].calls(sizes[0], half(), backwards);
}

std::vector<std::vector<LinesCall>> Fourier::Plan::columns(bool backwards, bool at_least_one) const {
  std::vector<std::vector<LinesCall>> all;
  for (int axis : {1, 0})
    if (sizes[axis] > 1 || (axis == 0 && at_least_one && all.empty())) all.push_back(calls(axis, backwards));
  return all;
}

int64_t Fourier::Plan::columns_scratch() const {
  return std::max(axes[0].scratch() * sizes[1] * half(), sizes[0] * axes[1].scratch() * half());
}

Fourier::Fourier(const Sizes& sizes, const DeviceRef& device) : plan_(std::make_shared<Plan>(sizes)) {
  const Type type{DType::u32, {static_cast<int64_t>(plan_->tables.size())}, 0};
  tables_ = upload(type, plan_->tables.data(), device);
}

NodeRef Fourier::transform(const NodeRef& image, const Sizes& back, const NodeRef& other, bool conjugate) const {
  const auto& [depth, height, width] = plan_->sizes;
  Type type = image->type.with(DType::f32);
  const std::array<int64_t, 3> sizes{2 * plan_->half(), height, depth};
  for (int axis = 0; axis < type.spatial(); ++axis) type.shape[type.shape.size() - 1 - axis] = sizes[axis];
  for (int axis = type.spatial(); axis < 3; ++axis)
    if (axis == 0 || sizes[axis] != 1) type.shape.insert(type.shape.begin() + type.batch, sizes[axis]);
  std::vector<NodeRef> inputs{image, tables_};
  if (other) inputs.push_back(other);
  return make_node(type, std::make_unique<ForwardStep>(plan_, back, conjugate), inputs);
}

NodeRef Fourier::transform_back(const NodeRef& spectrum, const Type& type) const {
  return make_node(type.with(DType::f32), std::make_unique<BackStep>(plan_), {spectrum, tables_});
}

}  // namespace fulmo

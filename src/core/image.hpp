#pragma once
// A handle on a lazy value. Copying a handle copies no pixels; writing into one rebinds it (contract section 1, rule
// 2).
#include <memory>

#include "graph/node.hpp"

namespace fulmo {

class Image {
 public:
  Image() = default;
  explicit Image(NodeRef node) : cell_(std::make_shared<Cell>(std::move(node))) {}
  explicit operator bool() const { return cell_ != nullptr; }

  NodeRef node() const { return cell_->node(); }
  /// Makes every copy of this handle show another value of the same type; in memory that is shared with another library
  /// the pixels themselves are replaced.
  void rebind(NodeRef node);
  /// The node, computed, in memory that other libraries may use from now on.
  NodeRef share();
  Type type() const { return node()->type; }

 private:
  /// Counts the images somebody holds, so that fusion keeps what can still be looked at.
  class Cell {
   public:
    explicit Cell(NodeRef node) : node_(std::move(node)) { ++node_->handles; }
    ~Cell() { --node_->handles; }
    NodeRef node() const {
      std::lock_guard lock(mutex_);
      return node_;
    }
    void set(NodeRef node) {
      ++node->handles;
      std::lock_guard lock(mutex_);
      --node_->handles;
      node_.swap(node);
    }

   private:
    mutable std::mutex mutex_;
    NodeRef node_;
  };
  std::shared_ptr<Cell> cell_;
};

/// What a user's call gives: noted as pending, and never the very pixels that others may write to.
Image handed_out(const Image&);

}  // namespace fulmo

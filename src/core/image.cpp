#include "core/image.hpp"

namespace fulmo {

void Image::rebind(NodeRef value) {
  const NodeRef old = cell_->node();
  const bool in_place = old->shared && old->memory && old->memory->writable;
  in_place ? overwrite(old, value) : cell_->set(std::move(value));
}

Image handed_out(const Image& image) {
  const NodeRef node = image.node();
  note_pending(node);
  return node->shared ? Image(duplicate(node)) : image;
}

NodeRef Image::share() {
  const NodeRef node = cell_->node(), shared = fulmo::share(node);
  if (shared != node) cell_->set(shared);
  return shared;
}

}  // namespace fulmo

#pragma once
// How Python sees an image: as fulmo.Image, the class that python/fulmo/arrays.py derives from Handle.
#include <nanobind/nanobind.h>

#include "core/image.hpp"

namespace fulmo {

/// The class, once arrays.py has named it; never released, since images may outlive the module.
inline nanobind::handle& image_class() {
  static nanobind::handle type;
  return type;
}

}  // namespace fulmo

template <>
struct nanobind::detail::type_caster<fulmo::Image> : type_caster_base<fulmo::Image> {
  static handle from_cpp(fulmo::Image image, rv_policy, cleanup_list*) noexcept {
    object made = inst_alloc(fulmo::image_class());
    new (inst_ptr<fulmo::Image>(made)) fulmo::Image(std::move(image));
    inst_mark_ready(made);
    return made.release();
  }
};

"""Lengths along axes: sigma=2 or sigma=(z, y, x) for sigma_x, sigma_y, sigma_z, in voxels or in the unit of a spacing."""

import numbers

import numpy as np

from .errors import ParameterError

AXES = ("x", "y", "z")


def per_axis(value):
    """A number for each axis of what is one number, also in an array, or several."""
    if isinstance(value, numbers.Real) or getattr(value, "ndim", None) == 0:
        return [value if isinstance(value, numbers.Real) else value.item()] * 3
    return list(value) if np.iterable(value) else []


def spread(group, value, defaults, arguments):
    """sigma=2 or sigma=(z, y, x) into sigma_x, sigma_y and sigma_z, unless those say something else than by default."""
    values = per_axis(value)[::-1]
    if not 1 <= len(values) <= 3:
        raise ParameterError(f"{group} must be a number or (z, y, x), got {value!r}")
    for axis, given in zip(AXES, values):
        name = f"{group}_{axis}"
        if arguments.get(name, defaults[name]) != defaults[name]:
            raise ParameterError(f"{group} and {name} are given both; one of them is enough")
        arguments[name] = given


def spacing_of(spacing, image):
    """None, or the size of a voxel as (z, y, x); "image" is that of the image."""
    if spacing is None:
        return None
    if isinstance(spacing, str):
        if spacing != "image" or image is None:
            raise ParameterError(f"spacing must be None, 'image' or (z, y, x), got {spacing!r}")
        return image.spacing
    values = per_axis(spacing)
    if not 1 <= len(values) <= 3 or not all(isinstance(v, numbers.Real) and 0 < v < float("inf") for v in values):
        raise ParameterError(f"spacing must be None, 'image' or (z, y, x) of positive numbers, got {spacing!r}")
    return (1.0,) * (3 - len(values)) + tuple(float(v) for v in values)


def to_voxels(groups, defaults, spacing, arguments):
    """Divides the lengths among the parameters by the size of a voxel."""
    for group, lengths in groups:
        for axis, size in zip(AXES, reversed(spacing)):
            name = f"{group}_{axis}"
            length = arguments.get(name, defaults[name])
            if lengths and isinstance(length, numbers.Real):
                arguments[name] = float(length) / size

"""What all functions check alike: images, axes, values for each axis, sizes and border modes."""

import operator

import numpy as np

from ..creation import asarray
from ..errors import ParameterError, ShapeError, TypeMismatch, UnsupportedError

MODES = {
    "reflect": "reflect", "grid-mirror": "reflect", "constant": "constant", "grid-constant": "constant",
    "nearest": "nearest", "mirror": "mirror", "wrap": "wrap", "grid-wrap": "wrap",
}  # fmt: skip


class ArgumentError(ParameterError, RuntimeError):
    """A value that cannot be used, where scipy raises RuntimeError."""


class MismatchError(ShapeError, RuntimeError):
    """Lengths or shapes that do not go together, where scipy raises RuntimeError."""


class ComplexError(UnsupportedError, TypeMismatch):
    """Complex pixels or weights, where scipy raises TypeError or computes."""


def image_of(input, function):
    """The input as an image on a device."""
    if np.iscomplexobj(input):
        raise ComplexError(f"ndimage.{function}: complex images are not offered; pass .real and .imag")
    return asarray(input)


def mask_of(input, function):
    """1 where the input is not 0, else 0, in uint8."""
    image = image_of(input, function)
    return image if image.dtype == np.uint8 and np.asarray(input).dtype == bool else image != 0


def weights_of(weights, function):
    """Weights in float32; they may have any number of axes."""
    if np.iscomplexobj(weights):
        raise ComplexError(f"ndimage.{function}: complex weights are not offered; pass .real and .imag")
    return np.asarray(weights, np.float32)


def whole(value, name):
    """A whole number of any integer type."""
    try:
        return operator.index(value)
    except TypeError as error:
        raise TypeMismatch(f"{name} must be an integer, got {value!r}") from error


def axes_of(axes, image):
    """Numbers of the axes to work along, in the order given."""
    if axes is None:
        return list(range(image.ndim))
    try:
        chosen = [operator.index(axis) for axis in (axes if np.iterable(axes) else [axes])]
    except TypeError as error:
        raise TypeMismatch(f"axes: {error}, got {axes!r}") from error
    for axis in chosen:
        if not -image.ndim <= axis < image.ndim:
            raise ParameterError(f"axes: {axis} is out of range for an image of {image.ndim} axes")
    chosen = [axis % image.ndim for axis in chosen]
    if len(set(chosen)) != len(chosen):
        raise ParameterError(f"axes must be unique, got {axes!r}")
    return chosen


def per_axis(value, count, name):
    """One value, or one for each axis, as a list."""
    if isinstance(value, str) or not np.iterable(value):
        return [value] * count
    values = list(value)
    if len(values) != count:
        raise MismatchError(
            f"{name}: a sequence argument must have length equal to input rank, or to the number of axes, "
            f"{count}, got {value!r}"
        )
    return values


def origins_of(origin, count):
    """Whole numbers by which windows are moved along each axis."""
    return [whole(o, "origin") for o in per_axis(origin, count, "origin")]


def sizes_of(size, count):
    """Lengths of a window along each axis; 0 leaves an axis alone as 1 does."""
    sizes = [int(s) for s in per_axis(size, count, "size")]
    if any(s < 0 for s in sizes):
        raise ParameterError(f"size must be at least 0, got {size!r}")
    return [max(s, 1) for s in sizes]


def mode_of(mode):
    """Fulmo's name of a border mode."""
    if mode not in MODES:
        raise ArgumentError(f"mode must be one of {', '.join(MODES)}, got {mode!r}")
    return MODES[mode]


def one_mode(mode, function):
    """The one mode of a window that is not separable."""
    if not isinstance(mode, str):
        raise ArgumentError(f"ndimage.{function}: a window that is not separable takes one mode, got {mode!r}")
    return mode


def spread(window, axes, image, name):
    """A window of the chosen axes with length 1 along all others; as in scipy its axes are in the image's order."""
    if window.ndim != len(axes):
        raise MismatchError(f"{name}.ndim ({window.ndim}) must match len(axes) ({len(axes)})")
    return np.expand_dims(window, [a for a in range(image.ndim) if a not in axes])


def over_axes(values, axes, image, other):
    """Values of the chosen axes for every axis: `other` where none is given."""
    given = dict(zip(axes, values))
    return [given.get(a, other) for a in range(image.ndim)]

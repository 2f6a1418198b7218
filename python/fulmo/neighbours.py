"""Arrays of other libraries as arrays of numpy, and what they say of axes and spacing."""

import itertools
from typing import NamedTuple

import numpy as np

from .errors import ShapeError, TypeMismatch
from .sharing import is_on_host


class Said(NamedTuple):
    """What an array says of its pixels; empty where it says nothing."""

    axes: str = ""
    spacing: tuple = ()
    unit: str = ""


def unwrapped(array):
    """The array in a layer of napari, a list of levels or a DataArray of xarray, and what that says of the pixels."""
    if any(base.__module__.startswith("napari.layers") for base in type(array).__mro__):
        return _layer(array)
    if _is_multiscale(array):
        return array[0], Said()
    if hasattr(array, "dims") and hasattr(array, "coords"):
        return array, Said(_axes_of(array.dims))
    return array.detach() if hasattr(array, "detach") else array, Said()  # torch hands out nothing with gradients


def _layer(layer):
    pixels = layer.data[0] if getattr(layer, "multiscale", False) else layer.data
    axes = "tzyx"[5 - np.ndim(pixels) :] + "c" if getattr(layer, "rgb", False) else ""
    unit = str((getattr(layer, "units", None) or ("pixel",))[-1])
    return pixels, Said(axes, tuple(float(s) for s in layer.scale[-3:]), "" if unit == "pixel" else unit)


def _is_multiscale(array):
    """A list of images, each smaller than the one before."""
    if not isinstance(array, (list, tuple)) and type(array).__name__ != "MultiScaleData":
        return False
    shapes = [getattr(level, "shape", ()) for level in array]
    sizes = [int(np.prod(shape, dtype=np.int64)) for shape in shapes]
    smaller = all(a > b for a, b in itertools.pairwise(sizes))
    return len(shapes) > 1 and smaller and len({len(shape) for shape in shapes}) == 1 < len(shapes[0])


def _axes_of(dims):
    """Names of dimensions as axes if they are letters in the order of ours: frames, z, y, x."""
    axes = "".join(dims) if all(isinstance(d, str) and len(d) == 1 and d.isalpha() for d in dims) else ""
    spatial = axes.lstrip("".join(set(axes) - set("zyx")))
    return axes if spatial and "zyx".endswith(spatial) else ""


def host_array(array):
    """Anything that numpy can read, as an array that an image can be made of."""
    if not is_on_host(array):
        fetch = next((getattr(array, name) for name in ("get", "cpu", "copy_to_host") if hasattr(array, name)), None)
        array = fetch() if fetch else array
    try:
        only_dlpack = hasattr(array, "__dlpack__") and not hasattr(array, "__array__")
        result = np.from_dlpack(array) if only_dlpack else np.asarray(array)
    except ValueError as error:
        raise ShapeError(f"not an array: {error}") from None
    if result.dtype.kind not in "buif":
        raise TypeMismatch(f"images hold integers or real numbers, got {result.dtype}")
    return result

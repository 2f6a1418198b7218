"""Images from arrays, numbers and shapes, and arrays from images. The dtype rules stand in docs/dtypes.md."""

import warnings

import numpy as np

from . import _fulmo
from .devices import find_device, get_device
from .errors import ParameterError, PrecisionWarning, ShapeError, TypeMismatch

DTYPES = ("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64")
SPATIAL = "zyx"


def dtype_name(dtype):
    """The name of a dtype that images can have."""
    try:
        name = np.dtype(dtype).name
    except TypeError:
        raise TypeMismatch(f"dtype must be one of {', '.join(DTYPES)}, got {dtype!r}") from None
    name = {"bool": "uint8"}.get(name, name)
    if name not in DTYPES:
        raise TypeMismatch(f"dtype must be one of {', '.join(DTYPES)}, got {name}")
    return name


_said = set()


def _once(key, text, category=UserWarning):
    if key not in _said:
        _said.add(key)
        warnings.warn(text, category, stacklevel=4)


def _narrowed(array):
    """64-bit integers as 32-bit ones when every value fits."""
    low, high = (int(array.min()), int(array.max())) if array.size else (0, 0)
    for dtype in (np.int32, np.uint32):
        info = np.iinfo(dtype)
        if dtype != np.int32 or array.dtype.kind == "i":
            if info.min <= low and high <= info.max:
                return array.astype(dtype)
    return array


def _default_dtype(array, was_array):
    """An array in the dtype that its image gets when none is asked for."""
    kind, size = array.dtype.kind, array.dtype.itemsize
    if kind == "b":
        return array.astype(np.uint8)
    if kind == "f" and size != 4:
        if size > 4 and was_array:
            _once("float64", "float64 values are rounded to float32; keep them with dtype=float64", PrecisionWarning)
        with np.errstate(over="ignore"):
            return array.astype(np.float32)
    return _narrowed(array) if kind in "iu" and size == 8 else array


def _order_axes(array, axes):
    """Frames in front, then z, y, x: the array so transposed, its axes, and how many are frames."""
    if axes is None:
        return array, "", max(0, array.ndim - 3)
    axes = axes.lower()
    if len(axes) != array.ndim or len(set(axes)) != len(axes) or not axes.isalpha():
        raise ParameterError(f"axes must name each of the {array.ndim} axes once, like 'tzyx', got {axes!r}")
    ordered = [a for a in axes if a not in SPATIAL] + [a for a in SPATIAL if a in axes]
    frames = sum(a not in SPATIAL for a in axes)
    return array.transpose([axes.index(a) for a in ordered]), "".join(ordered), frames


def _host(array):
    """Anything that numpy can read, as an array that an image can be made of."""
    if hasattr(array, "__cuda_array_interface__") and hasattr(array, "get"):  # cupy
        array = array.get()
    try:
        result = np.asarray(array)
    except ValueError as error:
        raise ShapeError(f"not an array: {error}") from None
    if result.dtype.kind not in "buif":
        raise TypeMismatch(f"images hold integers or real numbers, got {result.dtype}")
    return result


def asarray(array, dtype=None, mtype=None, device=None, *, axes=None):
    """Put an array on a device.

    Parameters
    ----------
    array : array, number, list or Image
        An Image passes through, moved or cast if `dtype` or `device` ask for it.
    dtype : dtype, optional
        Type of the image. By default that of the array; float64 becomes float32, 64-bit integers become
        32-bit ones when every value fits, bool becomes uint8.
    mtype : optional
        Accepted for pyclesperanto's sake; all images are buffers.
    device : str or Device, optional
        Where to; by default the current device.
    axes : str, optional
        What the axes are, like "tzyx" or "yxc". By default the last three are z, y, x and those before them frames.
    """
    if isinstance(array, _fulmo.Handle):
        return _passed_through(array, dtype, device)
    host = _host(array)
    if axes is None and host.dtype == np.uint8 and host.ndim == 3 and host.shape[-1] in (3, 4):
        _once("colour", f"an array of shape {host.shape} is taken as z, y, x; if it has colours, say axes='yxc'")
    host, axes, frames = _order_axes(host, axes)
    if dtype is None:
        host = _default_dtype(host, isinstance(array, np.ndarray))
    elif host.dtype.kind == "b" or host.dtype.name not in DTYPES:
        host = host.astype(np.uint8 if host.dtype.kind == "b" else np.float64)
    image = upload(host, frames, find_device(device) if device else get_device())
    if axes:
        image._axes = axes
    return image if dtype is None else image.astype(dtype)


def upload(host, frames, device):
    native = host.astype(host.dtype.newbyteorder("="), order="C", copy=False)
    return _fulmo.upload(native, native.dtype.name, list(host.shape), frames, device.id)


def _passed_through(image, dtype, device):
    if device is not None:
        image = image.to(device)
    return image if dtype is None or image.dtype == np.dtype(dtype) else image.astype(dtype)


push = from_array = asarray


def array(array, dtype=None, mtype=None, device=None, *, axes=None):
    """Put an array on a device, as a new image always."""
    image = asarray(array, dtype, mtype, device, axes=axes)
    return image.copy() if image is array else image


def pull(image):
    """The pixels of an image as a numpy array that the caller owns; anything else is returned as it is."""
    return image.get() if isinstance(image, _fulmo.Handle) else image


nparray = pull


def from_number(value, anchor):
    """A number as an image of one pixel, in the dtype of the image it meets if it fits there, else float32."""
    dtype = anchor.dtype
    fits = dtype.kind == "f" or (float(value).is_integer() and np.iinfo(dtype).min <= value <= np.iinfo(dtype).max)
    return upload(np.asarray(value, dtype if fits else np.float32), 0, anchor.device)


def _shape(shape):
    sizes = [shape] if isinstance(shape, (int, np.integer)) else list(shape)
    if not all(isinstance(size, (int, np.integer)) and size >= 0 for size in sizes):
        raise ParameterError(f"shape must be whole numbers of at least 0, got {shape!r}")
    return [int(size) for size in sizes]


def full(shape, fill_value, dtype=np.float32, mtype=None, device=None):
    """An image with every pixel set to one value."""
    if isinstance(shape, _fulmo.Handle):
        return full_like(shape, fill_value, dtype, mtype, device)
    sizes = _shape(shape)
    chosen = find_device(device) if device else get_device()
    return _fulmo.filled(sizes, max(0, len(sizes) - 3), dtype_name(dtype or np.float32), fill_value, chosen.id)


def full_like(image, fill_value, dtype=None, mtype=None, device=None):
    """An image of the shape of another, with every pixel set to one value."""
    device = device or getattr(image, "device", None)
    if not isinstance(image, _fulmo.Handle):
        image, device = np.asarray(image), None
    result = full(image.shape, fill_value, dtype or image.dtype, mtype, device)
    if isinstance(image, _fulmo.Handle):
        result._describe_like(image)
    return result


def zeros(shape, dtype=np.float32, mtype=None, device=None):
    """An image of zeros."""
    return full(shape, 0, dtype, mtype, device)


def ones(shape, dtype=np.float32, mtype=None, device=None):
    """An image of ones."""
    return full(shape, 1, dtype, mtype, device)


def zeros_like(image, dtype=None, mtype=None, device=None):
    """An image of zeros in the shape and dtype of another."""
    return full_like(image, 0, dtype, mtype, device)


def ones_like(image, dtype=None, mtype=None, device=None):
    """An image of ones in the shape and dtype of another."""
    return full_like(image, 1, dtype, mtype, device)


def create_like(image, dtype=np.float32, mtype=None, device=None):
    """An image of the shape of another; float32 unless a dtype is given."""
    return full_like(image, 0, dtype or np.float32, mtype, device)


def create_labels_like(image, device=None):
    """An image for labels, of the shape of another."""
    return full_like(image, 0, np.uint32, device=device)


create = empty = zeros
empty_like = zeros_like

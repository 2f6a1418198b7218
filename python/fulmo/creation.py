"""Images from arrays, numbers and shapes, and arrays from images. The dtype rules stand in docs/dtypes.md."""

import numpy as np

from . import _fulmo
from .devices import find_device, get_device
from .docstrings import complete
from .dtypes import DTYPES, default_dtype, dtype_name
from .errors import ParameterError, deprecated, warn_once
from .neighbours import host_array, unwrapped
from .sharing import shared, shared_on
from .words import OF_CREATION

SPATIAL = "zyx"


def _order_axes(array, axes):
    """Frames in front, then z, y, x: the array so transposed, its axes, and how many are frames."""
    if not axes:
        return array, "", max(0, array.ndim - 3)
    axes = axes.lower()
    if len(axes) != array.ndim or len(set(axes)) != len(axes) or not axes.isalpha():
        raise ParameterError(f"axes must name each of the {array.ndim} axes once, like 'tzyx', got {axes!r}")
    ordered = [a for a in axes if a not in SPATIAL] + [a for a in SPATIAL if a in axes]
    frames = sum(a not in SPATIAL for a in axes)
    order = [axes.index(a) for a in ordered]
    return array if order == sorted(order) else array.transpose(order), "".join(ordered), frames


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
    target = find_device(device) if device else get_device()
    array, said = unwrapped(array)
    pixels = shared_on(target, array)
    if pixels is None:
        pixels = host_array(array)
    axes = axes or said.axes
    if not axes and pixels.dtype == np.uint8 and pixels.ndim == 3 and pixels.shape[-1] in (3, 4):
        warn_once("colour", f"an array of shape {pixels.shape} is taken as z, y, x; if it has colours, say axes='yxc'")
    pixels, axes, frames = _order_axes(pixels, axes)
    if dtype is None:
        pixels = default_dtype(pixels, hasattr(array, "dtype"))
    image = _image_of(pixels, frames, target)
    image._axes = axes
    if said.spacing:
        image.spacing, image.unit = said.spacing, said.unit
    return image if dtype is None else image.astype(dtype, copy=False)


def _image_of(pixels, frames, device):
    """Pixels with so many axes of frames as an image; they may be one already."""
    if isinstance(pixels, _fulmo.Handle):
        return pixels if pixels._batch == frames else _fulmo.reshape(pixels, list(pixels.shape), frames)
    if pixels.dtype.name not in DTYPES:
        pixels = pixels.astype(np.uint8 if pixels.dtype.kind == "b" else np.float64)
    return upload(pixels, frames, device)


def from_host(pixels, device, dtype=None):
    """What numpy has computed of images as one, without a word about its dtype or axes."""
    pixels = default_dtype(pixels, False) if dtype is None else pixels.astype(dtype)
    return upload(pixels, max(0, pixels.ndim - 3), device)


def upload(host, frames, device):
    native = host.astype(host.dtype.newbyteorder("="), order="C", copy=False)
    return _fulmo.upload(native, native.dtype.name, list(host.shape), frames, device.id)


def _passed_through(image, dtype, device):
    if device is not None:
        image = image.to(device)
    return image if dtype is None or image.dtype == np.dtype(dtype) else image.astype(dtype)


push = asarray


def from_array(arr, dtype=None, *, mtype="buffer", device=None, axes=None):
    """The same as `asarray`."""
    return asarray(arr, dtype, mtype, device, axes=axes)


def array(array, dtype=None, mtype=None, device=None, *, axes=None):
    """Put an array on a device, as a new image always.

    >>> import fulmo
    >>> fulmo.array([[1, 2], [3, 4]])
    """
    image = asarray(array, dtype, mtype, device, axes=axes)
    return image.copy() if image is array or image._shared else image


def from_dlpack(object, device=None, copy=None):
    """An image in the memory of another library's array: what one writes, the other sees.

    Parameters
    ----------
    object : array
        Anything with `__dlpack__` or `__cuda_array_interface__`, or an array of pyopencl, on any device.
    device : str or Device, optional
        Where to; by default where the array is.
    copy : bool, optional
        False: raise BufferError if the memory cannot be shared. True: copy it. By default it is copied if need be.
    """
    image = object if isinstance(object, _fulmo.Handle) else shared(object)
    target = find_device(device) if device else None if image is None else image.device
    if copy is False and (image is None or target.id != image.device.id):
        raise BufferError(
            "this array cannot be shared: it is on another device, or not dense, or of no dtype of images"
        )
    if image is None:
        return asarray(object, device=target)
    moved = image.to(target)
    return image.copy() if copy and moved is image else moved


def pull(array):
    """The pixels of an image as a numpy array that the caller owns; anything else is returned as it is."""
    return array.get() if isinstance(array, _fulmo.Handle) else array


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


def full(shape, fill_value, dtype=None, *, mtype="buffer", device=None):
    """An image with every pixel set to one value; float32 unless a dtype is given.

    >>> import fulmo
    >>> fulmo.full((3, 4), 7)
    """
    if isinstance(shape, _fulmo.Handle) or np.ndim(shape) > 1:
        return full_like(shape, fill_value, dtype or np.float32, device=device)
    sizes = _shape(shape)
    chosen = find_device(device) if device else get_device()
    return _fulmo.filled(sizes, max(0, len(sizes) - 3), dtype_name(dtype or np.float32), fill_value, chosen.id)


def full_like(arr, fill_value, dtype=None, *, mtype="buffer", device=None):
    """An image of the shape of another, with every pixel set to one value.

    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.full_like(image, 7)
    """
    if isinstance(arr, _fulmo.Handle):
        result = full(arr.shape, fill_value, dtype or arr.dtype, device=device or arr.device)
        result._describe_like(arr)
        return result
    array = np.asarray(arr)
    return full(array.shape, fill_value, dtype or default_dtype(array[..., :0], False).dtype, device=device)


def zeros(shape, dtype=None, *, mtype="buffer", device=None):
    """An image of zeros; float32 unless a dtype is given.

    >>> import fulmo
    >>> fulmo.zeros((3, 4), dtype="uint8")
    """
    return full(shape, 0, dtype, device=device)


def ones(shape, dtype=None, *, mtype="buffer", device=None):
    """An image of ones; float32 unless a dtype is given.

    >>> import fulmo
    >>> fulmo.ones((3, 4))
    """
    return full(shape, 1, dtype, device=device)


def zeros_like(arr, dtype=None, *, mtype="buffer", device=None):
    """An image of zeros in the shape and dtype of another.

    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.zeros_like(image)
    """
    return full_like(arr, 0, dtype, device=device)


def ones_like(arr, dtype=None, *, mtype="buffer", device=None):
    """An image of ones in the shape and dtype of another.

    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.ones_like(image)
    """
    return full_like(arr, 1, dtype, device=device)


def create(dim, dtype=None, mtype=None, device=None):
    """An image of zeros: float32 of a shape, or in the shape and dtype of another image.

    >>> import fulmo
    >>> fulmo.create((3, 4))
    """
    of_image = isinstance(dim, _fulmo.Handle) or np.ndim(dim) > 1
    return zeros_like(dim, dtype, device=device) if of_image else zeros(dim, dtype, device=device)


def create_like(array, dtype=None, mtype=None, device=None):
    """An image of the shape of another; float32 unless a dtype is given.

    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.create_like(image)
    """
    return full_like(array, 0, dtype or np.float32, device=device)


def create_labels_like(array, device=None):
    """An image for labels, of the shape of another.

    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.create_labels_like(image)
    """
    deprecated("create_labels_like", "create_like(dtype='uint32')")
    return full_like(array, 0, np.uint32, device=device)


empty, empty_like = zeros, zeros_like


def _computed(pixels, dtype, device):
    """What numpy has made, in its dtype or, by default, in that of images."""
    return from_host(pixels, find_device(device) if device else get_device(), dtype and dtype_name(dtype))


def arange(start, stop=None, step=1, dtype=None, mtype="buffer", device=None):
    """Numbers from start (0 if there is one number only) up to stop, without it; int32, or float32 of fractions.

    >>> import fulmo
    >>> fulmo.arange(2, 10, 2)
    """
    return _computed(np.arange(start, stop, step) if stop is not None else np.arange(0, start, step), dtype, device)


def linspace(start, stop, num=50, endpoint=True, dtype=None, mtype="buffer", device=None):
    """So many numbers in equal steps from start to stop; float32.

    >>> import fulmo
    >>> fulmo.linspace(0, 1, 5)
    """
    return _computed(np.linspace(start, stop, num, endpoint), dtype, device)


def eye(N, M=None, k=0, dtype=None, mtype="buffer", device=None):
    """Ones on the k-th diagonal of N rows and M columns, zeros elsewhere; float32.

    >>> import fulmo
    >>> fulmo.eye(3)
    """
    return _computed(np.eye(N, M, k), dtype, device)


def is_image(object):
    """Whether an operation takes it as an image: an array of any library, or a list."""
    known = ("__array__", "__dlpack__", "__cuda_array_interface__", "base_data")
    return isinstance(object, (_fulmo.Handle, list, tuple)) or any(hasattr(object, name) for name in known)


for function in (
    *(array, full, full_like, zeros, ones, zeros_like, ones_like, create, create_like, create_labels_like),
    *(arange, linspace, eye),
):
    complete(function, OF_CREATION, "Image")
del function

"""numpy's functions of images: np.concatenate, np.mean, np.where and others run on the image's device.

All others get copies of the pixels and give what numpy gives. Those that would write into such a copy are refused.
"""

import functools
import inspect

import numpy as np

from . import _fulmo
from .calls import call as run
from .creation import asarray, full, full_like, ones_like, zeros_like
from .dtypes import dtype_name
from .errors import UnsupportedError


def call(function, types, arguments, keywords):
    """np.function(*arguments) with an image among the arguments."""
    if any(hasattr(t, "__array_function__") and not issubclass(t, (_fulmo.Handle, np.ndarray)) for t in types):
        return NotImplemented  # dask and others know better
    ours = FUNCTIONS.get(function)
    if ours is not None and _takes(ours, arguments, keywords):
        return ours(*arguments, **keywords)
    if function in WRITERS:
        raise UnsupportedError(f"np.{function.__name__} would write into a copy of the pixels; use image[...] = values")
    out = keywords.pop("out", None)
    if "where" in keywords:
        keywords["where"] = as_mask(keywords["where"])
    result = function(*_on_host(arguments), **_on_host(keywords))
    if out is None:
        return result
    out[...] = result
    return out


def _takes(ours, arguments, keywords):
    """Whether these are arguments that the device's way knows; numpy's are more."""
    try:
        _signature(ours).bind(*arguments, **keywords)
    except TypeError:
        return False
    return True


_signature = functools.cache(inspect.signature)


def _on_host(value):
    if isinstance(value, _fulmo.Handle):
        return value.get()
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return type(value)(_on_host(v) for v in value)
    return {key: _on_host(v) for key, v in value.items()} if isinstance(value, dict) else value


def as_mask(value):
    """A condition as numpy takes it: comparisons of images give uint8."""
    return np.asarray(value, bool)


FUNCTIONS = {}


def of(*functions):
    """The device's way of these functions of numpy, with those of their parameters that it knows."""

    def enter(ours):
        FUNCTIONS.update(dict.fromkeys(functions, ours))
        return ours

    return enter


def _images(arrays):
    """All of them as images, on the device of the first that is one."""
    arrays = list(arrays)
    device = next((a.device for a in arrays if isinstance(a, _fulmo.Handle)), None)
    return [asarray(a, device=device) for a in arrays]


# ---- what it is ----

of(np.shape)(lambda a: a.shape)
of(np.ndim)(lambda a: a.ndim)
of(np.size)(lambda a, axis=None: a.size if axis is None else a.shape[axis])
of(np.iscomplexobj)(lambda x: False)
of(np.isrealobj)(lambda x: True)


@of(np.result_type)
def _result_type(*arrays_and_dtypes):
    return np.result_type(*(a.dtype if isinstance(a, _fulmo.Handle) else a for a in arrays_and_dtypes))


# ---- numbers ----

of(np.max, np.amax)(lambda a, axis=None, out=None, keepdims=False: a.max(axis, out, keepdims))
of(np.min, np.amin)(lambda a, axis=None, out=None, keepdims=False: a.min(axis, out, keepdims))
of(np.sum)(lambda a, axis=None, dtype=None, out=None, keepdims=False: a.sum(axis, dtype, out, keepdims))
of(np.prod)(lambda a, axis=None, dtype=None, out=None, keepdims=False: a.prod(axis, dtype, out, keepdims))
of(np.mean)(lambda a, axis=None, dtype=None, out=None, keepdims=False: a.mean(axis, dtype, out, keepdims))
of(np.var)(lambda a, axis=None, dtype=None, out=None, ddof=0, keepdims=False: a.var(axis, dtype, out, ddof, keepdims))
of(np.std)(lambda a, axis=None, dtype=None, out=None, ddof=0, keepdims=False: a.std(axis, dtype, out, ddof, keepdims))
of(np.any)(lambda a, axis=None, out=None, keepdims=False: a.any(axis, out, keepdims))
of(np.all)(lambda a, axis=None, out=None, keepdims=False: a.all(axis, out, keepdims))
of(np.argmax)(lambda a, axis=None, out=None, keepdims=False: a.argmax(axis, out, keepdims=keepdims))
of(np.argmin)(lambda a, axis=None, out=None, keepdims=False: a.argmin(axis, out, keepdims=keepdims))
of(np.count_nonzero)(lambda a: int((a != 0).sum()) if a.size else 0)


@of(np.array_equal)
def _array_equal(a1, a2):
    first, second = _images((a1, a2))
    return first.shape == second.shape and run("array_equal", {"input_image0": first, "input_image1": second})


# ---- the same pixels in another form ----

of(np.copy)(lambda a: a.copy())
of(np.astype)(lambda x, dtype, copy=True: x.astype(dtype, copy))
of(np.clip)(lambda a, a_min=None, a_max=None, out=None: a.clip(a_min, a_max, out))
of(np.round, np.around)(lambda a, decimals=0, out=None: a.round(decimals, out))
of(np.real)(lambda val: val)
of(np.imag)(lambda val: val.imag)
of(np.reshape)(lambda a, shape: a.reshape(shape))
of(np.ravel)(lambda a: a.ravel())
of(np.squeeze)(lambda a, axis=None: a.squeeze(axis))
of(np.transpose)(lambda a, axes=None: a.transpose() if axes is None else a.transpose(axes))
of(np.swapaxes)(lambda a, axis1, axis2: a.swapaxes(axis1, axis2))
of(np.flipud)(lambda m: m[::-1])
of(np.fliplr)(lambda m: m[:, ::-1])


@of(np.moveaxis)
def _move_axes(a, source, destination):
    sources, targets = (np.atleast_1d(axes) % a.ndim for axes in (source, destination))
    order = [axis for axis in range(a.ndim) if axis not in sources]
    for target, axis in sorted(zip(targets.tolist(), sources.tolist())):
        order.insert(target, axis)
    return a.transpose(order)


@of(np.flip)
def _flip(m, axis=None):
    flipped = set(range(m.ndim) if axis is None else (np.atleast_1d(axis) % m.ndim).tolist())
    return m[tuple(slice(None, None, -1 if a in flipped else 1) for a in range(m.ndim))]


@of(np.expand_dims)
def _expand_dims(a, axis):
    ndim = a.ndim + np.atleast_1d(axis).size
    new = {int(x) % ndim for x in np.atleast_1d(axis)}
    return a[tuple(None if x in new else slice(None) for x in range(ndim))]


@of(np.broadcast_to)
def _broadcast_to(array, shape):
    result = full(shape, 0, array.dtype, device=array.device)
    result[...] = array
    return result


# ---- images of several ----


@of(np.concatenate)
def _concatenate(arrays, axis=0):
    images = _images(arrays)
    if axis is None:
        images, axis = [image.ravel() for image in images], 0
    dtype = dtype_name(np.result_type(*(image.dtype for image in images)))
    return _fulmo.join([image.astype(dtype, copy=False) for image in images], axis)


@of(np.stack)
def _stack(arrays, axis=0):
    return _concatenate([_expand_dims(image, axis) for image in _images(arrays)], axis)


@of(np.vstack)
def _vstack(tup):
    return _concatenate([image.reshape(1, -1) if image.ndim < 2 else image for image in _images(tup)])


@of(np.hstack)
def _hstack(tup):
    images = [image.reshape(1) if image.ndim == 0 else image for image in _images(tup)]
    return _concatenate(images, 0 if images[0].ndim < 2 else 1)


@of(np.select)
def _select(condlist, choicelist, default=0):
    return np.select([as_mask(condition) for condition in condlist], _on_host(choicelist), _on_host(default))


@of(np.where)
def _where(condition, x, y):
    images = [v for v in (condition, x, y) if isinstance(v, _fulmo.Handle)]
    kinds = [v if isinstance(v, (int, float)) else v.dtype for v in (x, y)]
    dtype = np.result_type(*kinds)
    doubles = any(v.dtype == np.float64 for v in images)
    dtype = dtype_name(np.float32 if dtype == np.float64 and not doubles else dtype)
    condition, x, y = (asarray(v, device=images[0].device) for v in (condition, x, y))
    return _fulmo.select(condition if condition.dtype == np.uint8 else condition != 0, x, y, dtype)


@of(np.pad)
def _pad(array, pad_width, mode="constant", constant_values=0):
    if mode != "constant" or np.ndim(constant_values):
        fill = {"constant_values": constant_values} if mode == "constant" else {}
        return np.pad(array.get(), pad_width, mode, **fill)
    widths = np.broadcast_to(pad_width, (array.ndim, 2)).tolist()
    padded = full([low + size + high for size, (low, high) in zip(array.shape, widths)], constant_values, array.dtype)
    padded = padded.to(array.device)
    padded[tuple(slice(low, low + size) for size, (low, _) in zip(array.shape, widths))] = array
    return padded


# ---- new images ----

of(np.zeros_like, np.empty_like)(lambda a, dtype=None: zeros_like(a, dtype))
of(np.ones_like)(lambda a, dtype=None: ones_like(a, dtype))
of(np.full_like)(lambda a, fill_value, dtype=None: full_like(a, fill_value, dtype))


# ---- those that write ----


@of(np.copyto)
def _copy_to(dst, src, where=True):
    dst[... if where is True else where] = src


@of(np.putmask)
def _put_mask(a, mask, values):
    a[mask] = values


WRITERS = {np.copyto, np.put, np.place, np.putmask, np.fill_diagonal, np.put_along_axis}

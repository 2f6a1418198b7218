"""numpy's indices: what `image[...]` takes and `image[...] = value` writes."""

import numpy as np

from . import _fulmo
from .creation import asarray, from_host, upload
from .errors import ParameterError


class Index:
    """An index resolved against a shape: a cut (start, step, count, drops) for each axis, and the result's shape."""

    def __init__(self, key, shape, frames):
        entries = _filled(key if isinstance(key, tuple) else (key,), len(shape))
        self.cuts, self.shape, self.frames = [], [], 0
        for entry in entries:
            if entry is None:
                self.shape.append(1)
                continue
            cut = _cut(entry, shape[len(self.cuts)], len(self.cuts))
            self.cuts.append(cut)
            if not cut[3]:
                self.shape.append(cut[2])
                if len(self.cuts) <= frames:
                    self.frames = len(self.shape)
        self.frames = max(self.frames, len(self.shape) - 3)


def _filled(entries, ndim):
    """As many entries as axes: Ellipsis, or the end, stands for those not named."""
    named = sum(entry is not None and entry is not Ellipsis for entry in entries)
    if named > ndim:
        raise IndexError(f"too many indices: the image has {ndim} axes, got {named}")
    ellipses = sum(entry is Ellipsis for entry in entries)
    if ellipses > 1:
        raise IndexError("an index can have one ellipsis only")
    entries = list(entries) if ellipses else [*entries, Ellipsis]
    at = next(i for i, entry in enumerate(entries) if entry is Ellipsis)
    entries[at : at + 1] = [slice(None)] * (ndim - named)
    return entries


def _cut(entry, size, axis):
    if isinstance(entry, slice):
        taken = range(*entry.indices(size))
        return [taken.start if taken else 0, taken.step, len(taken), 0]
    index = entry.__index__()
    if not -size <= index < size:
        raise IndexError(f"index {index} is out of bounds for axis {axis} with size {size}")
    return [index % size, 1, 1, 1]


def _is_integer(entry):
    return hasattr(entry, "__index__") and np.ndim(entry) == 0 and not isinstance(entry, (bool, np.bool_))


def _basic(key):
    """Whether slices, integers, None and Ellipsis are all that is in it."""
    entries = key if isinstance(key, tuple) else (key,)
    return all(e is None or e is Ellipsis or isinstance(e, slice) or _is_integer(e) for e in entries)


def _is_mask(entry, shape):
    """Comparisons give uint8 images: one in the shape of the leading axes is a mask."""
    return entry.dtype == np.uint8 and (entry.ndim > 0 or not shape) and entry.shape == shape[: entry.ndim]


def _on_host(key, shape):
    """Masks and lists of positions as numpy takes them."""
    ready = []
    for entry in key if isinstance(key, tuple) else (key,):
        if isinstance(entry, _fulmo.Handle):
            entry = entry.get().astype(bool) if _is_mask(entry, shape) else entry.get()
        ready.append(entry)
    return tuple(ready)


def _whole_mask(image, key):
    """The image that a key is if it is a mask of all pixels, else None."""
    if isinstance(key, np.ndarray) and key.dtype == bool:
        key = upload(key.astype(np.uint8), image._batch, image.device)
    is_mask = isinstance(key, _fulmo.Handle) and key.dtype == np.uint8 and key.shape == image.shape
    return key if is_mask and key.device.id == image.device.id else None


def get(image, key):
    """image[key]; a single pixel is a number."""
    if not _basic(key):
        return from_host(image.get()[_on_host(key, image.shape)], image.device, image.dtype)
    index = Index(key, image.shape, image._batch)
    part = _fulmo.take(image, index.cuts, index.shape, index.frames)
    if not index.shape:
        return part.get()[()]
    if image._axes:
        part._axes = "".join(a for a, cut in zip(image.axes, index.cuts) if not cut[3])
    return part


def put(image, key, value):
    """image[key] = value, cast as by astype."""
    if not _basic(key):
        return _put_anywhere(image, key, value)
    index = Index(key, image.shape, image._batch)
    patch = value if isinstance(value, _fulmo.Handle) else asarray(_wide(value), device=image.device)
    if patch.device.id != image.device.id:
        raise ParameterError(f"the value is on {patch.device.id}, the image on {image.device.id}; move it with .to()")
    while patch.ndim > len(index.shape) and patch.shape[0] == 1:
        patch = patch.squeeze(0)
    _fulmo.put(image, index.cuts, patch, index.shape)


def _put_anywhere(image, key, value):
    """One value where a mask is set; else by numpy in a copy of the pixels."""
    mask = _whole_mask(image, key) if np.size(value) == 1 else None
    if mask is not None:
        one = asarray(_wide(value), device=image.device).astype(image.dtype).reshape(())
        changed = _fulmo.select(mask, one, image, image._dtype)
    else:
        host = image.get()
        host[_on_host(key, image.shape)] = value.get() if isinstance(value, _fulmo.Handle) else value
        changed = upload(host, image._batch, image.device)
    changed._describe_like(image)
    image._rebind(changed)


def _wide(value):
    """Numbers and lists in an array without a warning about their precision."""
    if isinstance(value, np.ndarray) or hasattr(value, "__array__"):
        return value
    pixels = np.asarray(value)
    if pixels.dtype.kind in "US":
        raise ParameterError(f"pixels must be numbers, got {value!r}")
    return pixels.tolist()

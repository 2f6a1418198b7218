"""Filters that look at all pixels of a window: what is smallest, largest, or of some rank."""

import math
import warnings

import numpy as np

from .. import _operations as ops
from ..creation import asarray
from ..errors import ParameterError
from .arguments import (
    ArgumentError,
    axes_of,
    image_of,
    one_mode,
    origins_of,
    over_axes,
    per_axis,
    sizes_of,
    spread,
    whole,
)
from .borders import extended, inner
from .outputs import stored


def _window(size, footprint, image, axes, separable, function):
    """Sizes along every axis, and the footprint among them; None for a box."""
    if footprint is None:
        if size is None:
            raise ArgumentError(f"ndimage.{function}: size or footprint must be given")
        return over_axes(sizes_of(size, len(axes)), axes, image, 1), None
    if size is not None:
        warnings.warn("ignoring size because footprint is set", UserWarning, stacklevel=4)
    footprint = np.asarray(footprint, bool)
    if not footprint.any():
        raise ParameterError(f"ndimage.{function}: footprint must not be empty")
    if separable and footprint.all() and footprint.ndim != len(axes):
        per_axis(footprint.shape, len(axes), "footprint")  # in scipy it stands for its sizes
    footprint = spread(footprint, axes, image, "footprint")
    return list(footprint.shape), None if footprint.all() else footprint


def neighbourhood(input, size, footprint, output, mode, cval, origin, axes, function, compute, separable=True):
    """compute(continued image, sizes, footprint, shape) gives the pixels whose window lies inside."""
    image = image_of(input, function)
    axes = axes_of(axes, image)
    sizes, footprint = _window(size, footprint, image, axes, separable, function)
    origins = over_axes(origins_of(origin, len(axes)), axes, image, 0)
    if footprint is not None or not separable:
        one_mode(mode, function)
    modes = over_axes(per_axis(mode, len(axes), "mode"), axes, image, "nearest")
    before = [size // 2 + o for o, size in zip(origins, sizes)]
    after = [size - 1 - b for b, size in zip(before, sizes)]
    if any(n < 0 for n in before + after):
        raise ParameterError(f"ndimage.{function}: origin must keep the centre inside the window, got {origin!r}")
    if image.size == 0:
        return stored(image, output, image.dtype)
    wide = extended(image, before, after, modes, cval)
    return stored(compute(wide, sizes, footprint, image.shape), output, image.dtype)


def _radii(sizes):
    return {"radius_x": 0, "radius_y": 0, "radius_z": 0} | {
        f"radius_{axis}": (size - 1) // 2 for axis, size in zip("xyz", reversed(sizes))
    }


def extreme(largest):
    """The smallest or the largest of a window."""
    of_box, of_two, of_footprint = (
        (ops.maximum_filter, ops.maximum_images, ops.dilation)
        if largest
        else (ops.minimum_filter, ops.minimum_images, ops.erosion)
    )

    def compute(wide, sizes, footprint, shape):
        middle = [size // 2 for size in sizes]
        if footprint is not None and footprint[tuple(middle)]:
            return inner(of_footprint(wide, _footprint(footprint)), middle, shape)
        if footprint is not None:
            return _ranked(wide, sizes, footprint, shape, -1 if largest else 0)
        result = of_box(wide, **_radii(sizes))
        for axis, size in enumerate(sizes):
            start, length = (size - 1) // 2, shape[axis]
            along = lambda first: (slice(None),) * axis + (slice(first, first + length),)  # noqa: B023
            twin = result[along(start)]
            result = twin if size % 2 else of_two(twin, result[along(start + 1)])  # an even box is two odd ones
        return result

    return compute


def _footprint(window):
    return asarray(window.astype(np.uint8), axes="zyx"[3 - window.ndim :])


def _ranked(wide, sizes, footprint, shape, rank):
    if footprint is None and all(size % 2 for size in sizes):
        result = ops.rank_filter(wide, rank=rank, **_radii(sizes))
    else:
        window = np.ones(sizes, bool) if footprint is None else footprint
        result = ops.rank_filter(wide, rank=rank, footprint=_footprint(window))
    return inner(result, [size // 2 for size in sizes], shape)


def minimum_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Smallest value in a window.

    ``min over k in the window of input[p + k]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.minimum_filter(image, size=5)
    """
    return neighbourhood(input, size, footprint, output, mode, cval, origin, axes, "minimum_filter", extreme(False))


def maximum_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Largest value in a window.

    ``max over k in the window of input[p + k]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.maximum_filter(image, size=5)
    """
    return neighbourhood(input, size, footprint, output, mode, cval, origin, axes, "maximum_filter", extreme(True))


def minimum_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Smallest value along one axis.

    ``min over the size pixels from i - size // 2 - origin on``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.minimum_filter1d(image, size=5)
    """
    return minimum_filter(input, size, None, output, mode, cval, origin, axes=(axis,))


def maximum_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Largest value along one axis.

    ``max over the size pixels from i - size // 2 - origin on``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.maximum_filter1d(image, size=5)
    """
    return maximum_filter(input, size, None, output, mode, cval, origin, axes=(axis,))


def rank_filter(input, rank, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """The value of a rank in a window: 0 is the smallest, -1 the largest.

    ``sorted(input[p + k] for k in the window)[rank]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.rank_filter(image, rank=1, size=5)
    """
    place = whole(rank, "rank")
    return _rank(input, lambda count: place, size, footprint, output, mode, cval, origin, axes, "rank_filter")


def _rank(input, rank_of, size, footprint, output, mode, cval, origin, axes, function):
    """rank_of: number of pixels in the window -> rank."""

    def compute(wide, sizes, footprint, shape):
        count = math.prod(sizes) if footprint is None else int(footprint.sum())
        rank = rank_of(count)
        if not -count <= rank < count:
            raise ArgumentError(f"ndimage.{function}: rank must be within the window of {count} pixels, got {rank}")
        return _ranked(wide, sizes, footprint, shape, rank)

    return neighbourhood(input, size, footprint, output, mode, cval, origin, axes, function, compute, separable=False)


def median_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Median of a window.

    ``sorted(input[p + k] for the n places k in the window)[n // 2]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.median_filter(image, size=5)
    """
    half = lambda count: count // 2
    return _rank(input, half, size, footprint, output, mode, cval, origin, axes, "median_filter")


def percentile_filter(
    input, percentile, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """A percentile of a window: one of its pixels.

    ``sorted(input[p + k] for the n places k in the window)[floor(n * percentile / 100)], the last one for 100``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.percentile_filter(image, percentile=75, size=5)
    """
    if not -100 <= percentile <= 100:
        raise ArgumentError(f"ndimage.percentile_filter: percentile must be between -100 and 100, got {percentile}")
    share = percentile + 100 if percentile < 0 else percentile
    rank = lambda count: count - 1 if share == 100 else int(count * share / 100)
    return _rank(input, rank, size, footprint, output, mode, cval, origin, axes, "percentile_filter")

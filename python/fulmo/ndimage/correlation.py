"""Weighted sums of neighbourhoods."""

import numpy as np

from .. import _operations as ops
from ..errors import ParameterError, ShapeError
from .arguments import axes_of, image_of, mode_of, one_mode, origins_of, over_axes, per_axis, spread, weights_of
from .borders import extended, inner
from .outputs import cast, dtype_of, stored


def correlate(input, weights, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Weighted sum of each pixel's neighbourhood.

    ``out[p] = sum over k of weights[k] * input[p + k - weights.shape // 2 - origin]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.correlate(image, [[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    """
    return _correlated(input, weights, output, mode, cval, origin, axes, "correlate")


def convolve(input, weights, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Weighted sum with mirrored weights.

    ``out[p] = sum over k of weights[k] * input[p + weights.shape // 2 - k + origin]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.convolve(image, [[0, 1, 0], [1, -4, 1], [0, 1, 0]])
    """
    weights = weights_of(weights, "convolve")
    origins = origins_of(origin, weights.ndim if axes is None else len(np.atleast_1d(axes)))
    if len(origins) == weights.ndim:
        origins = [-o - (size % 2 == 0) for o, size in zip(origins, weights.shape)]
    return _correlated(input, np.flip(weights), output, mode, cval, origins, axes, "convolve")


def _correlated(input, weights, output, mode, cval, origin, axes, function):
    image = image_of(input, function)
    axes = axes_of(axes, image)
    window = spread(weights_of(weights, function), axes, image, "weights")
    if window.size == 0:
        raise ShapeError(f"ndimage.{function}: weights must not be empty")
    origins = over_axes(origins_of(origin, len(axes)), axes, image, 0)
    modes = [one_mode(mode, function)] * image.ndim
    return stored(weighted(image, window, modes, cval, origins), output, image.dtype)


def correlate1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Weighted sum along one axis.

    ``out[i] = sum over k of weights[k] * input[i + k - n // 2 - origin], n weights``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.correlate1d(image, [1, 0, -1], axis=0)
    """
    return correlate(input, _row(weights, "correlate1d"), output, mode, cval, origin, axes=(axis,))


def convolve1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Weighted sum along one axis, with mirrored weights.

    ``out[i] = sum over k of weights[k] * input[i + n // 2 - k + origin], n weights``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.convolve1d(image, [1, 0, -1], axis=0)
    """
    return convolve(input, _row(weights, "convolve1d"), output, mode, cval, origin, axes=(axis,))


def _row(weights, function):
    weights = weights_of(weights, function)
    if weights.ndim != 1 or weights.size == 0:
        raise ShapeError(f"ndimage.{function}: weights must be a row of at least one, got shape {weights.shape}")
    return weights


def weighted(image, weights, modes, cval, origins):
    """The sum in float32; one mode for all axes that have weights, else the image is continued first."""
    used = {mode_of(m) for m, size in zip(modes, weights.shape) if size > 1} or {"nearest"}
    for origin, size in zip(origins, weights.shape):
        if not -(size // 2) <= origin <= (size - 1) // 2:
            raise ParameterError(f"origin must keep the centre inside the weights, got {origin} for a size of {size}")
    if image.size == 0:
        return image
    if len(used) == 1:
        return ops.correlate(image, weights, mode=used.pop(), value=float(cval), origin=list(origins))
    reach = weights.shape
    wide = extended(image, reach, reach, modes, cval)
    return inner(ops.correlate(wide, weights, mode="nearest", origin=list(origins)), reach, image.shape)


def along_axes(input, output, axes, mode, cval, rows, function):
    """Axis by axis, as scipy: what lies between two axes is stored in the dtype of the result.

    rows: number of the axis among `axes` -> weights (None: leave it alone), their origin, and what to divide by.
    """
    image = image_of(input, function)
    dtype = dtype_of(output, image)
    axes = axes_of(axes, image)
    modes = per_axis(mode, len(axes), "mode")
    result = image
    for number, axis in enumerate(axes):
        weights, origin, divisor = rows(number)
        if weights is None:
            continue
        window = weights.reshape([-1 if a == axis else 1 for a in range(image.ndim)])
        origins = over_axes([origin], [axis], image, 0)
        sums = weighted(result, window, [modes[number]] * image.ndim, cval, origins)
        result = cast(sums if divisor == 1 else sums / divisor, dtype)
    return stored(result, output, dtype)

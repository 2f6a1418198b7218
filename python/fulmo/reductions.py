"""Numbers of an image: max, mean, argmax, any and the like, of all pixels or along axes, as numpy gives them.

They are operations of the device where those give numpy's numbers; else numpy computes them from a copy.
"""

import math

import numpy as np

from . import _fulmo
from .calls import call
from .creation import from_host
from .errors import ParameterError, TypeMismatch
from .sharing import Lender

MEASURES = {
    "max": "maximum",
    "min": "minimum",
    "sum": "sum",
    "prod": "product",
    "mean": "mean",
    "var": "variance",
    "std": "standard_deviation",
}


class Measured(Lender):
    """What of an image's methods gives numbers."""

    def max(self, axis=None, out=None, keepdims=False):
        """The largest pixel, of all or along axes."""
        return reduce(self, "max", axis, keepdims, out)

    def min(self, axis=None, out=None, keepdims=False):
        """The smallest pixel, of all or along axes."""
        return reduce(self, "min", axis, keepdims, out)

    def sum(self, axis=None, dtype=None, out=None, keepdims=False):
        """The sum of the pixels, of all or along axes."""
        return reduce(self, "sum", axis, keepdims, out, dtype)

    def prod(self, axis=None, dtype=None, out=None, keepdims=False):
        """The product of the pixels, of all or along axes."""
        return reduce(self, "prod", axis, keepdims, out, dtype)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        """The mean of the pixels, of all or along axes."""
        return reduce(self, "mean", axis, keepdims, out, dtype)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        """The standard deviation of the pixels, of all or along axes; `ddof` is taken from their count."""
        return reduce(self, "std", axis, keepdims, out, dtype, ddof=ddof)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        """The variance of the pixels, of all or along axes; `ddof` is taken from their count."""
        return reduce(self, "var", axis, keepdims, out, dtype, ddof=ddof)

    def any(self, axis=None, out=None, keepdims=False):
        """Whether a pixel is not 0, of all or along axes."""
        return _truth(self, "max", axis, out, keepdims)

    def all(self, axis=None, out=None, keepdims=False):
        """Whether no pixel is 0, of all or along axes."""
        return _truth(self, "min", axis, out, keepdims)

    def argmax(self, axis=None, out=None, keepdims=False):
        """Where the largest pixel stands, counted through all pixels or along an axis; the first of equal ones."""
        return _position(self, "maximum", axis, out, keepdims)

    def argmin(self, axis=None, out=None, keepdims=False):
        """Where the smallest pixel stands, counted through all pixels or along an axis; the first of equal ones."""
        return _position(self, "minimum", axis, out, keepdims)


def reduce(image, name, axis=None, keepdims=False, out=None, dtype=None, ddof=0):
    """`name` of all pixels as a number, or along axes as an image."""
    axes = _axes(image, axis)
    if dtype is None and _is_numpys(image, name, axes, ddof, keepdims):
        degrees = {"ddof": ddof} if ddof else {}
        if len(axes) == image.ndim and not keepdims:
            return _written(_of_all(image, name, degrees), out)
        return _written(
            _along(image, MEASURES[name].replace("standard_deviation", "std"), axes, keepdims, degrees), out
        )
    return _written(_by_numpy(image, name, axes, keepdims, dtype, {"ddof": ddof} if ddof else {}), out)


def _axes(image, axis):
    """The axes, none twice, in order."""
    given = range(image.ndim) if axis is None else np.atleast_1d(axis).tolist()
    for a in given:
        if not -image.ndim <= a < image.ndim:
            raise np.exceptions.AxisError(a, image.ndim)
    axes = sorted(a % image.ndim for a in given)
    if len(set(axes)) < len(axes):
        raise ParameterError(f"an axis is named twice: {axis}")
    return axes


def _is_numpys(image, name, axes, ddof, keepdims):
    """Whether an operation gives what numpy gives: projections of integers saturate in 32 bits, numpy's do not."""
    count = math.prod(image.shape[a] for a in axes)
    if not image.size or not axes or axes != list(range(axes[0], axes[-1] + 1)) or count <= ddof:
        return False
    if name == "sum" and image.dtype.kind in "iu" and (keepdims or len(axes) < image.ndim):
        bound = max(abs(int(limit)) for limit in (np.iinfo(image.dtype).min, np.iinfo(image.dtype).max))
        return bound * count < 2**31
    return name != "prod" or image.dtype.kind == "f"


def _of_all(image, name, degrees):
    value = call(f"{MEASURES[name]}_of_all_pixels", {"input_image": image.reshape(-1), **degrees})
    return image.dtype.type(value) if name in ("max", "min") else value


def _along(image, measure, axes, keepdims, degrees):
    """A projection of the pixels with all axes to reduce made one, and those before and behind it."""
    first, last = axes[0], axes[-1] + 1
    sizes = [math.prod(part) for part in (image.shape[:first], image.shape[first:last], image.shape[last:])]
    result = call(f"{measure}_y_projection", {"input_image": _fulmo.reshape(image, sizes, 0), **degrees})
    between = [1] * len(axes) if keepdims else []
    return _framed(result, [*image.shape[:first], *between, *image.shape[last:]])


def _framed(image, shape):
    return _fulmo.reshape(image, shape, max(0, len(shape) - 3))


def _by_numpy(image, name, axes, keepdims, dtype, degrees):
    if dtype is None and image.dtype.kind == "f" and name not in ("max", "min"):
        dtype = np.float64
    typed = {} if dtype is None else {"dtype": dtype}
    result = getattr(image.get(), name)(axis=tuple(axes), keepdims=keepdims, **typed, **degrees)
    if not np.ndim(result):
        return result
    single = result.dtype.kind == "f" and image.dtype != np.float64
    return from_host(result, image.device, np.float32 if single else None)


def _truth(image, name, axis, out, keepdims):
    if axis is None and not keepdims:
        value = image.size > 0 and bool((image != 0).max()) if name == "max" else _all_set(image)
        return _written(value, out)
    if 0 in image.shape:
        truth = getattr(image.get(), {"max": "any", "min": "all"}[name])(axis=axis, keepdims=keepdims)
        return _written(from_host(truth, image.device) if np.ndim(truth) else truth, out)
    return _written(reduce(image != 0, name, axis, keepdims), out)


def _all_set(image):
    return image.size == 0 or bool((image != 0).min())


def _position(image, extremum, axis, out, keepdims):
    if not image.size:
        raise ParameterError(f"the {extremum} of no pixels stands nowhere")
    if np.ndim(axis):
        raise TypeMismatch(f"axis must be one axis or None, got {axis}")
    if not image.ndim:
        return _written(np.uint32(0), out)
    places = _along(image, f"y_position_of_{extremum}", _axes(image, axis), keepdims, {})
    return _written(places if places.ndim else places.get()[()], out)


def _written(result, out):
    if out is None:
        return result
    out[...] = result
    return out

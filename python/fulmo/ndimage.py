"""scipy.ndimage's functions on Fulmo's devices: the same names, signatures, border modes, origins and dtypes.

Arrays of any library go in; an `Image` comes out, or what ``output=`` names. Numbers are computed in float32, so float64
arrays are rounded first and give float32; results stored into integers are truncated toward zero, as scipy's are. An
argument that Fulmo does not offer, such as splines (``order`` above 1), raises `UnsupportedError` and says so.

>>> import numpy as np
>>> from fulmo import ndimage
>>> ndimage.maximum_filter(np.uint8([[1, 2, 9, 3]]), size=(1, 3)).get()
array([[2, 9, 9, 9]], dtype=uint8)
"""

import math
import numbers

import numpy as np

from . import _operations as ops
from .arrays import Image
from .creation import asarray
from .errors import ParameterError, ShapeError, UnsupportedError
from .transform import cos_sin

__all__ = [
    "affine_transform", "binary_closing", "binary_dilation", "binary_erosion", "binary_fill_holes", "binary_hit_or_miss",
    "binary_opening", "binary_propagation", "black_tophat", "center_of_mass", "convolve", "convolve1d", "correlate",
    "correlate1d", "distance_transform_edt", "extrema", "find_objects", "gaussian_filter", "gaussian_filter1d",
    "gaussian_gradient_magnitude", "gaussian_laplace", "generate_binary_structure", "generic_gradient_magnitude",
    "generic_laplace", "grey_closing", "grey_dilation", "grey_erosion", "grey_opening", "iterate_structure", "label",
    "laplace", "maximum", "maximum_filter", "maximum_filter1d", "maximum_position", "mean", "median_filter", "minimum",
    "minimum_filter", "minimum_filter1d", "minimum_position", "morphological_gradient", "morphological_laplace",
    "percentile_filter", "prewitt", "rank_filter", "rotate", "shift", "sobel", "standard_deviation", "sum_labels",
    "uniform_filter", "uniform_filter1d", "variance", "white_tophat", "zoom",
]  # fmt: skip

# ---- arguments and results ----

MODES = {
    "reflect": "reflect", "grid-mirror": "reflect", "constant": "constant", "grid-constant": "constant",
    "nearest": "nearest", "mirror": "mirror", "wrap": "wrap", "grid-wrap": "wrap",
}  # fmt: skip


def _image(input, function):
    if np.iscomplexobj(input):
        raise UnsupportedError(f"ndimage.{function}: complex images are not offered")
    image = asarray(input)
    if image.size == 0:
        raise ShapeError(f"ndimage.{function}: input must have at least one pixel, got shape {image.shape}")
    return image


def _result(value, output, dtype):
    """Stored into the dtype, or the array, that `output` names; by default `dtype`."""
    if output is None:
        return _cast(value, dtype)
    if isinstance(output, Image):
        output[...] = _cast(value, output.dtype)
        return output
    if isinstance(output, np.ndarray):
        if output.shape != value.shape:
            raise ShapeError(f"output must have shape {value.shape}, got {output.shape}")
        output[...] = np.asarray(_cast(value, output.dtype))
        return output
    return _cast(value, np.dtype(output))


def _cast(value, dtype):
    dtype = np.dtype(np.float32 if np.dtype(dtype) == np.float64 else np.uint8 if np.dtype(dtype) == bool else dtype)
    return value if value.dtype == dtype else value.astype(dtype)


def _given_dtype(input, output, image):
    """In which passes between axes are stored, as scipy does."""
    if output is None:
        return image.dtype
    return output.dtype if isinstance(output, (Image, np.ndarray)) else np.dtype(output)


def _per_axis(value, count, name, kind=numbers.Real):
    values = [value] * count if isinstance(value, (kind, str)) else list(value)
    if len(values) != count:
        raise ParameterError(f"{name} must be one value or {count}, one for each axis, got {value!r}")
    return values


def _axes(axes, image):
    every = range(image.ndim)
    chosen = list(every) if axes is None else [axes] if isinstance(axes, numbers.Integral) else list(axes)
    if any(not -image.ndim <= axis < image.ndim for axis in chosen):
        raise ParameterError(f"axes must be among those of {image.ndim} dimensions, got {axes!r}")
    chosen = [int(axis) % image.ndim for axis in chosen]
    if len(set(chosen)) != len(chosen):
        raise ParameterError(f"axes must differ, got {axes!r}")
    return chosen


def _mode(mode, name="mode"):
    if mode not in MODES:
        raise ParameterError(f"{name} must be one of {', '.join(MODES)}, got {mode!r}")
    return MODES[mode]


def _extended(image, before, after, mode, cval):
    modes = [_mode(m) for m in _per_axis(mode, image.ndim, "mode")]
    for chosen in dict.fromkeys(modes):
        front, behind = ([n if m == chosen else 0 for n, m in zip(side, modes)] for side in (before, after))
        if any(front) or any(behind):
            rule = {"constant": "grid-constant", "wrap": "grid-wrap"}.get(chosen, chosen)
            image = ops.extend(image, before=front, after=behind, mode=rule, value=float(cval))
    return image


def _inner(image, before, shape):
    return image[tuple(slice(first, first + size) for first, size in zip(before, shape))]


# ---- weighted sums ----


def correlate(input, weights, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Weighted sum of each pixel's neighbourhood."""
    image = _image(input, "correlate")
    weights = np.asarray(weights, np.float32)
    axes = _axes(axes, image)
    if weights.ndim != len(axes):
        raise ShapeError(f"ndimage.correlate: weights must have {len(axes)} axes, got shape {weights.shape}")
    window = weights.reshape([weights.shape[axes.index(a)] if a in axes else 1 for a in range(image.ndim)])
    origins = dict(zip(axes, _per_axis(origin, len(axes), "origin", numbers.Integral)))
    origins = [origins.get(a, 0) for a in range(image.ndim)]
    modes = dict(zip(axes, _per_axis(mode, len(axes), "mode")))
    return _result(
        _weighted(image, window, [modes.get(a, "nearest") for a in range(image.ndim)], cval, origins),
        output,
        image.dtype,
    )


def _weighted(image, weights, modes, cval, origins):
    """In float32; one mode for all axes that have weights, else the image is continued first."""
    used = {_mode(m) for m, size in zip(modes, weights.shape) if size > 1} or {"nearest"}
    for origin, size in zip(origins, weights.shape):
        if not -(size // 2) <= origin <= (size - 1) // 2:
            raise ParameterError(f"origin must keep the centre inside the weights, got {origin} for a size of {size}")
    if len(used) == 1:
        return ops.correlate(image, weights, mode=used.pop(), value=float(cval), origin=list(origins))
    reach = [size for size in weights.shape]
    wide = _extended(image, reach, reach, modes, cval)
    return _inner(ops.correlate(wide, weights, mode="nearest", origin=list(origins)), reach, image.shape)


def convolve(input, weights, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Weighted sum with mirrored weights."""
    weights = np.asarray(weights, np.float32)
    origins = _per_axis(origin, weights.ndim, "origin", numbers.Integral)
    origins = [-o - (size % 2 == 0) for o, size in zip(origins, weights.shape)]
    return correlate(input, np.flip(weights), output, mode, cval, origins, axes=axes)


def correlate1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Weighted sum along one axis."""
    weights = np.asarray(weights, np.float32)
    if weights.ndim != 1 or weights.size == 0:
        raise ShapeError(f"ndimage.correlate1d: weights must be a row of at least one, got shape {weights.shape}")
    return correlate(input, weights, output, mode, cval, origin, axes=(axis,))


def convolve1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Weighted sum along one axis, with mirrored weights."""
    weights = np.asarray(weights, np.float32)
    if weights.ndim != 1 or weights.size == 0:
        raise ShapeError(f"ndimage.convolve1d: weights must be a row of at least one, got shape {weights.shape}")
    return convolve(input, weights, output, mode, cval, origin, axes=(axis,))


def _along_axes(input, output, axes, mode, cval, rows, function):
    """Axis by axis, as scipy: what lies between two axes is stored in the dtype of the result. rows: axis -> weights."""
    image = _image(input, function)
    dtype = _given_dtype(input, output, image)
    axes = _axes(axes, image)
    modes = _per_axis(mode, len(axes), "mode")
    result = image
    for number, axis in enumerate(axes):
        weights, origin = rows(number)
        if weights is None:
            continue
        window = weights.reshape([-1 if a == axis else 1 for a in range(image.ndim)])
        origins = [origin if a == axis else 0 for a in range(image.ndim)]
        result = _cast(_weighted(result, window, [modes[number]] * image.ndim, cval, origins), dtype)
    return _result(result, output, dtype)


def _gaussian_weights(sigma, order, radius):
    """Derivatives of the sampled Gaussian: a polynomial times it, as scipy has them, for a correlation."""
    if order < 0:
        raise ParameterError(f"order must be at least 0, got {order}")
    x = np.arange(-radius, radius + 1)
    gauss = np.exp(-0.5 / (sigma * sigma) * x**2)
    gauss /= gauss.sum()
    polynomial = np.zeros(order + 1)
    polynomial[0] = 1
    derive = np.diag(np.arange(1, order + 1), 1) + np.diag(np.ones(order) / -(sigma * sigma), -1)
    for _ in range(order):
        polynomial = derive @ polynomial
    return ((x[:, None] ** np.arange(order + 1)) @ polynomial * gauss)[::-1].astype(np.float32)


def gaussian_filter(
    input, sigma, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None, axes=None
):
    """Smooth with a Gaussian, or with derivatives of it."""
    count = len(_axes(axes, _image(input, "gaussian_filter")))
    sigmas, orders = _per_axis(sigma, count, "sigma"), _per_axis(order, count, "order")
    radii = _per_axis(radius, count, "radius", (numbers.Integral, type(None)))

    def rows(k):
        if not sigmas[k] >= 0:
            raise ParameterError(f"ndimage.gaussian_filter: sigma must be at least 0, got {sigmas[k]}")
        reach = int(truncate * sigmas[k] + 0.5) if radii[k] is None else radii[k]
        if reach < 0:
            raise ParameterError(f"ndimage.gaussian_filter: radius must be at least 0, got {reach}")
        return (_gaussian_weights(float(sigmas[k]), orders[k], reach) if sigmas[k] > 1e-15 else None), 0

    return _along_axes(input, output, axes, mode, cval, rows, "gaussian_filter")


def gaussian_filter1d(
    input, sigma, axis=-1, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None
):
    """Smooth along one axis."""
    return gaussian_filter(input, sigma, order, output, mode, cval, truncate, radius=radius, axes=(axis,))


def uniform_filter(input, size=3, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Mean of a box."""
    count = len(_axes(axes, _image(input, "uniform_filter")))
    sizes, origins = _sizes(size, count), _per_axis(origin, count, "origin", numbers.Integral)
    rows = lambda k: (np.full(sizes[k], 1 / sizes[k], np.float32) if sizes[k] > 1 else None, origins[k])  # noqa: E731
    return _along_axes(input, output, axes, mode, cval, rows, "uniform_filter")


def uniform_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Mean along one axis."""
    return uniform_filter(input, size, output, mode, cval, origin, axes=(axis,))


def _sizes(size, count):
    sizes = [int(s) for s in _per_axis(size, count, "size")]
    if min(sizes) < 1:
        raise ParameterError(f"size must be at least 1, got {size!r}")
    return sizes


def _derivative(input, axis, output, mode, cval, smooth, function):
    image = _image(input, function)
    axis = _axes((axis,), image)[0]
    rows = [(np.float32([-1, 0, 1]) if a == axis else np.float32(smooth), 0) for a in range(image.ndim)]
    order = [axis] + [a for a in range(image.ndim) if a != axis]
    return _along_axes(image, output, order, mode, cval, lambda k: rows[order[k]], function)


def sobel(input, axis=-1, output=None, mode="reflect", cval=0.0):
    """Derivative along an axis, smoothed by 1 2 1 along the others."""
    return _derivative(input, axis, output, mode, cval, [1, 2, 1], "sobel")


def prewitt(input, axis=-1, output=None, mode="reflect", cval=0.0):
    """Derivative along an axis, smoothed by 1 1 1 along the others."""
    return _derivative(input, axis, output, mode, cval, [1, 1, 1], "prewitt")


def generic_laplace(
    input, derivative2, output=None, mode="reflect", cval=0.0, extra_arguments=(), extra_keywords=None, *, axes=None
):
    """Sum of a second derivative along each axis."""
    return _sum_along_axes(
        input, derivative2, output, mode, cval, extra_arguments, extra_keywords, axes, "generic_laplace", lambda d: d
    )


def generic_gradient_magnitude(
    input, derivative, output=None, mode="reflect", cval=0.0, extra_arguments=(), extra_keywords=None, *, axes=None
):
    """Root of the sum of squared derivatives along each axis."""
    return _sum_along_axes(
        input, derivative, output, mode, cval, extra_arguments, extra_keywords, axes, "generic_gradient_magnitude",
        lambda d: d * d, ops.square_root,
    )  # fmt: skip


def _sum_along_axes(
    input, derivative, output, mode, cval, more, named, axes, function, each, finish=lambda total: total
):
    image = _image(input, function)
    dtype = _given_dtype(input, output, image)
    axes = _axes(axes, image)
    total = None
    for axis, m in zip(axes, _per_axis(mode, len(axes), "mode")):
        term = each(asarray(derivative(image, axis, dtype, m, cval, *more, **(named or {}))))
        total = term if total is None else total + term
    return _result(image if total is None else finish(total), output, dtype)


def laplace(input, output=None, mode="reflect", cval=0.0, *, axes=None):
    """Sum of second differences along each axis."""

    def second(image, axis, dtype, mode, cval):
        return correlate1d(image, [1, -2, 1], axis, dtype, mode, cval)

    return generic_laplace(input, second, output, mode, cval, axes=axes)


def _derivatives_of(sigma, image, axes, kwargs, order):
    axes = _axes(axes, image)
    sigmas = dict(zip(axes, _per_axis(sigma, len(axes), "sigma")))

    def derivative(image, axis, dtype, mode, cval, **kwargs):
        orders = [order if a == axis else 0 for a in axes]
        return gaussian_filter(image, [sigmas[a] for a in axes], orders, dtype, mode, cval, axes=axes, **kwargs)

    return derivative


def gaussian_laplace(input, sigma, output=None, mode="reflect", cval=0.0, *, axes=None, **kwargs):
    """Laplacian of a Gaussian."""
    image = _image(input, "gaussian_laplace")
    second = _derivatives_of(sigma, image, axes, kwargs, 2)
    return generic_laplace(image, second, output, mode, cval, extra_keywords=kwargs, axes=axes)


def gaussian_gradient_magnitude(input, sigma, output=None, mode="reflect", cval=0.0, *, axes=None, **kwargs):
    """Length of the gradient of a Gaussian."""
    image = _image(input, "gaussian_gradient_magnitude")
    first = _derivatives_of(sigma, image, axes, kwargs, 1)
    return generic_gradient_magnitude(image, first, output, mode, cval, extra_keywords=kwargs, axes=axes)


# ---- ranks ----


def _window(size, footprint, image, axes, function):
    """Sizes along every axis, and the footprint among them; None for a box."""
    if footprint is None:
        if size is None:
            raise ParameterError(f"ndimage.{function}: size or footprint must be given")
        sizes = dict(zip(axes, _sizes(size, len(axes))))
        return [sizes.get(a, 1) for a in range(image.ndim)], None
    footprint = np.asarray(footprint, bool)
    if footprint.ndim != len(axes):
        raise ShapeError(f"ndimage.{function}: footprint must have {len(axes)} axes, got shape {footprint.shape}")
    if not footprint.any():
        raise ParameterError(f"ndimage.{function}: footprint must not be empty")
    shape = [footprint.shape[axes.index(a)] if a in axes else 1 for a in range(image.ndim)]
    order = np.argsort(axes)
    footprint = footprint.transpose(order).reshape([shape[a] for a in range(image.ndim)])
    return shape, None if footprint.all() else footprint


def _neighbourhood(input, size, footprint, output, mode, cval, origin, axes, function, compute):
    """compute(continued image, sizes, footprint) gives the pixels whose window lies inside."""
    image = _image(input, function)
    axes = _axes(axes, image)
    sizes, footprint = _window(size, footprint, image, axes, function)
    origins = dict(zip(axes, _per_axis(origin, len(axes), "origin", numbers.Integral)))
    modes = dict(zip(axes, _per_axis(mode, len(axes), "mode")))
    before = [size // 2 + origins.get(a, 0) for a, size in enumerate(sizes)]
    after = [size - 1 - b for b, size in zip(before, sizes)]
    if min(before) < 0 or min(after) < 0:
        raise ParameterError(f"ndimage.{function}: origin must keep the centre inside the window, got {origin!r}")
    wide = _extended(image, before, after, [modes.get(a, "nearest") for a in range(image.ndim)], cval)
    return _result(compute(wide, sizes, footprint, image.shape), output, image.dtype)


def _radii(sizes):
    return {f"radius_{axis}": (size - 1) // 2 for axis, size in zip("xyz", reversed(sizes))}


def _extreme(largest):
    of_box, of_two, of_footprint = (
        (ops.maximum_filter, ops.maximum_images, ops.dilation)
        if largest
        else (ops.minimum_filter, ops.minimum_images, ops.erosion)
    )

    def compute(wide, sizes, footprint, shape):
        middle = [size // 2 for size in sizes]
        if footprint is not None and footprint[tuple(middle)]:
            return _inner(of_footprint(wide, _footprint(footprint)), middle, shape)
        if footprint is not None:
            return _ranked(wide, sizes, footprint, shape, -1 if largest else 0)
        result = of_box(wide, **({"radius_z": 0} | _radii(sizes)))
        for axis, size in enumerate(sizes):
            start, length = (size - 1) // 2, shape[axis]
            along = lambda first: (slice(None),) * axis + (slice(first, first + length),)  # noqa: B023, E731
            twin = result[along(start)]
            result = twin if size % 2 else of_two(twin, result[along(start + 1)])  # an even box is two odd ones
        return result

    return compute


def _footprint(window):
    return asarray(window.astype(np.uint8), axes="zyx"[3 - window.ndim :])


def _ranked(wide, sizes, footprint, shape, rank):
    """`rank` of a function of the number of pixels."""
    count = math.prod(sizes) if footprint is None else int(footprint.sum())
    rank = rank(count) if callable(rank) else rank
    if footprint is None and all(size % 2 for size in sizes):
        result = ops.rank_filter(wide, rank=rank, **({"radius_z": 0} | _radii(sizes)))
    else:
        window = np.ones(sizes, bool) if footprint is None else footprint
        result = ops.rank_filter(wide, rank=rank, footprint=_footprint(window))
    return _inner(result, [size // 2 for size in sizes], shape)


def minimum_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Smallest value in a window."""
    return _neighbourhood(input, size, footprint, output, mode, cval, origin, axes, "minimum_filter", _extreme(False))


def maximum_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Largest value in a window."""
    return _neighbourhood(input, size, footprint, output, mode, cval, origin, axes, "maximum_filter", _extreme(True))


def minimum_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Smallest value along one axis."""
    return minimum_filter(input, size, None, output, mode, cval, origin, axes=(axis,))


def maximum_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Largest value along one axis."""
    return maximum_filter(input, size, None, output, mode, cval, origin, axes=(axis,))


def rank_filter(input, rank, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """The value of a rank in a window: 0 is the smallest, -1 the largest."""
    return _rank(input, rank, size, footprint, output, mode, cval, origin, axes, "rank_filter")


def _rank(input, rank, size, footprint, output, mode, cval, origin, axes, function):
    compute = lambda wide, sizes, window, shape: _ranked(wide, sizes, window, shape, rank)  # noqa: E731
    return _neighbourhood(input, size, footprint, output, mode, cval, origin, axes, function, compute)


def median_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Median of a window."""
    half = lambda count: count // 2  # noqa: E731
    return _rank(input, half, size, footprint, output, mode, cval, origin, axes, "median_filter")


def percentile_filter(
    input, percentile, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """A percentile of a window: one of its pixels."""
    if not -100 <= percentile <= 100:
        raise ParameterError(f"ndimage.percentile_filter: percentile must be between -100 and 100, got {percentile}")
    share = percentile + 100 if percentile < 0 else percentile
    rank = lambda count: count - 1 if share == 100 else int(count * share / 100)  # noqa: E731
    return _rank(input, rank, size, footprint, output, mode, cval, origin, axes, "percentile_filter")


# ---- morphology of grey images ----


def _flat(size, footprint, structure, function):
    if structure is not None:
        if np.any(np.asarray(structure) != 0):
            raise UnsupportedError(f"ndimage.{function}: structures that are not flat are not offered; use footprint=")
        footprint = np.ones(np.shape(structure), bool) if footprint is None else footprint
    return size, footprint


def _mirrored(size, footprint, origin):
    """A dilation looks through the mirrored footprint."""
    if footprint is None:
        sizes = size
        shape = [size] if isinstance(size, numbers.Real) else list(size)
    else:
        footprint = np.flip(np.asarray(footprint, bool))
        sizes, shape = size, footprint.shape
    origins = [origin] * len(shape) if isinstance(origin, numbers.Integral) else list(origin)
    if len(shape) == 1 and len(origins) > 1:
        shape = list(shape) * len(origins)
    origins = [-o - (int(n) % 2 == 0) for o, n in zip(origins, shape)]
    return sizes, footprint, origins[0] if len(set(origins)) == 1 else origins


def grey_erosion(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Smallest value in a flat structuring element."""
    size, footprint = _flat(size, footprint, structure, "grey_erosion")
    return minimum_filter(input, size, footprint, output, mode, cval, origin, axes=axes)


def grey_dilation(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Largest value in a mirrored flat structuring element."""
    size, footprint = _flat(size, footprint, structure, "grey_dilation")
    if size is None and footprint is None:
        raise ParameterError("ndimage.grey_dilation: size, footprint or structure must be given")
    size, footprint, origin = _mirrored(size, footprint, origin)
    return maximum_filter(input, size, footprint, output, mode, cval, origin, axes=axes)


def grey_opening(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Erosion, then dilation."""
    eroded = grey_erosion(input, size, footprint, structure, None, mode, cval, origin, axes=axes)
    return grey_dilation(eroded, size, footprint, structure, output, mode, cval, origin, axes=axes)


def grey_closing(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Dilation, then erosion."""
    dilated = grey_dilation(input, size, footprint, structure, None, mode, cval, origin, axes=axes)
    return grey_erosion(dilated, size, footprint, structure, output, mode, cval, origin, axes=axes)


def _difference(a, b):
    """Of images of one dtype, in it; integers wrap, as numpy's do."""
    if a.dtype.kind == "f":
        return a - b
    return asarray(np.asarray(a) - np.asarray(b), device=a.device)


def white_tophat(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """The image less its opening."""
    image = _image(input, "white_tophat")
    opened = grey_opening(image, size, footprint, structure, None, mode, cval, origin, axes=axes)
    return _result(_difference(image, opened), output, image.dtype)


def black_tophat(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """The closing less the image."""
    image = _image(input, "black_tophat")
    closed = grey_closing(image, size, footprint, structure, None, mode, cval, origin, axes=axes)
    return _result(_difference(closed, image), output, image.dtype)


def morphological_gradient(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Dilation less erosion."""
    image = _image(input, "morphological_gradient")
    given = (size, footprint, structure, None, mode, cval, origin)
    difference = _difference(grey_dilation(image, *given, axes=axes), grey_erosion(image, *given, axes=axes))
    return _result(difference, output, image.dtype)


def morphological_laplace(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Dilation and erosion less twice the image."""
    image = _image(input, "morphological_laplace")
    given = (size, footprint, structure, None, mode, cval, origin)
    above = _difference(grey_dilation(image, *given, axes=axes), image)
    below = _difference(image, grey_erosion(image, *given, axes=axes))
    return _result(_difference(above, below), output, image.dtype)


# ---- morphology of masks ----


def generate_binary_structure(rank, connectivity):
    """A 3 x 3 x ... structure whose pixels differ from its centre along at most `connectivity` axes."""
    if rank < 1:
        return np.array(True, bool)
    steps = np.abs(np.indices([3] * rank) - 1).sum(0)
    return steps <= max(connectivity, 1)


def iterate_structure(structure, iterations, origin=None):
    """A structure dilated by itself."""
    structure = np.asarray(structure, bool)
    if iterations < 2:
        return structure.copy()
    grown = np.pad(structure, [(s // 2 * (iterations - 1),) * 2 for s in structure.shape])
    for _ in range(iterations - 1):
        grown = np.asarray(binary_dilation(grown, structure)).astype(bool)
    if origin is None:
        return grown
    return grown, [iterations * o for o in _per_axis(origin, structure.ndim, "origin", numbers.Integral)]


def _mask(input, function):
    image = _image(input, function)
    return image if image.dtype == np.uint8 and np.asarray(input).dtype == bool else image != 0


def _structure(structure, image, function):
    if structure is None:
        return generate_binary_structure(image.ndim, 1)
    structure = np.asarray(structure, bool)
    if structure.ndim != image.ndim:
        raise ShapeError(f"ndimage.{function}: structure must have {image.ndim} axes, got shape {structure.shape}")
    if structure.size == 0:
        raise ParameterError(f"ndimage.{function}: structure must not be empty")
    return structure


def _repeated(step, mask_image, iterations, mask):
    """`step` again and again, inside the mask; below 1: until nothing changes."""
    current, count = mask_image, 0
    while True:
        following = step(current)
        if mask is not None:
            following = (following & mask) | (current & ~mask)
        count += 1
        if iterations > 0 and count == iterations:
            return following
        if iterations < 1 and ops.array_equal(following, current):
            return following
        current = following


def _binary(input, structure, iterations, mask, output, border_value, origin, axes, function, grow):
    image = _mask(input, function)
    if axes is not None and _axes(axes, image) != list(range(image.ndim)):
        raise UnsupportedError(f"ndimage.{function}: axes must be all axes, got {axes!r}")
    structure = _structure(structure, image, function)
    if grow:
        _, structure, origin = _mirrored(None, structure, origin)
    inside = None if mask is None else _mask(mask, function)
    extreme = maximum_filter if grow else minimum_filter
    border = int(bool(border_value))
    step = lambda m: extreme(m, None, structure, None, "constant", border, origin)  # noqa: E731
    if not structure.any():
        step = lambda m: m * 0 if grow else m * 0 + 1  # noqa: E731
    return _result(_repeated(step, image, iterations, inside), output, np.uint8)


def binary_erosion(
    input,
    structure=None,
    iterations=1,
    mask=None,
    output=None,
    border_value=0,
    origin=0,
    brute_force=False,
    *,
    axes=None,
):
    """Pixels around which the whole structure lies in the mask; 0 or 1 in uint8."""
    return _binary(input, structure, iterations, mask, output, border_value, origin, axes, "binary_erosion", grow=False)


def binary_dilation(
    input,
    structure=None,
    iterations=1,
    mask=None,
    output=None,
    border_value=0,
    origin=0,
    brute_force=False,
    *,
    axes=None,
):
    """Pixels that the structure reaches from the mask; 0 or 1 in uint8."""
    return _binary(input, structure, iterations, mask, output, border_value, origin, axes, "binary_dilation", grow=True)


def binary_opening(
    input,
    structure=None,
    iterations=1,
    output=None,
    origin=0,
    mask=None,
    border_value=0,
    brute_force=False,
    *,
    axes=None,
):
    """Erosion, then dilation."""
    eroded = binary_erosion(input, structure, iterations, mask, None, border_value, origin, axes=axes)
    return binary_dilation(eroded, structure, iterations, mask, output, border_value, origin, axes=axes)


def binary_closing(
    input,
    structure=None,
    iterations=1,
    output=None,
    origin=0,
    mask=None,
    border_value=0,
    brute_force=False,
    *,
    axes=None,
):
    """Dilation, then erosion."""
    dilated = binary_dilation(input, structure, iterations, mask, None, border_value, origin, axes=axes)
    return binary_erosion(dilated, structure, iterations, mask, output, border_value, origin, axes=axes)


def binary_hit_or_miss(input, structure1=None, structure2=None, output=None, origin1=0, origin2=None, *, axes=None):
    """Pixels around which structure1 lies in the mask and structure2 beside it."""
    image = _mask(input, "binary_hit_or_miss")
    structure1 = _structure(structure1, image, "binary_hit_or_miss")
    structure2 = ~structure1 if structure2 is None else structure2
    hit = binary_erosion(image, structure1, origin=origin1, axes=axes)
    missed = binary_erosion(
        ~image, structure2, border_value=1, origin=origin1 if origin2 is None else origin2, axes=axes
    )
    return _result(hit & missed, output, np.uint8)


def binary_propagation(input, structure=None, mask=None, output=None, border_value=0, origin=0, *, axes=None):
    """What the mask's parts that `input` touches are."""
    return binary_dilation(input, structure, -1, mask, output, border_value, origin, axes=axes)


def binary_fill_holes(input, structure=None, output=None, origin=0, *, axes=None):
    """The mask with its holes, which the structure does not reach from the border."""
    image = _mask(input, "binary_fill_holes")
    background, connectivity = ~image, _connectivity(structure, image)
    if connectivity and np.all(np.asarray(origin) == 0):
        edges = {f"exclude_{axis}": axis in "xyz"[: image.ndim] for axis in "xyz"}
        parts = ops.connected_component_labeling(background, connectivity=connectivity)
        holes = ops.remove_labels_on_edges(parts, **edges) > 0
        return _result(image | holes, output, np.uint8)
    outside = binary_dilation(image * 0, structure, -1, background, None, 1, origin, axes=axes)
    return _result(~outside, output, np.uint8)


# ---- labels ----


def _connectivity(structure, image):
    """Of a structure of 3 pixels along each axis: sphere for faces, box for all; None for others."""
    if structure is None:
        return "sphere"
    structure = np.asarray(structure, bool)
    for name, steps in (("sphere", 1), ("box", image.ndim)):
        if structure.shape == (3,) * image.ndim and (structure == generate_binary_structure(image.ndim, steps)).all():
            return name
    return None


def label(input, structure=None, output=None):
    """Connected components, numbered in raster order, and how many there are."""
    image = _mask(input, "label")
    connectivity = _connectivity(structure, image)
    if connectivity is None:
        raise UnsupportedError("ndimage.label: structure must be generate_binary_structure(ndim, 1) or (ndim, ndim)")
    labels = ops.connected_component_labeling(image, connectivity=connectivity)
    count = int(ops.maximum_of_all_pixels(labels))
    result = _result(labels, output, np.int32)
    return count if isinstance(output, (Image, np.ndarray)) else (result, count)


def find_objects(input, max_label=0):
    """Slices of each label's bounding box, None for numbers that no pixel has."""
    labels = _image(input, "find_objects")
    corners = [f"bbox_{end}_{axis}" for end in ("min", "max") for axis in "xyz"]
    table = ops.labels_statistics(labels, labels, columns=",".join(["area", *corners]))
    found = []
    for row, area in enumerate(table["area"][: max_label or None]):
        box = [
            slice(int(table[f"bbox_min_{axis}"][row]), int(table[f"bbox_max_{axis}"][row]) + 1) if area else None
            for axis in "zyx"[3 - labels.ndim :]
        ]
        found.append(tuple(box) if area else None)
    return found + [None] * (max_label - len(found))


def _measured(input, labels, index, columns, function):
    """Columns of the labels asked for, and whether each has pixels; as scalars where index is none or one number."""
    image = _image(input, function)
    if labels is None:
        if index is not None:
            raise ParameterError(f"ndimage.{function}: index asks for labels, which are not given")
        labels = (image * 0) == 0
    labels = _image(labels, function)
    if labels.shape != image.shape:
        labels = asarray(np.broadcast_to(np.asarray(labels), image.shape), device=image.device)
    if index is None:
        labels, index = labels > 0, 1
    wanted = np.asarray(index)
    rows = ops.labels_statistics(labels, image, columns=",".join(["area", *columns]), include_background=True)
    inside = (wanted >= 0) & (wanted < len(rows["area"]))
    at = np.where(inside, wanted, 0).astype(np.int64)
    there = inside & (rows["area"][at] > 0)
    values = [np.where(there, rows[column][at], np.nan) for column in ("area", *columns)]
    return [np.where(there, values[0], 0)] + values[1:]


def _plain(value):
    return value[()] if np.ndim(value) == 0 else value


def sum_labels(input, labels=None, index=None):
    """Sum of the pixels of each label; 0 for numbers that no pixel has."""
    return _plain(
        np.nan_to_num(
            _measured(input, labels, index, ["sum_intensity"], "sum_labels")[1], posinf=np.inf, neginf=-np.inf
        )
    )


def mean(input, labels=None, index=None):
    """Mean of the pixels of each label; NaN for numbers that no pixel has."""
    return _plain(_measured(input, labels, index, ["mean_intensity"], "mean")[1])


def standard_deviation(input, labels=None, index=None):
    """Standard deviation of the pixels of each label; NaN for numbers that no pixel has."""
    return _plain(_measured(input, labels, index, ["standard_deviation_intensity"], "standard_deviation")[1])


def variance(input, labels=None, index=None):
    """Variance of the pixels of each label; NaN for numbers that no pixel has."""
    return _plain(_measured(input, labels, index, ["standard_deviation_intensity"], "variance")[1] ** 2)


def minimum(input, labels=None, index=None):
    """Smallest pixel of each label; 0 for numbers that no pixel has."""
    area, value = _measured(input, labels, index, ["min_intensity"], "minimum")
    return _plain(np.where(area > 0, value, 0))


def maximum(input, labels=None, index=None):
    """Largest pixel of each label; 0 for numbers that no pixel has."""
    area, value = _measured(input, labels, index, ["max_intensity"], "maximum")
    return _plain(np.where(area > 0, value, 0))


def center_of_mass(input, labels=None, index=None):
    """Mean place of each label, weighted by its pixels."""
    image = _image(input, "center_of_mass")
    columns = [f"mass_center_{axis}" for axis in "zyx"[3 - image.ndim :]]
    places = _measured(image, labels, index, columns, "center_of_mass")[1:]
    if np.ndim(places[0]) == 0:
        return tuple(float(place) for place in places)
    return [tuple(float(p) for p in place) for place in zip(*places)]


def distance_transform_edt(
    input, sampling=None, return_distances=True, return_indices=False, distances=None, indices=None
):
    """Exact Euclidean distance of each pixel that is not 0 to the nearest one that is."""
    if return_indices or indices is not None or not return_distances:
        raise UnsupportedError("ndimage.distance_transform_edt: indices are not offered, only distances")
    image = _mask(input, "distance_transform_edt")
    spacing = None if sampling is None else tuple(_per_axis(sampling, image.ndim, "sampling"))
    return _result(ops.distance_transform(image, spacing=spacing), distances, np.float32)


# ---- interpolation ----


def _order(order, function):
    if order not in (0, 1):
        raise UnsupportedError(
            f"ndimage.{function}: order must be 0 (nearest) or 1 (linear), got {order}; pass order=1"
        )
    return order


SAMPLING = {"grid-mirror": "reflect"}


def affine_transform(
    input, matrix, offset=0.0, output_shape=None, output=None, order=3, mode="constant", cval=0.0, prefilter=True
):
    """Sample at matrix @ i + offset; order 0 or 1."""
    image = _image(input, "affine_transform")
    _order(order, "affine_transform")
    n = image.ndim
    matrix = np.asarray(matrix, np.float64)
    offset = np.asarray(_per_axis(offset, n, "offset"), np.float64)
    if matrix.shape in ((n + 1, n + 1), (n, n + 1)):
        matrix, offset = matrix[:n, :n], matrix[:n, n]
    elif matrix.shape == (n,):
        matrix = np.diag(matrix)
    if matrix.shape != (n, n):
        raise ShapeError(f"ndimage.affine_transform: matrix must be {n} x {n} or {n + 1} x {n + 1}, got {matrix.shape}")
    if output_shape is None:
        output_shape = output.shape if isinstance(output, (Image, np.ndarray)) else image.shape
    rule = SAMPLING.get(mode, mode)
    if rule not in {"constant", "grid-constant", "nearest", "mirror", "reflect", "wrap", "grid-wrap"}:
        raise ParameterError(f"ndimage.affine_transform: mode must be one of {', '.join(MODES)}, got {mode!r}")
    dtype = _given_dtype(input, output, image)
    source = image if order == 0 or image.dtype == np.float32 or dtype == image.dtype else image.astype(np.float32)
    result = ops.resample_affine(
        source,
        matrix=np.column_stack([matrix, offset]),
        shape=list(output_shape),
        order=order,
        mode=rule,
        value=float(cval),
    )
    return _result(result, output, dtype)


def shift(input, shift, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """Move by pixels; order 0 or 1."""
    image = _image(input, "shift")
    offset = [-s for s in _per_axis(shift, image.ndim, "shift")]
    return affine_transform(image, np.ones(image.ndim), offset, None, output, order, mode, cval)


def zoom(input, zoom, output=None, order=3, mode="constant", cval=0.0, prefilter=True, *, grid_mode=False):
    """Enlarge or shrink; order 0 or 1."""
    image = _image(input, "zoom")
    factors = _per_axis(zoom, image.ndim, "zoom")
    shape = tuple(int(round(size * factor)) for size, factor in zip(image.shape, factors))
    if grid_mode:
        steps = [size / new if new else 1 for size, new in zip(image.shape, shape)]
        offset = [0.5 * step - 0.5 for step in steps]
    else:
        steps = [(size - 1) / (new - 1) if new > 1 else 1 for size, new in zip(image.shape, shape)]
        offset = [0] * image.ndim
    return affine_transform(image, np.array(steps, float), offset, shape, output, order, mode, cval)


def rotate(input, angle, axes=(1, 0), reshape=True, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """Turn in the plane of two axes by degrees; order 0 or 1."""
    image = _image(input, "rotate")
    first, second = sorted(_axes(axes, image))
    c, s = cos_sin(angle)
    turn = np.array([[c, s], [-s, c]])
    plane = np.array([image.shape[first], image.shape[second]])
    size = plane
    if reshape:
        corners = turn @ [[0, 0, plane[0], plane[0]], [0, plane[1], 0, plane[1]]]
        size = (np.ptp(corners, axis=1) + 0.5).astype(int)
    matrix, offset, shape = np.eye(image.ndim), np.zeros(image.ndim), list(image.shape)
    matrix[np.ix_([first, second], [first, second])] = turn
    offset[[first, second]] = (plane - 1) / 2 - turn @ ((size - 1) / 2)
    shape[first], shape[second] = size
    return affine_transform(image, matrix, offset, shape, output, order, mode, cval)

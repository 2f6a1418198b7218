"""Derivatives, their sums and their lengths."""

import numpy as np

from .. import _operations as ops
from ..creation import asarray
from .arguments import axes_of, image_of, per_axis
from .correlation import along_axes, correlate1d
from .outputs import dtype_of, stored
from .smoothing import gaussian_filter


def _derivative(input, axis, output, mode, cval, smooth, function):
    image = image_of(input, function)
    axis = axes_of((axis,), image)[0]
    rows = [(np.float32([-1, 0, 1] if a == axis else smooth), 0, 1) for a in range(image.ndim)]
    order = [axis] + [a for a in range(image.ndim) if a != axis]
    modes = per_axis(mode, image.ndim, "mode")
    return along_axes(image, output, order, [modes[a] for a in order], cval, lambda k: rows[order[k]], function)


def sobel(input, axis=-1, output=None, mode="reflect", cval=0.0):
    """Derivative along an axis, smoothed by 1 2 1 along the others.

    ``input[i + 1] - input[i - 1] along the axis, summed with weights 1 2 1 along each other``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.sobel(image, axis=0)
    """
    return _derivative(input, axis, output, mode, cval, [1, 2, 1], "sobel")


def prewitt(input, axis=-1, output=None, mode="reflect", cval=0.0):
    """Derivative along an axis, smoothed by 1 1 1 along the others.

    ``input[i + 1] - input[i - 1] along the axis, summed with weights 1 1 1 along each other``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.prewitt(image, axis=0)
    """
    return _derivative(input, axis, output, mode, cval, [1, 1, 1], "prewitt")


def generic_laplace(
    input, derivative2, output=None, mode="reflect", cval=0.0, extra_arguments=(), extra_keywords=None, *, axes=None
):
    """Sum of a second derivative along each axis.

    ``sum over axes of derivative2(input, axis)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.generic_laplace(image, lambda a, axis, *more: ndimage.correlate1d(a, [1, -2, 1], axis, *more))
    """
    return _sum_along_axes(
        input, derivative2, output, mode, cval, extra_arguments, extra_keywords, axes, "generic_laplace"
    )


def generic_gradient_magnitude(
    input, derivative, output=None, mode="reflect", cval=0.0, extra_arguments=(), extra_keywords=None, *, axes=None
):
    """Root of the sum of squared derivatives along each axis.

    ``sqrt(sum over axes of derivative(input, axis)^2)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.generic_gradient_magnitude(image, ndimage.sobel)
    """
    return _sum_along_axes(
        input, derivative, output, mode, cval, extra_arguments, extra_keywords, axes, "generic_gradient_magnitude",
        lambda d: d * d, ops.square_root,
    )  # fmt: skip


def _sum_along_axes(
    input, derivative, output, mode, cval, more, named, axes, function, each=lambda d: d, finish=lambda total: total
):
    image = image_of(input, function)
    dtype = dtype_of(output, image)
    axes = axes_of(axes, image)
    total = None
    for axis, m in zip(axes, per_axis(mode, len(axes), "mode")):
        term = each(asarray(derivative(image, axis, dtype, m, cval, *more, **(named or {}))))
        total = term if total is None else total + term
    return stored(image if total is None else finish(total), output, dtype)


def laplace(input, output=None, mode="reflect", cval=0.0, *, axes=None):
    """Sum of second differences along each axis.

    ``sum over axes of input[i + 1] - 2 input[i] + input[i - 1]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.laplace(image)
    """

    def second(image, axis, dtype, mode, cval):
        return correlate1d(image, [1, -2, 1], axis, dtype, mode, cval)

    return generic_laplace(input, second, output, mode, cval, axes=axes)


def _derivatives_of(sigma, image, axes, order):
    """Derivatives of a Gaussian, for each axis in turn."""
    axes = axes_of(axes, image)
    sigmas = per_axis(sigma, len(axes), "sigma")

    def derivative(image, axis, dtype, mode, cval, **kwargs):
        orders = [order if a == axis else 0 for a in axes]
        return gaussian_filter(image, sigmas, orders, dtype, mode, cval, axes=axes, **kwargs)

    return derivative


def gaussian_laplace(input, sigma, output=None, mode="reflect", cval=0.0, *, axes=None, **kwargs):
    """Laplacian of a Gaussian.

    ``sum over axes of gaussian_filter(input, sigma, order 2 along the axis)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.gaussian_laplace(image, sigma=2)
    """
    image = image_of(input, "gaussian_laplace")
    second = _derivatives_of(sigma, image, axes, 2)
    return generic_laplace(image, second, output, mode, cval, extra_keywords=kwargs, axes=axes)


def gaussian_gradient_magnitude(input, sigma, output=None, mode="reflect", cval=0.0, *, axes=None, **kwargs):
    """Length of the gradient of a Gaussian.

    ``sqrt(sum over axes of gaussian_filter(input, sigma, order 1 along the axis)^2)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.gaussian_gradient_magnitude(image, sigma=2)
    """
    image = image_of(input, "gaussian_gradient_magnitude")
    first = _derivatives_of(sigma, image, axes, 1)
    return generic_gradient_magnitude(image, first, output, mode, cval, extra_keywords=kwargs, axes=axes)

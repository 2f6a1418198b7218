"""Gaussians and means of boxes."""

import numbers

import numpy as np

from ..errors import ParameterError
from .arguments import ArgumentError, axes_of, image_of, origins_of, per_axis, sizes_of
from .correlation import along_axes


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
    """Smooth with a Gaussian, or with derivatives of it.

    ``sum over k of w[k] * input[i + k], w[k] ~ exp(-k^2 / (2 sigma^2)), |k| <= truncate * sigma + 0.5, axis by axis``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.gaussian_filter(image, sigma=2)
    """
    count = len(axes_of(axes, image_of(input, "gaussian_filter")))
    sigmas, orders = per_axis(sigma, count, "sigma"), per_axis(order, count, "order")
    radii = per_axis(radius, count, "radius")

    def rows(k):
        if not sigmas[k] >= 0:
            raise ParameterError(f"ndimage.gaussian_filter: sigma must be at least 0, got {sigmas[k]}")
        reach = int(truncate * sigmas[k] + 0.5) if radii[k] is None else radii[k]
        if not isinstance(reach, numbers.Integral) or reach < 0:
            raise ParameterError(f"ndimage.gaussian_filter: radius must be a whole number of at least 0, got {reach}")
        return (_gaussian_weights(float(sigmas[k]), orders[k], reach) if sigmas[k] > 1e-15 else None), 0, 1

    return along_axes(input, output, axes, mode, cval, rows, "gaussian_filter")


def gaussian_filter1d(
    input, sigma, axis=-1, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None
):
    """Smooth along one axis.

    ``sum over k of w[k] * input[i + k], w[k] ~ exp(-k^2 / (2 sigma^2)), |k| <= truncate * sigma + 0.5``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.gaussian_filter1d(image, sigma=2, axis=0)
    """
    return gaussian_filter(input, sigma, order, output, mode, cval, truncate, radius=radius, axes=(axis,))


def uniform_filter(input, size=3, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None):
    """Mean of a box.

    ``mean of the size pixels from i - size // 2 - origin on, axis by axis``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.uniform_filter(image, size=5)
    """
    count = len(axes_of(axes, image_of(input, "uniform_filter")))
    sizes, origins = sizes_of(size, count), origins_of(origin, count)
    rows = lambda k: (np.ones(sizes[k], np.float32) if sizes[k] > 1 else None, origins[k], sizes[k])
    return along_axes(input, output, axes, mode, cval, rows, "uniform_filter")


def uniform_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """Mean along one axis.

    ``mean of the size pixels from i - size // 2 - origin on``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.uniform_filter1d(image, size=5, axis=0)
    """
    if size < 1:
        raise ArgumentError(f"ndimage.uniform_filter1d: size must be at least 1, got {size}")
    return uniform_filter(input, size, output, mode, cval, origin, axes=(axis,))

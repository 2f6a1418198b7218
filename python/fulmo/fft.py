"""Fourier transforms, and convolution and deconvolution by them."""

import itertools

from ._operations import convolve_fft as convolve
from ._operations import deconvolve_fft as deconvolve
from ._operations import fourier_transform as fft
from ._operations import inverse_fourier_transform as ifft

__all__ = ["convolve", "deconvolve", "fft", "ifft", "smooth_shape"]


def smooth_shape(shape):
    """The next larger shape whose sizes are products of 2, 3, 5 and 7, for which transforms are fastest.

    Parameters
    ----------
    shape : sequence of int
        Sizes along any axes.

    Returns
    -------
    list of int
        The sizes, each as it is or larger.

    Examples
    --------
    >>> import fulmo
    >>> fulmo.fft.smooth_shape((41, 53))
    [42, 54]
    """
    return [_smooth(int(size)) for size in shape]


def _smooth(size):
    return next(n for n in itertools.count(max(size, 1)) if _is_smooth(n))


def _is_smooth(n):
    for prime in (2, 3, 5, 7):
        while n % prime == 0:
            n //= prime
    return n == 1

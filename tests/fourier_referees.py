"""What transforms, convolution and deconvolution are held against; part of referees.py."""

import numpy as np
import scipy.signal


def interleaved(values):
    """Complex numbers as pairs along the last axis."""
    return np.stack([values.real, values.imag], -1).reshape(*values.shape[:-1], -1)


def complex_pairs(image):
    return np.float64(image[..., ::2]) + 1j * np.float64(image[..., 1::2])


def convolve_same(image, kernel, correlate):
    """Beyond the image zeros; the kernel's middle is (size - 1) // 2, for both directions."""
    kernel = np.float64(kernel).reshape((1,) * (image.ndim - kernel.ndim) + kernel.shape)
    drop = kernel.ndim - image.ndim
    full = scipy.signal.convolve(
        np.float64(image).reshape((1,) * drop + image.shape), flipped(kernel, correlate), method="direct"
    )
    sizes = (1,) * drop + image.shape
    starts = [n // 2 if correlate else (n - 1) // 2 for n in kernel.shape]
    return full[tuple(slice(s, s + n) for s, n in zip(starts, sizes))].reshape(image.shape)


def flipped(kernel, wanted):
    return kernel[(slice(None, None, -1),) * kernel.ndim] if wanted else kernel


def curvature(image):
    """div(grad / |grad|): forward differences over lengths with the smaller of the other axes' slopes on both sides."""
    total = np.zeros(image.shape)
    edge = np.pad(image, 1, mode="edge")

    def shifted(axis, by):
        return np.roll(edge, -by, axis)

    steps = [(shifted(axis, 1) - edge, edge - shifted(axis, -1)) for axis in range(image.ndim)]
    slopes = [np.where(a * b > 0, np.where(a > 0, np.minimum(a, b), np.maximum(a, b)), 0) for a, b in steps]
    for axis in range(image.ndim):
        forward = steps[axis][0]
        length = np.sqrt(forward**2 + sum(s**2 for k, s in enumerate(slopes) if k != axis))
        share = np.divide(forward, length, out=np.zeros_like(forward), where=length > 0)
        before = np.roll(share, 1, axis)
        inner = (slice(1, -1),) * image.ndim
        first = np.zeros(image.shape, bool)
        first[(slice(None),) * axis + (0,)] = True
        total += share[inner] - np.where(first, 0, before[inner])
    return total


def richardson_lucy(image, psf, normalization, iteration, regularization):
    """With a margin from which the PSF reaches into the image; with a normalization without one."""
    psf = (np.float64(psf) / psf.sum(dtype=float)).reshape((1,) * (image.ndim - psf.ndim) + psf.shape)
    volume = np.float64(image).reshape((1,) * (psf.ndim - image.ndim) + image.shape)
    middle = [(n - 1) // 2 for n in psf.shape]
    margins = [(n - 1 - m, m) for n, m in zip(psf.shape, middle)]
    inside = tuple(slice(before, before + n) for (before, _), n in zip(margins, volume.shape))
    share = np.zeros([n + sum(margin) for n, margin in zip(volume.shape, margins)])
    if normalization is None:
        share[:] = scipy.signal.correlate(np.ones(volume.shape), psf, "full", "direct")
    else:
        share[inside] = normalization
    estimate = np.ones(share.shape)
    if normalization is not None:
        estimate[:] = 0
        estimate[inside] = 1
    share[share < 1e-5] = 1
    for _ in range(iteration):
        blurred = scipy.signal.convolve(estimate, psf, "valid", "direct")
        ratio = np.divide(volume, blurred, out=np.zeros(volume.shape), where=blurred > 0)
        correction = scipy.signal.correlate(ratio, psf, "full", "direct") / share
        if regularization > 0:
            domain = inside if normalization is not None else ...
            correction[domain] /= 1 - regularization * curvature(estimate[domain])
        estimate = estimate * correction
    return estimate[inside].reshape(image.shape)

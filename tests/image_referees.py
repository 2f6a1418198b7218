"""Referees of what works pixel by pixel, on shapes, or on the whole image."""

import numpy as np


def wide(image):
    """The image in float64, where sums, products and quotients of 32-bit pixels round once."""
    return np.asarray(image, np.float64)


def fmod(a, b):
    """C's fmod; for integers a remainder by 0 is 0, as the contract makes it total."""
    a, b = np.broadcast_arrays(a, b)
    with np.errstate(all="ignore"):
        result = np.fmod(wide(a), wide(b))
    if np.result_type(a, b).kind in "iu":
        result = np.where(b == 0, 0, result)
    return result


def clip(image, low, high):
    """NaN as a bound means none; NaN pixels stay."""
    low = -np.inf if np.isnan(low) else low
    high = np.inf if np.isnan(high) else high
    return np.clip(wide(image), low, high)


def nan_to_num(image, nan, posinf, neginf):
    if image.dtype.kind != "f":
        return image
    most = np.finfo(np.float32).max
    bounded = [min(max(v, -most), most) for v in (nan, posinf, neginf)]
    return np.nan_to_num(image, nan=bounded[0], posinf=bounded[1], neginf=bounded[2])


def coordinate(image, dimension):
    """Each voxel's coordinate along x (0), y (1) or z (2)."""
    if dimension >= image.ndim:
        return np.zeros(image.shape)
    return np.indices(image.shape)[image.ndim - 1 - dimension]


def crop(image, start_x, start_y, start_z, width, height, depth):
    """Beyond the image edge pixels repeat; leading axes of length 1 are dropped."""
    volume = image.reshape((1,) * (3 - image.ndim) + image.shape)
    for axis, (start, size) in enumerate(((start_z, depth), (start_y, height), (start_x, width))):
        index = np.clip(np.arange(start, start + size), 0, volume.shape[axis] - 1)
        volume = np.take(volume, index, axis)
    while volume.ndim > 1 and volume.shape[0] == 1:
        volume = volume[0]
    return volume


def pad(image, size_x, size_y, size_z, value, center):
    sizes = [size_z, size_y, size_x][3 - image.ndim :]
    sizes = [max(size, length) if size == 0 else size for size, length in zip(sizes, image.shape)]
    result = np.full(sizes, value, np.float64)
    starts = [(size - length) // 2 + (size - length) % 2 if center else 0 for size, length in zip(sizes, image.shape)]
    result[tuple(slice(s, s + n) for s, n in zip(starts, image.shape))] = image
    return result


def without_leading_axes(volume):
    while volume.ndim > 1 and volume.shape[0] == 1:
        volume = volume[0]
    return volume


def flip(image, flip_x, flip_y, flip_z):
    wanted = [flip_z, flip_y, flip_x][3 - image.ndim :]
    return image[tuple(slice(None, None, -1 if flip else 1) for flip in wanted)]


def transpose(image, i, j):
    volume = image.reshape((1,) * (3 - image.ndim) + image.shape) if i == 0 and image.ndim < 3 else image
    volume = volume if volume.ndim == 3 else volume[None]
    result = volume.swapaxes(i, j)
    return result if image.ndim == 3 or i == 0 else result[0]


def concatenate(first, second, axis):
    """axis: 0 z, 1 y, 2 x."""
    volumes = [v.reshape((1,) * (3 - v.ndim) + v.shape) for v in (first, second)]
    result = np.concatenate(volumes, axis)
    return result if first.ndim == 3 or axis == 0 else result.reshape(result.shape[3 - first.ndim :])


def project(function, image, axis, keep_dims):
    """Along x (0), y (1) or z (2); an axis that the image lacks has length 1; a line becomes one pixel, not a number."""
    wide_enough = image.reshape((1,) * max(0, axis + 1 - image.ndim) + image.shape).astype(np.float64)
    result = function(wide_enough, axis=-1 - axis, keepdims=keep_dims)
    return result.reshape(image.shape if axis >= image.ndim else result.shape or (1,))


def normalize(image, low, high):
    low, high = np.float32(np.percentile(wide(image), [max(low, 0), high if high >= 0 else 100]))
    return np.clip((np.float32(image) - low) / (high - low), 0, 1) if low < high else np.zeros(image.shape)


def spread_of_all(function, image, ddof):
    return function(wide(image), ddof=ddof) if image.size > ddof else 0.0


def spread(function, ddof):
    """np.var or np.std, 0 where there are not more pixels than ddof."""

    def measured(image, axis, keepdims):
        if image.shape[axis] <= ddof:
            return np.zeros_like(image.sum(axis=axis, keepdims=keepdims))
        return function(image, axis=axis, keepdims=keepdims, ddof=ddof)

    return measured


def gamma(image, gamma):
    most = np.max(wide(image)) if image.size else 0
    with np.errstate(all="ignore"):
        return np.power(wide(image) / most, gamma) * most


def quotient(a, b):
    with np.errstate(all="ignore"):
        return wide(a) / wide(b)


def accumulate(ufunc, image, axis):
    """Along x (0), y (1) or z (2): in order inside segments of 256, combined with the segments before."""
    if axis >= image.ndim:
        return image
    if image.dtype.kind in "iu":  # whole numbers of any size
        lines = ufunc.accumulate(image.astype(object), axis=-1 - axis)
        return np.clip(lines, -(2**63) + 1, 2**63 - 1).astype(np.int64)
    lines = np.moveaxis(wide(image), -1 - axis, 0).copy()
    for start in range(0, len(lines), 256):
        segment = ufunc.accumulate(lines[start : start + 256], axis=0)
        lines[start : start + 256] = ufunc(lines[start - 1], segment) if start else segment
    return np.moveaxis(lines, 0, -1 - axis)

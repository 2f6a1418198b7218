"""What operations are held against: numpy, scipy and brute force, never this library.

Declarations name these in `op.like(...)`. Images arrive as numpy arrays, parameters by name; a result may have any
dtype: the test stores it the way the contract says (half to even, saturating) before it compares.
"""

import numpy as np
from scipy import ndimage as ndi


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


def neighbourhood(ndim, radius_x, radius_y, radius_z, connectivity):
    """Members of a box or an ellipsoid of whole radii, in as many axes as the image has."""
    radii = [int(r) for r in (radius_z, radius_y, radius_x)][3 - ndim :]
    if connectivity == "box":
        return np.ones([2 * r + 1 for r in radii], bool)
    offsets = np.meshgrid(*[np.arange(-r, r + 1) for r in radii], indexing="ij")
    whole = int(np.prod([max(r, 1) ** 2 for r in radii]))
    return sum(d * d * (whole // max(r, 1) ** 2) for d, r in zip(offsets, radii)) <= whole


def minimum(image, radius_x, radius_y, radius_z, connectivity):
    members = neighbourhood(image.ndim, radius_x, radius_y, radius_z, connectivity)
    return ndi.minimum_filter(image, footprint=members, mode="nearest")


def maximum(image, radius_x, radius_y, radius_z, connectivity):
    members = neighbourhood(image.ndim, radius_x, radius_y, radius_z, connectivity)
    return ndi.maximum_filter(image, footprint=members, mode="nearest")


def opening(image, *neighbours):
    return maximum(minimum(image, *neighbours), *neighbours)


def closing(image, *neighbours):
    return minimum(maximum(image, *neighbours), *neighbours)


def strict_extreme(image, radius_x, radius_y, radius_z, sign):
    """Larger (sign 1) or smaller (-1) than all neighbours after a mean over the radius, in the image's own dtype."""
    radii = [int(r) if n > 1 else 0 for r, n in zip((radius_z, radius_y, radius_x)[3 - image.ndim :], image.shape)]
    smooth = ndi.uniform_filter(wide(image), [2 * r + 1 for r in radii], mode="nearest")
    if image.dtype.kind in "iu":
        smooth = np.rint(smooth)
    around = np.ones((3,) * image.ndim, bool)
    around[(1,) * image.ndim] = False
    return sign * smooth > ndi.maximum_filter(sign * smooth, footprint=around, mode="constant", cval=-np.inf)


def gaussian(image, sigma):
    """Over int(8 sigma) voxels made odd; sigma in z, y, x, of which a 2D image takes the last two."""
    sigma = np.array(sigma[-image.ndim :], float)
    return ndi.gaussian_filter(wide(image), sigma, mode="nearest", radius=(8 * sigma).astype(int) // 2)


def histogram(image, bins=256, low=None, high=None):
    """Counts around centres from low to high, as float32 places them; NaN is not counted."""
    values = np.float32(image[~np.isnan(image)]).ravel()
    finite = values[np.isfinite(values)]
    low = np.float32(finite.min() if low is None else low) if finite.size else np.float32(0)
    high = np.float32(finite.max() if high is None else high) if finite.size else np.float32(0)
    if not high > low:
        return np.bincount(np.zeros(values.size, int), minlength=bins)
    with np.errstate(all="ignore"):
        place = (values - low) * np.float32(bins - 1) / (high - low) + np.float32(0.5)
    return np.bincount(np.clip(place, 0, bins - 1).astype(int), minlength=bins)


def otsu(image):
    """Otsu's threshold over 256 bins: the centre after which the between-class variance is largest."""
    finite = image[np.isfinite(image)]
    if finite.size == 0:
        return np.nan
    counts, centres = histogram(image).astype(float), np.linspace(float(finite.min()), float(finite.max()), 256)
    best, threshold = 0, centres[0]
    for i in range(255):
        below, above = counts[: i + 1], counts[i + 1 :]
        if below.sum() == 0 or above.sum() == 0:
            continue
        difference = np.average(centres[: i + 1], weights=below) - np.average(centres[i + 1 :], weights=above)
        between = below.sum() * above.sum() * difference**2
        if between > best * (1 + 1e-12):
            best, threshold = between, centres[i]
    return threshold


def distance(image, spacing):
    """As scipy, but infinite where there is no background."""
    if np.all(image != 0):
        return np.full(image.shape, np.inf)
    return ndi.distance_transform_edt(image != 0, sampling=None if spacing is None else spacing[3 - image.ndim :])


def voronoi(image):
    """Brute force: the component of the nearest foreground pixel, of the first in raster order if several are."""
    labels = ndi.label(image, np.ones((3,) * image.ndim))[0]
    sites = np.argwhere(labels)
    if len(sites) == 0:
        return labels
    pixels = np.indices(image.shape).reshape(image.ndim, -1).T
    nearest = [np.argmin(((sites - pixel) ** 2).sum(1)) for pixel in pixels]
    return labels[tuple(sites[nearest].T)].reshape(image.shape)

"""What operations are held against: numpy, scipy and brute force, never this library.

Declarations name these in `op.like(...)`. Images arrive as numpy arrays, parameters by name; a result may have any
dtype: the test stores it the way the contract says (half to even, saturating) before it compares.
"""

import itertools

import numpy as np
from referees_fourier import *
from scipy import ndimage as ndi
from skimage.segmentation import morphsnakes
from threshold_referees import *
from threshold_referees import histogram, otsu


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


def window(image, radius_x, radius_y, radius_z, connectivity, footprint=None):
    """Members of a window: those of a neighbourhood, of which axes of length 1 have none, or of a drawn footprint."""
    if footprint is not None:
        return np.reshape(np.asarray(footprint) != 0, (1,) * (image.ndim - np.ndim(footprint)) + np.shape(footprint))
    radii = [r if n > 1 else 0 for r, n in zip((radius_z, radius_y, radius_x)[3 - image.ndim :], image.shape)]
    return neighbourhood(image.ndim, *([0] * (3 - image.ndim) + radii)[::-1], connectivity)


def rank(image, rank, *neighbours):
    return ndi.rank_filter(image, rank, footprint=window(image, *neighbours), mode="nearest")


def percentile(image, percentile, *neighbours):
    return ndi.percentile_filter(image, percentile, footprint=window(image, *neighbours), mode="nearest")


def median(image, *neighbours):
    return ndi.median_filter(image, footprint=window(image, *neighbours), mode="nearest")


def mode(image, *neighbours):
    """np.unique sorts, and argmax takes the first."""
    members = window(image, *neighbours)
    offsets = np.argwhere(members) - np.array(members.shape) // 2
    result = np.empty_like(image)
    for at in np.ndindex(image.shape):
        places = offsets + at
        inside = ((places >= 0) & (places < image.shape)).all(axis=1)
        values, counts = np.unique(image[tuple(places[inside].T)], return_counts=True)
        result[at] = values[counts.argmax()]
    return result


def opening(image, *neighbours):
    return maximum(minimum(image, *neighbours), *neighbours)


def closing(image, *neighbours):
    return minimum(maximum(image, *neighbours), *neighbours)


def strict_extreme(image, radius_x, radius_y, radius_z, sign):
    """Larger (sign 1) or smaller (-1) than all neighbours after a mean over the radius, in the image's own dtype."""
    radii = [int(r) if n > 1 else 0 for r, n in zip((radius_z, radius_y, radius_x)[3 - image.ndim :], image.shape)]
    smooth = ndi.uniform_filter(wide(image), [2 * r + 1 for r in radii], mode="nearest")
    smooth = np.rint(smooth) if image.dtype.kind in "iu" else smooth.astype(np.float32)
    around = np.ones((3,) * image.ndim, bool)
    around[(1,) * image.ndim] = False
    return sign * smooth > ndi.maximum_filter(sign * smooth, footprint=around, mode="constant", cval=-np.inf)


def gaussian(image, sigma):
    """Over int(8 sigma) voxels made odd; sigma in z, y, x, of which a 2D image takes the last two."""
    sigma = np.array(sigma[-image.ndim :], float)
    return ndi.gaussian_filter(wide(image), sigma, mode="nearest", radius=(8 * sigma).astype(int) // 2)


def mean(image, radius, connectivity):
    """Over a box or an ellipsoid; radii in z, y, x, cut to whole numbers; axes of length 1 are left alone."""
    radius = [int(r) if n > 1 else 0 for r, n in zip(radius[-image.ndim :], image.shape)]
    footprint = ellipsoid(radius) if connectivity == "sphere" else np.ones([2 * r + 1 for r in radius])
    return ndi.correlate(wide(image), footprint, mode="nearest") / footprint.sum()


def ellipsoid(radius):
    """Voxels whose offset, each axis divided by its radius, is at most 1 long; compared in whole numbers."""
    grids = np.ogrid[tuple(slice(-r, r + 1) for r in radius)]
    whole = [np.prod([q * q for j, q in enumerate(radius) if j != i and q > 0], dtype=int) for i in range(len(radius))]
    limit = np.prod([r * r for r in radius if r > 0], dtype=int)
    return sum(g * g * w for g, w, r in zip(grids, whole, radius) if r > 0) <= limit + np.zeros(
        [2 * r + 1 for r in radius], int
    )


def clahe(image, tile_size, clip_limit, low, high):
    """Tile by tile; pixels one by one, from the tiles before and after them along each axis."""
    finite = image[np.isfinite(image)].astype(np.float32)
    low = np.float32(finite.min() if np.isnan(low) else low)
    high = np.float32(finite.max() if np.isnan(high) else high)
    if not high > low:
        return image
    bins = (image.astype(np.float32) - low) * np.float32(255) / (high - low) + np.float32(0.5)
    bins = np.clip(bins, 0, 255).astype(int)
    tiles = [-(-n // tile_size) for n in image.shape]
    curves = np.empty([*tiles, 256])
    for tile in np.ndindex(*tiles):
        own = bins[tuple(slice(t * n // k, (t + 1) * n // k) for t, n, k in zip(tile, image.shape, tiles))]
        counts = np.bincount(own.ravel(), minlength=256).astype(float)
        clipped = np.minimum(counts, clip_limit * 255 / 256 * own.size)
        sums = np.cumsum(clipped + (own.size - clipped.sum()) / 256)
        curves[tile] = (sums - sums[0]) / (own.size - sums[0]) if own.size > sums[0] else 0
    result = np.zeros(image.shape)
    at = [np.clip((np.arange(n) + 0.5) * k / n - 0.5, 0, k - 1) for n, k in zip(image.shape, tiles)]
    for pixel in np.ndindex(image.shape):
        place = [a[i] for a, i in zip(at, pixel)]
        for corner in itertools.product((0, 1), repeat=image.ndim):
            share = np.prod([p % 1 if c else 1 - p % 1 for p, c in zip(place, corner)])
            if share > 0:
                result[pixel] += share * curves[tuple(int(p) + c for p, c in zip(place, corner))][bins[pixel]]
    return low + result * (high - low)


def distance(image, spacing):
    """As scipy, but infinite where there is no background."""
    if np.all(image != 0):
        return np.full(image.shape, np.inf)
    return ndi.distance_transform_edt(image != 0, sampling=None if spacing is None else spacing[3 - image.ndim :])


def nearest_label(labels, spacing=None):
    """Brute force: the label of the nearest labelled pixel, of the first in raster order if several are as near."""
    sites = np.argwhere(labels)
    if len(sites) == 0:
        return labels
    sides = np.ones(labels.ndim) if spacing is None else np.asarray(spacing)[3 - labels.ndim :]
    pixels = np.indices(labels.shape).reshape(labels.ndim, -1).T
    nearest = [np.argmin((((sites - pixel) * sides) ** 2).sum(1)) for pixel in pixels]
    return labels[tuple(sites[nearest].T)].reshape(labels.shape)


def voronoi(image):
    return nearest_label(ndi.label(image, np.ones((3,) * image.ndim))[0])


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


def renumber(labels, kept):
    """Labels of the sorted list `kept` become 1, 2, ...; all others 0."""
    labels = np.asarray(labels).astype(np.int64)
    table = np.zeros(int(labels.max(initial=0)) + 1, np.uint32)
    kept = [label for label in kept if label != 0]
    table[np.array(kept, np.int64)] = np.arange(1, len(kept) + 1)
    return table[labels]


def without_edge_labels(labels, axes_zyx):
    axes = [axis for axis, chosen in zip((-3, -2, -1), axes_zyx) if chosen]
    volume = labels.reshape((1,) * (3 - labels.ndim) + labels.shape)
    axes = [axis for axis in axes if axis > -3 or volume.shape[0] > 1]
    touching = [np.unique(np.take(volume, (0, -1), axis)) for axis in axes]
    return renumber(labels, np.setdiff1d(labels, np.concatenate(touching) if touching else []).astype(np.int64))


def labels_of_size(labels, smallest, largest):
    numbers, counts = np.unique(labels, return_counts=True)
    return renumber(labels, numbers[(counts >= smallest) & (counts <= largest)].astype(np.int64))


def without_flagged(labels, flags):
    kept = [n for n in range(1, int(labels.max(initial=0)) + 1) if n >= len(flags) or flags[n] == 0]
    return renumber(labels, kept)


def labels_by_map(labels, values, low, high, inside):
    numbers = np.unique(labels[labels != 0]).astype(np.int64)
    means = (
        np.array([wide(values[labels == label]).mean() for label in numbers]).astype(np.float32)
        if values.shape == labels.shape
        else np.take(values, numbers, mode="clip")
    )
    return renumber(labels, numbers[((means >= low) & (means <= high)) == inside])


def painted(labels, image, measure):
    result = np.zeros(labels.shape)
    for label in np.unique(labels[labels != 0]):
        result[labels == label] = measure(image[labels == label].astype(np.float64))
    return result


def label_row(labels, label, image, spacing):
    """One row of label_table; zyx order inside."""
    where = np.nonzero(labels == label)
    values, count = image[where].astype(np.float64), len(where[0])
    row = {"label": label, "area": count * np.prod(spacing)}
    if count == 0:
        return row
    for axis, extent, size, at in zip("zyx", ("depth", "height", "width"), spacing, where):
        at = at.astype(np.float64)
        row |= {f"bbox_min_{axis}": at.min(), f"bbox_max_{axis}": at.max(), f"bbox_{extent}": np.ptp(at) + 1}
        row |= {f"sum_{axis}": at.sum(), f"centroid_{axis}": at.mean() * size}
        row |= {f"sum_intensity_times_{axis}": (at * values).sum()}
        row |= {f"mass_center_{axis}": (at * values).sum() / values.sum() * size}
    row |= {"min_intensity": values.min(), "max_intensity": values.max(), "mean_intensity": values.mean()}
    row |= {"sum_intensity": values.sum(), "standard_deviation_intensity": values.std()}
    for center in ("centroid", "mass_center"):
        offsets = [at * size - row[f"{center}_{axis}"] for axis, size, at in zip("zyx", spacing, where)]
        far = np.sqrt(sum(offset**2 for offset in offsets))
        row |= {f"sum_distance_to_{center}": far.sum(), f"mean_distance_to_{center}": far.mean()}
        row |= {f"max_distance_to_{center}": far.max(), f"mean_max_distance_to_{center}_ratio": far.max() / far.mean()}
    return row


def label_table(labels, image, include_background=False, spacing=None):
    """Columns by name; NaN where a label has no voxels."""
    image = labels if image is None else image
    labels = np.ones(image.shape, np.int64) if labels is None else labels.astype(np.int64)
    volume = (1,) * (3 - labels.ndim) + labels.shape
    spacing = (1, 1, 1) if spacing is None else (1,) * (3 - len(spacing)) + tuple(spacing)
    first = 0 if include_background else 1
    with np.errstate(all="ignore"):
        rows = [
            label_row(labels.reshape(volume), label, image.reshape(volume), spacing)
            for label in range(first, int(labels.max(initial=0)) + 1)
        ]
    names = sorted({name for row in rows for name in row})
    return {name: np.array([row.get(name, np.nan) for row in rows], np.float64) for name in names}


def gradient(image, axis):
    """np.gradient; 0 along an axis that is absent or of length 1."""
    if image.ndim < -axis or image.shape[axis] == 1:
        return np.zeros(image.shape)
    return np.gradient(wide(image), axis=axis)


def sobel(image, rank):
    volume = wide(image).reshape(image.shape[-rank:])
    slopes = [ndi.sobel(volume, axis, mode="nearest") for axis in range(rank)]
    return np.sqrt(sum(s * s for s in slopes)).reshape(image.shape)


def laplace(image, connectivity, rank):
    """Each pixel times the number of its neighbours, minus these."""
    kernel = -ndi.generate_binary_structure(rank, rank if connectivity == "box" else 1).astype(float)
    kernel[(1,) * rank] -= kernel.sum()
    return ndi.correlate(wide(image).reshape(image.shape[-rank:]), kernel, mode="nearest").reshape(image.shape)


def grown(seeds, mask):
    """Steps of one voxel inside the mask, in turns to all neighbours and to faces; the smallest label wins."""
    box = np.ones((3,) * seeds.ndim)
    labels = ndi.label(seeds, box)[0] * (mask != 0)
    idle = 0
    for step in range(2 * labels.size):
        around = box if step % 2 == 0 else ndi.generate_binary_structure(seeds.ndim, 1)
        none = labels.max(initial=0) + 1
        near = ndi.minimum_filter(np.where(labels == 0, none, labels), footprint=around, mode="constant", cval=none)
        grows = (labels == 0) & (mask != 0) & (near < none)
        labels = np.where(grows, near, labels)
        idle = 0 if grows.any() else idle + 1
        if idle == 2:
            break
    return labels


def gamma(image, gamma):
    most = np.max(wide(image)) if image.size else 0
    with np.errstate(all="ignore"):
        return np.power(wide(image) / most, gamma) * most


def gauss_otsu(image, outline_sigma):
    smooth = np.float32(gaussian(image, (outline_sigma,) * 3))
    return ndi.label(smooth > otsu(smooth), np.ones((3,) * image.ndim))[0]


def voronoi_otsu(image, spot_sigma, outline_sigma):
    spots, outlines = (np.float32(gaussian(image, (sigma,) * 3)) for sigma in (spot_sigma, outline_sigma))
    mask = outlines > otsu(outlines)
    return grown(strict_extreme(spots, 0, 0, 0, 1) & mask, mask)


def eroded_otsu(image, erosions, outline_sigma):
    smooth = np.float32(gaussian(image, (outline_sigma,) * 3))
    mask = smooth > otsu(smooth)
    return grown(minimum(mask, erosions, erosions, erosions, "box"), mask)


def quotient(a, b):
    with np.errstate(all="ignore"):
        return wide(a) / wide(b)


def correlate(image, kernel):
    """The kernel's axes are the image's last ones; it may have more axes than the image."""
    rank = max(image.ndim, kernel.ndim)
    volumes = [wide(v).reshape((1,) * (rank - v.ndim) + v.shape) for v in (image, kernel)]
    return ndi.correlate(*volumes, mode="nearest").reshape(image.shape)


def cross_correlation(image, kernel):
    lengths = np.sqrt(correlate(wide(image) ** 2, np.ones(kernel.shape)) * (wide(kernel) ** 2).sum())
    return quotient(correlate(image, kernel), lengths)


def gaussian_derivative(image, sigma, order):
    """Samples over the sum of their magnitudes, of which 0 counts as 1."""
    result = wide(image)
    for axis, s, n in list(zip((-3, -2, -1), sigma, order))[-image.ndim :]:
        if s == 0 or image.shape[axis] == 1:
            continue
        radius = (int(8 * s + 0.5) - 1) // 2
        x = np.arange(-radius, radius + 1.0)
        taps = np.exp(-0.5 * x * x / s**2) * [1, x / s**2, (x * x - s * s) / s**4][n]
        result = ndi.correlate1d(result, taps / np.where(taps == 0, 1, np.abs(taps)).sum(), axis, mode="nearest")
    return result


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


def planes(stack, position):
    """At each pixel that of the plane which the position, cut to a whole number, names."""
    stack = stack.reshape((1,) * (3 - stack.ndim) + stack.shape)
    index = np.clip(np.trunc(position).astype(int), 0, len(stack) - 1)
    return np.take_along_axis(stack, index[None], 0)[0]


def variance(image, radius, connectivity):
    """Every neighbourhood's pixels side by side."""
    radius = [int(r) if n > 1 else 0 for r, n in zip(radius[-image.ndim :], image.shape)]
    footprint = ellipsoid(radius) if connectivity == "sphere" else np.ones([2 * r + 1 for r in radius], bool)
    padded = np.pad(wide(image), [(r, r) for r in radius], mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, footprint.shape)
    return np.stack([windows[i][..., footprint].var(axis=-1) for i in range(image.shape[0])])


def plane_variance(stack, radius_x, radius_y):
    return variance(stack, (0, radius_y, radius_x), "sphere")


def plane_sobel(stack):
    return np.stack([sobel(plane, 2) for plane in stack]) if stack.ndim == 3 else sobel(stack, 2)


def sharpest(stack, measure, sigma):
    """From each pixel's plane of the largest blurred measure."""
    focus = gaussian(np.float32(measure), (0, sigma, sigma))
    return planes(stack, np.argmax(focus, 0) if stack.ndim == 3 else np.zeros(stack.shape))


def kuwahara(image, radius, sigma):
    """Every quadrant's pixels side by side; z has one side only where the image is flat."""
    sides = [(0,) if n == 1 and image.ndim == 3 and axis == 0 else (-1, 1) for axis, n in enumerate(image.shape)]
    radii = [0 if len(s) == 1 else radius for s in sides]
    padded = np.pad(wide(image), [(r, r) for r in radii], mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, [2 * r + 1 for r in radii])
    offsets = np.stack(np.meshgrid(*[np.arange(-r, r + 1) for r in radii], indexing="ij"))
    weights = np.exp(-(offsets**2).sum(0) / (2 * sigma**2))
    total = norm = 0
    for signs in itertools.product(*sides):
        members = np.all([sign * o >= 0 for sign, o in zip(signs, offsets)], axis=0)
        pixels, w = windows[..., members], weights[members] / weights[members].sum()
        mean = (pixels * w).sum(-1)
        steady = 1 / (((pixels - mean[..., None]) ** 2 * w).sum(-1) + 1e-6)
        total, norm = total + mean * steady, norm + steady
    return total / norm


def around(image, connectivity, what, outside):
    """An extreme over each pixel's neighbours, itself included."""
    members = neighbourhood(image.ndim, 1, 1, 1, connectivity)
    return what(image, footprint=members, mode="constant", cval=outside)


def nonzero_extreme(image, connectivity, sign):
    """Pixels of 0 stay."""
    none = np.inf if sign < 0 else -np.inf
    positive = np.where(image > 0, wide(image), none)
    found = around(positive, connectivity, ndi.maximum_filter if sign > 0 else ndi.minimum_filter, none)
    better = sign * found > sign * wide(image)
    return np.where((image != 0) & better, found, image)


def overwritten_zeros(image, connectivity):
    largest = around(np.maximum(wide(image), 0), connectivity, ndi.maximum_filter, 0)
    return np.where(image == 0, largest, image)


def extended(image, before, after, mode, value):
    before, after = ([0] * (image.ndim - len(n or ())) + [int(v) for v in n or ()] for n in (before, after))
    how = {
        "grid-constant": "constant",
        "nearest": "edge",
        "mirror": "reflect",
        "reflect": "symmetric",
        "grid-wrap": "wrap",
    }
    constant = {"constant_values": value} if mode == "grid-constant" else {}
    return np.pad(image, list(zip(before, after)), how[mode], **constant)


def correlated(image, weights, mode, value, origin):
    weights = weights.reshape((1,) * (image.ndim - weights.ndim) + weights.shape)
    origin = [0] * (image.ndim - len(origin or ())) + [int(o) for o in origin or ()]
    return ndi.correlate(np.float32(image), weights, np.float64, mode, value, origin)


def resampled(image, matrix, shape, order, mode, value):
    matrix = np.reshape(matrix, (image.ndim, -1))
    shape = tuple(int(size) for size in shape)
    return ndi.affine_transform(
        wide(image), matrix[:, :-1], matrix[:, -1], shape, np.float64, order, mode, value, prefilter=False
    )


def steps(image, footprint, extremes):
    """Extremes over the footprint and its middle, one after the other; voxel by voxel of the footprint."""
    rank = max(image.ndim, footprint.ndim)
    volume, members = (v.reshape((1,) * (rank - v.ndim) + v.shape) for v in (image, footprint != 0))
    middle = tuple(n // 2 for n in members.shape)
    members = members.copy()
    members[middle] = True
    for extreme in extremes:
        padded = np.pad(volume, [(m, n - 1 - m) for m, n in zip(middle, members.shape)], mode="edge")
        parts = [padded[tuple(slice(o, o + n) for o, n in zip(at, volume.shape))] for at in np.argwhere(members)]
        volume = extreme(parts, axis=0)
    return volume.reshape(image.shape)


def curvature(name, image, rank):
    volume = (image != 0).astype(np.int8).reshape(image.shape[-rank:])
    return getattr(morphsnakes, name)(volume).reshape(image.shape)


def chan_vese(image, initial, num_iter, smoothing, lambda1, lambda2, rank):
    shape, image = image.shape, wide(image).reshape(image.shape[-rank:])
    board = sum(index // 5 for index in np.indices(image.shape)) % 2
    inside = (board if initial is None else np.reshape(initial, image.shape) > 0).astype(np.int8)
    axes = [axis for axis, length in enumerate(image.shape) if length > 1]
    for _ in range(num_iter):
        means = [np.sum(image, where=region) / (np.sum(region) + 1e-8) for region in (inside == 1, inside == 0)]
        slope = sum(np.abs(np.gradient(inside.astype(float), axis=axis)) for axis in axes)
        force = slope * (lambda1 * (image - means[0]) ** 2 - lambda2 * (image - means[1]) ** 2)
        inside = np.where(force < 0, 1, np.where(force > 0, 0, inside)).astype(np.int8)
        for i in range(smoothing):
            first, second = (morphsnakes.sup_inf, morphsnakes.inf_sup)[:: 1 if i % 2 == 0 else -1]
            inside = second(first(inside))
    return inside.reshape(shape)


BOX, CROSS = np.ones((3, 3, 3)), ndi.generate_binary_structure(3, 1)
MIDDLE = (1, 1, 1)


def is_simple(neighbours):
    """One component around the middle, and one of the background at faces and edges that touches its faces."""
    around = neighbours.copy()
    around[MIDDLE] = False
    background = ~around & ndi.generate_binary_structure(3, 2)
    background[MIDDLE] = False
    labels = ndi.label(background, CROSS)[0]
    touching = np.unique(labels[CROSS & background])
    return ndi.label(around, BOX)[1] == 1 and len(touching) == 1


def skeleton(image, rank):
    """Voxel by voxel: sides -x, +x, -y, ..., and of each the 8 lattices of even and odd coordinates, x first."""
    volume = np.pad((image != 0).reshape((1,) * (3 - image.ndim) + image.shape), 1)
    changed = True
    while changed:
        changed = False
        for axis, sign in [(2, -1), (2, 1), (1, -1), (1, 1), (0, -1), (0, 1)][: 2 * rank]:
            before = volume.copy()
            open_sides = before & ~np.roll(before, -sign, axis)
            for z, y, x in itertools.product((1, 2), repeat=3):
                for voxel in np.argwhere(open_sides[z::2, y::2, x::2]) * 2 + (z, y, x):
                    box = tuple(slice(i - 1, i + 2) for i in voxel)
                    if before[box].sum() > 2 and is_simple(before[box]) and is_simple(volume[box]):
                        volume[tuple(voxel)] = False
                        changed = True
    return volume[1:-1, 1:-1, 1:-1].reshape(image.shape)


def eigenvalues(components, rank):
    """Of symmetric matrices of xx, xy, yy or xx, xy, xz, yy, yz, zz: the largest first."""
    matrix = np.zeros((*components[0].shape, rank, rank))
    for (i, j), values in zip(itertools.combinations_with_replacement(range(rank), 2), components):
        matrix[..., i, j] = matrix[..., j, i] = values
    return list(np.moveaxis(np.linalg.eigvalsh(matrix)[..., ::-1], -1, 0))


def hessian_eigenvalues(image, rank):
    volume = np.pad(wide(image).reshape(image.shape[-rank:]), 1, mode="edge")

    def at(*offset):
        return volume[tuple(slice(1 + o, n - 1 + o) for o, n in zip(offset[::-1], volume.shape))]

    def second(i, j):
        a, b = np.eye(rank, dtype=int)[[i, j]]
        if i == j:
            return at(*a) - 2 * at(*(0 * a)) + at(*-a)
        return (at(*(a + b)) - at(*(a - b)) - at(*(b - a)) + at(*(-a - b))) / 4

    components = [second(i, j) for i, j in itertools.combinations_with_replacement(range(rank), 2)]
    return [e.reshape(image.shape) for e in eigenvalues(components, rank)]


def gaussian_eigenvalues(image, sigma, rank):
    """Each second derivative by the kernel of two first derivatives, of an impulse, in turn."""
    volume, s = wide(image).reshape(image.shape[-rank:]), sigma / np.sqrt(2)

    def line(*orders):
        impulse = np.zeros(8 * int(4 * s + 2) + 1)
        impulse[len(impulse) // 2] = 1
        for order in orders:
            impulse = gaussian_derivative(impulse, (0, 0, s), (0, 0, order))
        return impulse[::-1]

    components = []
    for i, j in itertools.combinations_with_replacement(range(rank), 2):
        result = volume
        for axis in range(rank):
            if volume.shape[-1 - axis] > 1:
                result = ndi.correlate1d(result, line(int(axis == i), int(axis == j)), -1 - axis, mode="nearest")
        components.append(result)
    return [e.reshape(image.shape) for e in eigenvalues(components, rank)]


def ridges(image, sigmas, rank):
    strongest = np.zeros(image.shape)
    for sigma in sigmas:
        least = gaussian_eigenvalues(image, sigma, rank)[::-1][: rank - 1]
        product = np.prod([np.minimum(e, 0) for e in least], axis=0)
        strongest = np.maximum(strongest, sigma**2 * (np.sqrt(product) if rank == 3 else np.abs(product)))
    return strongest

"""Referees of filters: what a pixel and its neighbours give."""

import itertools

import numpy as np
from image_referees import quotient, wide
from scipy import ndimage as ndi


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

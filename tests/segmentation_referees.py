"""Referees of objects: masks, labels, and what is measured of them."""

import itertools

import numpy as np
from filter_referees import gaussian, minimum, strict_extreme
from image_referees import wide
from scipy import ndimage as ndi
from skimage.segmentation import morphsnakes
from threshold_referees import otsu


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

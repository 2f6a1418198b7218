"""What operations on labels are held against: numpy, scipy, scikit-image and brute force, never this library."""

import numpy as np
from scipy import ndimage as ndi


def footprint(ndim, faces):
    return ndi.generate_binary_structure(ndim, 1 if faces else ndim)


def renumbered(labels):
    """The labels that are there become 1, 2, ... in their order."""
    kept = np.unique(labels[labels != 0])
    return np.where(labels == 0, 0, np.searchsorted(kept, labels) + 1)


def edges(labels):
    """Pixels with another value at a face."""
    around = [
        f(labels, footprint=footprint(labels.ndim, True), mode="nearest")
        for f in (ndi.minimum_filter, ndi.maximum_filter)
    ]
    return around[0] != around[1]


def whole(labels):
    return np.asarray(labels).astype(np.int64)


def dilated(labels, radius):
    """One pixel a step, to all neighbours and to faces in turns; the smallest label wins."""
    labels, none = whole(labels), 2**33  # ndimage compares in float64
    for step in range(radius):
        around = footprint(labels.ndim, step % 2 == 1)
        near = ndi.minimum_filter(np.where(labels == 0, none, labels), footprint=around, mode="constant", cval=none)
        labels = np.where((labels == 0) & (near != none), near, labels)
    return labels


def extended(labels):
    return dilated(labels, sum(labels.shape)) if labels.any() else labels


def shrunk(mask, steps, first_to_faces):
    for step in range(steps):
        around = footprint(mask.ndim, step % 2 == (0 if first_to_faces else 1))
        mask = ndi.minimum_filter(mask, footprint=around, mode="nearest")
    return mask


def core(labels, radius):
    return shrunk((labels != 0) & ~edges(labels), radius - 1, True)


def eroded(labels, radius, relabel=False):
    if radius < 1:
        return labels
    left = core(labels, radius)
    return ndi.label(left, footprint(left.ndim, True))[0] if relabel else renumbered(labels * left)


def eroded_connected(labels, radius):
    return renumbered(labels * core(labels != 0, radius)) if radius > 0 else labels


def opened(labels, radius):
    return dilated(eroded(labels, radius), radius)


def closed(labels, radius):
    grown = dilated(labels, radius)
    return grown * shrunk(grown != 0, radius, True)


def smoothed(labels, radius):
    return extended(opened(labels, radius)) * (labels != 0) if radius > 0 else labels


def smoothed_connected(labels, radius):
    return dilated(eroded_connected(labels, radius), radius)


def combined(below, above):
    below, above = whole(below), whole(above)
    return renumbered(np.where(above != 0, above + below.max(initial=0), below))


def values_by_label(labels, image):
    """The value at each label's first pixel."""
    numbers, first = np.unique(labels, return_index=True)
    values = np.zeros(int(labels.max(initial=0)) + 1, np.float32)
    values[whole(numbers)] = image.ravel()[first]
    return values

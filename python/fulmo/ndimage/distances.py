"""Euclidean distances to the background, and where it is nearest."""

import numpy as np

from .. import _operations as ops
from ..creation import asarray
from .arguments import ArgumentError, MismatchError, mask_of, per_axis
from .outputs import stored


def distance_transform_edt(
    input, sampling=None, return_distances=True, return_indices=False, distances=None, indices=None
):
    """Exact Euclidean distance of each pixel that is not 0 to the nearest one that is, and which one that is.

    ``out[p] = min over q with input[q] = 0 of |p - q|``, differences along an axis times its sampling

    Of pixels as near as each other the first in raster order is taken.

    >>> from fulmo import ndimage
    >>> from fulmo.samples import mask
    >>> ndimage.distance_transform_edt(mask)
    """
    if not (return_distances or return_indices):
        raise ArgumentError("ndimage.distance_transform_edt: return_distances or return_indices must be True")
    for name, wanted, given in (("distances", return_distances, distances), ("indices", return_indices, indices)):
        if given is not None and not wanted:
            raise ArgumentError(f"ndimage.distance_transform_edt: {name} is given, but return_{name} is False")
    image = mask_of(input, "distance_transform_edt")
    if image.ndim == 0:
        image = image.reshape(1)
    spacing = None if sampling is None else tuple(per_axis(sampling, image.ndim, "sampling"))
    results = []
    if return_distances:
        found = stored(ops.distance_transform(image, spacing=spacing), distances, np.float32)
        results += [found] if distances is None else []
    if return_indices:
        found = _indices(image, spacing, indices)
        results += [found] if indices is None else []
    return tuple(results) if len(results) > 1 else results[0] if results else None


def _indices(image, spacing, output):
    """Coordinates of the nearest background pixel, one image for each axis, in int32."""
    if output is not None and output.dtype != np.int32:
        raise MismatchError(f"ndimage.distance_transform_edt: indices must be of int32, got {output.dtype}")
    numbers = ops.set_nonzero_pixels_to_pixelindex(image == 0, offset=1)
    nearest = np.asarray(ops.nearest_label(numbers, spacing=spacing)).astype(np.int64)
    coordinates = np.stack(np.unravel_index(np.maximum(nearest - 1, 0), image.shape))
    return stored(asarray(coordinates.astype(np.int32), device=image.device), output, np.int32)

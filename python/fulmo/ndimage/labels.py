"""Connected components, and where they are."""

import numpy as np

from .. import _operations as ops
from ..arrays import Image
from ..errors import UnsupportedError
from .arguments import image_of, mask_of
from .outputs import stored
from .structures import generate_binary_structure


def connectivity_of(structure, image):
    """Of a structure of 3 pixels along each axis: sphere for faces, box for all; None for others."""
    if structure is None:
        return "sphere"
    structure = np.asarray(structure, bool)
    for name, steps in (("sphere", 1), ("box", image.ndim)):
        if structure.shape == (3,) * image.ndim and (structure == generate_binary_structure(image.ndim, steps)).all():
            return name
    return None


def label(input, structure=None, output=None):
    """Connected components, numbered in raster order, and how many there are.

    ``label[p] = label[q] > 0 if neighbours with input != 0 lead from p to q; 0 where input = 0``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import mask
    >>> ndimage.label(mask)
    """
    image = mask_of(input, "label")
    connectivity = connectivity_of(structure, image)
    if connectivity is None:
        raise UnsupportedError("ndimage.label: structure must be generate_binary_structure(ndim, 1) or (ndim, ndim)")
    labels = ops.connected_component_labeling(image, connectivity=connectivity)
    count = int(ops.maximum_of_all_pixels(labels))
    result = stored(labels, output, np.int32)
    return count if isinstance(output, (Image, np.ndarray)) else (result, count)


def find_objects(input, max_label=0):
    """Slices of each label's bounding box, None for numbers that no pixel has.

    ``tuple of slice(min of p, max of p + 1) over p with input[p] = l, for l = 1, 2, ...``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import labels
    >>> ndimage.find_objects(labels)
    """
    labels = image_of(input, "find_objects")
    corners = [f"bbox_{end}_{axis}" for end in ("min", "max") for axis in "xyz"]
    table = ops.labels_statistics(labels, labels, columns=",".join(["area", *corners]))
    found = []
    for row, area in enumerate(table["area"][: max_label or None]):
        box = [
            slice(int(table[f"bbox_min_{axis}"][row]), int(table[f"bbox_max_{axis}"][row]) + 1) if area else None
            for axis in "zyx"[3 - labels.ndim :]
        ]
        found.append(tuple(box) if area else None)
    return found + [None] * (max_label - len(found))

"""Structuring elements: made and mirrored."""

import numpy as np

from .arguments import MismatchError, origins_of


def generate_binary_structure(rank, connectivity):
    """A 3 x 3 x ... structure whose pixels differ from its centre along at most `connectivity` axes.

    ``out[p] = 1 where sum over axes of |p - 1| <= connectivity``

    >>> from fulmo import ndimage
    >>> ndimage.generate_binary_structure(2, 1)
    """
    if rank < 1:
        return np.array(True, bool)
    steps = np.abs(np.indices([3] * rank) - 1).sum(0)
    return steps <= max(connectivity, 1)


def structure_of(structure, axes, function):
    """A structure of the chosen axes as an array; by default the pixel and its neighbours at faces."""
    if structure is None:
        return generate_binary_structure(len(axes), 1)
    structure = np.asarray(structure, bool)
    if structure.ndim != len(axes):
        raise MismatchError(f"ndimage.{function}: structure must have {len(axes)} axes, got shape {structure.shape}")
    if structure.size == 0:
        raise MismatchError(f"ndimage.{function}: structure must not be empty")
    return structure


def mirrored_origins(origin, shape):
    """Of the mirrored window; the centre of an even length is right of its middle."""
    return [-o - (int(n) % 2 == 0) for o, n in zip(origins_of(origin, len(shape)), shape)]

"""Morphology of masks: 0 or 1 in uint8 comes out."""

import numpy as np

from .. import _operations as ops
from .arguments import MismatchError, axes_of, mask_of, origins_of, per_axis, whole
from .labels import connectivity_of
from .outputs import stored
from .ranks import extreme, neighbourhood
from .structures import mirrored_origins, structure_of


def _repeated(step, current, iterations, mask):
    """`step` again and again, inside the mask; below 1: until nothing changes."""
    count = 0
    while True:
        following = step(current)
        if mask is not None:
            following = (following & mask) | (current & ~mask)
        count += 1
        if iterations > 0 and count == iterations:
            return following
        if iterations < 1 and ops.array_equal(following, current):
            return following
        current = following


def _binary(input, structure, iterations, mask, output, border_value, origin, axes, function, grow):
    image = mask_of(input, function)
    iterations = whole(iterations, f"ndimage.{function}: iterations")
    axes = axes_of(axes, image)
    structure = structure_of(structure, axes, function)
    origin = origins_of(origin, structure.ndim)
    if grow:
        origin, structure = mirrored_origins(origin, structure.shape), np.flip(structure)
    inside = None if mask is None else mask_of(mask, function)
    if inside is not None and inside.shape != image.shape:
        raise MismatchError(f"ndimage.{function}: mask must have shape {image.shape}, got {inside.shape}")
    border = int(bool(border_value))

    def step(current):
        if not structure.any():
            return current * 0 if grow else current * 0 + 1
        given = (None, structure, None, "constant", border, origin, axes, function)
        return neighbourhood(current, *given, extreme(grow))

    return stored(_repeated(step, image, iterations, inside), output, np.uint8)


def binary_erosion(
    input,
    structure=None,
    iterations=1,
    mask=None,
    output=None,
    border_value=0,
    origin=0,
    brute_force=False,
    *,
    axes=None,
):
    """Pixels around which the whole structure lies in the mask.

    ``out[p] = 1 where input[p + k] != 0 for all k in the structure``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import mask
    >>> ndimage.binary_erosion(mask, iterations=2)
    """
    return _binary(input, structure, iterations, mask, output, border_value, origin, axes, "binary_erosion", grow=False)


def binary_dilation(
    input,
    structure=None,
    iterations=1,
    mask=None,
    output=None,
    border_value=0,
    origin=0,
    brute_force=False,
    *,
    axes=None,
):
    """Pixels that the structure reaches from the mask.

    ``out[p] = 1 where input[p - k] != 0 for some k in the structure``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import mask
    >>> ndimage.binary_dilation(mask, iterations=2)
    """
    return _binary(input, structure, iterations, mask, output, border_value, origin, axes, "binary_dilation", grow=True)


def binary_opening(
    input,
    structure=None,
    iterations=1,
    output=None,
    origin=0,
    mask=None,
    border_value=0,
    brute_force=False,
    *,
    axes=None,
):
    """Erosion, then dilation.

    ``binary_dilation(binary_erosion(input))``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import mask
    >>> ndimage.binary_opening(mask, iterations=2)
    """
    eroded = binary_erosion(input, structure, iterations, mask, None, border_value, origin, axes=axes)
    return binary_dilation(eroded, structure, iterations, mask, output, border_value, origin, axes=axes)


def binary_closing(
    input,
    structure=None,
    iterations=1,
    output=None,
    origin=0,
    mask=None,
    border_value=0,
    brute_force=False,
    *,
    axes=None,
):
    """Dilation, then erosion.

    ``binary_erosion(binary_dilation(input))``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import mask
    >>> ndimage.binary_closing(mask, iterations=2)
    """
    dilated = binary_dilation(input, structure, iterations, mask, None, border_value, origin, axes=axes)
    return binary_erosion(dilated, structure, iterations, mask, output, border_value, origin, axes=axes)


def binary_hit_or_miss(input, structure1=None, structure2=None, output=None, origin1=0, origin2=None, *, axes=None):
    """Pixels around which structure1 lies in the mask and structure2 beside it.

    ``binary_erosion(input, structure1) and binary_erosion(not input, structure2)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import mask
    >>> ndimage.binary_hit_or_miss(mask)
    """
    image = mask_of(input, "binary_hit_or_miss")
    structure1 = structure_of(structure1, axes_of(axes, image), "binary_hit_or_miss")
    structure2 = ~structure1 if structure2 is None else structure2
    hit = binary_erosion(image, structure1, origin=origin1, axes=axes)
    origin2 = origin1 if origin2 is None else origin2
    missed = binary_erosion(~image, structure2, border_value=1, origin=origin2, axes=axes)
    return stored(hit & missed, output, np.uint8)


def binary_propagation(input, structure=None, mask=None, output=None, border_value=0, origin=0, *, axes=None):
    """What the mask's parts that `input` touches are.

    ``binary_dilation(input) inside the mask, until nothing changes``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, mask
    >>> ndimage.binary_propagation(image > 200, mask=mask)
    """
    return binary_dilation(input, structure, -1, mask, output, border_value, origin, axes=axes)


def binary_fill_holes(input, structure=None, output=None, origin=0, *, axes=None):
    """The mask with its holes, which the structure does not reach from the border.

    ``not binary_propagation(what is outside, mask=not input)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import mask
    >>> ndimage.binary_fill_holes(mask)
    """
    image = mask_of(input, "binary_fill_holes")
    background = ~image
    everywhere = len(axes_of(axes, image)) == image.ndim and image.ndim > 0
    connectivity = connectivity_of(structure, image) if everywhere and np.all(np.asarray(origin) == 0) else None
    if connectivity:
        edges = {f"exclude_{axis}": axis in "xyz"[: image.ndim] for axis in "xyz"}
        parts = ops.connected_component_labeling(background, connectivity=connectivity)
        holes = ops.remove_labels_on_edges(parts, **edges) > 0
        return stored(image | holes, output, np.uint8)
    outside = binary_dilation(image * 0, structure, -1, background, None, 1, origin, axes=axes)
    return stored(~outside, output, np.uint8)


def iterate_structure(structure, iterations, origin=None):
    """A structure dilated by itself.

    ``binary_dilation(structure, structure, iterations - 1)``

    >>> from fulmo import ndimage
    >>> ndimage.iterate_structure(ndimage.generate_binary_structure(2, 1), 2)
    """
    structure = np.asarray(structure, bool)
    if iterations < 2:
        return structure.copy()
    more = iterations - 1
    grown = np.zeros([size + more * (size - 1) for size in structure.shape], bool)
    grown[tuple(slice(more * (size // 2), more * (size // 2) + size) for size in structure.shape)] = structure
    grown = np.asarray(binary_dilation(grown, structure, iterations=more)).astype(bool)
    if origin is None:
        return grown
    return grown, [iterations * o for o in per_axis(origin, structure.ndim, "origin")]

"""Images continued beyond their borders."""

from .. import _operations as ops
from .arguments import mode_of

RULES = {"constant": "grid-constant", "wrap": "grid-wrap"}


def extended(image, before, after, modes, cval):
    """The image with so many pixels more along each axis, made by the mode of that axis."""
    modes = [mode_of(mode) for mode in modes]
    for chosen in dict.fromkeys(modes):
        front, behind = ([n if m == chosen else 0 for n, m in zip(side, modes)] for side in (before, after))
        if any(front) or any(behind):
            rule = RULES.get(chosen, chosen)
            image = ops.extend(image, before=front, after=behind, mode=rule, value=float(cval))
    return image


def inner(image, before, shape):
    """So many pixels from a place on."""
    return image[tuple(slice(first, first + size) for first, size in zip(before, shape))]

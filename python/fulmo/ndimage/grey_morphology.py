"""Morphology of grey images with flat and other structuring elements."""

import warnings

import numpy as np

from .. import _operations as ops
from ..creation import asarray
from ..errors import ParameterError
from .arguments import axes_of, image_of, spread
from .borders import inner
from .outputs import stored
from .ranks import extreme, neighbourhood
from .structures import mirrored_origins


def grey_erosion(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Smallest value in a structuring element, each pixel less the element's height there.

    ``min over k of input[p + k] - structure[k]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.grey_erosion(image, size=5)
    """
    image = image_of(input, "grey_erosion")
    size, footprint, heights = _element(size, footprint, structure, image, axes, "grey_erosion")
    compute = extreme(False) if heights is None else _extreme_of_heights(heights, False)
    return neighbourhood(image, size, footprint, output, mode, cval, origin, axes, "grey_erosion", compute)


def grey_dilation(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Largest value in a mirrored structuring element, each pixel plus the element's height there.

    ``max over k of input[p - k] + structure[k]``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.grey_dilation(image, size=5)
    """
    image = image_of(input, "grey_dilation")
    size, footprint, heights = _element(size, footprint, structure, image, axes, "grey_dilation")
    count = len(axes_of(axes, image))
    shape = np.shape(footprint) if size is None else [size] * count if np.ndim(size) == 0 else size
    origin = mirrored_origins(origin, shape)
    footprint = None if footprint is None else np.flip(footprint)
    compute = extreme(True) if heights is None else _extreme_of_heights(np.flip(heights), True)
    return neighbourhood(image, size, footprint, output, mode, cval, origin, axes, "grey_dilation", compute)


def _element(size, footprint, structure, image, axes, function):
    """Size or footprint, and the heights of a structure that is not flat, with an axis for each of the image's."""
    if size is None and footprint is None and structure is None:
        raise ParameterError(f"ndimage.{function}: size, footprint or structure must be given")
    if size is not None and footprint is not None:
        warnings.warn("ignoring size because footprint is set", UserWarning, stacklevel=4)
    if structure is None:
        return (size, None, None) if footprint is None else (None, np.asarray(footprint, bool), None)
    structure = np.asarray(structure, np.float32)
    footprint = np.ones(structure.shape, bool) if footprint is None else np.asarray(footprint, bool)
    flat = not structure[footprint].any() if structure.shape == footprint.shape else False
    return None, footprint, None if flat else spread(structure, axes_of(axes, image), image, "structure")


def _extreme_of_heights(heights, largest):
    """Pixel by pixel of the element: as many steps as it has pixels, which fuse."""
    sign, of_two = (1, ops.maximum_images) if largest else (-1, ops.minimum_images)

    def compute(wide, sizes, footprint, shape):
        inside = np.ones(sizes, bool) if footprint is None else footprint
        raised = [inner(wide, place, shape) + sign * float(heights[tuple(place)]) for place in np.argwhere(inside)]
        result = raised[0]
        for other in raised[1:]:
            result = of_two(result, other)
        return result

    return compute


def grey_opening(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Erosion, then dilation.

    ``grey_dilation(grey_erosion(input))``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.grey_opening(image, size=5)
    """
    eroded = grey_erosion(input, size, footprint, structure, None, mode, cval, origin, axes=axes)
    return grey_dilation(eroded, size, footprint, structure, output, mode, cval, origin, axes=axes)


def grey_closing(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Dilation, then erosion.

    ``grey_erosion(grey_dilation(input))``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.grey_closing(image, size=5)
    """
    dilated = grey_dilation(input, size, footprint, structure, None, mode, cval, origin, axes=axes)
    return grey_erosion(dilated, size, footprint, structure, output, mode, cval, origin, axes=axes)


def _difference(a, b):
    """Of images of one dtype, in it; integers wrap, as numpy's do."""
    if a.dtype.kind == "f":
        return a - b
    return asarray(np.asarray(a) - np.asarray(b), device=a.device)


def white_tophat(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """The image less its opening.

    ``input - grey_opening(input)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.white_tophat(image, size=5)
    """
    image = image_of(input, "white_tophat")
    opened = grey_opening(image, size, footprint, structure, None, mode, cval, origin, axes=axes)
    return stored(_difference(image, opened), output, image.dtype)


def black_tophat(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """The closing less the image.

    ``grey_closing(input) - input``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.black_tophat(image, size=5)
    """
    image = image_of(input, "black_tophat")
    closed = grey_closing(image, size, footprint, structure, None, mode, cval, origin, axes=axes)
    return stored(_difference(closed, image), output, image.dtype)


def morphological_gradient(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Dilation less erosion.

    ``grey_dilation(input) - grey_erosion(input)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.morphological_gradient(image, size=5)
    """
    image = image_of(input, "morphological_gradient")
    given = (size, footprint, structure, None, mode, cval, origin)
    difference = _difference(grey_dilation(image, *given, axes=axes), grey_erosion(image, *given, axes=axes))
    return stored(difference, output, image.dtype)


def morphological_laplace(
    input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0, *, axes=None
):
    """Dilation and erosion less twice the image.

    ``grey_dilation(input) + grey_erosion(input) - 2 * input``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.morphological_laplace(image, size=5)
    """
    image = image_of(input, "morphological_laplace")
    given = (size, footprint, structure, None, mode, cval, origin)
    above = _difference(grey_dilation(image, *given, axes=axes), image)
    below = _difference(image, grey_erosion(image, *given, axes=axes))
    return stored(_difference(above, below), output, image.dtype)

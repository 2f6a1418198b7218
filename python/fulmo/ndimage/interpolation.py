"""Images sampled at other places: order 0 (nearest) and 1 (linear)."""

import warnings

import numpy as np

from .. import _operations as ops
from ..arrays import Image
from ..errors import ParameterError, ShapeError, UnsupportedError
from ..transform import cos_sin
from .arguments import MODES, ArgumentError, MismatchError, axes_of, image_of, per_axis
from .outputs import cast, dtype_of, stored

GRID_MODES = {"constant": "grid-constant", "wrap": "grid-wrap"}


def _image(input, order, mode, function):
    image = image_of(input, function)
    if order not in (0, 1):
        raise UnsupportedError(
            f"ndimage.{function}: order must be 0 (nearest) or 1 (linear), got {order}; pass order=1"
        )
    if mode not in MODES:
        raise ArgumentError(f"ndimage.{function}: mode must be one of {', '.join(MODES)}, got {mode!r}")
    if image.ndim == 0:
        raise ArgumentError(f"ndimage.{function}: input must have at least one axis")
    return image


def affine_transform(
    input, matrix, offset=0.0, output_shape=None, output=None, order=3, mode="constant", cval=0.0, prefilter=True
):
    """Sample at matrix @ i + offset; order 0 or 1.

    ``out[i] = input at matrix @ i + offset``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.affine_transform(image, [[0.8, 0.1], [0, 1]], order=1)
    """
    image = _image(input, order, mode, "affine_transform")
    if output_shape is None:
        output_shape = output.shape if isinstance(output, (Image, np.ndarray)) else image.shape
    shape = tuple(output_shape)
    matrix, offset = _matrix_and_offset(np.asarray(matrix, np.float64), offset, image.ndim)
    if matrix.shape != (image.ndim, len(shape)):
        raise MismatchError(
            f"ndimage.affine_transform: matrix must be {image.ndim} x {len(shape)} or homogeneous, got {matrix.shape}"
        )
    dtype = dtype_of(output, image)
    source = cast(image, np.float32) if order else image
    more = len(shape) - image.ndim  # axes of length 1 in front make ranks equal
    result = ops.resample_affine(
        source.reshape((1,) * max(more, 0) + image.shape),
        matrix=np.pad(np.column_stack([matrix, offset]), ((max(more, 0), 0), (max(-more, 0), 0))),
        shape=[1] * max(-more, 0) + list(shape),
        order=order,
        mode="reflect" if mode == "grid-mirror" else mode,
        value=float(cval),
    )
    if order and dtype.kind in "iu":
        result = result + ops.sign(result) * 0.5  # truncated, this is rounded half away from zero, as scipy does here
    return stored(result.reshape(shape), output, dtype)


def _matrix_and_offset(matrix, offset, n):
    """Of a matrix, the diagonal of one, or one in homogeneous coordinates."""
    offset = np.asarray(per_axis(offset, n, "offset"), np.float64)
    if matrix.shape == (n,):
        return np.diag(matrix), offset
    if matrix.shape == (n + 1, n + 1) and not np.array_equal(matrix[n], [0] * n + [1]):
        raise ParameterError(
            f"ndimage.affine_transform: the bottom row of a homogeneous matrix must be {[0] * n + [1]}, got {matrix[n]}"
        )
    if matrix.shape in ((n + 1, n + 1), (n, n + 1)):
        return matrix[:n, :n], matrix[:n, n]
    return matrix, offset


def shift(input, shift, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """Move by pixels; order 0 or 1.

    ``out[i] = input at i - shift``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.shift(image, (5, -3), order=1)
    """
    image = _image(input, order, mode, "shift")
    offset = [-s for s in per_axis(shift, image.ndim, "shift")]
    return affine_transform(image, np.ones(image.ndim), offset, None, output, order, mode, cval)


def zoom(input, zoom, output=None, order=3, mode="constant", cval=0.0, prefilter=True, *, grid_mode=False):
    """Enlarge or shrink; order 0 or 1.

    ``out[i] = input at i * (n - 1) / (m - 1), n and m pixels long; in grid mode at (i + 0.5) * n / m - 0.5``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.zoom(image, 0.5, order=1)
    """
    image = image_of(input, "zoom")
    factors = per_axis(zoom, image.ndim, "zoom")
    if image.ndim and all(factor == 1 for factor in factors):
        return stored(image, output, image.dtype)
    if grid_mode and mode in GRID_MODES:
        warnings.warn(f"It is recommended to use mode = {GRID_MODES[mode]} with grid_mode, not {mode}", stacklevel=2)
    _image(image, order, mode, "zoom")
    shape = tuple(round(size * factor) for size, factor in zip(image.shape, factors))
    less = 0 if grid_mode else 1
    steps = np.array([(size - less) / (new - less) if new > less else 1 for size, new in zip(image.shape, shape)])
    offset = 0.5 * steps - 0.5 if grid_mode else [0] * image.ndim
    return affine_transform(image, steps, offset, shape, output, order, mode, cval)


def rotate(input, angle, axes=(1, 0), reshape=True, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """Turn in the plane of two axes by degrees; order 0 or 1.

    ``out[i] = input at R (i - centre of out) + centre of input``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image
    >>> ndimage.rotate(image, 30, order=1)
    """
    image = _image(input, order, mode, "rotate")
    plane_axes = sorted(axes_of(axes, image))
    if len(plane_axes) != 2:
        raise ShapeError(f"ndimage.rotate: axes must be two axes, got {axes!r}")
    first, second = plane_axes
    c, s = cos_sin(angle)
    turn = np.array([[c, s], [-s, c]])
    plane = np.array([image.shape[first], image.shape[second]])
    size = plane
    if reshape:
        corners = turn @ [[0, 0, plane[0], plane[0]], [0, plane[1], 0, plane[1]]]
        size = (np.ptp(corners, axis=1) + 0.5).astype(int)
    matrix, offset, shape = np.eye(image.ndim), np.zeros(image.ndim), list(image.shape)
    matrix[np.ix_(plane_axes, plane_axes)] = turn
    offset[plane_axes] = (plane - 1) / 2 - turn @ ((size - 1) / 2)
    shape[first], shape[second] = size
    return affine_transform(image, matrix, offset, shape, output, order, mode, cval)

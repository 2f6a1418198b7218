"""Affine maps to move images by, and what uses them."""

import functools
import operator

import numpy as np

from . import _operations
from .errors import ParameterError, ShapeError, TransformError, TypeMismatch, deprecated

__all__ = ["AffineTransform", "affine_transform", "affine_transform_deskew", "compute_output_shape_from_transform"]


def cos_sin(degrees):
    """Exact at quarter turns."""
    quarters, rest = divmod(degrees, 90)
    if rest == 0:
        return [(1, 0), (0, 1), (-1, 0), (0, -1)][int(quarters) % 4]
    return np.cos(np.radians(degrees)), np.sin(np.radians(degrees))


def shear(i, j, degrees_i, degrees_j):
    """The matrix that moves axis i along j, and j along i."""
    if not all(abs(angle) < 90 for angle in (degrees_i, degrees_j)):
        raise TransformError(f"shear: angles must lie between -90 and 90 degrees, got {degrees_i} and {degrees_j}")
    matrix = np.eye(4)
    matrix[i, j], matrix[j, i] = np.tan(np.radians((degrees_i, degrees_j)))
    return matrix


def matrix_of(given, name):
    """A matrix in any form as 4 x 4 numbers."""
    try:
        given = np.array(given, np.float64)
    except (TypeError, ValueError):
        raise TypeMismatch(f"{name} must hold numbers, got {given!r}") from None
    if given.shape not in ((4, 4), (3, 3), (16,), (9,)):
        shapes = "4 x 4 or 3 x 3, or 16 or 9 numbers row after row"
        raise TransformError(f"{name} must be {shapes}, got shape {given.shape}")
    if given.size == 16:
        return given.reshape(4, 4)
    matrix = np.eye(4)
    matrix[np.ix_([0, 1, 3], [0, 1, 3])] = given.reshape(3, 3)
    return matrix


class AffineTransform:
    """A map of places (x, y, z); voxel centres lie at halves, so that an image of width w spans 0 ... w.

    Each method is done after what is there already, in place, and returns the map, so that calls can be chained:
    ``AffineTransform().center((w, h, d)).rotate(2, 45).center((w, h, d), undo=True)``.

    Parameters
    ----------
    matrix : AffineTransform or array, optional
        4 x 4 numbers, 3 x 3 in the plane, or as many in a row; by default nothing moves.
    """

    def __init__(self, matrix=None):
        self._matrix = np.eye(4) if matrix is None else matrix_of(matrix, "AffineTransform: matrix")

    def concatenate(self, other):
        """Do another map afterwards."""
        self._matrix = AffineTransform(other)._matrix @ self._matrix
        return self

    def translate(self, translate_x=0, translate_y=0, translate_z=0):
        """Move by pixels."""
        step = np.eye(4)
        step[:3, 3] = translate_x, translate_y, translate_z
        return self.concatenate(step)

    def scale(self, scale_x=1, scale_y=1, scale_z=1):
        """Enlarge; factors below 1 shrink."""
        return self.concatenate(np.diag([scale_x, scale_y, scale_z, 1]))

    def rotate(self, axis=2, angle_deg=0):
        """Turn about an axis, 0 x, 1 y, 2 z, by degrees; about z from x towards y."""
        if axis not in (0, 1, 2):
            raise TransformError(f"rotate: axis must be 0 (x), 1 (y) or 2 (z), got {axis!r}")
        i, j = (axis + 1) % 3, (axis + 2) % 3
        step = np.eye(4)
        c, s = cos_sin(angle_deg)
        step[i, i], step[i, j], step[j, i], step[j, j] = c, -s, s, c
        return self.concatenate(step)

    def rotate_around_x_axis(self, angle_deg):
        """Turn from y towards z by degrees."""
        return self.rotate(0, angle_deg)

    def rotate_around_y_axis(self, angle_deg):
        """Turn from z towards x by degrees."""
        return self.rotate(1, angle_deg)

    def rotate_around_z_axis(self, angle_deg):
        """Turn from x towards y by degrees."""
        return self.rotate(2, angle_deg)

    def shear_in_x_plane(self, shear_y_deg, shear_z_deg):
        """Shear y along z and z along y by angles."""
        return self.concatenate(shear(1, 2, shear_y_deg, shear_z_deg))

    def shear_in_y_plane(self, shear_x_deg, shear_z_deg):
        """Shear x along z and z along x by angles."""
        return self.concatenate(shear(0, 2, shear_x_deg, shear_z_deg))

    def shear_in_z_plane(self, shear_x_deg, shear_y_deg):
        """Shear x along y and y along x by angles."""
        return self.concatenate(shear(0, 1, shear_x_deg, shear_y_deg))

    def center(self, shape, undo=False):
        """Move the centre of an image of sizes (width, height, depth) to 0, or back."""
        return self.translate(*(np.array(shape, np.float64) / (2 if undo else -2)))

    def uncenter(self, shape):
        """Move 0 to the centre of an image of sizes (width, height, depth)."""
        return self.center(shape, undo=True)

    def _deskew(self, axis, angle_deg, side, step, scale_factor):
        c, s = cos_sin(angle_deg)
        shear = np.eye(4)
        shear[axis, 2] = step / side * c
        self.concatenate(shear).scale(scale_factor, scale_factor, scale_factor * step / side * s)
        return self.rotate(1, angle_deg) if axis == 0 else self.rotate(0, -angle_deg)

    def deskew_x(self, angle_deg, voxel_size_x=1, voxel_size_y=1, voxel_size_z=1, scale_factor=1):
        """Straighten a stack of tilted planes that follow each other along x."""
        return self._deskew(0, angle_deg, voxel_size_x, voxel_size_z, scale_factor)

    def deskew_y(self, angle_deg, voxel_size_x=1, voxel_size_y=1, voxel_size_z=1, scale_factor=1):
        """Straighten a stack of tilted planes that follow each other along y."""
        return self._deskew(1, angle_deg, voxel_size_y, voxel_size_z, scale_factor)

    def inverse(self):
        """Turn the map round."""
        try:
            self._matrix = np.linalg.inv(self._matrix)
        except np.linalg.LinAlgError:
            raise ParameterError("inverse: the map cannot be turned round") from None
        return self

    def copy(self):
        """A map of its own with the same numbers."""
        return AffineTransform(self)

    def get_matrix(self):
        """The map as 4 x 4 numbers."""
        return self._matrix.copy()

    def get_inverse(self):
        """The inverse map as 4 x 4 numbers."""
        return self.copy().inverse()._matrix

    def get_transpose(self):
        """The transposed matrix."""
        return self._matrix.T.copy()

    def get_inverse_transpose(self):
        """The transposed inverse matrix."""
        return self.get_inverse().T.copy()

    @staticmethod
    def to_array(matrix):
        """A 4 x 4 matrix as 16 numbers, column after column (the constructor takes rows)."""
        if np.shape(matrix) != (4, 4):
            raise TransformError(f"to_array: matrix must be 4 x 4, got shape {np.shape(matrix)}")
        return AffineTransform(matrix)._matrix.T.ravel().tolist()

    def __array__(self, dtype=None, copy=None):
        return np.array(self._matrix, dtype or np.float32)

    def __getitem__(self, index):
        return float(self._matrix[place_of(index)])

    def __setitem__(self, index, value):
        self._matrix[place_of(index)] = value

    def __eq__(self, other):
        return isinstance(other, AffineTransform) and np.array_equal(self._matrix, other._matrix)

    __hash__ = None

    def __repr__(self):
        return f"AffineTransform({np.array2string(self._matrix, separator=', ', suppress_small=True)})"


def place_of(index):
    """Row and column of a number in a matrix."""
    try:
        row, column = map(operator.index, index)
    except (TypeError, ValueError):
        raise TypeMismatch(
            f"AffineTransform: an index must be a row and a column, got {index!r}; get_matrix() gives an array to slice"
        ) from None
    if not (0 <= row < 4 and 0 <= column < 4):
        raise IndexError(f"AffineTransform: row and column must lie between 0 and 3, got {index!r}")
    return row, column


def of_transform(operation, older=()):
    """An operation that checks its matrix as AffineTransform does, and still knows older names of its parameters."""

    @functools.wraps(operation)
    def moving(input_image, output_image=None, transform_matrix=None, *args, **keywords):
        for name in [name for name in keywords if name in older]:
            value, new = keywords.pop(name), older[name]
            if value is None:
                continue
            deprecated(f"{operation.__name__}({name}=)", f"{new}=")
            if new == "transform_matrix":
                transform_matrix = value
            else:
                keywords[new] = value
        if transform_matrix is not None:
            transform_matrix = matrix_of(transform_matrix, f"{operation.__name__}: transform_matrix")
        return operation(input_image, output_image, transform_matrix, *args, **keywords)

    return moving


OLDER = {"transform": "transform_matrix", "linear_interpolation": "interpolate", "auto_size": "resize"}
affine_transform = of_transform(_operations.affine_transform, OLDER)
affine_transform_deskew = of_transform(_operations.affine_transform_deskew)


def compute_output_shape_from_transform(input_shape, transform_matrix):
    """The sizes that hold all of a transformed image, and the map moved so that it begins at 0.

    Parameters
    ----------
    input_shape : (z, y, x), (y, x) or (x,)
        Shape of the image.
    transform_matrix : AffineTransform or array
        Map of the image.

    Returns
    -------
    (int, int, int), AffineTransform
        Sizes along z, y, x, rounded, and the map.
    """
    if not 1 <= len(input_shape) <= 3:
        raise ShapeError(f"compute_output_shape_from_transform: input_shape must have 1 to 3 sizes, got {input_shape}")
    transform = AffineTransform(transform_matrix)
    sizes = [*input_shape[::-1], 1, 1][:3]
    corners = np.stack(np.meshgrid(*[(0, size) for size in sizes], (1,)), -1).reshape(-1, 4)
    ends = (corners @ transform._matrix.T)[:, :3]
    low, size = ends.min(0), np.ptp(ends, 0)
    whole = np.maximum(1, np.floor(size + 0.5 + 1e-6)).astype(int)  # a half that was meant goes up
    return tuple(whole[::-1].tolist()), transform.translate(*-low)

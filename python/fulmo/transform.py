"""Affine maps to move images by, and what uses them."""

import numpy as np

from ._operations import affine_transform, affine_transform_deskew
from .errors import ParameterError, ShapeError, TypeMismatch

__all__ = ["AffineTransform", "affine_transform", "affine_transform_deskew", "compute_output_shape_from_transform"]


def cos_sin(degrees):
    """Exact at quarter turns."""
    quarters, rest = divmod(degrees, 90)
    if rest == 0:
        return [(1, 0), (0, 1), (-1, 0), (0, -1)][int(quarters) % 4]
    return np.cos(np.radians(degrees)), np.sin(np.radians(degrees))


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
        self._matrix = np.eye(4)
        if matrix is None:
            return
        try:
            given = np.array(matrix, np.float64)
        except (TypeError, ValueError):
            raise TypeMismatch(f"AffineTransform: matrix must hold numbers, got {matrix!r}") from None
        if given.shape not in ((4, 4), (3, 3), (16,), (9,)):
            raise ShapeError(f"AffineTransform: matrix must be 4 x 4 or 3 x 3, got shape {given.shape}")
        if given.size == 16:
            self._matrix = given.reshape(4, 4)
        else:
            self._matrix[np.ix_([0, 1, 3], [0, 1, 3])] = given.reshape(3, 3)

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
            raise ParameterError(f"rotate: axis must be 0 (x), 1 (y) or 2 (z), got {axis!r}")
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

    def _shear(self, i, j, degrees_i, degrees_j):
        step = np.eye(4)
        step[i, j], step[j, i] = np.tan(np.radians((degrees_i, degrees_j)))
        return self.concatenate(step)

    def shear_in_x_plane(self, shear_y_deg, shear_z_deg):
        """Shear y along z and z along y by angles."""
        return self._shear(1, 2, shear_y_deg, shear_z_deg)

    def shear_in_y_plane(self, shear_x_deg, shear_z_deg):
        """Shear x along z and z along x by angles."""
        return self._shear(0, 2, shear_x_deg, shear_z_deg)

    def shear_in_z_plane(self, shear_x_deg, shear_y_deg):
        """Shear x along y and y along x by angles."""
        return self._shear(0, 1, shear_x_deg, shear_y_deg)

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
        """A 4 x 4 matrix as 16 numbers, row after row."""
        return AffineTransform(matrix)._matrix.ravel().tolist()

    def __array__(self, dtype=None, copy=None):
        return np.array(self._matrix, dtype)

    def __getitem__(self, index):
        return self._matrix[index]

    def __eq__(self, other):
        return isinstance(other, AffineTransform) and np.array_equal(self._matrix, other._matrix)

    __hash__ = None

    def __repr__(self):
        return f"AffineTransform({np.array2string(self._matrix, separator=', ', suppress_small=True)})"


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

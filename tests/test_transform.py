"""AffineTransform, and maps given to affine_transform in every form."""

import fulmo
import numpy as np
import pytest
from fulmo.transform import AffineTransform, compute_output_shape_from_transform


def image(*shape):
    return np.random.default_rng(0).integers(1, 255, shape).astype(np.float32)


def test_later_maps_are_done_after_earlier_ones():
    moved = AffineTransform().translate(1, 2, 3).scale(2, 3, 4)
    np.testing.assert_array_equal(moved.get_matrix()[:3], [[2, 0, 0, 2], [0, 3, 0, 6], [0, 0, 4, 12]])
    np.testing.assert_allclose(moved.get_inverse() @ moved.get_matrix(), np.eye(4), atol=1e-15)
    assert moved.copy().inverse().inverse() == moved
    assert moved[1, 3] == 6
    np.testing.assert_array_equal(moved.get_transpose(), moved.get_matrix().T)


def test_rotation():
    turned = AffineTransform().rotate(2, 90).get_matrix()
    np.testing.assert_array_equal(turned @ (1, 0, 0, 1), (0, 1, 0, 1))
    np.testing.assert_array_equal(AffineTransform().rotate_around_x_axis(90).get_matrix() @ (0, 1, 0, 1), (0, 0, 1, 1))
    np.testing.assert_array_equal(AffineTransform().rotate_around_y_axis(90).get_matrix() @ (0, 0, 1, 1), (1, 0, 0, 1))
    with pytest.raises(fulmo.ParameterError, match="axis"):
        AffineTransform().rotate(3, 10)


def test_centre():
    np.testing.assert_array_equal(AffineTransform().center((10, 21, 33)).get_matrix()[:3, 3], (-5, -10.5, -16.5))
    assert AffineTransform().center((10, 21, 33)).uncenter((10, 21, 33)) == AffineTransform()


def test_shear():
    for plane, (i, j) in {"x": (1, 2), "y": (0, 2), "z": (0, 1)}.items():
        matrix = np.eye(4)
        matrix[i, j], matrix[j, i] = np.tan(np.radians((10, 20)))
        np.testing.assert_allclose(getattr(AffineTransform(), f"shear_in_{plane}_plane")(10, 20), matrix)


def test_matrices():
    flat = AffineTransform(np.arange(9).reshape(3, 3))
    np.testing.assert_array_equal(flat, [[0, 1, 0, 2], [3, 4, 0, 5], [0, 0, 1, 0], [6, 7, 0, 8]])
    assert AffineTransform(list(range(16))).get_matrix()[1, 0] == 4
    assert AffineTransform.to_array(np.arange(16).reshape(4, 4)) == np.arange(16).reshape(4, 4).T.ravel().tolist()
    assert np.asarray(flat).dtype == np.float32 and flat.get_matrix().dtype == np.float64
    for wrong in (np.eye(2), np.zeros(5)):
        with pytest.raises(fulmo.ShapeError):
            AffineTransform(wrong)
    with pytest.raises(fulmo.TransformError):
        AffineTransform.to_array(np.eye(3))
    with pytest.raises(fulmo.TypeMismatch):
        AffineTransform("turn")
    with pytest.raises(fulmo.ParameterError):
        AffineTransform(np.zeros((4, 4))).inverse()


def test_single_numbers():
    moved = AffineTransform()
    moved[0, 3] = 10
    assert moved[0, 3] == 10 and moved == AffineTransform().translate(10)
    for index in ((4, 0), (0, -1)):
        with pytest.raises(IndexError):
            moved[index]
        with pytest.raises(IndexError):
            moved[index] = 1
    with pytest.raises(fulmo.TypeMismatch, match="get_matrix"):
        moved[0]


@pytest.mark.parametrize("kind", [ValueError, TypeError, RuntimeError])
def test_maps_that_do_not_exist(kind):
    """pyclesperanto raises one class here and another there."""
    for wrong in (
        lambda: AffineTransform().rotate(7, 10),
        lambda: AffineTransform().shear_in_z_plane(120, 0),
        lambda: AffineTransform([1, 0, 0, 0]),
        lambda: fulmo.affine_transform(image(3, 4), transform_matrix=[1, 0, 0, 0]),
    ):
        with pytest.raises(kind):
            wrong()


def test_every_form_of_a_matrix_is_the_same_map(monkeypatch):
    monkeypatch.setattr(fulmo.errors, "_said", set())
    picture, turn = image(7, 9), AffineTransform().rotate(2, 20).translate(1.5)
    plane = turn.get_matrix()[np.ix_([0, 1, 3], [0, 1, 3])]
    results = [
        np.asarray(fulmo.affine_transform(picture, transform_matrix=form, interpolate=True))
        for form in (
            turn,
            turn.get_matrix(),
            turn.get_matrix().ravel().tolist(),
            plane,
            plane.tolist(),
            fulmo.push(plane),
        )
    ]
    for result in results[:-1]:
        np.testing.assert_array_equal(result, results[0])
    np.testing.assert_allclose(results[-1], results[0], atol=1e-3)  # an image has float32 numbers
    with pytest.warns(DeprecationWarning, match="transform_matrix="):
        older = fulmo.affine_transform(picture, transform=turn, linear_interpolation=True, auto_size=None)
    np.testing.assert_array_equal(older, results[0])
    np.testing.assert_array_equal(fulmo.affine_transform(picture), picture)


@pytest.mark.parametrize("matrix", [np.zeros((4, 4)), np.diag([1, 1, 0, 1]), np.ones(5), np.full((4, 4), np.nan), "x"])
def test_matrices_that_are_no_map_are_refused(matrix):
    with pytest.raises((fulmo.ParameterError, fulmo.TypeMismatch), match="affine_transform"):
        fulmo.affine_transform(image(5, 6), transform_matrix=matrix)


@pytest.mark.parametrize("shape", [(6, 8, 10), (8, 10), (9,)])
def test_output_shape_is_that_of_the_resized_image(shape):
    for turn in (
        AffineTransform().rotate(2, 90),
        AffineTransform().rotate(2, 33).scale(1.2, 0.7, 1),
        AffineTransform().scale(-0.5, 0.5, 1).translate(3, 4, 5),
    ):
        sizes, moved = compute_output_shape_from_transform(shape, turn)
        result = np.asarray(fulmo.affine_transform(image(*shape), transform_matrix=turn, resize=True))
        assert (1,) * (3 - result.ndim) + result.shape == sizes
        if sizes == (1,) * (3 - len(shape)) + shape:
            again = fulmo.affine_transform(image(*shape), transform_matrix=moved)
            np.testing.assert_array_equal(again, result)


def test_deskew_has_the_size_of_its_matrix():
    stack = image(6, 9, 20)
    for name in ("deskew_x", "deskew_y"):
        for numbers in ((30, 1, 1, 1, 1), (41, 0.5, 0.7, 1.1, 1.5)):
            matrix = getattr(AffineTransform(), name)(*numbers)
            expected = compute_output_shape_from_transform(stack.shape, matrix)[0]
            assert getattr(fulmo, name)(stack, None, *numbers).shape == expected
    matrix = AffineTransform().deskew_x(30)
    whole = fulmo.transform.affine_transform_deskew(stack, None, matrix, 30, (1, 1, 1), "x", True)
    np.testing.assert_array_equal(whole, fulmo.deskew_x(stack))
    with pytest.raises(fulmo.ShapeError, match="stack"):
        fulmo.deskew_x(image(5, 6))


def test_spacing_follows():
    stack = fulmo.push(image(4, 5, 6))
    stack.spacing = (3, 1, 2)
    assert fulmo.scale(stack, factor_x=2, factor_z=3, resize=True).spacing == (1, 1, 1)
    assert fulmo.make_isotropic(stack, None, 2, 1, 3).spacing == (1, 1, 1)
    assert fulmo.make_anisotropic(stack, None, 1, 1, 1, 2).spacing == (2, 1, 1)

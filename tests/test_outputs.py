"""Operations with several outputs, each of which goes where it is declared to go, or that read their output."""

import itertools

import fulmo
import numpy as np
import pytest

IMAGE = np.float32([[0, 3, 0, 0], [2, 0, 7, 1]])


@pytest.mark.parametrize("name", ["nonzero_maximum", "nonzero_minimum", "onlyzero_overwrite_maximum"])
def test_the_flag_tells_whether_anything_changed(name):
    operation = getattr(fulmo, name)
    for image, changes in ((IMAGE, 1), (np.ones((4, 5), np.uint8), 0)):
        flag = fulmo.push(np.zeros((1, 2), image.dtype))
        operation(image, flag)
        assert np.asarray(flag).tolist() == [[changes, 0]]
    kept = fulmo.push(np.float32([3.5]))
    operation(np.ones((4, 5), np.uint8), kept)
    assert np.asarray(kept).tolist() == [3.5]


def test_a_batch_has_one_flag():
    frames = fulmo.asarray(np.stack([np.ones_like(IMAGE), IMAGE])[:, None], axes="tzyx")
    flag = fulmo.zeros((1,), np.uint8)
    fulmo.onlyzero_overwrite_maximum(frames, flag)
    assert np.asarray(flag)[0] == 1


def test_pixels_of_0_are_not_written():
    output = fulmo.full(IMAGE.shape, 50)
    result = fulmo.nonzero_maximum(IMAGE, fulmo.zeros((1,)), output, "sphere")
    assert result is output
    assert np.asarray(output).tolist() == [[50, 3, 50, 50], [2, 50, 7, 7]]
    assert np.asarray(fulmo.nonzero_maximum(IMAGE, fulmo.zeros((1,)))).tolist() == [[0, 7, 0, 0], [3, 0, 7, 7]]


def test_a_flag_must_be_an_image_of_fulmo():
    with pytest.raises(fulmo.TypeMismatch, match="nonzero_maximum: output_image0 must be an image of Fulmo"):
        fulmo.nonzero_maximum(IMAGE, np.zeros(1))
    with pytest.raises(fulmo.ShapeError, match="output_image0 must have at least one pixel"):
        fulmo.nonzero_maximum(IMAGE, fulmo.zeros((0,)))
    with pytest.raises(fulmo.ShapeError, match=r"output_image1 must have shape \(2, 4\), got \(1,\)"):
        fulmo.nonzero_maximum(IMAGE, fulmo.zeros((1,)), fulmo.zeros((1,)))


@pytest.mark.parametrize("name", ["hessian_eigenvalues", "hessian_gaussian_eigenvalues"])
@pytest.mark.parametrize("shape", [(9, 11), (5, 9, 11)])
def test_eigenvalues_go_where_they_belong(name, shape):
    image = np.random.default_rng(1).random(shape, np.float32)
    names = ["small_eigenvalue", "middle_eigenvalue", "large_eigenvalue"][:: 1 if len(shape) == 3 else 2]
    outputs = {name: fulmo.zeros(shape) for name in names}
    result = [np.asarray(e) for e in getattr(fulmo, name)(image, **outputs)]
    assert isinstance(result, list) and len(result) == len(shape)
    assert all(np.all(larger >= smaller) for larger, smaller in itertools.pairwise(result))
    for given, name in zip(result[::-1], names):
        np.testing.assert_array_equal(given, outputs[name])


def test_one_eigenvalue_is_one_of_them():
    image = np.random.default_rng(1).random((5, 9, 11), np.float32)
    large, _, small = fulmo.hessian_eigenvalues(image)
    np.testing.assert_array_equal(large, fulmo.large_hessian_eigenvalue(image))
    np.testing.assert_array_equal(small, fulmo.small_hessian_eigenvalue(image))


def test_a_contour_begins_from_what_the_output_has():
    image = np.zeros((20, 20), np.uint8)
    image[2:7, 2:7] = image[12:17, 12:17] = 200
    output = fulmo.zeros(image.shape, np.float32)
    output[3:6, 3:6] = 5  # the other square is never reached
    assert fulmo.morphological_chan_vese(image, output, num_iter=10, smoothing=0) is output
    expected = image > 0
    expected[10:] = 0
    np.testing.assert_array_equal(output, expected)
    with pytest.raises(fulmo.ShapeError, match="output_image must have shape"):
        fulmo.morphological_chan_vese(image, fulmo.zeros((4, 5), np.uint8))

"""Frames of a batch: each an image of its own, or with frames="together" all of them one."""

import fulmo
import fulmo._fulmo as library
import numpy as np
import pytest


def takes_frames(name):
    return any(parameter["name"] == "frames" for parameter in library.describe(name)["parameters"])


TAKING = [name for name in library.operation_names() if takes_frames(name)]


def images_of(name):
    return [p["name"] for p in library.describe(name)["parameters"] if p["kind"] == "image" and p["required"]]


def values(result):
    return np.asarray(result).ravel()


@pytest.fixture
def stack():
    """Two stacks of very different brightness."""
    random = np.random.default_rng(3)
    return (random.random((2, 3, 6, 7)) * np.array([20, 200]).reshape(2, 1, 1, 1)).astype(np.float32)


@pytest.mark.parametrize("name", TAKING)
def test_together_is_as_if_stacked_along_z(name, stack):
    function = getattr(fulmo, name)
    images = [stack / (1 + 0.3 * i) for i in range(len(images_of(name)))]
    batch = [fulmo.asarray(image, axes="tzyx") for image in images]
    together = function(*batch, frames="together")
    assert np.array_equal(values(together), values(function(*[image.reshape(6, 6, 7) for image in images])))
    if np.size(together) == stack.size:
        assert together.shape == stack.shape
    apart = function(*batch)
    assert not np.array_equal(values(together), values(apart))


def test_statistics_and_thresholds_are_among_them():
    assert {"threshold_otsu", "normalize", "histogram", "mean_of_all_pixels", "percentile"} <= set(TAKING)


def test_planes_together(stack):
    frames = fulmo.asarray(stack[:, 0], axes="tyx")
    assert fulmo.maximum_of_all_pixels(frames, frames="together") == stack[:, 0].max()
    assert fulmo.normalize(frames, frames="together").shape == (2, 6, 7)


@pytest.mark.parametrize("shared", [(3, 6, 7), (6, 7)])
def test_an_image_without_frames_serves_each(stack, shared):
    other = np.ones(shared, np.float32)
    error = fulmo.mean_squared_error(fulmo.asarray(stack, axes="tzyx"), other, frames="together")
    assert error == pytest.approx(np.mean((stack - 1) ** 2, dtype=np.float64), rel=1e-6)


def test_one_image_together_is_itself(stack):
    assert fulmo.maximum_of_all_pixels(stack[0], frames="together") == stack[0].max()


def test_together_into_an_output_image(stack):
    batch = fulmo.asarray(stack, axes="tzyx")
    output = fulmo.zeros(stack.shape, dtype=np.uint8)
    assert fulmo.threshold_mean(batch, output, frames="together") is output
    assert np.array_equal(np.asarray(output), stack > stack.mean(dtype=np.float64))


def test_operations_without_numbers_of_frames_refuse(stack):
    with pytest.raises(TypeError, match="frames"):
        fulmo.gaussian_blur(stack, frames="together")


def test_other_words_are_refused(stack):
    with pytest.raises(fulmo.ParameterError, match="threshold_otsu: frames must be one of 'apart', 'together'"):
        fulmo.threshold_otsu(stack, frames="all")

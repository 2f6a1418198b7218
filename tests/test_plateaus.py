"""Local extremes with plateaus: long plateaus, NaN, frames, images of one value."""

import fulmo
import numpy as np
import pytest
from scipy import ndimage as ndi
from skimage import morphology

SIDES = {"regional_maxima": morphology.local_maxima, "regional_minima": morphology.local_minima}


@pytest.fixture(params=SIDES)
def name(request):
    return request.param


def spiral(size):
    """A path one pixel wide, of ones, from a corner to the middle."""
    path = np.zeros((size + 2, size + 2), np.float32)
    path[[0, -1]] = path[:, [0, -1]] = 1
    at, step = np.array([1, 1]), np.array([0, 1])
    while True:
        path[tuple(at)] = 1
        if path[tuple(at + step)] or (
            path[tuple(np.clip(at + 2 * step, 0, size + 1))] and 0 < (at + step).min() < size
        ):
            step = np.array([step[1], -step[0]])
            if path[tuple(at + step)] or path[tuple(at + 2 * step)]:
                break
        at = at + step
    return path[1:-1, 1:-1]


@pytest.mark.parametrize("end", [1, 2, 0])
@pytest.mark.parametrize("connectivity", ["box", "sphere"])
def test_one_pixel_decides_on_a_long_plateau(name, end, connectivity):
    image = spiral(101)
    image[0, 0] = end  # as the path, beyond it, or cut off
    image = image if name == "regional_maxima" else -image
    expected = SIDES[name](image, connectivity=2 if connectivity == "box" else 1)
    assert expected.sum() > 1000 or end == 2
    np.testing.assert_array_equal(getattr(fulmo, name)(image, connectivity=connectivity), expected)


def brute_force(image, sign, connectivity):
    around = ndi.generate_binary_structure(image.ndim, image.ndim if connectivity == "box" else 1)
    image = sign * image
    result = np.zeros(image.shape, bool)
    for value in np.unique(image[image > np.nanmin(image)]):
        labels, count = ndi.label(image == value, around)
        for label in range(1, count + 1):
            edge = ndi.binary_dilation(labels == label, around) & (labels != label)
            result |= (labels == label) & ~(image[edge] > value).any()
    return result


@pytest.mark.parametrize("connectivity", ["box", "sphere"])
@pytest.mark.parametrize("shape", [(23, 31), (5, 9, 11)])
def test_nan_hides_no_neighbour(name, shape, connectivity):
    rng = np.random.default_rng(3)
    image = rng.integers(0, 4, shape).astype(np.float32)
    image[rng.random(shape) < 0.3] = np.nan
    image[rng.random(shape) < 0.02] = np.inf
    image[rng.random(shape) < 0.02] = -np.inf
    expected = brute_force(image, 1 if name == "regional_maxima" else -1, connectivity)
    np.testing.assert_array_equal(getattr(fulmo, name)(image, connectivity=connectivity), expected)


@pytest.mark.parametrize("value", [0, 7, np.nan, np.inf, -np.inf])
def test_an_image_of_one_value_has_none(name, value):
    assert not np.any(getattr(fulmo, name)(np.full((4, 5, 6), value, np.float32)))


def test_zeros_of_both_signs_are_one_plateau(name):
    image = np.float32([[9, 9, 9, 9], [9, 0.0, -0.0, 9], [9, 9, 9, 9]])
    image = image if name == "regional_minima" else -image
    np.testing.assert_array_equal(getattr(fulmo, name)(image), image == 0)


def test_frames_are_apart(name):
    frames = np.random.default_rng(4).integers(0, 5, (3, 4, 20, 30)).astype(np.uint8)
    frames[1] += 100
    together = np.asarray(getattr(fulmo, name)(frames))
    for frame, result in zip(frames, together):
        np.testing.assert_array_equal(result, SIDES[name](frame))

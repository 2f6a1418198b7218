"""Statistics, histograms and thresholds beyond what each operation's referee covers."""

from pathlib import Path

import fulmo
import numpy as np
import pytest
import tifffile

BLOBS = Path(fulmo.__file__).parent / "data" / "blobs.tif"


def test_otsu_of_blurred_blobs_is_that_of_pyclesperanto():
    blurred = fulmo.gaussian_blur(tifffile.imread(BLOBS).astype(np.float32), sigma_x=1, sigma_y=1)
    assert np.asarray(fulmo.threshold_otsu(blurred)).sum() == 22036


@pytest.mark.parametrize("value", [0, 5, np.nan, np.inf])
def test_otsu_of_one_value_is_empty(value):
    assert not np.asarray(fulmo.threshold_otsu(np.full((3, 4), value, np.float32))).any()


def test_otsu_leaves_nan_out():
    image = np.array([[0, 0, 3, 3, 9, 9, np.nan]], np.float32)
    assert np.asarray(fulmo.threshold_otsu(image)).tolist() == [[0, 0, 0, 0, 1, 1, 0]]


def test_each_frame_has_its_own_numbers():
    stack = np.stack([np.arange(12).reshape(3, 4), np.arange(12).reshape(3, 4) * 10]).astype(np.uint8)
    frames = fulmo.asarray(stack, axes="tyx")
    assert list(fulmo.maximum_of_all_pixels(frames)) == [11, 110]
    assert list(fulmo.mean_of_all_pixels(frames)) == [5.5, 55]
    assert list(fulmo.percentile(frames, percentile=50)) == [5.5, 55]
    masks = np.asarray(fulmo.threshold_otsu(frames))
    assert np.array_equal(masks[0], masks[1])
    assert np.asarray(fulmo.histogram(frames, num_bins=4)).tolist() == [[2, 4, 4, 2]] * 2


def test_sums_of_integers_are_exact():
    large = np.full((300, 300), 2**32 - 1, np.uint32)
    assert fulmo.sum_of_all_pixels(large) == 300 * 300 * (2**32 - 1)


def test_a_sum_beyond_64_bits_is_an_error():
    with pytest.raises(fulmo.ParameterError, match="sum_of_all_pixels"):
        fulmo.sum_of_all_pixels(np.full(4, 2**62, np.int64))


def test_extremum_of_no_pixel_is_an_error():
    with pytest.raises(fulmo.ShapeError, match="maximum_of_all_pixels"):
        fulmo.maximum_of_all_pixels(np.zeros((0, 3), np.float32))


def test_integer_projection_saturates():
    column = np.full((3, 2), 2**31 - 1, np.int32)
    assert np.asarray(fulmo.sum_y_projection(column)).tolist() == [2**31 - 1] * 2


def test_prototype_deviation_is_that_of_a_sample():
    stack = np.arange(24, dtype=np.float32).reshape(4, 3, 2) ** 2
    given = np.asarray(fulmo.standard_deviation_z_projection(stack))
    assert np.allclose(given, stack.std(axis=0, ddof=1), rtol=1e-6)

"""Statistics, histograms and thresholds beyond what each operation's referee covers."""

from pathlib import Path

import fulmo
import numpy as np
import pytest
import skimage.filters
import tifffile

BLOBS = Path(fulmo.__file__).parent / "data" / "blobs.tif"


def test_otsu_of_blurred_blobs_is_that_of_pyclesperanto():
    blurred = fulmo.gaussian_blur(tifffile.imread(BLOBS).astype(np.float32), sigma_x=1, sigma_y=1)
    assert np.asarray(fulmo.threshold_otsu(blurred)).sum() == 22036


THRESHOLDS = ["otsu", "isodata", "li", "triangle", "yen"]


def threshold(method, image):
    return np.asarray(getattr(fulmo, f"threshold_{method}")(image))


@pytest.mark.parametrize("method", THRESHOLDS)
def test_a_threshold_of_one_value_is_empty(method):
    for value in (0, 5, np.nan, np.inf):
        assert not threshold(method, np.full((3, 4), value, np.float32)).any()
    assert not threshold(method, np.full((3, 4), 200, np.uint8)).any()
    assert threshold(method, np.zeros((0, 4), np.uint8)).shape == (0, 4)


@pytest.mark.parametrize("method", THRESHOLDS)
def test_a_threshold_leaves_nan_out(method):
    image = np.array([[0, 0, 0, 3, 9, 9, np.nan]], np.float32)
    assert threshold(method, image)[0, :6].tolist() == threshold(method, image[:, :6])[0].tolist()
    assert threshold(method, image)[0, 4:].tolist() == [1, 1, 0]


@pytest.mark.parametrize("method", THRESHOLDS)
@pytest.mark.parametrize("dtype", [np.uint8, np.int16])
def test_thresholds_of_few_integers_are_those_of_scikit_image(method, dtype):
    values = np.random.default_rng(3).normal([[60], [150]], 20, (2, 900)).clip(20, 240)
    image = (values if dtype == np.uint8 else values - 128).astype(dtype).reshape(60, 30)
    chosen = getattr(skimage.filters, f"threshold_{method}")(image)
    assert np.array_equal(threshold(method, image), image > chosen)


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


@pytest.mark.parametrize("dtype", [np.int64, np.uint64])
def test_extrema_of_64_bit_integers_are_exact(dtype):
    image = np.array([[2**53 + 1, 2**53], [2**62 + 1, 2**62 + 3], [7, 2**63 - 1]], dtype)
    given = fulmo.asarray(image)
    assert given.dtype == dtype
    for axis, name in ((0, "y"), (1, "x")):
        for kind, referee in (("minimum", np.min), ("maximum", np.max)):
            projection = np.asarray(getattr(fulmo, f"{kind}_{name}_projection")(given))
            assert projection.dtype == dtype and np.array_equal(projection, referee(image, axis))
    assert np.array_equal(np.asarray(fulmo.maximum_images(given, given[::-1])), np.maximum(image, image[::-1]))
    assert np.array_equal(np.asarray(fulmo.minimum_images(given, given[::-1])), np.minimum(image, image[::-1]))
    assert fulmo.maximum_of_all_pixels(given) == 2**63 - 1


def test_extrema_of_float64_stay_float64():
    image = fulmo.asarray(np.array([[1 + 2.0**-40, 1], [1e300, -1e300]]), dtype=np.float64)
    assert np.array_equal(np.asarray(fulmo.maximum_x_projection(image)), [1 + 2.0**-40, 1e300])
    assert np.array_equal(np.asarray(fulmo.minimum_images(image, image[::-1])), [[1 + 2.0**-40, -1e300]] * 2)
    assert fulmo.minimum_of_all_pixels(image) == -1e300


def test_uint64_beyond_int64_is_an_error():
    with pytest.raises(fulmo.TypeMismatch, match=str(2**63)):
        fulmo.asarray(np.array([1, 2**63], np.uint64))

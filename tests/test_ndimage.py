"""fulmo.ndimage beside scipy.ndimage: values, shapes and dtypes, border modes, origins, outputs, errors."""

import fulmo
import numpy as np
import pytest
from fulmo import ndimage
from scipy import ndimage as scipy_ndimage

RANDOM = np.random.default_rng(11)
SHAPES = [(17,), (9, 14), (1, 12), (5, 8, 7)]
MODES = ["reflect", "constant", "nearest", "mirror", "wrap"]


def image(shape, dtype, random=None):
    random = random or np.random.default_rng(abs(hash((shape, np.dtype(dtype).str))) % 1000)
    return (random.random(shape) * 200).astype(dtype)


def assert_close(ours, theirs, tolerance):
    ours = np.asarray(ours)
    assert ours.shape == theirs.shape
    wanted = {np.dtype(np.float64): np.float32, np.dtype(bool): np.uint8}.get(theirs.dtype, theirs.dtype)
    assert ours.dtype == wanted
    scale = max(1, np.abs(np.float64(theirs)).max(initial=0))
    np.testing.assert_allclose(np.float64(ours), np.float64(theirs), rtol=0, atol=tolerance * scale)


def both(name, array, *args, tolerance=2e-6, **kwargs):
    theirs = getattr(scipy_ndimage, name)(array, *args, **kwargs)
    assert_close(getattr(ndimage, name)(array, *args, **kwargs), theirs, tolerance)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_weighted_sums(shape, mode):
    array = image(shape, np.float32)
    weights = RANDOM.random((3, 2, 4)[: len(shape)]).astype(np.float32)
    for name in ("correlate", "convolve"):
        both(name, array, weights, mode=mode, cval=7)
        both(name, array, weights, mode=mode, cval=7, origin=[-1, 0, 1][: len(shape)])
    for name in ("correlate1d", "convolve1d"):
        both(name, array, [1, 2, -3, 0.5], axis=0, mode=mode, cval=-2)
    both("gaussian_filter", array, 1.3, mode=mode)
    both("gaussian_filter", array, 0.9, order=1, mode=mode, tolerance=1e-5)
    both("gaussian_filter", array, [2, 0.5, 1][: len(shape)], order=[2, 0, 1][: len(shape)], mode=mode, tolerance=1e-5)
    both("gaussian_filter1d", array, 2, axis=0, mode=mode, truncate=2)
    both("uniform_filter", array, 4, mode=mode, tolerance=1e-5)
    both("uniform_filter", array, [3, 2, 5][: len(shape)], mode=mode, origin=[-1, 0, 2][: len(shape)], tolerance=1e-5)
    for name in ("sobel", "prewitt", "laplace"):
        both(name, array, mode=mode, tolerance=1e-5)
    both("gaussian_laplace", array, 1.5, mode=mode, tolerance=1e-5)
    both("gaussian_gradient_magnitude", array, 1.5, mode=mode, tolerance=1e-5)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_ranks(shape, mode, dtype):
    array = image(shape, dtype)
    footprint = RANDOM.random((3, 2, 3)[: len(shape)]) < 0.7
    footprint.flat[0] = True
    sizes = [2, 3, 4][: len(shape)]
    for name in ("minimum_filter", "maximum_filter", "median_filter"):
        both(name, array, 3, mode=mode, cval=4)
        both(name, array, sizes, mode=mode, cval=4, origin=[-1, 1, 0][: len(shape)])
        both(name, array, footprint=footprint, mode=mode)
    both("minimum_filter1d", array, 4, axis=0, mode=mode)
    both("percentile_filter", array, 30, 3, mode=mode)
    both("percentile_filter", array, -30, footprint=footprint, mode=mode)
    both("rank_filter", array, -2, 3, mode=mode)


@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_grey_morphology(shape, dtype):
    array = image(shape, dtype)
    footprint = RANDOM.random((3, 2, 4)[: len(shape)]) < 0.6
    footprint.flat[0] = True
    for name in (
        "grey_erosion", "grey_dilation", "grey_opening", "grey_closing", "white_tophat", "black_tophat",
        "morphological_gradient", "morphological_laplace",
    ):  # fmt: skip
        both(name, array, size=(3, 4, 2)[: len(shape)])
        both(name, array, footprint=footprint, mode="mirror")
        both(name, array, structure=np.zeros((3,) * len(shape)), mode="constant", cval=50)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_masks(shape):
    array = image(shape, np.float32) > 70
    structure = RANDOM.random((3, 2, 3)[: len(shape)]) < 0.6
    structure.flat[0] = True
    full = np.ones((3,) * len(shape), bool)
    mask = image(shape, np.float32, RANDOM) > 60
    for name in ("binary_erosion", "binary_dilation", "binary_opening", "binary_closing"):
        both(name, array)
        both(name, array, full, iterations=2)
        both(name, array, structure)
        both(name, array, structure, border_value=1, origin=-1 if min(structure.shape) > 2 else 0)
        both(name, array, mask=mask, iterations=3)
    both("binary_erosion", array, iterations=-1)
    both("binary_propagation", array & mask, mask=array)
    both("binary_fill_holes", array)
    both("binary_fill_holes", array, full)
    both("binary_fill_holes", array, structure)
    both("binary_hit_or_miss", array)
    both("binary_hit_or_miss", array, structure)
    for steps in (1, 2, 3):
        np.testing.assert_array_equal(
            ndimage.generate_binary_structure(len(shape), steps),
            scipy_ndimage.generate_binary_structure(len(shape), steps),
        )
    cross = ndimage.generate_binary_structure(len(shape), 1)
    np.testing.assert_array_equal(ndimage.iterate_structure(cross, 3), scipy_ndimage.iterate_structure(cross, 3))


@pytest.mark.parametrize("shape", [(40,), (20, 31), (9, 14, 12)], ids=str)
def test_labels_and_measures(shape):
    array = image(shape, np.float32)
    mask = array > 120
    for structure in (None, np.ones((3,) * len(shape))):
        ours, count = ndimage.label(mask, structure)
        theirs, wanted = scipy_ndimage.label(mask, structure)
        assert count == wanted
        assert_close(ours, theirs, 0)
    labels = np.asarray(ours)
    assert ndimage.find_objects(labels) == scipy_ndimage.find_objects(labels)
    labels[labels == 2] = 0
    assert ndimage.find_objects(labels, 5) == scipy_ndimage.find_objects(labels, 5)
    for name in ("sum_labels", "mean", "variance", "standard_deviation", "minimum", "maximum"):
        ours, theirs = getattr(ndimage, name), getattr(scipy_ndimage, name)
        for index in (None, 1, [3, 1], np.arange(1, count + 1)):
            with np.errstate(all="ignore"):
                wanted = theirs(np.float64(array), labels, index)
            np.testing.assert_allclose(ours(array, labels, index), wanted, rtol=1e-5)
        np.testing.assert_allclose(ours(array), theirs(np.float64(array)), rtol=1e-5)
    np.testing.assert_allclose(
        ndimage.center_of_mass(array), scipy_ndimage.center_of_mass(np.float64(array)), rtol=1e-5
    )
    np.testing.assert_allclose(
        ndimage.center_of_mass(array, labels, [3, 1]),
        scipy_ndimage.center_of_mass(np.float64(array), labels, [3, 1]),
        rtol=1e-5,
    )
    both("distance_transform_edt", mask)
    both("distance_transform_edt", mask, sampling=[2, 0.5, 1.5][: len(shape)])


@pytest.mark.parametrize("mode", ["constant", "grid-constant", "nearest", "mirror", "reflect", "grid-wrap", "wrap"])
@pytest.mark.parametrize("order", [0, 1])
def test_interpolation(order, mode):
    array = image((9, 14), np.float32)
    given = {"order": order, "mode": mode, "cval": 30}
    both("shift", array, [1.3, -2.7], **given, tolerance=1e-4)
    both("zoom", array, [1.7, 0.6], **given, tolerance=1e-4)
    both("zoom", array, 1.7, grid_mode=True, **given, tolerance=1e-4)
    both("rotate", array, 33, **given, tolerance=1e-4)
    both("rotate", array, -71, reshape=False, **given, tolerance=1e-4)
    both("affine_transform", array, [[0.83, 0.21], [-0.14, 1.17]], [0.333, -1.137], **given, tolerance=1e-4)
    both("rotate", image((5, 8, 7), np.float32), 20, axes=(0, 2), **given, tolerance=1e-4)


@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.float64])
def test_results_have_scipys_dtypes(dtype):
    array = image((9, 14), dtype)
    for name, args in (("gaussian_filter", (1.2,)), ("uniform_filter", (3,)), ("sobel", ()), ("median_filter", (3,))):
        if name == "sobel" and dtype == np.uint8:
            continue  # scipy's negative results wrap around, ours are 0
        theirs = getattr(scipy_ndimage, name)(array, *args)
        ours = np.asarray(getattr(ndimage, name)(array, *args))
        assert ours.dtype == (np.float32 if dtype == np.float64 else theirs.dtype)
        assert np.abs(np.float64(ours) - np.float64(theirs)).max() <= 1  # sums in float32 are truncated too
    both("sobel", array, output=np.float32)


def test_outputs():
    array = image((9, 14), np.float32)
    for output in (np.zeros((9, 14), np.uint8), fulmo.asarray(np.zeros((9, 14), np.uint8))):
        result = ndimage.maximum_filter(array, 3, output=output)
        assert result is output
        np.testing.assert_array_equal(output, scipy_ndimage.maximum_filter(array, 3, output=np.uint8))
    with pytest.raises(fulmo.ShapeError, match="output must have shape"):
        ndimage.maximum_filter(array, 3, output=np.zeros((3, 3), np.uint8))


@pytest.mark.parametrize(
    "call, error, text",
    [
        (lambda a: ndimage.zoom(a, 2), fulmo.UnsupportedError, "order=1"),
        (lambda a: ndimage.gaussian_filter(a, -1), fulmo.ParameterError, "sigma must be at least 0"),
        (lambda a: ndimage.gaussian_filter(a, 1, mode="edge"), fulmo.ParameterError, "mode must be one of"),
        (lambda a: ndimage.uniform_filter(a, -1), fulmo.ParameterError, "size must be at least 0"),
        (lambda a: ndimage.minimum_filter(a), fulmo.ParameterError, "size or footprint"),
        (lambda a: ndimage.correlate(a, [1, 2]), fulmo.ShapeError, "must match len.axes. .2."),
        (lambda a: ndimage.correlate(a, [1, 2]), RuntimeError, "weights.ndim"),
        (lambda a: ndimage.sobel(a, mode=["wrap"]), RuntimeError, "sequence argument must have length"),
        (lambda a: ndimage.correlate(a, a, mode=["wrap", "wrap"]), RuntimeError, "one mode"),
        (lambda a: ndimage.maximum_filter(a, 3, axes=(0, 0)), ValueError, "axes must be unique"),
        (lambda a: ndimage.maximum_filter(a, 3, axes=2), ValueError, "out of range"),
        (lambda a: ndimage.rank_filter(a, 9, 3), RuntimeError, "within the window"),
        (lambda a: ndimage.rank_filter(a, 0.5, 3), TypeError, "rank must be an integer"),
        (lambda a: ndimage.binary_erosion(a, iterations=1.5), TypeError, "iterations must be an integer"),
        (lambda a: ndimage.median_filter(a, 3, origin=2), fulmo.ParameterError, "origin"),
        (lambda a: ndimage.label(a, np.eye(3)), fulmo.UnsupportedError, "structure"),
        (lambda a: ndimage.gaussian_filter(a * 1j, 1), fulmo.UnsupportedError, "complex"),
    ],
)
def test_errors(call, error, text):
    with pytest.raises(error, match=text):
        call(image((9, 14), np.float32))

"""Results in images that the caller gives: of other dtypes, in several of them, or made from what is in them."""

import itertools

import fulmo
import numpy as np
import pytest
import test_operations as table

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


def test_a_crop_is_as_large_as_its_output():
    image = np.arange(20, dtype=np.uint8).reshape(4, 5)
    output = fulmo.zeros((2, 3), np.uint8)
    assert fulmo.crop(image, output, 1, 1) is output
    np.testing.assert_array_equal(output, image[1:3, 1:4])
    for shape, start in (((7, 9), (-2, -1)), ((3, 3), (4, 3)), ((2, 2), (-4, -9))):
        inside = tuple(np.clip(np.arange(n) + s, 0, m - 1) for n, s, m in zip(shape, start, image.shape))
        output = fulmo.zeros(shape, np.float32)
        fulmo.crop(image, output, start[1], start[0], width=2, height=2)
        np.testing.assert_array_equal(output, image[np.ix_(*inside)])
    stack = fulmo.zeros((2, 2, 2), np.uint8)
    np.testing.assert_array_equal(fulmo.crop(image, stack), [image[:2, :2]] * 2)


def test_sums_of_blocks_are_as_many_as_the_output_has():
    image = np.arange(1, 15, dtype=np.uint8).reshape(2, 7)
    sums = np.add.reduceat(image, [0, 3, 6], axis=1)
    for count in (1, 2, 3, 5):
        output = fulmo.zeros((2, count))
        fulmo.sum_reduction_x(image, output, 3)
        np.testing.assert_array_equal(output, np.pad(sums, ((0, 0), (0, 5)))[:, :count])
    flags = fulmo.push(image % 2)
    sums = fulmo.sum_reduction_x(flags, fulmo.zeros((2, 5)), 3)
    expected = (image % 2) * np.cumsum(image % 2, axis=1)
    np.testing.assert_array_equal(fulmo.block_enumerate(flags, sums, blocksize=3), expected)


def takes_output(op):
    return any(p["is_output"] and p["name"] == "output_image" and not p["required"] for p in op["parameters"])


COMPUTING = {"same as input", "promoted from the inputs", "uint32, int32 or float32 by input"}
COMPUTED = [op for op in table.OPERATIONS.values() if op["gives"] in COMPUTING and takes_output(op)]


@pytest.mark.parametrize("output", [np.float32, np.int32, np.int64], ids=lambda d: np.dtype(d).name)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int16], ids=lambda d: np.dtype(d).name)
@pytest.mark.parametrize("op", COMPUTED, ids=lambda op: op["name"])
def test_a_result_is_rounded_once_to_the_dtype_of_its_output(op, dtype, output):
    for text, shapes in op["cases"]:
        multiplies = "product" in op["name"]  # what int64 does not hold for long
        for shape in [(5, 7)] if multiplies else map(tuple, (shapes or [(5, 7), (3, 5, 7)])[:2]):
            given = table.arguments_of(op, text, dtype, shape)
            if multiplies:
                given = {name: np.minimum(v, 9) if isinstance(v, np.ndarray) else v for name, v in given.items()}
            expected = np.asarray(table.referee_value(op, given, shape))
            result = fulmo.zeros(expected.shape, output)
            assert getattr(fulmo, op["name"])(**given, output_image=result) is result
            scale = max([1.0, *(np.abs(v).max() for v in given.values() if isinstance(v, np.ndarray) and v.size)])
            table.compare(np.asarray(result), expected, op["tolerance"], scale)


def test_a_held_image_keeps_its_own_values():
    """What a call reads is rounded to its own dtype, computed or not; only the call's result is not."""
    a, b = np.uint8([[1, 200, 3]]), np.uint8([[184, 100, 7]])
    expected = np.float32([[0, 100, 0]])
    difference = fulmo.subtract_images(a, b)
    for move in (fulmo.copy, fulmo.transpose_xy, fulmo.nan_to_num, fulmo.maximum_z_projection):
        for image in (difference, fulmo.subtract_images(a, b)):
            output = fulmo.zeros((3, 1) if move is fulmo.transpose_xy else (1, 3), np.float32)
            move(image, output)
            del image
            np.testing.assert_array_equal(np.ravel(output), np.ravel(expected))
    output = fulmo.zeros((1, 3), np.float32)
    fulmo.subtract_images(a, b, output)
    np.testing.assert_array_equal(difference, expected)
    np.testing.assert_array_equal(output, np.float32(a) - b)


def test_images_in_place_and_with_frames():
    a, b = np.uint8([[1, 200, 3]]), np.uint8([[184, 100, 7]])
    image = fulmo.push(np.float32(a))
    fulmo.subtract_images(fulmo.push(a), b, image)
    fulmo.subtract_images(image, image, image)
    assert not np.any(image)
    image = fulmo.push(a)
    fulmo.subtract_images(image, b, image)  # an output of its own dtype saturates
    np.testing.assert_array_equal(image, [[0, 100, 0]])
    frames = fulmo.asarray(np.stack([a, b])[:, None], axes="tzyx")
    for together in ("apart", "together"):
        output = fulmo.asarray(np.zeros((2, 1, 1, 3), np.float32), axes="tzyx")
        fulmo.gamma_correction(frames, output, gamma=0.5, frames=together)
        most = np.full((2, 1, 1, 1), 200) if together == "together" else np.float32([200, 184]).reshape(2, 1, 1, 1)
        np.testing.assert_allclose(output, np.sqrt(np.asarray(frames) / most) * most, rtol=1e-6)


def test_integers_of_64_bits_stay_exact():
    a, b = np.int64([[2**62 + 1, 2**53 + 1]]), np.int64([[-(2**61) + 1, 2**53]])
    output = fulmo.zeros((1, 2), np.int64)
    np.testing.assert_array_equal(fulmo.subtract_images(a, b, output), a - b)
    u8 = np.uint8([[200, 1, 255]])
    output = fulmo.zeros((1, 3), np.uint64)
    np.testing.assert_array_equal(fulmo.multiply_images(u8, u8, output), np.uint64(u8) ** 2)
    u32 = np.uint32([[2**32 - 1, 2**31 + 1]])
    output = fulmo.zeros((1, 2), np.int64)
    np.testing.assert_array_equal(
        fulmo.multiply_images(u32, np.uint32([[2**31 - 1, 3]]), output)[0, 1], 3 * (2**31 + 1)
    )
    np.testing.assert_array_equal(fulmo.sum_x_projection(u32, fulmo.zeros((1,), np.int64)), [2**32 - 1 + 2**31 + 1])


def test_products_and_running_totals_of_integers_are_integers(every_device):
    values = np.int32([[-(2**31) + 1, 2**25 + 1, 3], [2**31 - 1, 2**20 + 1, 8191]])
    wide = values.astype(np.int64)
    product = fulmo.product_x_projection(values, fulmo.zeros((2,), np.int64))
    np.testing.assert_array_equal(product, [wide[0].prod(), 2**63 - 1])  # what is beyond int64 saturates
    running = fulmo.cumulative_product(values[:, :2], axis=0, output_image=fulmo.zeros((2, 2), np.int64))
    np.testing.assert_array_equal(running, np.cumprod(wide[:, :2], axis=1))

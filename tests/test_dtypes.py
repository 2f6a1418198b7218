"""Element types of arrays on their way in, of casts, and of operators. The rules stand in docs/dtypes.md."""

import fractions
import warnings

import fulmo
import numpy as np
import pytest

KEPT = [np.uint8, np.int8, np.uint16, np.int16, np.uint32, np.int32, np.float32]


@pytest.mark.parametrize("dtype", KEPT)
@pytest.mark.parametrize("into", [fulmo.push, fulmo.asarray, fulmo.from_array, fulmo.array])
def test_types_are_kept(into, dtype):
    info = np.finfo(dtype) if np.dtype(dtype).kind == "f" else np.iinfo(dtype)
    array = np.array([[info.min, 0, info.max]], dtype)
    image = into(array)
    assert image.dtype == dtype
    np.testing.assert_array_equal(image, array)


@pytest.mark.parametrize(
    "array, dtype",
    [
        (np.array([True, False]), np.uint8),
        (np.array([1, -5]), np.int32),
        (np.array([1, 2**31]), np.uint32),
        (np.array([1, 2**32]), np.int64),
        (np.array([-1, 2**31]), np.int64),
        (np.array([1, 2**32 - 1], np.uint64), np.uint32),
        (np.array([1, 2**32], np.uint64), np.uint64),
        (np.array([1.5], np.float16), np.float32),
        (np.array([], np.int64), np.int32),
        ([1, 2], np.int32),
        ([1.5, 2], np.float32),
        ([[True], [False]], np.uint8),
        (7, np.int32),
        (7.5, np.float32),
    ],
)
def test_what_becomes_what(array, dtype):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        image = fulmo.asarray(array)
    assert image.dtype == dtype
    np.testing.assert_array_equal(image, array)


def test_doubles_are_rounded_with_one_warning(fresh_warnings):
    array = np.array([0.1, 1e300])
    with pytest.warns(fulmo.PrecisionWarning, match="dtype=float64"):
        image = fulmo.push(array)
    assert image.dtype == np.float32
    with np.errstate(over="ignore"):
        np.testing.assert_array_equal(image, array.astype(np.float32))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fulmo.push(array)
        assert fulmo.push(array, dtype=np.float64).dtype == np.float64
    np.testing.assert_array_equal(fulmo.push(array, dtype=np.float64), array)


@pytest.mark.parametrize("array", [np.array([1j]), np.array(["a"]), np.array([None]), "text", None, {"a": 1}, object(), np.datetime64("2020")])
def test_no_numbers(array):
    with pytest.raises(fulmo.TypeMismatch):
        fulmo.asarray(array)


@pytest.mark.parametrize("dtype", ["complex64", "U3", "nonsense", object])
def test_no_types(dtype):
    with pytest.raises(fulmo.TypeMismatch, match="float32"):
        fulmo.asarray([1], dtype=dtype)


def test_ragged_lists():
    with pytest.raises(fulmo.ShapeError):
        fulmo.asarray([[1, 2], [3]])


FORMS = {
    "Fortran order": lambda a: np.asfortranarray(a),
    "big-endian": lambda a: a.astype(a.dtype.newbyteorder(">")),
    "every second": lambda a: np.repeat(a, 2, axis=1)[:, ::2],
    "backwards": lambda a: a[::-1, ::-1].copy()[::-1, ::-1],
    "broadcast": lambda a: np.broadcast_to(a, a.shape),
    "read-only": lambda a: np.frombuffer(a.tobytes(), a.dtype).reshape(a.shape),
    "memory map": lambda a: a.view(np.memmap),
    "nested lists": lambda a: a.tolist(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.float32])
def test_any_layout(form, dtype):
    array = np.arange(-3, 21).reshape(2, 3, 4).astype(dtype)
    np.testing.assert_array_equal(fulmo.push(FORMS[form](array)), array)


@pytest.mark.parametrize("shape", [(0,), (0, 3), (2, 0, 3), (1, 1, 1), (), (1, 1, 1, 1, 1)])
def test_small_shapes(shape):
    array = np.zeros(shape, np.float32)
    image = fulmo.push(array)
    assert image.shape == shape
    np.testing.assert_array_equal(image, array)
    np.testing.assert_array_equal(image + 1, array + 1)


@pytest.mark.parametrize("source", [np.float32, np.int32, np.uint8])
@pytest.mark.parametrize("target", KEPT + [np.float64, np.int64])
def test_casts_truncate_and_saturate(source, target):
    values = [-1e9, -300.5, -1.7, -0.5, 0, 0.5, 1.5, 2.5, 254.9, 300, 70000, 3e9]
    array = np.array([v for v in values if np.dtype(source).kind == "f" or np.iinfo(source).min <= v <= np.iinfo(source).max]).astype(source)
    expected = array.astype(np.float64)
    if np.dtype(target).kind != "f":
        info = np.iinfo(target)
        expected = np.clip(np.trunc(expected), info.min, info.max)
    for cast in (fulmo.push(array).astype(target), fulmo.push(array, dtype=target)):
        assert cast.dtype == target
        np.testing.assert_array_equal(cast, expected.astype(target))


def test_casts_of_what_is_no_number():
    image = fulmo.push(np.float32([np.nan, np.inf, -np.inf]))
    np.testing.assert_array_equal(image.astype(np.int16), [0, 32767, -32768])


def test_array_copies_and_asarray_does_not():
    image = fulmo.zeros((2, 2))
    assert fulmo.asarray(image) is image and fulmo.push(image) is image
    assert fulmo.array(image) is not image
    assert fulmo.push(image, dtype=np.uint8).dtype == np.uint8


@pytest.mark.parametrize("create", [fulmo.create, fulmo.zeros, fulmo.ones, fulmo.empty])
def test_creation(create):
    image = create((3, 4))
    assert (image.shape, image.dtype) == ((3, 4), np.float32)
    assert create((2,), dtype=np.uint16).dtype == np.uint16
    assert create(5).shape == (5,)
    assert (np.asarray(fulmo.full((2, 3), 7, np.uint8)) == 7).all()


def test_creation_like():
    image = fulmo.asarray(np.zeros((2, 3, 4), np.uint8), axes="tyx")
    image.spacing = (3, 2, 1)
    assert fulmo.create_like(image).dtype == np.float32
    assert fulmo.zeros_like(image).dtype == fulmo.ones_like(image).dtype == np.uint8
    assert fulmo.create_labels_like(image).dtype == np.uint32
    twin = fulmo.zeros_like(image)
    assert (twin.shape, twin.axes, twin.spacing) == (image.shape, "tyx", (3, 2, 1))
    assert fulmo.ones_like(np.zeros((2, 2), np.int16)).dtype == np.int16


@pytest.mark.parametrize("shape", [(-1, 2), (1.5,), "ab", None])
def test_creation_of_no_shape(shape):
    with pytest.raises((fulmo.ParameterError, TypeError)):
        fulmo.zeros(shape)


@pytest.mark.parametrize("axes, shape, ordered", [("yxc", (5, 6, 3), (3, 5, 6)), ("tyx", (2, 5, 6), (2, 5, 6)), ("xyzt", (6, 5, 4, 2), (2, 4, 5, 6))])
def test_axes(axes, shape, ordered):
    array = np.arange(np.prod(shape)).reshape(shape).astype(np.uint8)
    image = fulmo.asarray(array, axes=axes)
    assert image.shape == ordered
    np.testing.assert_array_equal(image, array.transpose([axes.index(a) for a in image.axes]))


@pytest.mark.parametrize("axes", ["yx", "tyxx", "yyx", "1yx"])
def test_wrong_axes(axes):
    with pytest.raises(fulmo.ParameterError, match="axes"):
        fulmo.asarray(np.zeros((2, 3, 4), np.float32), axes=axes)


def test_colours_without_axes_warn_once(fresh_warnings):
    picture = np.zeros((5, 6, 3), np.uint8)
    with pytest.warns(UserWarning, match="axes='yxc'"):
        fulmo.asarray(picture)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        fulmo.asarray(picture)


def test_arguments_may_be_arrays_numbers_and_lists():
    image = fulmo.push(np.uint8([[1, 2], [3, 250]]))
    for other in (np.uint8([[9, 9], [9, 9]]), 9, np.uint8(9)):
        np.testing.assert_array_equal(fulmo.add_images(image, other), [[10, 11], [12, 255]])
    np.testing.assert_array_equal(fulmo.add_images(image, [[9, 9], [9, 9]]), [[10, 11], [12, 259]])
    assert fulmo.add_images(image, 9).dtype == np.uint8
    assert fulmo.add_images(image, 0.5).dtype == np.float32
    np.testing.assert_array_equal(fulmo.add_images([1, 2], [3, 4]), [4, 6])
    np.testing.assert_array_equal(fulmo.add_image_and_scalar([1, 2], scalar=np.int64(3)), [4, 5])


def test_numbers_of_any_kind():
    for number in (2, 2.0, np.float32(2), np.uint8(2), True, fractions.Fraction(2), np.array(2)):
        result = fulmo.multiply_image_and_scalar([3.0], scalar=number)
        np.testing.assert_array_equal(result, [3 * float(number)])

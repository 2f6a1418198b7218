"""Images as numpy arrays: slicing, shapes, operators, numpy's functions, pickle, looks."""

import copy
import pickle

import fulmo
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st


def arrays(draw, ndim, dtype=np.int16):
    shape = draw(st.lists(st.integers(1, 5), min_size=ndim, max_size=ndim))
    return (np.arange(np.prod(shape)).reshape(shape) * 7 % 251).astype(dtype)


def entries(size):
    bound = st.none() | st.integers(-size - 2, size + 2)
    step = st.none() | st.integers(1, 3) | st.integers(-3, -1)
    return st.integers(-size, size - 1) | st.builds(slice, bound, bound, step)


@st.composite
def indexed(draw, most_axes=5):
    """An array and an index of it."""
    array = arrays(draw, draw(st.integers(1, most_axes)))
    named = draw(st.integers(0, array.ndim))
    key = [draw(entries(size)) for size in array.shape[:named]]
    if draw(st.booleans()):
        at = draw(st.integers(0, named))
        rest = [draw(entries(array.shape[axis])) for axis in range(array.ndim - named + at, array.ndim)]
        key[at:] = [Ellipsis, *rest]
    for _ in range(draw(st.integers(0, 1))):
        key.insert(draw(st.integers(0, len(key))), None)
    return array, tuple(key)


@given(indexed())
def test_parts_are_numpys(case):
    array, key = case
    part = fulmo.push(array)[key]
    np.testing.assert_array_equal(np.asarray(part), array[key])
    assert np.asarray(part).dtype == array.dtype
    assert np.shape(part) == array[key].shape


@given(indexed(), st.booleans())
def test_writing_into_parts_is_numpys(case, number):
    array, key = case
    image = fulmo.push(array)
    kept = image[...]
    value = 9 if number else np.flip(array[key]).copy() if np.ndim(array[key]) else 5
    expected = array.copy()
    expected[key] = value
    image[key] = value
    np.testing.assert_array_equal(image, expected)
    np.testing.assert_array_equal(kept, array)


def test_writing_broadcasts_and_casts_like_numpy():
    array = np.zeros((3, 4, 5), np.uint8)
    image = fulmo.push(array)
    for key, value in [
        (np.s_[1], np.arange(5)),
        (np.s_[:, 2], [[1], [2], [3]]),
        (np.s_[..., 0], 2.9),
        (np.s_[0, 0, 0], 7),
    ]:
        array[key] = value
        image[key] = value
        np.testing.assert_array_equal(image, array)
    with pytest.raises(fulmo.ShapeError):
        image[0] = np.zeros((2, 2))


def test_masks_and_positions():
    array = np.arange(12, dtype=np.float32).reshape(3, 4)
    image = fulmo.push(array)
    np.testing.assert_array_equal(image[image > 5], array[array > 5])
    np.testing.assert_array_equal(image[array > 5], array[array > 5])
    np.testing.assert_array_equal(image[[0, 2], [1, 3]], array[[0, 2], [1, 3]])
    image[image > 5] = 0
    np.testing.assert_array_equal(image, np.where(array > 5, 0, array))


@pytest.mark.parametrize("key", [5, -4, (0, 9), (0, 0, 0), (..., ...)])
def test_wrong_indices(key):
    with pytest.raises(IndexError):
        fulmo.push(np.zeros((3, 4)).astype("f"))[key]


def test_parts_keep_spacing_and_axes():
    image = fulmo.asarray(np.zeros((2, 3, 4, 5), np.uint8), axes="czyx")
    image.spacing = (3, 2, 1)
    assert image[0].axes == "zyx" and image[:, 1].axes == "cyx" and image[0, :, 1].axes == "zx"
    assert image[:, ::2, :, ::-3].spacing == (6, 2, 3)
    assert image[0, :, 1].spacing[1:] == (3, 1)


@pytest.mark.parametrize("shape", [(4,), (3, 4), (2, 3, 4), (2, 2, 3, 4), (2, 2, 2, 3, 4)])
def test_shapes(shape):
    array = np.arange(np.prod(shape), dtype=np.int32).reshape(shape)
    image = fulmo.push(array)
    np.testing.assert_array_equal(image.ravel(), array.ravel())
    np.testing.assert_array_equal(image.reshape(2, -1), array.reshape(2, -1))
    np.testing.assert_array_equal(image[None].squeeze(), array.squeeze())
    assert (len(image), image.ndim, image.size, image.nbytes) == (len(array), array.ndim, array.size, array.nbytes)
    assert image.tolist() == array.tolist()
    np.testing.assert_array_equal([np.asarray(row) for row in image], array)
    if len(shape) < 5:
        np.testing.assert_array_equal(image.T, array.T)


@pytest.mark.parametrize("order", [(0, 2, 1), (2, 0, 1), (-1, 1, 0)])
def test_transpose(order):
    array = np.arange(24).reshape(2, 3, 4).astype("f")
    np.testing.assert_array_equal(np.transpose(fulmo.push(array), order), array.transpose(order))


def test_bad_shapes():
    image = fulmo.zeros((2, 3))
    for wrong in [lambda: image.reshape(4, 2), lambda: image.squeeze(0), lambda: image.transpose(0, 0)]:
        with pytest.raises(ValueError):
            wrong()


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
values = np.array([[-3, -1, 2], [3, 5, 8]], np.float32)


@pytest.mark.parametrize("name", OPERATORS)
def test_operators_have_numpys_values_and_our_types(name):
    operator, other = OPERATORS[name], np.array([[2, -4, 4], [3, 1, -5]], np.float32)
    for a, b in [(values, other), (values, 2), (2, values), (values, -3), (7, values)]:
        result = operator(*(fulmo.push(v) if isinstance(v, np.ndarray) else v for v in (a, b)))
        expected = operator(a, b)
        np.testing.assert_allclose(np.asarray(result), expected, rtol=1e-6)
        assert result.dtype == (np.uint8 if expected.dtype == bool else np.float32)


def test_array_first():
    np.testing.assert_array_equal(values + fulmo.push(values), values + values)
    assert isinstance(values + fulmo.push(values), fulmo.Image)


def test_integers_saturate():
    a, b = fulmo.push(np.uint8([250, 1])), fulmo.push(np.uint8([250, 3]))
    for result, expected in [(a + b, [255, 4]), (a - b, [0, 0]), (a * b, [255, 3])]:
        assert result.dtype == np.uint8
        np.testing.assert_array_equal(result, expected)
    assert (a + 1).dtype == (a / b).dtype == (-a).dtype == (a**2).dtype == (a // 2).dtype == (a % 2).dtype == np.float32


def test_logic_is_of_masks():
    a, b = fulmo.push(np.uint8([0, 1, 2, 0])), fulmo.push(np.uint8([0, 2, 0, 1]))
    for result, expected in [(a & b, [0, 1, 0, 0]), (a | b, [0, 1, 1, 1]), (a ^ b, [0, 0, 1, 1]), (~a, [1, 0, 0, 1])]:
        np.testing.assert_array_equal(result, expected)


def test_in_place_keeps_object_and_dtype():
    image = fulmo.push(np.uint8([1, 100, 250]))
    same, before = image, image.copy()
    image += 2.6
    assert image is same and image.dtype == np.uint8
    np.testing.assert_array_equal(image, [4, 103, 253])
    image *= 2
    np.testing.assert_array_equal(image, [8, 206, 255])
    np.testing.assert_array_equal(before, [1, 100, 250])
    with pytest.raises(ValueError):
        image += np.zeros((2, 3), np.uint8)


def test_strange_operands():
    image = fulmo.zeros((2,))
    assert (image == None) is False and (image != "a") is True
    with pytest.raises(TypeError):
        image + None


@pytest.mark.parametrize("dtype", [np.uint8, np.int32, np.float32])
@pytest.mark.parametrize(
    "function", [np.add, np.subtract, np.multiply, np.divide, np.maximum, np.greater, np.not_equal, np.logical_and]
)
def test_ufuncs_have_numpys_types(function, dtype):
    a, b = np.array([4, 9, 16], dtype), np.array([3, 9, 2], dtype)
    for x, y in [(a, b), (a, 2), (a, np.float32(2))]:
        result, expected = function(fulmo.push(x), y), function(x, y)
        np.testing.assert_allclose(np.asarray(result), expected, rtol=1e-6)
        ours = {np.dtype(bool): np.uint8, np.dtype(np.float64): np.float32, np.dtype(np.int64): np.int64}
        assert result.dtype == ours.get(expected.dtype, expected.dtype)


UNARY = [np.sqrt, np.exp, np.log, np.abs, np.square, np.negative, np.floor, np.ceil, np.trunc, np.sign, np.cbrt]
ANGLES = [np.sin, np.cos, np.tan, np.arcsin, np.arccos, np.arctan, np.sinh, np.cosh, np.tanh, np.deg2rad, np.rad2deg]


@pytest.mark.parametrize("function", UNARY + ANGLES)
def test_unary_ufuncs(function):
    a = np.array([0.5, 1, 2.5, 4] if function in UNARY else [0.5, 1, -0.25, 0], np.float32)
    result = function(fulmo.push(a))
    assert isinstance(result, fulmo.Image) and result.dtype == np.float32
    np.testing.assert_allclose(np.asarray(result), function(a), rtol=1e-6)


def test_angle_of_vectors_by_its_names():
    y, x = np.array([0.0, -0.0, 1, -2, 3], np.float32), np.array([-1, -1, 0, 2, 0.5], np.float32)
    for result in np.arctan2(fulmo.push(y), x), fulmo.atan2(y, x), fulmo.arctan2(y, x):
        np.testing.assert_allclose(np.asarray(result), np.arctan2(y, x), rtol=1e-6)


def test_ufunc_out_and_those_that_are_numpys():
    image = fulmo.push(np.float32([1, 4]))
    assert np.add(image, 1, out=image) is image
    np.testing.assert_array_equal(image, [2, 5])
    np.testing.assert_array_equal(np.logaddexp(image, image), np.logaddexp(*np.float32([[2, 5], [2, 5]])))
    np.testing.assert_array_equal(np.add(image, 1, where=[True, True]), [3, 6])
    assert np.add.reduce(image) == 7 and np.maximum.reduce(image) == 5
    np.testing.assert_array_equal(np.add.accumulate(image), [2, 7])
    assert np.hypot(image, image, out=image) is image
    np.testing.assert_allclose(image, np.hypot([2, 5], [2, 5]), rtol=1e-6)


@pytest.mark.parametrize("name", ["min", "max", "sum", "mean", "std", "var"])
@pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 1)])
@pytest.mark.parametrize("shape", [(4, 5), (3, 4, 5), (2, 3, 4, 5)])
def test_reductions(name, axis, shape):
    array = (np.arange(np.prod(shape)).reshape(shape) % 13).astype(np.float32)
    result = getattr(fulmo.push(array), name)(axis=axis)
    expected = getattr(array.astype(np.float64), name)(axis=axis)
    np.testing.assert_allclose(np.asarray(result), expected, rtol=1e-6)
    assert axis is not None or np.ndim(result) == 0


def test_numpy_functions_reach_the_methods():
    array = np.arange(6, dtype=np.float32).reshape(2, 3)
    image = fulmo.push(array)
    assert np.max(image) == 5 and np.sum(image) == 15 and np.mean(image) == 2.5
    np.testing.assert_array_equal(np.clip(image, 1, 3), np.clip(array, 1, 3))
    np.testing.assert_array_equal(np.concatenate([image, image]), np.concatenate([array, array]))


def test_numbers():
    one = fulmo.push([7])
    assert (int(one), float(one), bool(one), one.item()) == (7, 7.0, True, 7)
    many = fulmo.push([1, 2])
    for convert, error in ((int, TypeError), (float, TypeError), (bool, ValueError)):
        with pytest.raises(error):
            convert(many)
    assert many.any() and many.all() and not fulmo.push([0, 1]).all() and 2 in many and 3 not in many


def test_hash_is_of_the_object():
    a, b = fulmo.zeros((2,)), fulmo.zeros((2,))
    assert len({a, b, a}) == 2


def test_arrays_are_the_callers_own():
    image = fulmo.push(np.arange(4, dtype=np.float32))
    for array in (np.asarray(image), fulmo.pull(image), image.get(), np.array(image)):
        array[:] = 9
        assert array.flags.owndata and array.flags.writeable
    np.testing.assert_array_equal(image, [0, 1, 2, 3])
    assert np.asarray(image, dtype=np.int64).dtype == np.int64
    with pytest.raises(ValueError):
        np.array(image, copy=False) if np.__version__ >= "2" else image.__array__(copy=False)


def test_copies_and_pickles():
    image = fulmo.asarray(np.arange(8, dtype=np.uint16).reshape(2, 2, 2), axes="tyx")
    image.spacing, image.unit = (1, 0.5, 0.25), "micrometer"
    for twin in (pickle.loads(pickle.dumps(image)), copy.copy(image), copy.deepcopy(image), image.copy()):
        assert twin is not image and twin.dtype == image.dtype
        assert (twin.axes, twin.spacing, twin.unit) == ("tyx", (1, 0.5, 0.25), "micrometer")
        twin[0] = 0
    np.testing.assert_array_equal(image, np.arange(8).reshape(2, 2, 2))


def test_looks():
    image = fulmo.push(np.arange(12, dtype=np.float32).reshape(3, 4))
    assert "shape=(3, 4)" in repr(image) and "float32" in repr(image) and image.device.id in repr(image)
    assert str(image) == str(np.asarray(image))


@pytest.mark.parametrize("shape", [(), (3,), (3, 4), (2, 3, 4), (2, 2, 3, 4), (0, 3), (1, 1)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint32, np.float32])
def test_picture_in_a_notebook(shape, dtype):
    html = fulmo.zeros(shape, dtype)._repr_html_()
    assert str(shape) in html and np.dtype(dtype).name in html
    assert ("data:image/png;base64," in html) == (np.prod(shape) > 0)


def test_pixels_are_no_text():
    image = fulmo.zeros((2, 3))
    for key in (0, (0, 0), slice(1), np.zeros((2, 3), bool), [0, 1]):
        with pytest.raises(ValueError):
            image[key] = "text"

"""numpy's functions and methods of images: the same numbers as of arrays, on the device where it can."""

import fulmo
import numpy as np
import pytest

STACK = (np.arange(60).reshape(3, 4, 5) * 37 % 101 - 20).astype(np.float32)
ARRAYS = {
    "float32": STACK,
    "uint8": (STACK + 20).astype(np.uint8),
    "int16": STACK.astype(np.int16),
    "uint32": (STACK.astype(np.int64) + 4294967000).clip(0, 2**32 - 1).astype(np.uint32),
    "plane": STACK[0],
    "line": STACK[0, 0],
    "frames": np.stack([STACK, STACK[::-1] * 2]),
    "many frames": np.stack([STACK, 2 * STACK[::-1]], axis=-1),
    "frames of channels": np.arange(48, dtype=np.int32).reshape(2, 1, 2, 3, 4) * 1000003,
}


def agree(ours, theirs, **tolerance):
    assert np.shape(ours) == np.shape(theirs)
    np.testing.assert_allclose(np.asarray(ours), theirs, **{"rtol": 1e-6, **tolerance})


# ---- methods ----

AXES = [None, 0, -1, (0, 1), (-2, -1), (0, -1)]


@pytest.mark.parametrize("array", ARRAYS)
@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("name", ["max", "min", "sum", "prod", "mean", "var", "std", "any", "all"])
def test_reductions_are_numpys(name, keepdims, array):
    array = ARRAYS[array]
    if name == "prod" and array.dtype.kind == "u":
        array = array % 2 + 1  # numpy's products overflow, and no image holds 2**63
    wide = array if name in ("max", "min", "any", "all") or array.dtype.kind != "f" else array.astype(np.float64)
    for axis in AXES:
        if array.ndim == 1 and isinstance(axis, tuple):
            continue
        try:
            expected = getattr(wide, name)(axis=axis, keepdims=keepdims)
        except np.exceptions.AxisError:
            continue
        result = getattr(fulmo.push(array), name)(axis=axis, keepdims=keepdims)
        agree(result, expected, atol=1e-4 if name in ("var", "std", "mean") else 0)
        assert axis is not None or keepdims or not isinstance(result, fulmo.Image)


@pytest.mark.parametrize("array", ARRAYS)
@pytest.mark.parametrize("name", ["argmax", "argmin"])
def test_positions_are_numpys(name, array):
    array = ARRAYS[array]
    for axis in (None, *range(-array.ndim, array.ndim)):
        np.testing.assert_array_equal(getattr(fulmo.push(array), name)(axis), getattr(array, name)(axis))


def test_degrees_of_freedom():
    image = fulmo.push(STACK)
    for name in ("var", "std"):
        agree(getattr(image, name)(ddof=1), getattr(STACK.astype(np.float64), name)(ddof=1))
        agree(getattr(image, name)(axis=0, ddof=2), getattr(STACK.astype(np.float64), name)(axis=0, ddof=2))
    with pytest.warns(RuntimeWarning):
        assert not np.isfinite(np.asarray(image.var(axis=0, ddof=3))).any()


def test_sums_of_integers_do_not_saturate():
    array = np.full((2, 3, 4), 4000000000, np.uint32)
    np.testing.assert_array_equal(fulmo.push(array).sum(axis=0), array.sum(axis=0))
    assert fulmo.push(array).sum() == array.sum()


def test_reductions_of_nothing():
    empty = fulmo.zeros((0, 3))
    assert empty.sum() == 0 and not empty.any() and empty.all()
    agree(empty.sum(axis=0), np.zeros(3))
    np.testing.assert_array_equal(empty.all(axis=0), [1, 1, 1])
    for name in ("max", "argmax"):
        with pytest.raises(ValueError):
            getattr(empty, name)()


def test_axes_that_do_not_exist():
    for axis, error in ((3, np.exceptions.AxisError), ((0, 0), ValueError), ((0, -3), ValueError)):
        with pytest.raises(error):
            fulmo.push(STACK).max(axis=axis)


def test_forms():
    image = fulmo.push(STACK)
    np.testing.assert_array_equal(image.mT, STACK.mT)
    np.testing.assert_array_equal(image.swapaxes(0, 2), STACK.swapaxes(0, 2))
    np.testing.assert_array_equal(image.real, STACK)
    np.testing.assert_array_equal(image.imag, 0 * STACK)
    np.testing.assert_array_equal(image.conj(), STACK)
    assert image.strides == STACK.strides and image.flags["C_CONTIGUOUS"] and not image.flags.f_contiguous
    many = np.arange(720, dtype=np.int16).reshape(1, 2, 3, 4, 5, 6)
    np.testing.assert_array_equal(fulmo.push(many).T, many.T)


def test_rounding():
    array = np.float32([-1.5, -0.5, 0.5, 1.5, 2.25, 1234.5678])
    image = fulmo.push(array)
    np.testing.assert_array_equal(image.round(), array.round())
    np.testing.assert_array_equal(image.round(1), array.round(1))
    np.testing.assert_array_equal(np.round(image, -2), array.round(-2))
    assert fulmo.push(np.uint8([7])).round().dtype == np.uint8
    np.testing.assert_array_equal(image.clip(0, 2), array.clip(0, 2))
    assert image.clip(0, out=image) is image and image.min() == 0


# ---- functions that run on the device ----

FUNCTIONS = {
    "max along an axis": lambda a: np.max(a, axis=1),
    "mean with axes kept": lambda a: np.mean(a, axis=(0, 1), keepdims=True),
    "std": lambda a: np.std(a, ddof=1),
    "argmax": lambda a: np.argmax(a, axis=2),
    "any": lambda a: np.any(a > 50, axis=0),
    "count_nonzero": lambda a: np.count_nonzero(a),
    "clip": lambda a: np.clip(a, -3, 40),
    "clip below": lambda a: np.clip(a, None, 40),
    "round": lambda a: np.round(a / 7),
    "reshape": lambda a: np.reshape(a, (5, 12)),
    "ravel": np.ravel,
    "squeeze": lambda a: np.squeeze(a[:1]),
    "transpose": np.transpose,
    "axes in another order": lambda a: np.transpose(a, (1, 0, 2)),
    "swapaxes": lambda a: np.swapaxes(a, 0, 1),
    "moveaxis": lambda a: np.moveaxis(a, 0, -1),
    "moveaxis of several": lambda a: np.moveaxis(a, (0, 1), (2, 0)),
    "flip": np.flip,
    "flip of axes": lambda a: np.flip(a, (0, -1)),
    "flipud": np.flipud,
    "fliplr": np.fliplr,
    "expand_dims": lambda a: np.expand_dims(a, (0, -1)),
    "broadcast_to": lambda a: np.broadcast_to(a[:1], a.shape),
    "concatenate": lambda a: np.concatenate([a, a[:1]]),
    "concatenate along x": lambda a: np.concatenate((a, a[..., :2]), axis=-1),
    "concatenate all": lambda a: np.concatenate([a, a], axis=None),
    "concatenate with an array": lambda a: np.concatenate([STACK, a], 1),
    "stack": lambda a: np.stack([a, a + 1]),
    "stack of planes": lambda a: np.stack([a[0], a[1]], axis=-1),
    "vstack": lambda a: np.vstack([a[0, 0], a[0, 1]]),
    "hstack": lambda a: np.hstack([a, a]),
    "where": lambda a: np.where(a > 10, a, -1),
    "where of arrays": lambda a: np.where(a, STACK, a * 2),
    "pad": lambda a: np.pad(a, 2),
    "pad unevenly": lambda a: np.pad(a, ((0, 1), (2, 0), (1, 1)), constant_values=5),
    "zeros_like": np.zeros_like,
    "ones_like": lambda a: np.ones_like(a, dtype=np.uint16),
    "full_like": lambda a: np.full_like(a, 3),
    "copy": np.copy,
    "real": np.real,
    "isnan": np.isnan,
    "isfinite": lambda a: np.isfinite(a / (a - 17)),
    "rint": lambda a: np.rint(a / 8),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_that_give_images(name):
    with np.errstate(divide="ignore"):
        expected = FUNCTIONS[name](STACK)
    result = FUNCTIONS[name](fulmo.push(STACK))
    agree(result, expected)
    assert isinstance(result, fulmo.Image) or not np.ndim(expected)


@pytest.mark.parametrize("dtype", [np.uint8, np.int32, np.uint32, np.float32])
def test_where_keeps_every_value(dtype):
    array = np.array([0, 1, 16777217, 2**31 - 1], np.int64).astype(dtype)
    mask = np.array([1, 0, 1, 1], bool)
    result = np.where(fulmo.push(mask), fulmo.push(array), 0)
    assert result.dtype == np.where(mask, array, dtype(0)).dtype
    np.testing.assert_array_equal(result, np.where(mask, array, 0))


def test_dtypes_of_what_is_put_together():
    byte, short = fulmo.push(np.uint8([1, 2])), fulmo.push(np.int16([-3, 4]))
    assert np.concatenate([byte, short]).dtype == np.int16
    assert np.concatenate([byte, [0.5]]).dtype == np.float32
    assert np.result_type(byte, short) == np.int16


@pytest.mark.parametrize("shapes", [[(2, 3), (2, 4)], [(2, 3), (3,)], []])
def test_what_does_not_fit_together(shapes):
    with pytest.raises(ValueError):
        np.concatenate([fulmo.zeros(shape) for shape in shapes])


# ---- functions that are numpy's ----

HOST = {
    "unique": np.unique,
    "percentile": lambda a: np.percentile(a, [5, 50]),
    "median": lambda a: np.median(a, axis=0),
    "cumsum": lambda a: np.cumsum(a, axis=1),
    "roll": lambda a: np.roll(a, 2, axis=0),
    "rot90": np.rot90,
    "pad at edges": lambda a: np.pad(a, 1, mode="edge"),
    "allclose": lambda a: np.allclose(a, STACK),
    "isclose": lambda a: np.isclose(a, STACK),
    "histogram": lambda a: np.histogram(a, bins=4)[0],
    "mean of some": lambda a: np.mean(a, where=STACK > 3),
    "sum of numpy's where an image is set": lambda a: np.sum(STACK, where=a > 3),
    "gradient": lambda a: np.gradient(a)[1],
    "nonzero": lambda a: np.nonzero(a > 5)[0] if isinstance(a, np.ndarray) else np.nonzero(np.asarray(a) > 5)[0],
    "tensordot": lambda a: np.tensordot(a, a, 3),
    "array_split": lambda a: np.array_split(a, 2)[1],
    "fft": lambda a: np.abs(np.fft.fft2(a)),
    "norm": np.linalg.norm,
    "matmul": lambda a: (
        a @ np.swapaxes(STACK, 1, 2) if isinstance(a, np.ndarray) else np.matmul(a, STACK.swapaxes(1, 2))
    ),
    "interp": lambda a: np.interp(a, [0, 1], [0, 1]),
}


@pytest.mark.parametrize("name", HOST)
def test_all_other_functions_work_on_copies(name):
    agree(HOST[name](fulmo.push(STACK)), HOST[name](STACK), atol=1e-4)


def test_array_equal():
    image = fulmo.push(STACK)
    assert np.array_equal(image, STACK) and np.array_equal(STACK, image)
    assert not np.array_equal(image, STACK + 1) and not np.array_equal(image, STACK[0])
    assert np.array_equal(fulmo.push([np.float32(np.nan)]), np.float32([np.nan]), equal_nan=True)


def test_functions_that_write():
    image = fulmo.push(STACK)
    np.copyto(image, 1)
    assert image.min() == image.max() == 1
    np.copyto(image, 5, where=STACK > 0)
    np.putmask(image, STACK < 0, 7)
    np.testing.assert_array_equal(image, np.select([STACK > 0, STACK < 0], [5, 7], 1))
    assert np.cumsum(image, axis=0, out=image) is image
    assert np.add(STACK, 1, out=image) is image and image[0, 0, 0] == STACK[0, 0, 0] + 1
    assert np.sum(image, axis=0, out=fulmo.zeros((4, 5))).shape == (4, 5)
    with pytest.raises(fulmo.UnsupportedError, match="copy of the pixels"):
        np.fill_diagonal(image[0], 1)


def test_numpy_says_what_an_image_is():
    image = fulmo.push(STACK)
    assert np.shape(image) == (3, 4, 5) and np.ndim(image) == 3 and np.size(image) == 60 and np.size(image, 1) == 4
    assert np.isrealobj(image) and not np.iscomplexobj(image)
    assert "..." in np.array2string(fulmo.zeros((3000,)))


# ---- masks and lists of positions ----

KEYS = {
    "mask": lambda a: a > 10,
    "mask of planes": lambda a: a[(slice(None), *[0] * (a.ndim - 1))] > -10,
    "mask of lines": lambda a: a[..., 0] > 0,
    "mask and slice": lambda a: (a[(slice(None), *[1] * (a.ndim - 1))] > 0, slice(1, 3)),
    "list": lambda a: [2, 0, 0],
    "lists": lambda a: ([0, 1], [2, 3]),
    "list behind": lambda a: (Ellipsis, [1, -1]),
    "lists around a slice": lambda a: ([0, 2], slice(None), [1, 1]),
    "table": lambda a: np.array([[0, 1], [2, 0]]),
    "list and new axis": lambda a: (None, [0, 1]),
    "booleans": lambda a: [True, False, True],
    "one boolean": lambda a: True,
    "empty": lambda a: [],
}


@pytest.mark.parametrize("array", ["float32", "int16", "many frames"])
@pytest.mark.parametrize("name", KEYS)
def test_masks_and_lists_take_and_write_as_numpys_do(name, array):
    array = ARRAYS[array].copy()
    image = fulmo.push(array)
    image.spacing = (3, 2, 1)
    key, same_key = KEYS[name](array), KEYS[name](image)
    expected = array[key]
    np.testing.assert_array_equal(image[key], expected)
    np.testing.assert_array_equal(image[same_key], expected)
    for value in (5, np.float32(7), np.arange(expected.size).reshape(expected.shape)):
        array[key] = value
        image[same_key] = value
        np.testing.assert_array_equal(image, array)
    assert image.spacing == (3, 2, 1) and image.dtype == array.dtype


def test_positions_may_be_images():
    image = fulmo.push(STACK)
    at = fulmo.push(np.int32([2, 0]))
    np.testing.assert_array_equal(image[at], STACK[[2, 0]])
    np.testing.assert_array_equal(image[at, 1:], STACK[[2, 0], 1:])
    image[at] = fulmo.zeros((2, 4, 5))
    assert image[0].max() == 0 and image[1].max() > 0


def test_a_mask_of_the_wrong_shape():
    with pytest.raises(IndexError):
        fulmo.push(STACK)[np.ones((2, 2), bool)]


# ---- what numpy makes ----


def test_arrays_made_of_numbers():
    for ours, theirs, dtype in (
        (fulmo.arange(5), np.arange(5), np.int32),
        (fulmo.arange(1, 2, 0.25), np.arange(1, 2, 0.25), np.float32),
        (fulmo.arange(0, 10, 2, dtype=np.uint8), np.arange(0, 10, 2), np.uint8),
        (fulmo.linspace(0, 1, 5), np.linspace(0, 1, 5), np.float32),
        (fulmo.linspace(0, 1, 4, endpoint=False), np.linspace(0, 1, 4, False), np.float32),
        (fulmo.eye(3), np.eye(3), np.float32),
        (fulmo.eye(2, 4, 1), np.eye(2, 4, 1), np.float32),
        (fulmo.create(np.zeros((2, 3), np.uint8)), np.zeros((2, 3)), np.uint8),
        (fulmo.zeros_like(np.zeros((2, 3))), np.zeros((2, 3)), np.float32),
        (fulmo.ones_like(np.zeros((2, 3), np.int64)), np.ones((2, 3)), np.int32),
        (fulmo.Array.full((2, 2), 7, dtype=np.int16), np.full((2, 2), 7), np.int16),
    ):
        np.testing.assert_array_equal(ours, theirs)
        assert ours.dtype == dtype


def test_conditions_are_images():
    image, few = fulmo.push(STACK), STACK > 2
    assert np.sum(image, where=image > 2) == STACK.sum(where=few)
    np.testing.assert_array_equal(np.select([image > 2], [image], -1), np.select([few], [STACK], -1))
    ours, theirs = fulmo.push(-STACK), -STACK
    assert np.add(image, image, out=ours, where=image > 2) is ours
    np.testing.assert_array_equal(ours, np.add(STACK, STACK, out=theirs, where=few))
    number = fulmo.push(np.float32(3))
    assert number[number > 2].shape == (1,) and number[number > 4].shape == (0,) and number.argmax() == 0


def test_bool_says_where_pixels_are_not_0():
    values = np.float32([0, 0.5, -2, 300, np.nan])
    for image in (fulmo.push(values).astype(bool), fulmo.asarray(values, dtype=bool)):
        assert image.dtype == np.uint8 and image.tolist() == [0, 1, 1, 1, 1]


def test_methods_from_copies_of_the_pixels():
    image, values = fulmo.push(STACK[0]), STACK[0]
    np.testing.assert_array_equal(image @ image.T, values @ values.T)
    np.testing.assert_array_equal(values @ image.T, values @ values.T)
    np.testing.assert_array_equal(image.cumsum(axis=0), values.cumsum(axis=0))
    np.testing.assert_array_equal(image.nonzero(), values.nonzero())
    np.testing.assert_array_equal(image.take([1, 0], axis=1), values.take([1, 0], axis=1))
    np.testing.assert_array_equal(divmod(image, 3), divmod(values, 3))
    assert image.tobytes() == values.tobytes()
    for stacked in (np.hstack, np.vstack):
        np.testing.assert_array_equal(stacked([fulmo.push(1), fulmo.push(2)]), stacked([1, 2]))


def test_what_is_an_image():
    for value in (fulmo.zeros(3), np.zeros(3), [1, 2], ((1,),)):
        assert fulmo.is_image(value)
    for value in (3, "text", None, {}):
        assert not fulmo.is_image(value)


def test_results_in_arrays_of_numpy():
    out = np.zeros((3, 4, 5), np.int16)
    assert np.add(fulmo.push(STACK), 0.6, out=out) is out
    np.testing.assert_array_equal(out, np.trunc(STACK + np.float32(0.6)))
    fractions, wholes = fulmo.zeros(STACK.shape), fulmo.zeros(STACK.shape)
    assert np.modf(fulmo.push(STACK / 2), out=(fractions, wholes)) == (fractions, wholes)
    np.testing.assert_array_equal(wholes, np.trunc(STACK / 2))


def test_tables_become_data_frames():
    pandas = pytest.importorskip("pandas")
    labels = fulmo.push(np.uint32([[1, 1, 0], [0, 2, 2]]))
    table = fulmo.labels_statistics(labels, labels)
    assert isinstance(table, dict)
    frame = table.to_pandas()
    pandas.testing.assert_frame_equal(frame, pandas.DataFrame(table))
    assert frame["area"].tolist() == [2, 2] and "<table" in table._repr_html_()

"""Every operation, every declared case, against its referee: what numpy, scipy, scikit-image or brute force gives."""

import zlib

import fulmo
import geometry_referees
import label_referees
import numpy as np
import pytest
import referees
import scipy.ndimage
import skimage
import skimage.measure
import skimage.segmentation
from fulmo import _fulmo

SHAPES = [(5, 7), (1, 9), (9, 1), (37, 18), (3, 5, 7), (4, 1, 6), (1, 5, 6), (9, 20, 13)]
DTYPES = [np.float32, np.uint8, np.uint16]
OPERATIONS = {name: _fulmo.describe(name) for name in _fulmo.operation_names()}
CASES = [pytest.param(op, case, id=f"{name}({case[0]})") for name, op in OPERATIONS.items() for case in op["cases"]]


def random(*seed):
    return np.random.default_rng(zlib.crc32(repr(seed).encode()))


def labels(shape):
    """Blocks with gaps in the numbering, some of them in several pieces."""
    index = np.indices((1,) * (3 - len(shape)) + shape).reshape(3, *shape)
    block = (index[2] // 4 + 5 * (index[1] // 3) + 11 * (index[0] // 2)) % 13
    return np.where(block < 4, 0, block * 3)


def pixels(parameter, dtype, shape):
    if parameter["labels"]:
        return labels(shape).astype(np.float32 if dtype == np.float32 else np.uint32)
    rng = random(parameter["name"], np.dtype(dtype).name, shape)
    if "mask" in parameter["name"] or "binary" in parameter["name"]:
        return (rng.random(shape) < 0.6).astype(dtype)
    few = rng.integers(0, 6, shape)
    many = (
        rng.uniform(-100, 1000, shape)
        if dtype == np.float32
        else rng.integers(0, np.iinfo(dtype).max, shape, endpoint=True)
    )
    return np.where(rng.random(shape) < 0.4, few, many).astype(dtype)


def arguments_of(op, text, dtype, shape):
    """What the call gets: images made here, parameters from the case."""
    given = eval(f"dict({text})", {"np": np})
    for p in op["parameters"]:
        if p["kind"] == "image" and not p["is_output"] and p["name"] not in given:
            given[p["name"]] = pixels(p, dtype, shape)
        if p["is_output"] and p["required"]:  # operations that write in place
            given[p["name"]] = fulmo.push(pixels(p, dtype, shape))
    return given


def referee_value(op, given, shape):
    """The referee sees every parameter by name, those not given with their defaults."""
    known = {p["name"]: p["default"] for p in op["parameters"]} | given
    for name, _, _ in op["axis_groups"]:
        if name in given:
            each = given[name] if np.ndim(given[name]) else (given[name],) * 3
            known |= {f"{name}_{axis}": value for axis, value in zip("zyx", each)}
    known = {name: np.array(value) if hasattr(value, "__array__") else value for name, value in known.items()}
    tools = vars(referees) | {"ndi": scipy.ndimage, "skimage": skimage}
    tools |= {"referee": referees, "label_referee": label_referees, "geometry_referee": geometry_referees}
    rank = 3 if len(shape) == 3 and shape[0] > 1 else 2
    with np.errstate(all="ignore"):
        return eval(op["referee"], tools | {"rank": rank} | known)


def stored(values, dtype):
    """A result as it is kept: rounded half to even, saturated."""
    if dtype.kind in "fb":
        return values.astype(dtype)
    info = np.iinfo(dtype)
    if values.dtype.kind == "f":
        values = np.rint(np.nan_to_num(values, nan=0, posinf=info.max, neginf=info.min))
    return np.clip(values, info.min, info.max).astype(dtype)


def compare(ours, expected, tolerance, scale=1):
    """Equal, or within the tolerance of the result or of the largest input pixel, which differences are made of."""
    expected = np.asarray(expected)
    assert ours.shape == expected.shape
    if tolerance == 0:
        np.testing.assert_array_equal(ours, stored(expected, ours.dtype))
    elif ours.dtype.kind == "f":
        with np.errstate(over="ignore"):
            np.testing.assert_allclose(ours, expected.astype(ours.dtype), rtol=tolerance, atol=tolerance * scale)
    else:  # where the referee is near a half, both neighbours are right
        info = np.iinfo(ours.dtype)
        wide = np.clip(np.nan_to_num(expected.astype(np.float64)), info.min, info.max)
        assert np.all(np.abs(ours - wide) <= 0.5 + tolerance * np.maximum(scale, np.abs(wide)))


def check(op, given, shape):
    expected = referee_value(op, given, shape)  # before the call, which may write into an image
    result = getattr(fulmo, op["name"])(**given)
    scale = max([1.0, *(np.abs(v).max() for v in given.values() if isinstance(v, np.ndarray) and v.size)])
    if isinstance(result, dict):
        assert set(result) == set(expected) or not expected  # without labels the referee has no columns
        for column in expected:
            compare(result[column], expected[column], op["tolerance"], scale)
    elif isinstance(result, list):
        assert len(result) == len(expected)
        for ours, theirs in zip(result, expected):
            compare(np.asarray(ours), theirs, op["tolerance"], scale)
    else:
        compare(np.asarray(result), expected, op["tolerance"], scale)
    return result


RULES = {
    "float32": lambda images: np.float32,
    "same as input": lambda images: images[0].dtype,
    "promoted from the inputs": lambda images: np.result_type(*images) if len({i.dtype for i in images}) == 1 else None,
    "uint8 (0 or 1)": lambda images: np.uint8,
    "uint32 labels": lambda images: np.uint32,
    "uint32": lambda images: np.uint32,
}


def check_dtype(op, given, result):
    images = [given[p["name"]] for p in op["parameters"] if p["kind"] == "image" and p["name"] in given]
    rule = RULES.get(op["gives"])
    if rule and (expected := rule(images)):
        assert all(image.dtype == expected for image in (result if isinstance(result, list) else [result]))


@pytest.mark.parametrize("dtype", DTYPES, ids=lambda d: np.dtype(d).name)
@pytest.mark.parametrize("op, case", CASES)
def test_operation(op, case, dtype):
    if not op["referee"]:
        pytest.fail(f"{op['name']} declares no referee")
    text, shapes = case
    for shape in map(tuple, shapes or SHAPES):
        given = arguments_of(op, text, dtype, shape)
        try:
            check_dtype(op, given, check(op, given, shape))
        except Exception as error:
            error.add_note(f"shape {shape}") if hasattr(error, "add_note") else None
            raise


@pytest.mark.parametrize("op", OPERATIONS.values(), ids=OPERATIONS)
def test_into_an_image_of_ours(op):
    """output_image= gets the result, in its own dtype, and is what comes back."""
    if op["name"] == "morphological_chan_vese":  # begins from what is in it: tests/test_outputs.py
        return
    if not any(p["is_output"] and p["name"] == "output_image" and not p["required"] for p in op["parameters"]):
        return
    given = arguments_of(op, op["cases"][0][0], np.float32, tuple((op["cases"][0][1] or [(5, 7)])[0]))
    result = getattr(fulmo, op["name"])(**given)
    for dtype in (result.dtype, np.float32):
        output = fulmo.zeros(result.shape, dtype)
        assert getattr(fulmo, op["name"])(**given, output_image=output) is output
        np.testing.assert_array_equal(output, np.asarray(result).astype(dtype))

"""Expressions, elementwise kernels and reductions against numpy, on every device; errors; the page that shows them."""

import re
from pathlib import Path

import fulmo
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PAGE = Path(__file__).parent.parent / "docs/kernels.md"
DEVICES = ["cpu", "reference", "opencl"]


def on(device):
    try:
        return fulmo.find_device(device)
    except fulmo.DeviceError:
        pytest.skip(f"there is no {device} here")


def test_page_runs():
    scope = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL):
        exec(block, scope)


# ---- random expressions ----

A = np.float32([[0, 1, -2.5, 3e5], [1e-3, -7, 0.5, 100]])
B = np.float32([[2, -1, 4, 0.1], [3, 5, -0.25, 8]])
C = np.uint8([[0, 1, 200, 255], [3, 4, 5, 6]])
LEAVES = {"a": A, "b": B, "c": C.astype(np.float32), "2": np.float32(2), "0.75": np.float32(0.75), "s": np.float32(-3)}

one = np.float32(1)
BINARY = {
    "({} + {})": np.add,
    "({} - {})": np.subtract,
    "({} * {})": np.multiply,
    "({} / {})": np.divide,
    "min({}, {})": np.minimum,
    "max({}, {})": np.maximum,
    "fmod({}, {})": np.fmod,
    "({} < {})": lambda x, y: (x < y) * one,
    "({} >= {})": lambda x, y: (x >= y) * one,
    "({} == {})": lambda x, y: (x == y) * one,
    "({} && {})": lambda x, y: ((x != 0) & (y != 0)) * one,
    "({} || {})": lambda x, y: ((x != 0) | (y != 0)) * one,
}
UNARY = {
    "-{}": np.negative,
    "abs({})": np.abs,
    "sqrt({})": np.sqrt,
    "floor({})": np.floor,
    "rint({})": np.rint,
    "trunc({})": np.trunc,
    "!{}": lambda x: (x == 0) * one,
    "({}) ** 2": np.square,
    "isnan({})": lambda x: np.isnan(x) * one,
}
SELECT = {
    "({} ? {} : {})": lambda c, x, y: np.where(c != 0, x, y),
    "where({}, {}, {})": lambda c, x, y: np.where(c != 0, x, y),
    "clip({}, {}, {})": lambda x, low, high: np.minimum(np.maximum(x, low), high),
}


@st.composite
def expressions(draw, depth=4):
    """Text, and what numpy makes of it in float32."""
    kind = draw(st.integers(0, 3 if depth else 0))
    if kind == 0:
        return draw(st.sampled_from(sorted(LEAVES.items())))
    form, function = draw(st.sampled_from(sorted([UNARY, BINARY, SELECT][kind - 1].items(), key=lambda row: row[0])))
    parts = [draw(expressions(depth=depth - 1)) for _ in range(kind)]
    with np.errstate(all="ignore"):
        return form.format(*(text for text, _ in parts)), function(*(np.float32(value) for _, value in parts))


def expect_equal_to_numpy(case, device):
    text, expected = case
    images = {name: fulmo.asarray(array, device=device) for name, array in {"a": A, "b": B, "c": C}.items()}
    result = fulmo.evaluate(f"{text} + 0 * (a + b + c + s)", {**images, "s": -3})
    np.testing.assert_array_equal(result, np.float32(expected) + np.zeros_like(A), text)


@settings(max_examples=200)
@given(expressions())
def test_random_expressions_equal_numpy(case):
    for device in DEVICES[:2]:
        expect_equal_to_numpy(case, on(device))


@settings(max_examples=10)
@given(expressions())
def test_random_expressions_equal_numpy_on_gpus(case):  # which compile each
    expect_equal_to_numpy(case, on("opencl"))


FUNCTIONS = {
    "exp({})": np.exp,
    "log(abs({}))": lambda x: np.log(np.abs(x)),
    "log2(abs({}))": lambda x: np.log2(np.abs(x)),
    "log10(abs({}))": lambda x: np.log10(np.abs(x)),
    "exp2({} / 8)": lambda x: np.exp2(x / 8),
    "cbrt({})": np.cbrt,
    "sin({})": np.sin,
    "cos({})": np.cos,
    "tan({})": np.tan,
    "asin({} / 1e6)": lambda x: np.arcsin(x / 1e6),
    "acos({} / 1e6)": lambda x: np.arccos(x / 1e6),
    "arctan({})": np.arctan,
    "atan2({}, b)": lambda x: np.arctan2(x, B),
    "sinh({} / 1e4)": lambda x: np.sinh(x / 1e4),
    "cosh({} / 1e4)": lambda x: np.cosh(x / 1e4),
    "tanh({})": np.tanh,
    "radians({})": np.deg2rad,
    "degrees({})": np.rad2deg,
    "pow(abs({}), b)": lambda x: np.power(np.abs(x), B),
    "{} ** 3": lambda x: x**3,
    "{} % b": lambda x: np.float32(x) % B,
    "{} // b": lambda x: np.floor(np.float32(x) / B),
    "mod({}, b)": lambda x: np.float32(x) % B,
    "round({})": lambda x: np.trunc(x + np.copysign(0.5, x)),
    "ceil({})": np.ceil,
    "sign({})": np.sign,
    "fma({}, b, b)": lambda x: x * np.float64(B) + B,
    "isfinite({} / 0)": lambda x: np.isfinite(x / 0),
    "isinf({} / 0)": lambda x: np.isinf(x / 0),
    "(a > 0) ^ (b > 0)": lambda x: (A > 0) ^ (B > 0),
    "(a > 0) | ~(b > 0) & (c > 3)": lambda x: (A > 0) | ~(B > 0) & (C > 3),
    "not a > 0 and b > 0": lambda x: ~(A > 0) & (B > 0),
    "-a ** 2 + 2 ** 3 ** 2": lambda x: -(A.astype(np.float64) ** 2) + 512,
    "a - b - c / 4 / 2": lambda x: A - B - C / 8,
    "a > 0 ? 1 : b > 0 ? 2 : 3": lambda x: np.where(A > 0, 1, np.where(B > 0, 2, 3)),
    "0x10 * a + 1.5e1f + .5": lambda x: 16 * A + np.float32(15.5),
    "pi * a": lambda x: np.float32(np.pi) * A,
    "min(a, b, c, 1)": lambda x: np.minimum(np.minimum(A, B), np.minimum(C, 1)),
}


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("form", FUNCTIONS)
def test_functions_and_operators(form, device):
    values = {"a": A, "b": B, "c": C}
    text = form.format("a")
    used = {name: fulmo.asarray(v, device=on(device)) for name, v in values.items() if re.search(rf"\b{name}\b", text)}
    with np.errstate(all="ignore"):
        expected = FUNCTIONS[form](A.astype(np.float64))
        expected = np.float32(expected)
    np.testing.assert_allclose(np.asarray(fulmo.evaluate(text, used)), expected, rtol=1e-6)


def test_is_one_pass():
    a, b = fulmo.asarray(A), fulmo.asarray(B)
    before = a.device.launches
    result = fulmo.evaluate("exp(-a * a / 2) + sin(a) * b - (a > b)", [fulmo.evaluate("a + 1", [a]), b])
    assert "1 launches" in fulmo.explain(result)
    np.asarray(result)
    assert a.device.launches == before + 1 or a.device.backend == "cpu"


# ---- evaluate ----


def test_result_and_its_type():
    uint8 = fulmo.asarray(C)
    assert fulmo.evaluate("c > 3", {"c": uint8}).dtype == np.float32
    assert fulmo.evaluate("c", [uint8]).dtype == np.float32
    double = fulmo.asarray(A, dtype=np.float64)
    result = fulmo.evaluate("a / 3", [double])
    assert result.dtype == np.float64
    np.testing.assert_array_equal(np.asarray(result), np.float64(A) / 3)
    output = fulmo.zeros(C.shape, dtype=np.uint8)
    assert fulmo.evaluate("c * 1.5", [uint8], output) is output
    np.testing.assert_array_equal(output, np.minimum(np.rint(C * 1.5), 255))


def test_images_stretch_and_arrays_and_lists_are_images():
    column = np.float32([[1], [2]])
    np.testing.assert_array_equal(fulmo.evaluate("a + b", [A, column]), A + column)
    np.testing.assert_array_equal(fulmo.evaluate("a * 2", {"a": [1.0, 2.0]}), [2, 4])
    stack = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    np.testing.assert_array_equal(fulmo.evaluate("a + b", [stack, stack[0]]), stack + stack[0])
    np.testing.assert_array_equal(fulmo.evaluate("2 * b - b", {"b": np.zeros((0, 3), np.float32)}), np.zeros((0, 3)))


def test_dict_of_the_caller_is_left_alone():
    values = {"a": A}
    fulmo.evaluate("a + 1", values)
    assert values["a"] is A


WRONG = {
    "a +": r"expected a number, a name or \(, but the text ends \(line 1, column 4\)\n  a \+\n     \^",
    "a * * 2": r"got \* \(line 1, column 5\)\n  a \* \* 2\n      \^",
    "(a": "expected \\), but the text ends",
    "a)": r"expected an operator, got \)",
    "a a": "expected an operator, got a",
    "a ? 1": "expected :",
    "sine(a)": "there is no function sine",
    "sin(a, a)": "sin takes 1 argument, got 2",
    "min(a)": "min takes at least 2 arguments, got 1",
    "atan2(a)": "atan2 takes 2 arguments, got 1",
    "a + q": "nothing is called q; there are a",
    "a[0]": "pixels have no index here",
    "a < 1 < 2": "comparisons do not chain",
    "a & 1": "& joins conditions only",
    "~a": "~ inverts conditions only",
    "a << 1": "expected an operator, got <<",
    "a = 2": "expected an operator, got =",
    "1..2 * a": "not a number that can be read",
    "0x * a": "not a number that can be read",
    "2a": "not a number that can be read",
    "a $ 2": r"got \$",
    "a + é": "got é",
    "a\n+ )": r"\(line 2, column 3\)\n  \+ \)\n    \^",
    "(" * 2000 + "a" + ")" * 2000: "nested too deep",
    "-" * 100000 + "a": "nested too deep",
    "a" + "**a" * 100000: "nested too deep",
    "": "expected a number",
}


@pytest.mark.parametrize("text", WRONG, ids=lambda text: text[:12])
def test_mistakes_are_shown_with_their_place(text):
    values = {"a": fulmo.asarray(A)} if "a" in text else {}
    with pytest.raises(fulmo.ParameterError, match=r"^evaluate: ") as error:
        fulmo.evaluate(text, values)
    if values:
        assert re.search(WRONG[text], str(error.value)), error.value


def test_mistakes_in_values():
    a = fulmo.asarray(A)
    with pytest.raises(fulmo.ParameterError, match="b is given, but is not in the expression"):
        fulmo.evaluate("a", {"a": a, "b": a})
    with pytest.raises(fulmo.ParameterError, match="the names are a, b, but 1 values are given"):
        fulmo.evaluate("a + b", [a])
    with pytest.raises(fulmo.ParameterError, match="must be an image"):
        fulmo.evaluate("s + 1", {"s": 3})
    with pytest.raises(fulmo.TypeMismatch, match="s must be a number"):
        fulmo.evaluate("a + s", [a, "three"])
    with pytest.raises(fulmo.ShapeError, match=r"evaluate: images .* cannot be broadcast"):
        fulmo.evaluate("a + b", [a, np.zeros((3, 3), np.float32)])
    with pytest.raises(fulmo.ShapeError, match="output_image must have shape"):
        fulmo.evaluate("a + 1", [a], fulmo.zeros((3, 3)))
    with pytest.raises(fulmo.TypeMismatch, match="output_image must be an image of Fulmo"):
        fulmo.evaluate("a + 1", [a], A)


def test_long_expressions():
    a = fulmo.asarray(A)
    text = " + ".join(["a"] * 3000)
    np.testing.assert_allclose(np.asarray(fulmo.evaluate(text, [a])), A * 3000, rtol=1e-4)


@given(st.text(alphabet="ab12.+-*/%()<>=!&|^~?:, \nesinmaxq;[]#é", max_size=40))
def test_no_text_crashes(text):
    try:
        np.asarray(fulmo.evaluate(text, {"a": fulmo.asarray(A), "b": 2}))
    except fulmo.Error as error:
        assert not isinstance(error, fulmo.Bug)


# ---- elementwise kernels ----


@pytest.mark.parametrize("device", DEVICES)
def test_elementwise_kernel(device):
    kernel = fulmo.ElementwiseKernel("float32 x, float32 y", "float32 z, uint8 w", "t = x * 2; z = t + y; w = t > 3")
    z, w = kernel(fulmo.asarray(A, device=on(device)), fulmo.asarray(B, device=on(device)))
    np.testing.assert_array_equal(z, A * 2 + B)
    np.testing.assert_array_equal(w, A * 2 > 3)
    assert (z.dtype, w.dtype) == (np.float32, np.uint8)
    z, _ = kernel(A, 3)
    np.testing.assert_array_equal(z, A * 2 + 3)


def test_letters_are_types_and_integers_stay_whole():
    kernel = fulmo.ElementwiseKernel("T x, T y", "T z", "z = x * y + 1")
    i = np.int32([16777217, -3, 70000])
    np.testing.assert_array_equal(kernel(i, np.int32([1, 2, 3])), [16777218, -5, 210001])
    assert kernel(i, i).dtype == np.int32 and kernel(i, i).get()[2] == 2**31 - 1  # saturates
    assert kernel(C, B).dtype == np.float32
    halves = fulmo.ElementwiseKernel("uint8 x", "uint8 z, float32 h", "int k = x / 2; z = k; h = x / 2")
    z, h = halves(np.uint8([1, 2, 3, 5]))
    assert z.tolist() == [0, 1, 2, 2] and h.tolist() == [0.5, 1, 1.5, 2.5]


def test_outputs_are_written_into():
    kernel = fulmo.ElementwiseKernel(
        "float32 x", "float32 y, float32 z", "y = x + 1; z = y; z *= 2; z -= 1; z /= 3; z += x"
    )
    y, z = fulmo.zeros(A.shape), fulmo.zeros(A.shape)
    assert kernel(A, y, z) == (y, z)
    np.testing.assert_array_equal(y, A + 1)
    np.testing.assert_array_equal(z, ((A + 1) * 2 - 1) / np.float32(3) + A)
    constant = fulmo.ElementwiseKernel("float32 x, float32 y", "int32 z", "z = 2")
    np.testing.assert_array_equal(constant(A, np.zeros((3, 1, 1), np.float32)), np.full((3, 2, 4), 2))


@pytest.mark.parametrize(
    "text, match",
    [
        ("z = y", "nothing is called y; there are x"),
        ("t = x", "z is an output, but is never assigned to"),
        ("x = 2; z = x", "x is an input and cannot be assigned to"),
        ("z = x +;", r"expected a number, a name or \(, got ; \(line 1, column 8\)"),
        ("z == x", "expected =, got =="),
        ("sin = x; z = sin", "sin has a meaning of its own"),
        ("t += x; z = t", "nothing is called t"),
        ("floot t = x; z = t", "dtype must be one of"),
        ("z = x t = 2", "expected an operator or ;"),
        ("z", "expected =, but the text ends"),
    ],
)
def test_mistakes_in_kernels_are_found_when_they_are_made(text, match):
    with pytest.raises(fulmo.ParameterError, match=f"^mine: {match}"):
        fulmo.ElementwiseKernel("float32 x", "float32 z", text, "mine")


def test_mistakes_in_parameters():
    with pytest.raises(fulmo.ParameterError, match="'raw float32 x': kernels see one pixel at a time"):
        fulmo.ElementwiseKernel("raw float32 x, float32 y", "float32 z", "z = y")
    with pytest.raises(fulmo.ParameterError, match="like 'float32 x', got 'float32"):
        fulmo.ElementwiseKernel("float32 *x", "float32 z", "z = x")
    with pytest.raises(fulmo.TypeMismatch, match="float33"):
        fulmo.ElementwiseKernel("float33 x", "float32 z", "z = x")
    with pytest.raises(fulmo.ParameterError, match="two parameters are called x"):
        fulmo.ElementwiseKernel("float32 x", "float32 x", "x = 1")
    kernel = fulmo.ElementwiseKernel("uint8 x", "uint8 z", "z = x")
    with pytest.raises(fulmo.ParameterError, match="takes 1 inputs and may take 1 outputs, got 3"):
        kernel(C, fulmo.zeros(C.shape), fulmo.zeros(C.shape))
    with pytest.raises(fulmo.TypeMismatch, match=r"x must be uint8, got float32; cast it with .astype\('uint8'\)"):
        kernel(A)
    with pytest.raises(fulmo.TypeMismatch, match=r"x must be uint8, got 2.5"):
        kernel(2.5)
    with pytest.raises(fulmo.TypeMismatch, match="outputs must be images of Fulmo"):
        kernel(C, np.zeros(C.shape))


# ---- reductions ----


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize(
    "reduce_expr, function",
    [("a + b", np.sum), ("b*a", np.prod), ("fmin(a, b)", np.min), ("max(a,b)", np.max)],
)
def test_reductions(reduce_expr, function, device):
    kernel = fulmo.ReductionKernel("float32 x, float32 y", "float32 r", "abs(x - y)", reduce_expr, "r = a + 1")
    a, b = fulmo.asarray(A, device=on(device)), fulmo.asarray(B, device=on(device))
    result = kernel(a, b)
    assert isinstance(result, np.float32) and result == pytest.approx(function(np.abs(A - B)) + 1, rel=1e-6)
    for axis in (0, 1):
        along = kernel(a, b, axis=axis)
        assert along.dtype == np.float32
        np.testing.assert_allclose(along, function(np.abs(A - B), axis=axis) + 1, rtol=1e-6)


def test_reductions_of_integers_and_of_nothing():
    squares = fulmo.ReductionKernel("int32 x", "int32 r", "x * x", "a + b", identity=0)
    assert squares(np.int32([[3, 4]])) == 25 and squares(np.int32([40000, 40000])) == 2**31 - 1
    assert squares(np.zeros((0, 2), np.int32)) == 0
    count = fulmo.ReductionKernel("float32 x", "uint32 r", "x > 1", "sum")
    assert count(A) == 2 and isinstance(count(A), np.uint32)
    assert fulmo.ReductionKernel("T x", "T y", "x", "a + b", "y = a", "0")(fulmo.zeros((0, 3))) == 0
    with pytest.raises(fulmo.TypeMismatch, match="evaluate: the expression must be text, got NoneType"):
        fulmo.evaluate(None, {"a": fulmo.zeros(3)})
    with pytest.raises(fulmo.ParameterError, match="no pixels to reduce, and no identity"):
        count(np.zeros((0, 2), np.float32))


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("reduce_expr, function", [("a && b", np.all), ("a || b", np.any)])
def test_reductions_of_conditions(reduce_expr, function, device):
    pixels = np.float32([[0.25, np.nan, 0], [3, -1, 0]])
    kernel = fulmo.ReductionKernel("T x", "uint8 r", "x", reduce_expr)
    image = fulmo.asarray(pixels, device=on(device))
    assert kernel(image) == function(pixels) and kernel(image[:, :2]) == 1
    np.testing.assert_array_equal(kernel(image, axis=0), function(pixels, axis=0))


def test_products_of_integers_saturate():
    product = fulmo.ReductionKernel("int32 x", "int32 r", "x", "a * b", identity=1)
    assert product(np.full(5, -3, np.int32)) == -243 and product(np.full(41, -3, np.int32)) == -(2**31)
    assert product(np.zeros(0, np.int32)) == 1


def test_mistakes_in_reductions():
    make = fulmo.ReductionKernel
    with pytest.raises(fulmo.ParameterError, match="reduce_expr must be"):
        make("float32 x", "float32 r", "x", "a - b")
    with pytest.raises(fulmo.ParameterError, match="post_map_expr must assign the only output, like 'r = a'"):
        make("float32 x", "float32 r", "x", "a + b", "q = a")
    with pytest.raises(fulmo.ParameterError, match=r"^mine: nothing is called y"):
        make("float32 x", "float32 r", "y", "a + b", name="mine")
    with pytest.raises(fulmo.ParameterError, match="must be an image"):
        make("float32 x", "float32 r", "x", "a + b")(3)

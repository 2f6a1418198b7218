"""Operators and numpy's ufuncs of images: each is an operation of Fulmo. Types: docs/dtypes.md."""

import numbers

import numpy as np

from . import _fulmo
from .calls import call, call_place
from .creation import asarray, from_host
from .dtypes import dtype_name


def _is_number(value):
    return isinstance(value, (numbers.Real, np.bool_))


def _is_operand(value):
    return isinstance(value, (_fulmo.Handle, np.ndarray, list)) or _is_number(value)


def _run(name, **arguments):
    return call(name, arguments)


def _images(name, a, b):
    return _run(name, input_image0=a, input_image1=b)


def _scalar(name, image, scalar):
    return _run(name, input_image=image, scalar=float(scalar))


def _add(a, b):
    if _is_number(b):
        return _scalar("add_image_and_scalar", a, b)
    return _scalar("add_image_and_scalar", b, a) if _is_number(a) else _images("add_images", a, b)


def _subtract(a, b):
    if _is_number(b):
        return _scalar("add_image_and_scalar", a, -b)
    return _scalar("subtract_image_from_scalar", b, a) if _is_number(a) else _images("subtract_images", a, b)


def _multiply(a, b):
    if _is_number(b):
        return _scalar("multiply_image_and_scalar", a, b)
    return _scalar("multiply_image_and_scalar", b, a) if _is_number(a) else _images("multiply_images", a, b)


def _divide(a, b):
    return _scalar("divide_scalar_by_image", b, a) if _is_number(a) else _images("divide_images", a, b)


def _floor_divide(a, b):
    return _run("floor", input_image=_divide(a, b))


def _modulo(a, b):
    """With the sign of the divisor, as in Python and numpy; in float32."""
    first, second = (v if _is_number(v) else _image(v).astype(np.float32) for v in (a, b))
    rest = _images("modulo_images", first, second)
    opposite = (rest < 0) ^ (_negative(second)) & (rest != 0)
    return rest + (opposite.astype(np.float32) * second)


def _negative(value):
    return int(value < 0) if _is_number(value) else value < 0


def _power(a, b):
    return _scalar("power", a, b) if _is_number(b) else _images("power_images", a, b)


def _image(value):
    return asarray(value)


def _comparison(name, swapped):
    def compare(a, b):
        if _is_number(b):
            return _scalar(name + "_constant", a, b)
        return _scalar(swapped + "_constant", b, a) if _is_number(a) else _images(name, a, b)

    return compare


_equal = _comparison("equal", "equal")
_not_equal = _comparison("not_equal", "not_equal")
_less = _comparison("smaller", "greater")
_less_equal = _comparison("smaller_or_equal", "greater_or_equal")
_greater = _comparison("greater", "smaller")
_greater_equal = _comparison("greater_or_equal", "smaller_or_equal")


def _two(name):
    return lambda a, b: _images(name, a, b)


def _one(name):
    return lambda a: _run(name, input_image=a)


_and, _or, _xor = _two("binary_and"), _two("binary_or"), _two("binary_xor")

BINARY = {
    "add": _add,
    "sub": _subtract,
    "mul": _multiply,
    "truediv": _divide,
    "floordiv": _floor_divide,
    "mod": _modulo,
    "pow": _power,
    "and": _and,
    "or": _or,
    "xor": _xor,
}
COMPARISONS = {
    "eq": _equal,
    "ne": _not_equal,
    "lt": _less,
    "le": _less_equal,
    "gt": _greater,
    "ge": _greater_equal,
}


def _method(function, swapped=False):
    def operator(self, other):
        if not _is_operand(other):
            return NotImplemented
        return function(other, self) if swapped else function(self, other)

    return operator


def _in_place(function):
    def operator(self, other):
        return self._assign(function(self, other)) if _is_operand(other) else NotImplemented

    return operator


def give(image_class):
    """Puts the operators into the class."""
    for name, function in BINARY.items():
        setattr(image_class, f"__{name}__", _method(function))
        setattr(image_class, f"__r{name}__", _method(function, swapped=True))
        setattr(image_class, f"__i{name}__", _in_place(function))
    for name, function in COMPARISONS.items():
        setattr(image_class, f"__{name}__", _method(function))
    image_class.__neg__ = lambda self: _multiply(self, -1)
    image_class.__pos__ = lambda self: self.copy()
    image_class.__abs__ = _one("absolute")
    image_class.__invert__ = _one("binary_not")


# ---- numpy's functions ----


def _rint(a):
    return _fulmo.evaluate("rint(a)", {"a": _image(a)}, [], _image(a).device.id, call_place())


UFUNCS = {
    np.add: _add,
    np.subtract: _subtract,
    np.multiply: _multiply,
    np.divide: _divide,
    np.floor_divide: _floor_divide,
    np.remainder: _modulo,
    np.fmod: _two("modulo_images"),
    np.power: _power,
    np.maximum: _two("maximum_images"),
    np.minimum: _two("minimum_images"),
    np.equal: _equal,
    np.not_equal: _not_equal,
    np.less: _less,
    np.less_equal: _less_equal,
    np.greater: _greater,
    np.greater_equal: _greater_equal,
    np.logical_and: _and,
    np.logical_or: _or,
    np.logical_xor: _xor,
    np.logical_not: _one("binary_not"),
    np.absolute: _one("absolute"),
    np.fabs: _one("absolute"),
    np.negative: lambda a: _multiply(a, -1),
    np.positive: lambda a: a.copy(),
    np.square: _one("square"),
    np.sqrt: _one("square_root"),
    np.cbrt: _one("cubic_root"),
    np.exp: _one("exponential"),
    np.exp2: _one("exponential2"),
    np.log: _one("logarithm"),
    np.log2: _one("logarithm2"),
    np.log10: _one("logarithm10"),
    np.sin: _one("sin"),
    np.cos: _one("cos"),
    np.tan: _one("tan"),
    np.arcsin: _one("asin"),
    np.arccos: _one("acos"),
    np.arctan: _one("atan"),
    np.arctan2: _two("atan2"),
    np.sinh: _one("sinh"),
    np.cosh: _one("cosh"),
    np.tanh: _one("tanh"),
    np.deg2rad: _one("degrees_to_radians"),
    np.radians: _one("degrees_to_radians"),
    np.rad2deg: _one("radians_to_degrees"),
    np.degrees: _one("radians_to_degrees"),
    np.floor: _one("floor"),
    np.ceil: _one("ceil"),
    np.trunc: _one("truncate"),
    np.sign: _one("sign"),
    np.rint: _rint,
    np.isnan: lambda a: _not_equal(a, a),
    np.isinf: lambda a: _equal(_one("absolute")(a), np.inf),
    np.isfinite: lambda a: _less(_one("absolute")(a), np.inf),
    np.reciprocal: lambda a: _scalar("divide_scalar_by_image", a, 1),
}


def _numpy_dtype(function, inputs):
    """The result's dtype by numpy's rules, as an image can have it."""
    kinds = [
        type(v)
        if isinstance(v, (int, float)) and not isinstance(v, (bool, np.generic))
        else np.asarray(v).dtype
        if not isinstance(v, _fulmo.Handle)
        else v.dtype
        for v in inputs
    ]
    dtype = function.resolve_dtypes((*kinds, None))[-1]
    had_doubles = any(isinstance(v, _fulmo.Handle) and v.dtype == np.float64 for v in inputs)
    if dtype == np.float16 or (dtype == np.float64 and not had_doubles):
        return np.dtype(np.float32)
    return np.dtype(dtype_name(dtype))


REDUCTIONS = {np.add: "sum", np.multiply: "prod", np.maximum: "max", np.minimum: "min"}


def ufunc(function, method, inputs, out=None, **keywords):
    """np.add(image, 2) and the like, with numpy's dtypes; integers saturate. What is not ours is numpy's on copies."""
    if not all(_is_operand(value) for value in inputs):
        return NotImplemented
    ours = UFUNCS.get(function)
    if method == "reduce" and function in REDUCTIONS and set(keywords) <= {"axis", "keepdims"}:
        result = getattr(inputs[0], REDUCTIONS[function])(**{"axis": 0, **keywords})
    elif ours is None or method != "__call__" or keywords:
        if isinstance(keywords.get("where"), _fulmo.Handle):
            keywords["where"] = keywords["where"].get() != 0
        pixels = [value.get() if isinstance(value, _fulmo.Handle) else value for value in inputs]
        result = getattr(function, method)(*pixels, **keywords)
    else:
        result = ours(*inputs)
        result = result if out else result.astype(_numpy_dtype(function, inputs), copy=False)
    if out is None:
        return result
    results = [_written(*pair) for pair in zip(out, result if isinstance(result, tuple) else (result,))]
    return results[0] if len(results) == 1 else tuple(results)


def _written(out, result):
    """The result in an image or an array of numpy, cast as by astype."""
    if isinstance(out, _fulmo.Handle):
        return out._assign(asarray(result))
    np.copyto(out, np.asarray(result), casting="unsafe")
    return out


# ---- pixel by pixel ----


def clipped(image, low, high):
    """Pixels limited to a range; None leaves a side open."""
    bounds = {"min_intensity": low, "max_intensity": high}
    return _run("clip", input_image=image, **{name: value for name, value in bounds.items() if value is not None})


def rounded(image, decimals=0):
    """To so many decimals, halves to even."""
    if decimals == 0:
        return _rint(image) if image.dtype.kind == "f" else image.copy()
    return from_host(np.round(image.get(), decimals), image.device, image.dtype)

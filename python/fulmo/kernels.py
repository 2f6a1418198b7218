"""Maps and reductions that users write as expressions. The language and examples: docs/kernels.md."""

import re

import numpy as np

from . import _fulmo, reductions
from .arrays import Image
from .calls import as_image, call_place, result_of
from .devices import find_device, get_device
from .errors import ParameterError, TypeMismatch


def evaluate(expression, parameters, output_image=None, device=None):
    """Compute an expression for each pixel.

    Parameters
    ----------
    expression : str
        Like "a * 2 + b" or "a > 3 ? sqrt(a) : 0". Operators, comparisons, conditions and functions of docs/kernels.md;
        all are computed together in one pass.
    parameters : dict or sequence
        What each name stands for: images, which stretch to a common shape, and numbers. A sequence follows the order
        in which the names first appear.
    output_image : Image, optional
        Image to write the result into.
    device : str or Device, optional
        Where to run; by default where the first image is.

    Returns
    -------
    Image
        dtype: float32; float64 if one of the images is.

    Raises
    ------
    ParameterError, TypeMismatch, ShapeError, DeviceError
        A mistake in the expression is shown with its place.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> fulmo.evaluate("(a - dark) / gain", {"a": image, "dark": 100, "gain": 2.5})
    """
    if not isinstance(expression, str):
        raise TypeMismatch(f"evaluate: the expression must be text, got {type(expression).__name__}")
    values = named_values(expression, parameters)
    if output_image is not None and not isinstance(output_image, _fulmo.Handle):
        raise TypeMismatch("evaluate: output_image must be an image of Fulmo to write into")
    outputs = [output_image] if output_image is not None else []
    device = place_values("evaluate", values, [*values.values(), *outputs], device)
    result = _fulmo.evaluate(expression, values, outputs, device.id, call_place())
    return outputs[0] if outputs else Image(result)


def named_values(expression, parameters):
    """The parameters by name, in a dict of our own."""
    if hasattr(parameters, "items"):
        return dict(parameters)
    names, values = _fulmo.variables_of(expression), list(parameters)
    if len(names) != len(values):
        raise ParameterError(
            f"evaluate: the names are {', '.join(names) or 'none'}, but {len(values)} values are given"
        )
    return dict(zip(names, values))


def place_values(name, values, images, device):
    """Makes images of arrays among the values, on the device of the call, which is returned."""
    anchor = next((v for v in images if isinstance(v, _fulmo.Handle)), None)
    device = find_device(device) if device else anchor.device if anchor is not None else get_device()
    for key, value in values.items():
        if np.ndim(value) or isinstance(value, np.ndarray):
            values[key] = value if isinstance(value, _fulmo.Handle) else as_image(value, f"{name}: {key}", None, device)
    return device


class Parameter:
    """One of `"float32 x, T y"`: its type, which may be a letter for any, and its name."""

    def __init__(self, text):
        words = text.split()
        if words[:1] == ["raw"]:
            raise ParameterError(
                f"{text.strip()!r}: kernels see one pixel at a time, without neighbours; "
                "shift an input with circular_shift or [...], or write the kernel for execute or native_execute"
            )
        if len(words) != 2 or not words[1].isidentifier():
            raise ParameterError(f"a parameter must be a type and a name, like 'float32 x', got {text.strip()!r}")
        self.type, self.name = words
        self.any = re.fullmatch("[A-Z]", self.type) is not None
        if not self.any:
            self.type = _fulmo.dtype_spelled(self.type)


def parameters_of(text):
    return [Parameter(part) for part in text.split(",")] if text.strip() else []


class OwnKernel:
    """What elementwise kernels and reductions have in common: parameters with types, and arguments for them."""

    def __init__(self, in_params, out_params, name):
        self.inputs, self.outputs, self.name = parameters_of(in_params), parameters_of(out_params), name
        names = [p.name for p in self.inputs + self.outputs]
        for repeated in {n for n in names if names.count(n) > 1}:
            raise ParameterError(f"{name}: two parameters are called {repeated}")
        if not self.inputs or not self.outputs:
            raise ParameterError(f"{name}: needs at least one input and one output")

    def bound(self, arguments, device):
        """Inputs by name in their types, what each letter stands for, and the device."""
        values = {p.name: value for p, value in zip(self.inputs, arguments)}
        device = place_values(self.name, values, arguments, device)
        letters = self.letters(values)
        for p in self.inputs:
            values[p.name] = self.fitting(values[p.name], p.name, letters.get(p.type, p.type))
        return values, letters, device

    def letters(self, values):
        """What each letter stands for: the common type of the images it is the type of."""
        dtypes = {p.type: [] for p in self.inputs + self.outputs if p.any}
        for p in self.inputs:
            if p.any and isinstance(values[p.name], _fulmo.Handle):
                dtypes[p.type].append(values[p.name].dtype)
        return {letter: common_dtype(given) for letter, given in dtypes.items()}

    def fitting(self, value, parameter, dtype):
        """A value in the type of its parameter. Images lose nothing, but that large integers are rounded to floats."""
        is_float = np.dtype(dtype).kind == "f"
        if isinstance(value, _fulmo.Handle):
            fits, got = is_float or np.can_cast(value.dtype, dtype), f"{value.dtype}; cast it with .astype('{dtype}')"
        else:
            fits, got = is_float or value == round(value), value
        if not fits:
            raise TypeMismatch(f"{self.name}: {parameter} must be {dtype}, got {got}")
        return value.astype(dtype, copy=False) if isinstance(value, _fulmo.Handle) else value


def common_dtype(dtypes):
    """The dtype that holds them all; of integers beside float32 it is float32."""
    if any(d.kind == "f" for d in dtypes) or not dtypes:
        return "float64" if np.dtype(np.float64) in dtypes else "float32"
    return str(np.result_type(*dtypes))


class ElementwiseKernel(OwnKernel):
    """A map of one or more images, written as assignments.

    Parameters
    ----------
    in_params, out_params : str
        Types and names, like "float32 x, uint8 y". A capital letter as type stands for the type of what is given.
    operation : str
        Assignments to the outputs and to variables in between, separated by semicolons; the language is that of
        `evaluate` (docs/kernels.md).
    name : str, optional
        What errors and plans call it.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> kernel = fulmo.ElementwiseKernel("float32 x, float32 y", "float32 z", "z = x * 2 + y", "double_and_add")
    >>> z = kernel(image, 3)
    """

    def __init__(self, in_params, out_params, operation, name="kernel"):
        super().__init__(in_params, out_params, name)
        self.operation = operation
        names = [(p.name, "float32") for p in self.outputs]
        _fulmo.check_map(name, operation, [p.name for p in self.inputs], names)

    def __call__(self, *arguments, device=None):
        """Inputs in their order (images, arrays or numbers), then, if wanted, images for the outputs."""
        given = arguments[len(self.inputs) :]
        if len(arguments) < len(self.inputs) or len(given) not in (0, len(self.outputs)):
            raise ParameterError(
                f"{self.name}: takes {len(self.inputs)} inputs and may take {len(self.outputs)} outputs, got {len(arguments)}"
            )
        if not all(isinstance(image, _fulmo.Handle) for image in given):
            raise TypeMismatch(f"{self.name}: outputs must be images of Fulmo to write into")
        values, letters, device = self.bound(arguments, device)
        outputs = [(p.name, letters.get(p.type, p.type)) for p in self.outputs]
        images = _fulmo.compute_map(self.name, self.operation, values, outputs, device.id, call_place())
        results = [into._assign(Image(i)) for into, i in zip(given, images)] if given else [Image(i) for i in images]
        return results[0] if len(results) == 1 else tuple(results)


REDUCTIONS = {
    "a+b": "sum",
    "b+a": "sum",
    "min(a,b)": "min",
    "max(a,b)": "max",
    "a*b": "prod",
    "b*a": "prod",
    "a&&b": "all",
    "a||b": "any",
    "sum": "sum",
    "min": "min",
    "max": "max",
    "prod": "prod",
    "all": "all",
    "any": "any",
}
TRUTHS = {"all": "min", "any": "max"}  # of 0 and 1


class ReductionKernel(OwnKernel):
    """A map whose values are then added up, or of which the smallest or largest is taken, in a fixed order.

    Parameters
    ----------
    in_params, out_params : str
        Types and names, like "float32 x, float32 y" and "float32 r".
    map_expr : str
        What is computed for each pixel.
    reduce_expr : str
        "a + b", "a * b", "min(a, b)", "max(a, b)", "a && b" or "a || b"; also "sum", "prod", "min", "max", "all", "any".
    post_map_expr : str, optional
        Assignment of the output from the reduced value a, like "r = sqrt(a)".
    identity : number or its text, optional
        What the reduction of no pixels is, such as 0 for a sum.
    name : str, optional
        What errors and plans call it.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image
    >>> norm = fulmo.ReductionKernel("float32 x", "float32 r", "x * x", "a + b", "r = sqrt(a)", 0, "norm")
    >>> norm(image), norm(image, axis=0)
    """

    def __init__(self, in_params, out_params, map_expr, reduce_expr, post_map_expr="", identity=None, name="reduction"):
        super().__init__(in_params, out_params, name)
        self.identity = None if identity is None else float(identity)
        reduction = REDUCTIONS.get(re.sub(r"\s|\bf(?=min|max)", "", reduce_expr))
        if reduction is None:
            raise ParameterError(
                f"{name}: reduce_expr must be 'a + b', 'a * b', 'min(a, b)', 'max(a, b)', 'a && b' or 'a || b', "
                f"got {reduce_expr!r}"
            )
        self.reduction = TRUTHS.get(reduction, reduction)
        self.map_expr = f"({map_expr}) != 0" if reduction in TRUTHS else map_expr
        output = self.outputs[0]
        post_map = re.fullmatch(rf"\s*{output.name}\s*=(?!=)([^;]*);?\s*", post_map_expr or f"{output.name} = a")
        if len(self.outputs) > 1 or not post_map:
            raise ParameterError(f"{name}: post_map_expr must assign the only output, like '{output.name} = a'")
        self.post_map = post_map[1]
        _fulmo.check_expression(name, map_expr, [p.name for p in self.inputs])
        _fulmo.check_expression(name, self.post_map, ["a"])

    def __call__(self, *arguments, axis=None, keepdims=False, device=None):
        """A number of all pixels together, or an image of those along `axis`."""
        if len(arguments) != len(self.inputs):
            raise ParameterError(f"{self.name}: takes {len(self.inputs)} inputs, got {len(arguments)}")
        values, letters, device = self.bound(arguments, device)
        dtype = letters.get(self.outputs[0].type, self.outputs[0].type)
        mapped = self.compute(self.map_expr, values, device)
        if not isinstance(mapped, _fulmo.Handle):
            raise ParameterError(f"{self.name}: at least one input that is used must be an image")
        if mapped.size or axis is not None:
            if self.reduction == "prod":
                mapped = mapped.astype(np.float64, copy=False)  # a product of integers saturates, as their sum does
            reduced = reductions.reduce(mapped, self.reduction, axis, keepdims)
        elif self.identity is None:
            raise ParameterError(f"{self.name}: there are no pixels to reduce, and no identity")
        else:
            reduced = self.identity
        result = self.compute(self.post_map, {"a": reduced}, device)
        return Image(_fulmo.cast(result, dtype, True)) if isinstance(result, _fulmo.Handle) else as_type(result, dtype)

    def compute(self, expression, values, device):
        return result_of(_fulmo.compute(self.name, expression, values, device.id, call_place()))


def as_type(number, dtype):
    """A number as a pixel of the dtype would have it: integers round half to even and saturate."""
    dtype = np.dtype(dtype)
    if dtype.kind == "f":
        return dtype.type(number)
    limits = np.iinfo(dtype)
    return dtype.type(0 if np.isnan(number) else int(np.clip(np.rint(number), limits.min, limits.max)))

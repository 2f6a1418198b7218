"""One call into the library: arguments as users give them become what an operation takes."""

import functools
import numbers
import sys

import numpy as np

from . import _fulmo
from .creation import asarray, from_number
from .devices import find_device, get_device
from .errors import TypeMismatch
from .spacing import spacing_of, spread, to_voxels
from .tables import Table


class Signature:
    """What a call must know of an operation's parameters."""

    def __init__(self, name):
        description = _fulmo.describe(name)
        parameters = description["parameters"]
        self.names = [p["name"] for p in parameters]
        self.images = [p["name"] for p in parameters if p["kind"] == "image" and not p["is_output"]]
        self.lists = [p["name"] for p in parameters if p["kind"] == "numbers"]
        self.outputs = [p["name"] for p in parameters if p["is_output"]]
        self.groups = description["axis_groups"]


@functools.cache
def signature(name):
    return Signature(name)


def as_image(value, name, anchor, device):
    """An argument where an image is expected; a number takes the dtype of the image beside it if it fits."""
    if isinstance(value, numbers.Real) and anchor is not None:
        return from_number(value, anchor)
    try:
        return asarray(value, device=device)
    except TypeMismatch as error:
        raise TypeMismatch(f"{name}: {error}") from None


def as_numbers(value, name):
    """A list, an array or a matrix as numbers, row after row."""
    try:
        return np.asarray(value, np.float64).ravel().tolist()
    except (TypeError, ValueError):
        raise TypeMismatch(f"{name} must be a list of numbers, got {value!r}") from None


def result_of(value):
    """What the library hands back; a table as a dict of columns."""
    if isinstance(value, list) and not any(isinstance(item, _fulmo.Handle) for item in value):
        return Table({name: column.astype(dtype, copy=False) for name, dtype, column in value})
    return value


def call_place():
    """File and line outside this package that the call comes from, which late errors name."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("fulmo."):
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}"


def call(name, arguments):
    """Runs an operation; `arguments` by name, with `device` and, where it has them, the per-axis names and `spacing`."""
    known = signature(name)
    device = arguments.pop("device", None)
    given = [arguments[p] for p in known.images if isinstance(arguments.get(p), _fulmo.Handle)]
    output = None
    for p in known.outputs:
        output = arguments.get(p)
        if output is not None and not isinstance(output, _fulmo.Handle):
            raise TypeMismatch(f"{name}: {p} must be an image of Fulmo to write into, got {type(output).__name__}")
    anchor = given[0] if given else output
    device = find_device(device) if device else anchor.device if anchor is not None else get_device()
    for p in known.images:
        if not isinstance(arguments.get(p), (_fulmo.Handle, type(None))):
            arguments[p] = as_image(arguments[p], f"{name}: {p}", anchor, device)
    for group, default, _ in known.groups:
        value = arguments.pop(group, None)
        if value is not None:
            spread(group, value, default, arguments)
    apply_spacing(known, arguments)
    for p in known.lists:
        if arguments.get(p) is not None:
            arguments[p] = as_numbers(arguments[p], f"{name}: {p}")
    result = _fulmo.call(name, arguments, device.id, call_place())
    return output if output is not None and isinstance(result, _fulmo.Handle) else result_of(result)


def apply_spacing(known, arguments):
    """Lengths in the unit of `spacing` become voxels; an operation that measures gets the spacing itself."""
    spacing = spacing_of(arguments.pop("spacing", None), arguments.get(known.images[0]) if known.images else None)
    if "spacing" in known.names:
        arguments["spacing"] = list(spacing) if spacing else None
    elif spacing:
        to_voxels(known.groups, spacing, arguments)


def renamed(**names):
    """Accepts other names of parameters as keywords: those of pyclesperanto_prototype."""

    def decorate(function):
        @functools.wraps(function)
        def accepting(*args, **keywords):
            for other in names.keys() & keywords.keys():
                value, name = keywords.pop(other), names[other]
                if keywords.get(name) is not None:
                    raise TypeMismatch(f"{function.__name__}: {other} is another name of {name}; give one of them")
                keywords.setdefault(name, value)
            return function(*args, **keywords)

        return accepting

    return decorate

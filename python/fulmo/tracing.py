"""What an operation passes on its way: a call on a small image that is watched. For `fulmo show` and `fulmo where`."""

from typing import NamedTuple

import numpy as np

from . import _fulmo
from .calls import call
from .errors import Error, UnsupportedError

SHAPES = ((24, 32), (6, 24, 32), (24, 24))


class Kernel(NamedTuple):
    """One kernel that was compiled: the folder of its skeleton, its name, the text, and where its own part begins."""

    folder: str
    entry: str
    text: str
    own: int


class Trace(NamedTuple):
    """What a call passed."""

    skeletons: list
    formulas: list
    kernels: list


def traced(name, device):
    """The trace of an operation's first declared case that runs on images made here."""
    operation = _fulmo.describe(name)
    reason = None
    for arguments, shapes in operation["cases"]:
        for shape in map(tuple, shapes or SHAPES):
            _fulmo.start_trace()
            try:
                run(operation, arguments, shape, device)
            except Error as error:
                reason = error
                _fulmo.stop_trace()
                continue
            skeletons, formulas, kernels = _fulmo.stop_trace()
            return Trace(skeletons, formulas, [Kernel(*kernel) for kernel in kernels])
    raise UnsupportedError(f"{name} runs on none of the images tried: {reason}")


def run(operation, arguments, shape, device):
    from .creation import asarray

    given = eval(f"dict({arguments})", {"np": np})  # of the declaration
    pixels = (np.arange(np.prod(shape)).reshape(shape) * 7 % 13 // 2).astype(np.uint16)
    for parameter in operation["parameters"]:
        needed = parameter["required"] or not (parameter["is_output"] or parameter["default"] is not None)
        if parameter["kind"] == "image" and needed:
            given.setdefault(parameter["name"], asarray(pixels, device=device))
    result = call(operation["name"], {**given, "device": device})
    for image in result if isinstance(result, (list, tuple)) else [result]:
        np.asarray(image)


def kernel_texts(name, device, whole):
    """Every kernel of the operation, as the device's compiler reads it; of what all kernels share, only if `whole`."""
    if not device.language:
        others = [d.id for d in _fulmo.devices() if d.language]
        hint = f"try --device {others[0]}" if others else "no device here does"
        raise UnsupportedError(f"{device.id} compiles no kernels ({hint}); its loops: fulmo where {name}")
    kernels = traced(name, device).kernels
    return [(f"{k.folder}: {k.entry}", k.text if whole else k.text[k.own :], k.text) for k in kernels]


def passed_files(name, device):
    """Steps of a call and the files that take them, in order."""
    operation = _fulmo.describe(name)
    skeletons, formulas, kernels = traced(name, device)
    entries = {}
    for kernel in kernels:
        entries.setdefault(kernel.folder, {})[kernel.entry] = True
    folders = sorted({*skeletons, *entries} & set(_fulmo.skeletons_with_kernels()))
    backend = device.backend
    return [
        ("declared", operation["file"]),
        ("Python function", "python/fulmo/_operations.py, python/fulmo/calls.py, python/operations.cpp"),
        ("checks, device", "src/core/call.cpp, src/backends/devices.cpp"),
        ("nodes, plan, fusion", "src/graph/node.cpp, src/graph/plan.cpp, src/graph/lower.cpp, src/graph/evaluate.cpp"),
        *[(f"skeleton {f}", f"src/skeletons/{f}") for f in folders if f not in entries],
        *[(f"skeleton {f}", f"src/skeletons/{f}, its gpu.cl: " + ", ".join(e)) for f, e in sorted(entries.items())],
        *([("formulas", "src/operations/maps.h: " + ", ".join(formulas))] if formulas else []),
        *([("kernel text", "src/backends/source.cpp, src/graph/print.cpp, src/dialect")] if kernels else []),
        (f"backend {backend}", f"src/backends/{backend}/device.cpp"),
        ("C++ function", "include/fulmo/operations.hpp, src/capi/operations.cpp"),
        ("tests", "tests/test_operations.py, tests/operations, tests/golden/hashes.txt"),
    ]

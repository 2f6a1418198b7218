"""Writes docs/dtypes.md: which dtype each operator gives, measured here and, where it is installed, of pyclesperanto.

./run python tools/dtypes.py docs/dtypes.md
"""

import operator
import re
import sys
import warnings
from pathlib import Path

import numpy as np

DTYPES = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "float32"]
OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "<": operator.lt,
    "==": operator.eq,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
}
UNARY = {"-a": operator.neg, "~a": operator.invert, "abs(a)": abs}
PAIRS = [
    ("uint8", "uint8"),
    ("uint8", "int8"),
    ("uint8", "uint16"),
    ("uint16", "int16"),
    ("uint16", "uint32"),
    ("int32", "uint32"),
    ("uint16", "float32"),
    ("int32", "float32"),
    ("float32", "float32"),
]
HOST = ["bool", "float16", "int64", "uint64", "float64", "complex64"]

ABOUT = """<!-- Measured by tools/dtypes.py; tests/test_dtypes.py holds Fulmo to it. -->
# dtypes

Where pyclesperanto {version} differs, its dtype stands in brackets. Results that do not fit an integer dtype saturate;
what a formula computes rounds half to even first. What operations give stands on their pages in
[operations](operations/README.md).

An `output_image` keeps its own dtype, and results are rounded and saturated once, to that: uint8 images subtracted into
a float32 image give negative numbers, and a mean of integers its fraction. Integers are computed in int64, which
saturates in products. `copy`, `paste` and slices cut towards zero, as `astype`.

## Two images

`a` and `b` in the order of the column.

{two}

## An image and a number

The number is 3 or 2.5, which makes no difference; on either side.

{scalar}

## One image

{unary}

## Arrays handed in

`fulmo.asarray(array).dtype`; uint8 to uint32, int8 to int32 and float32 stay as they are. 64-bit integers become 32-bit
ones when every value fits, else they are kept; a uint64 of 2**63 or above is an error, since integers are computed in
int64. float64 becomes float32 with one PrecisionWarning a process, unless `dtype=float64` is given.
As dtypes, Python's `float` and `int` mean float32 and int32.

{host}

## Values

{values}
"""

VALUES = [
    "uint8[250] + uint8[250]",
    "uint8[1] - uint8[3]",
    "uint8[7] * uint8[50]",
    "uint8[7] / uint8[2]",
    "uint8[7] / uint8[0]",
    "uint8[5] & uint8[2]",
    "~uint8[5]",
    "int32[16777217] + int32[0]",
    "uint32[4294967295] + uint32[1]",
]


def kind(compute):
    """The dtype of a result, or that there is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return str(np.dtype(compute().dtype))
    except Exception as error:
        return type(error).__name__


def measure(library):
    """dtype by table, row and column."""
    host = {name: np.ones((2, 3), name) for name in DTYPES + HOST}
    image = {name: library.asarray(host[name]) for name in DTYPES}
    two = {sign: {f"{a}, {b}": kind(lambda: f(image[a], image[b])) for a, b in PAIRS} for sign, f in OPERATORS.items()}
    scalar = {}
    for sign, f in OPERATORS.items():
        if sign in "&|^":
            continue
        scalar[f"a {sign} 3"] = {name: kind(lambda: f(image[name], 3)) for name in DTYPES}
        scalar[f"2.5 {sign} a"] = {name: kind(lambda: f(2.5, image[name])) for name in DTYPES}
    unary = {sign: {name: kind(lambda: f(image[name])) for name in DTYPES} for sign, f in UNARY.items()}
    arrays = {"asarray": {name: kind(lambda: library.asarray(host[name])) for name in HOST}}
    values = {expression: {"value": value(library, expression)} for expression in VALUES}
    return {"two": two, "scalar": scalar, "unary": unary, "host": arrays, "values": values}


def value(library, expression):
    """uint8[7] stands for an image of one such pixel."""
    code = re.sub(r"(\w+)\[(\d+)\]", r"image('\1', \2)", expression)
    image = lambda dtype, number: library.asarray(np.full((1, 1), number, dtype))
    return f"{np.asarray(eval(code, {'image': image})).item():.10g}"  # eval: of the expressions above


def table(ours, peers):
    columns = list(next(iter(ours.values())))
    lines = [["", *columns], ["---"] * (len(columns) + 1)]
    for row, cells in ours.items():
        lines.append([f"`{row}`".replace("|", "\\|")] + [cell(cells[c], peers and peers[row][c]) for c in columns])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cell(ours, peers):
    return ours if peers in (ours, None) else f"{ours} ({peers})"


def read(text):
    """The tables of a written page, Fulmo's part: as from measure()."""
    names = iter(["two", "scalar", "unary", "host", "values"])
    tables = {}
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        lines = [re.split(r"(?<!\\)\|", line)[1:-1] for line in block.splitlines()]
        columns = [c.strip() for c in lines[0][1:]]
        rows = {}
        for first, *cells in lines[2:]:
            ours = [cell.split("(")[0].strip() for cell in cells]
            rows[first.strip(" `").replace("\\|", "|")] = dict(zip(columns, ours))
        tables[next(names)] = rows
    return tables


def main(path):
    import fulmo

    ours, peers, version = measure(fulmo), None, "(not measured)"
    try:
        import pyclesperanto

        peers, version = measure(pyclesperanto), pyclesperanto.__version__
    except ImportError:
        print("pyclesperanto is not installed: the page will not compare", file=sys.stderr)
    parts = {name: table(ours[name], peers and peers[name]) for name in ours}
    Path(path).write_text(ABOUT.format(version=version, **parts))


if __name__ == "__main__":
    main(sys.argv[1])

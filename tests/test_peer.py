"""Names, parameters and results beside pyclesperanto 0.25.1.

tools/pyclesperanto.tsv lists its names and parameters and says what differs on purpose. What it says nothing of is the
same: parameters by that list, results by pyclesperanto itself where it is installed (on PoCL, in two and three
dimensions and several dtypes). Floats are equal within 1e-5 of the result or the largest input pixel.
"""

import csv
import inspect
import warnings
from pathlib import Path

import fulmo
import numpy as np
import pytest
from fulmo import _fulmo
from peer import INSTALLED, Peer

ROOT = Path(__file__).parents[1]
TOLERANCE = 1e-5
COMBINATIONS = [((7, 20, 13), np.float32), ((21, 18), np.float32), ((21, 18), np.uint8), ((7, 20, 13), np.uint16)]
MOST_CASES = 3  # of those that an operation declares; only the first meets all combinations

with open(ROOT / "tools/pyclesperanto.tsv", newline="") as file:
    ROWS = {row["name"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def operations():
    """Every name that leads to an operation, with its description."""
    named = {}
    for name in _fulmo.operation_names():
        op = named[name] = _fulmo.describe(name)
        for space, alias, _, _ in op["aliases"]:
            if space != "prototype":
                named[alias if space == "cle" else f"{space}.{alias}"] = op
    return {name: op for name, op in sorted(named.items()) if name in ROWS}


OPERATIONS = operations()


def function_named(name, *default):
    function = fulmo
    for part in name.split("."):
        function = getattr(function, part, *default)
    return function


def defaults(row):
    """Parameters in order: name and default, or no default."""
    signature = eval(f"lambda {row['parameters']}: 0", {"inf": float("inf"), "nan": float("nan")})
    return {p.name: p.default for p in inspect.signature(signature).parameters.values()}


def as_default(ours, theirs):
    """The same; images that must be given are None on one side at times."""
    missing = (None, inspect.Parameter.empty)
    return ours == theirs or (ours != ours and theirs != theirs) or (ours in missing and theirs in missing)


@pytest.mark.parametrize("name", OPERATIONS)
def test_parameters(name):
    theirs = defaults(ROWS[name])
    ours = inspect.signature(function_named(name)).parameters
    same = list(ours)[: len(theirs)] == list(theirs) and all(
        as_default(ours[p].default, default) for p, default in theirs.items()
    )
    if ROWS[name]["other_parameters"]:
        assert not same, "they are the same; tools/pyclesperanto.tsv says otherwise"
    else:
        assert same, f"there ({ROWS[name]['parameters']}), here {inspect.signature(function_named(name))}"


def test_coverage_tells_the_truth():
    lines = (ROOT / "docs/coverage.md").read_text().partition("## In notebooks")[0].splitlines()
    told = {line.split("`")[1]: "| yes |" in line for line in lines if line.startswith("| `")}
    assert told.keys() == ROWS.keys()
    for name, there in told.items():
        assert callable(function_named(name, None)) == there, name


# ---- results ----


def labels(shape):
    z, y, x = np.indices((1,) * (3 - len(shape)) + shape)
    return ((x // 4 + 5 * (y // 3) + 11 * (z // 2)) % 7).reshape(shape).astype(np.uint32)


def pixels(p, dtype, shape):
    if p["labels"]:
        return labels(shape)
    rng = np.random.default_rng([*p["name"].encode(), *shape])
    if "mask" in p["name"] or "binary" in p["name"]:
        return (rng.random(shape) < 0.6).astype(dtype)
    values = rng.integers(0, 6, shape) if dtype == np.float32 else rng.integers(0, 200, shape)
    return np.where(rng.random(shape) < 0.4, values, rng.uniform(0, 200, shape)).astype(dtype)


def trials(name, op):
    """Calls of both: in words, and arguments by name, images as numpy arrays."""
    names = defaults(ROWS[name])
    images = {p["name"]: p for p in op["parameters"] if p["kind"] == "image" and (p["required"] or not p["is_output"])}
    cases = []
    for text, shapes in op["cases"]:
        case = eval(f"dict({text})", {"np": np})
        if set(case) <= set(names) and repr(case) not in map(repr, cases) and not shapes:
            cases.append(case)
    for k, case in enumerate(cases[:MOST_CASES]):
        for shape, dtype in COMBINATIONS[: 1 if k else None]:
            made = {p: pixels(images[p], dtype, shape) for p in images if p in names and p not in case}
            yield f"({', '.join(f'{p}={v!r}' for p, v in case.items())}) {np.dtype(dtype).name} {shape}", made | case


def difference(ours, theirs, scale):
    """What differs, in words, or nothing."""
    if isinstance(theirs, dict):
        for column in set(ours) & set(theirs):  # whole numbers may be floats there
            if found := difference(np.asarray(ours[column], float), np.asarray(theirs[column], float), scale):
                return f"{column}: {found}"
        return "" if set(ours) == set(theirs) else f"columns {sorted(set(ours) ^ set(theirs))}"
    if isinstance(theirs, list) and not np.isscalar(theirs[0]):
        return next(filter(None, (difference(a, b, scale) for a, b in zip(ours, theirs))), "")
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    if ours.shape != theirs.shape:
        return f"shape {theirs.shape} there, {ours.shape} here"
    if ours.ndim and ours.dtype != theirs.dtype:
        return f"{theirs.dtype} there, {ours.dtype} here"
    near = TOLERANCE if "f" in ours.dtype.kind + theirs.dtype.kind else 0
    equal = np.isclose(ours.astype(float), theirs.astype(float), near, near * scale, equal_nan=True)
    if equal.all():
        return ""
    worst = tuple(np.argwhere(~equal)[0])
    return f"{np.sum(~equal)} of {equal.size} pixels; at {worst} {theirs[worst]} there, {ours[worst]} here"


def outcome(name, op, arguments):
    written = {p["name"] for p in op["parameters"] if p["is_output"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            into = {p: fulmo.push(v) for p, v in arguments.items() if p in written}
            result = function_named(name)(**arguments | into)
        except fulmo.Error as error:
            return str(error), None
    return None, [np.asarray(part) for part in result] if isinstance(result, list) else result


@pytest.fixture(scope="module")
def peer():
    if not INSTALLED:
        pytest.skip("pyclesperanto is not installed")
    peer = Peer()
    yield peer
    peer.stop()


@pytest.mark.parametrize("name", OPERATIONS)
def test_results(name, peer):
    found, compared, wrong, op = [], 0, None, OPERATIONS[name]
    for text, arguments in trials(name, op):
        wrong, theirs = peer.call(name, arguments)
        if wrong:  # what it refuses or cannot do
            continue
        compared += 1
        failed, ours = outcome(name, op, arguments)
        scale = max([1.0, *(float(np.abs(v).max()) for v in arguments.values() if isinstance(v, np.ndarray))])
        if different := failed or difference(ours, theirs, scale):
            found.append(f"{text}: {different}")
    if ROWS[name]["other_results"] and compared:
        assert found, "they are the same; tools/pyclesperanto.tsv says otherwise"
    else:
        assert not found, "\n".join(found)
    if not compared:
        pytest.skip(f"no declared case is a call of pyclesperanto's that it answers: {wrong}")

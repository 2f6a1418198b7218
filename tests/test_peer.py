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


def touching(n):
    """Which of n labels and the background touch each other."""
    below = np.tril(np.random.default_rng(1).random((n, n)) < 0.5, -1)
    below[1:, 0] = True
    return (below | below.T).astype(np.float32)


def distances(n):
    points = np.random.default_rng(2).uniform(0, 20, (2, n))
    return np.linalg.norm(points[:, None] - points[:, :, None], axis=0).astype(np.float32)


def points(axes, n):
    return np.random.default_rng(3).integers(0, 9, (axes, n)).astype(np.float32)


def numbers(n):
    return np.random.default_rng(4).uniform(0, 9, n).astype(np.float32)


DISTANCES = ["input_image_distance_matrix=distances(7), n=2", "input_image_distance_matrix=distances(4)"]
BOTH = ["input_image_distance_matrix=distances(7), input_image_touch_matrix=touching(7)"]
NEIGHBOURS = [
    "vector=np.r_[0, numbers(6)], matrix=touching(7)",
    "vector=np.float32([[0, 3, 3, 5]]), matrix=touching(4)",
]
# What a random image cannot stand for.
MORE = {
    "average_distance_of_n_far_off_distances": DISTANCES,
    "average_distance_of_n_nearest_distances": DISTANCES,
    "average_distance_touching_neighbors": BOTH,
    "count_touching_neighbors": ["touch_matrix=touching(6)", "touch_matrix=touching(6), ignore_background=False"],
    "generate_distance_matrix": ["coordinate_list1=points(2, 9), coordinate_list2=points(2, 9)"],
    "generate_proximal_neighbors_matrix": ["input_image_matrix=distances(7), min_distance=3, max_distance=9"],
    "maximum_distance_n_nearest_neighbors": DISTANCES,
    "maximum_distance_of_n_shortest_distances": DISTANCES,
    "maximum_distance_touching_neighbors": BOTH,
    "maximum_of_touching_neighbors": NEIGHBOURS,
    "mean_distance_n_farthest_neighbors": DISTANCES,
    "mean_distance_n_nearest_neighbors": DISTANCES,
    "mean_distance_touching_neighbors": BOTH,
    "mean_of_touching_neighbors": NEIGHBOURS,
    "median_of_touching_neighbors": NEIGHBOURS,
    "minimum_distance_touching_neighbors": BOTH,
}


def trials(name, op):
    """Calls of both: in words, and arguments by name, images as numpy arrays."""
    names = defaults(ROWS[name])
    images = {p["name"]: p for p in op["parameters"] if p["kind"] == "image" and (p["required"] or not p["is_output"])}
    declared = [] if name in MORE else [text for text, shapes in op["cases"] if not shapes]
    cases = {text: eval(f"dict({text})", globals()) for text in [*MORE.get(name, ()), *declared]}
    known = [(text, case) for text, case in cases.items() if set(case) <= set(names)]
    for k, (text, case) in enumerate(known[:MOST_CASES]):
        missing = [p for p in images if p in names and p not in case]
        for shape, dtype in COMBINATIONS[: None if missing and not k else 1]:
            made = {p: pixels(images[p], dtype, shape) for p in missing}
            yield f"({text}) {np.dtype(dtype).name} {shape}", made | case


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

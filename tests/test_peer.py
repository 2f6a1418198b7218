"""Names, parameters and results beside pyclesperanto 0.25.1.

tools/pyclesperanto.tsv lists its names and parameters and says what differs on purpose. What it says nothing of is the
same: parameters by that list, results by pyclesperanto itself where it is installed (on PoCL, in two and three
dimensions and all dtypes). Floats are equal within 1e-5 of the result or the largest input pixel. Where results differ,
peer_places.py says at which pixels they may.
"""

import csv
import inspect
import warnings
from functools import partial
from pathlib import Path

import fulmo
import numpy as np
import pytest
from fulmo import _fulmo
from peer import INSTALLED
from peer_places import FORMS, PLACES, Call, as_they_are, nowhere
from peer_trials import REFUSED, trials

ROOT = Path(__file__).parents[1]
TOLERANCE = 1e-5

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


def difference(ours, theirs, scale, may_differ=None):
    """What differs, in words, or nothing; may_differ(ours, theirs, part) says which pixels may."""
    if isinstance(theirs, dict):
        for column in set(ours) & set(theirs):  # whole numbers may be floats there
            pair = np.asarray(ours[column], float), np.asarray(theirs[column], float)
            if found := difference(*pair, scale, may_differ and partial(may_differ, part=column)):
                return f"{column}: {found}"
        return "" if set(ours) == set(theirs) else f"columns {sorted(set(ours) ^ set(theirs))}"
    if isinstance(theirs, list) and not np.isscalar(theirs[0]):
        parts = [
            difference(*pair, scale, may_differ and partial(may_differ, part=k))
            for k, pair in enumerate(zip(ours, theirs))
        ]
        return next(filter(None, parts), "" if len(ours) == len(theirs) else "another number of images")
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    allowed = may_differ(ours, theirs) if may_differ else False
    if allowed is True:
        return ""
    if ours.shape != theirs.shape:
        return f"shape {theirs.shape} there, {ours.shape} here"
    if ours.ndim and ours.dtype != theirs.dtype:
        return f"{theirs.dtype} there, {ours.dtype} here"
    wrong = ~(equal(ours, theirs, scale) | allowed)
    if not wrong.any():
        return ""
    first = tuple(np.argwhere(wrong)[0].tolist())
    return f"{np.sum(wrong)} of {wrong.size} pixels; at {first} {theirs[first]} there, {ours[first]} here"


def equal(ours, theirs, scale):
    """Floats within the tolerance, integers exactly.

    pyclesperanto computes in float32: integers above 2 ** 24 are as exact as that, and those made of such numbers are
    compared as floats. What is too large for an integer is the smallest one there.
    """
    near = TOLERANCE if "f" in ours.dtype.kind + theirs.dtype.kind or scale > 2**24 else 0
    ours, theirs = ours.astype(float), theirs.astype(float)
    rounded = (np.abs(theirs) > 2**24) & (np.abs(ours - theirs) <= np.abs(theirs) * 2.0**-23)
    too_large = (theirs == -(2.0**31)) & (np.abs(ours) >= 2.0**31 - 1)
    return np.isclose(ours, theirs, near, near * scale, equal_nan=True) | rounded | too_large


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


def compared(name, op, arguments, theirs):
    """What differs, and what of it may not."""
    failed, ours = outcome(name, op, arguments)
    if failed:
        return failed, failed
    scale = max([1.0, *(float(np.abs(v).max()) for v in arguments.values() if isinstance(v, np.ndarray) and v.size)])
    any_way = difference(ours, theirs, scale)
    if not any_way or not (PLACES.keys() | FORMS.keys()) & {name}:
        return any_way, any_way
    call = Call(arguments, ours, theirs)
    may_differ = PLACES.get(name, nowhere)
    ours, theirs = FORMS.get(name, as_they_are)(call)
    return any_way, difference(ours, theirs, scale, lambda *pair, part=None: may_differ(call.of(*pair, part)))


def test_each_difference_has_a_place():
    """Operations that tools/pyclesperanto.tsv says differ, and those that have a condition, are the same."""
    told = {name for name, row in ROWS.items() if row["other_results"] and name in OPERATIONS}
    assert told == PLACES.keys() | FORMS.keys()


@pytest.mark.skipif(not INSTALLED, reason="pyclesperanto is not installed")
@pytest.mark.parametrize("name", OPERATIONS)
def test_results(name, peer):
    differences, wrong, refused, op = 0, [], [], OPERATIONS[name]
    calls = list(trials(name, op, defaults(ROWS[name])))
    for text, arguments in calls:
        refusal, theirs = peer.call(name, arguments)
        if refusal:
            refused.append(refusal)
            continue
        any_way, not_allowed = compared(name, op, arguments, theirs)
        if not_allowed:  # an earlier call may have spoilt its memory
            peer.stop()
            _, theirs = peer.call(name, arguments)
            any_way, not_allowed = compared(name, op, arguments, theirs)
        differences += bool(any_way)
        if not_allowed:
            wrong.append(f"{text}: {not_allowed}")
    assert not wrong, "\n".join(wrong)
    assert len(refused) < len(calls), f"nothing was compared: {refused[-1]}"
    said = [text for text in refused if "it crashed" not in text]
    assert bool(said) == (name in REFUSED) and all(REFUSED[name] in text for text in said), said
    if ROWS[name]["other_results"]:
        assert differences, "they are the same; tools/pyclesperanto.tsv says otherwise"

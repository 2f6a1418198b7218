"""Calls of pyclesperanto that are no operations, on both sides: tests/peer_calls.tsv.

A call that has nothing in the last column gives the same value, shape and dtype; else it differs, and that column says
how. Where pyclesperanto is not installed, the calls must work.
"""

import contextlib
import csv
import inspect
import warnings
from pathlib import Path

import fulmo
import numpy as np
import pytest
from peer import INSTALLED, as_numpy, words
from test_peer import OPERATIONS, ROWS, as_default, defaults, difference, function_named

with (Path(__file__).parent / "peer_calls.tsv").open(newline="") as file:
    CALLS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_name_is_held():
    """As an operation by tests/test_peer.py, or here."""
    assert set(ROWS) - set(OPERATIONS) - {row["name"] for row in CALLS} == set()


@pytest.mark.parametrize("name", sorted(set(ROWS) - set(OPERATIONS)))
def test_parameters(name):
    """The same names in the same order with the same defaults; ours may have more behind them."""
    theirs, function = defaults(ROWS[name]), function_named(name)
    ours = inspect.signature(function).parameters
    same = list(ours)[: len(theirs)] == list(theirs) and all(
        as_default(ours[p].default, default) for p, default in theirs.items()
    )
    assert same != bool(ROWS[name]["other_parameters"]), f"there ({ROWS[name]['parameters']}), here {tuple(ours)}"


@pytest.fixture(autouse=True)
def chosen_device_stays():
    before = fulmo.get_device()
    yield
    fulmo.devices.Selected.backend = None
    fulmo.select_device(before.id)


def ours_of(call):
    place = fulmo.device("opencl") if "execute" in call else contextlib.nullcontext()
    with place, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return as_numpy(eval(call, words(fulmo)), fulmo)


def unlike(ours, theirs):
    if isinstance(theirs, list):
        if not isinstance(ours, list) or len(ours) != len(theirs):
            return f"{theirs} there, {ours} here"
        return "; ".join(filter(None, map(unlike, ours, theirs)))
    if isinstance(theirs, np.ndarray):
        return difference(ours, theirs, max(1, np.abs(np.nan_to_num(theirs.astype(float))).max(initial=0)))
    if isinstance(theirs, (float, np.floating)):
        return "" if np.isclose(ours, theirs, 1e-5) else f"{theirs} there, {ours} here"
    return "" if ours == theirs else f"{theirs!r} there, {ours!r} here"


@pytest.mark.parametrize("row", CALLS, ids=lambda row: f"{row['name']}: {row['call'][:60]}")
def test_call(row, peer):
    if "execute" in row["call"] and "opencl" not in fulmo.list_available_backends():
        pytest.skip("kernels of users need OpenCL or CUDA")
    ours = ours_of(row["call"])
    if not INSTALLED:
        return
    wrong, theirs = peer.call(row["name"], row["call"])
    found = wrong or unlike(ours, theirs)
    if row["differs"]:
        assert found, "it is the same; tests/peer_calls.tsv says otherwise"
    else:
        assert not found

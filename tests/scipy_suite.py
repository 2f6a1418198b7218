"""A pytest plugin under which scipy's own tests of ndimage see fulmo.ndimage in place of scipy.ndimage.

Images come back as numpy arrays in scipy's dtypes where Fulmo has others by its rule: float32 for float64, 32 bits for 64,
uint8 for bool. Numbers that agree to float32 are taken as equal. Functions that Fulmo does not have are scipy's; a test
that calls no function of Fulmo's is reported as "scipy". What each test did is written as JSON to the file that
FULMO_SCIPY_REPORT names.
"""

import functools
import inspect
import json
import os
import re
import sys
import types
import warnings

import fulmo
import numpy as np
import pytest
import scipy
import scipy.ndimage as theirs
from fulmo import ndimage as ours

ACCURACY = 1e-5  # of the largest value
COMPARISONS = ("assert_almost_equal", "assert_allclose", "assert_array_almost_equal", "assert_array_equal",
               "assert_equal", "xp_assert_close", "xp_assert_equal")  # fmt: skip
NARROWED = {"float64": "float32", "int64": "int32", "uint64": "uint32", "bool": "uint8"}

outcomes = {}
called = set()  # functions of Fulmo's in the test that runs


# ---- fulmo.ndimage as scipy's tests want it ----


def named(function, args, kwargs):
    try:
        return inspect.signature(function).bind(*args, **kwargs).arguments
    except TypeError:
        return {}


def scipys_dtype(dtype, name, given):
    """The dtype that scipy gives where Fulmo's rule gives `dtype`."""
    output, input = given.get("output"), given.get("input")
    if output is not None:
        wanted = dtype if isinstance(output, (np.ndarray, fulmo.Image)) else np.dtype(output)
    elif name.startswith("binary_"):
        wanted = np.dtype(bool)
    elif name == "distance_transform_edt":
        wanted = np.dtype(np.float64)
    else:
        wanted = np.asarray(input).dtype
    return wanted if dtype.name == NARROWED.get(wanted.name) else dtype


def on_numpy(name):
    function, original = getattr(ours, name), getattr(theirs, name)

    def restored(value, given):
        if isinstance(value, tuple):
            return tuple(restored(part, given) for part in value)
        if not isinstance(value, fulmo.Image):
            return value
        return np.asarray(value).astype(scipys_dtype(value.dtype, name, given))

    @functools.wraps(original)
    def call(*args, **kwargs):
        called.add(name)
        return restored(function(*args, **kwargs), named(original, args, kwargs))

    return call


def replaced():
    """A module with all of scipy.ndimage's names."""
    capabilities = getattr(sys.modules.get("scipy._lib._array_api"), "xp_capabilities_table", {})
    module = types.ModuleType("scipy.ndimage")
    module.__getattr__ = lambda name: getattr(theirs, name)  # its private parts
    for name in theirs.__all__:
        original = getattr(theirs, name)
        setattr(module, name, on_numpy(name) if name in ours.__all__ else original)
        if original in capabilities:  # which array libraries it works with
            capabilities[getattr(module, name)] = capabilities[original]
    return module


def to_float32(compare):
    """A comparison that takes floats as equal that are so in float32."""

    def snapped(actual, desired):
        try:
            got, wanted = np.asarray(actual), np.asarray(desired)
            if got.shape != wanted.shape or got.dtype.kind != "f" or wanted.dtype.kind not in "fiu":
                return actual
        except (TypeError, ValueError):  # not arrays: left to the comparison
            return actual
        finite = np.abs(wanted[np.isfinite(wanted)], dtype=np.float64)
        with np.errstate(invalid="ignore"):
            near = np.abs(got - wanted.astype(np.float64)) <= ACCURACY * max(1, finite.max(initial=0))
        equal = np.where(near, wanted, got).astype(got.dtype)
        return equal if isinstance(actual, np.ndarray) else equal[()]

    @functools.wraps(compare)
    def call(actual, desired, *args, **kwargs):
        return compare(snapped(actual, desired), desired, *args, **kwargs)

    return call


# ---- pytest's hooks ----


def pytest_configure(config):
    scipy.ndimage = replaced()
    warnings.simplefilter("ignore", fulmo.PrecisionWarning)


def pytest_collection_modifyitems(items):
    for module in {item.module for item in items}:
        for name in COMPARISONS:
            if hasattr(module, name):
                setattr(module, name, to_float32(getattr(module, name)))
    for item in items:
        item.repr_failure = lambda failure, style=None: failure.exconly()  # thousands of tracebacks take minutes


def name_of(item):
    """file::Class::test parameters, without the array library among the parameters, which is always numpy."""
    parts = [node.name for node in item.listchain() if isinstance(node, (pytest.Class, pytest.Function))]
    name, _, parameters = "::".join([item.path.stem, *parts]).rstrip("]").partition("[")
    return f"{name} {re.sub('^numpy(-|$)|-numpy$', '', parameters)}".rstrip()


def pytest_runtest_setup(item):
    called.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" or not report.passed:
        outcome = "scipy" if report.passed and not called else report.outcome
        outcomes[name_of(item)] = [outcome, str(report.longrepr or "")]
    return report


def pytest_sessionfinish(session):
    with open(os.environ["FULMO_SCIPY_REPORT"], "w") as file:
        json.dump(outcomes, file)

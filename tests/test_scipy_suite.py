"""scipy's own tests of ndimage run against fulmo.ndimage; tests/scipy_suite.tsv has a reason for each that does not pass.

They run in a process of their own with the plugin tests/scipy_suite.py. A row of the table names tests as
``file::Class::test`` or ``file::Class::test parameters``, with shell patterns, and a reason. Names that this version of
scipy does not have are ignored.
"""

import csv
import json
import os
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path

import fulmo
import pytest

HERE = Path(__file__).parent
MODULES = [f"test_{name}" for name in ("filters", "interpolation", "measurements", "morphology")]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """What each of scipy's tests did: passed, failed, skipped by scipy, or "scipy" if it called nothing of Fulmo's."""
    modules = [f"scipy.ndimage.tests.{module}" for module in MODULES]
    if not find_spec("scipy.ndimage.tests") or not all(map(find_spec, modules)):
        pytest.skip("this scipy was installed without its tests")
    folder = tmp_path_factory.mktemp("scipy")
    report = folder / "report.json"
    places = [str(HERE), str(Path(fulmo.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    settings = {"PYTHONPATH": os.pathsep.join(places), "FULMO_SCIPY_REPORT": str(report), "FULMO_DEVICE": "cpu"}
    options = ["-q", "-p", "no:cacheprovider", "-p", "scipy_suite", "--disable-warnings", "--tb=no", "--pyargs"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *modules],
        env=os.environ | settings, cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert report.exists(), run.stdout[-2000:] + run.stderr[-2000:]
    return json.loads(report.read_text())


@pytest.fixture(scope="module")
def reasons():
    with (HERE / "scipy_suite.tsv").open(newline="") as file:
        return [(row["test"], row["reason"]) for row in csv.DictReader(file, delimiter="\t")]


def covered(pattern, name):
    """A pattern without parameters stands for all of them."""
    return fnmatchcase(name, pattern) or (" " not in pattern and fnmatchcase(name, pattern + " *"))


def rows_of(name, reasons):
    return [pattern for pattern, _ in reasons if covered(pattern, name)]


@pytest.mark.parametrize("module", MODULES)
def test_all_pass_or_have_a_reason(module, outcomes, reasons):
    outcomes = {name: outcome for name, outcome in outcomes.items() if name.startswith(module)}
    assert len(outcomes) > 50
    unlisted = [
        f"{name}: {what} {text[:200]}"
        for name, (what, text) in outcomes.items()
        if what in {"failed", "scipy"} and not rows_of(name, reasons)
    ]
    assert unlisted == [], f"{len(unlisted)} tests of scipy's do not pass and have no row in tests/scipy_suite.tsv"


def test_no_reason_is_stale(outcomes, reasons):
    passed = [name for name, (what, _) in outcomes.items() if what == "passed"]
    stale = {name: rows for name in passed if (rows := rows_of(name, reasons))}
    assert stale == {}, "these tests pass: take them out of tests/scipy_suite.tsv"


def test_each_row_has_a_reason(reasons):
    patterns = [pattern for pattern, _ in reasons]
    assert sorted(set(patterns)) == patterns  # in order, each once
    assert all(re.match(r"[a-z].{10,}", reason) for _, reason in reasons)


def test_counts_of_the_docs_are_those(outcomes):
    """docs/ndimage.md states them for one version of scipy."""
    import scipy

    counts = {what: sum(outcome[0] == what for outcome in outcomes.values()) for what in ("passed", "failed", "scipy")}
    stated = re.search(r"scipy (\S+): (\d+) pass, (\d+) .*?, (\d+) ", (HERE.parent / "docs/ndimage.md").read_text())
    if scipy.__version__ != stated[1]:
        pytest.skip(f"docs/ndimage.md counts the tests of scipy {stated[1]}")
    assert [int(n) for n in stated.groups()[1:]] == list(counts.values())

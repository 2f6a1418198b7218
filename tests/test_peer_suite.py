"""pyclesperanto's own tests run on Fulmo; tests/peer_suite.tsv has a reason for each that does not pass.

They come with its source distribution, not with its wheel: ``pip download --no-binary pyclesperanto --no-deps
pyclesperanto==0.25.1``, unpacked, with the folder's path in FULMO_PEER_SOURCE. A row names a test and, where it passes
on the other, a backend.
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import fulmo
import pytest

HERE = Path(__file__).parent
SOURCE = os.environ.get("FULMO_PEER_SOURCE")

with (HERE / "peer_suite.tsv").open(newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module", params=["cpu", "opencl"])
def run(request, tmp_path_factory):
    """A backend, and what each test did on it."""
    if not SOURCE:
        pytest.skip("FULMO_PEER_SOURCE does not say where pyclesperanto's source is")
    if request.param not in fulmo.list_available_backends():
        pytest.skip(f"there is no {request.param} here")
    report = tmp_path_factory.mktemp("peer") / "report.json"
    places = [str(HERE), str(Path(fulmo.__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    settings = {"FULMO_PEER_BACKEND": request.param, "FULMO_PEER_REPORT": str(report)}
    options = ["-q", "-p", "no:cacheprovider", "-p", "peer_suite", "--disable-warnings", "--rootdir=."]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "tests"],
        env=os.environ | settings | {"PYTHONPATH": os.pathsep.join(places)},
        cwd=SOURCE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert report.exists(), done.stdout[-2000:] + done.stderr[-2000:]
    return request.param, json.loads(report.read_text())


def reasons_on(backend):
    return {row["test"]: row["reason"] for row in ROWS if row["backend"] in ("", backend)}


def test_all_pass_or_have_a_reason(run):
    backend, outcomes = run
    assert len(outcomes) > 900
    failed = {name.removesuffix(f"[{backend}]"): text for name, (what, text) in outcomes.items() if what == "failed"}
    assert failed.keys() - reasons_on(backend).keys() == set(), "; ".join(failed.values())


def test_no_reason_is_stale(run):
    backend, outcomes = run
    passed = {name.removesuffix(f"[{backend}]") for name, (what, _) in outcomes.items() if what == "passed"}
    listed = {name for name, reason in reasons_on(backend).items() if not reason.startswith("needs ")}
    assert listed & passed == set(), "these tests pass: take them out of tests/peer_suite.tsv"


def test_each_row_has_a_reason():
    names = [row["test"] for row in ROWS]
    assert sorted(set(names)) == names and all(len(row["reason"]) > 10 for row in ROWS)

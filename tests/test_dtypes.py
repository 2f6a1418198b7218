"""docs/dtypes.md holds."""

import runpy
from pathlib import Path

import fulmo

ROOT = Path(__file__).parent.parent


def test_dtypes_are_as_documented():
    tool = runpy.run_path(str(ROOT / "tools/dtypes.py"))
    documented = tool["read"]((ROOT / "docs/dtypes.md").read_text())
    assert set(documented) == {"two", "scalar", "unary", "host", "values"}
    assert tool["measure"](fulmo) == documented

"""Docstrings of functions that are not emitted: every parameter is told, and examples run as they stand."""

import ast
import inspect

import fulmo
import pytest
from fulmo import fft, ndimage

CREATION = (
    "array full full_like zeros ones zeros_like ones_like create create_like create_labels_like arange linspace eye"
)
FUNCTIONS = {f"ndimage.{name}": getattr(ndimage, name) for name in ndimage.__all__}
FUNCTIONS |= {name: getattr(fulmo, name) for name in CREATION.split()}
WITH_EXAMPLES = FUNCTIONS | {
    f"fft.{name}": getattr(fft, name) for name in ("fft", "ifft", "convolve", "deconvolve", "smooth_shape")
}
WITH_EXAMPLES |= {
    name: getattr(fulmo, name) for name in ("evaluate", "parametric_map", "ElementwiseKernel", "ReductionKernel")
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_docstring_tells_all(name):
    doc = inspect.getdoc(FUNCTIONS[name])
    for title in ("Parameters", "Returns", "Raises", "Examples"):
        assert f"\n\n{title}\n{'-' * len(title)}\n" in doc
    assert "``" in doc or not name.startswith("ndimage."), "a formula"
    for parameter in inspect.signature(FUNCTIONS[name]).parameters.values():
        stars = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
        assert f"\n{stars}{parameter.name} : " in doc


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_example_runs(name):
    lines = inspect.getdoc(WITH_EXAMPLES[name]).splitlines()
    code = "\n".join(line[4:] for line in lines if line.startswith((">>> ", "... ")))
    assert code
    with fulmo.device("cpu"):
        exec(compile(ast.parse(code), name, "exec"), {})

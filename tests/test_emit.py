"""What is emitted from the declarations: functions with signatures and docs, headers, pages. (tests/emit.cpp compares
the committed files with what the declarations give now.)"""

import inspect
import pathlib
import typing

import fulmo
import pytest
from fulmo import _fulmo, _operations

ROOT = pathlib.Path(__file__).parents[1]
OPERATIONS = {name: _fulmo.describe(name) for name in _fulmo.operation_names()}
ALIASES = [
    (alias, op)
    for op in OPERATIONS.values()
    for space, alias, _, _ in op["aliases"]
    if space in ("cle", "prototype", "numpy")
]


@pytest.mark.parametrize("op", OPERATIONS.values(), ids=OPERATIONS)
def test_signature(op):
    parameters = inspect.signature(getattr(fulmo, op["name"])).parameters
    names = [p["name"] for p in op["parameters"] if not p["by_name"]]
    assert list(parameters)[: len(names) + 1] == [*names, "device"]
    for p in op["parameters"]:
        default = parameters[p["name"]].default
        assert default == p["default"] or default != default or (default is inspect.Parameter.empty and p["required"])
        assert (parameters[p["name"]].kind is inspect.Parameter.KEYWORD_ONLY) == p["by_name"]
    for group, _, lengths in op["axis_groups"]:
        assert parameters[group].kind is inspect.Parameter.KEYWORD_ONLY
        assert not lengths or "spacing" in parameters


@pytest.mark.parametrize("op", OPERATIONS.values(), ids=OPERATIONS)
def test_docstring_tells_all(op):
    doc = inspect.getdoc(getattr(fulmo, op["name"]))
    assert doc.startswith(op["brief"])
    for title in ("Parameters", "Returns", "Raises", "Notes", "Examples"):
        assert f"{title}\n{'-' * len(title)}\n" in doc
    unwrapped = " ".join(doc.split())
    for part in (op["details"], f"Formula: ``{op['formula']}``", f"Border: {op['border']}."):
        assert part in unwrapped
    for p in op["parameters"]:
        assert f"\n{p['name']} : " in doc and p["brief"] in unwrapped


@pytest.mark.parametrize("op", OPERATIONS.values(), ids=OPERATIONS)
def test_words_are_sentences(op):
    assert op["formula"] and op["border"]
    for text in (op["brief"], op["details"], *(p["brief"] for p in op["parameters"])):
        assert not text or text.endswith((".", ")"))


@pytest.mark.parametrize("name", _operations.__all__)
def test_types(name):
    hints = typing.get_type_hints(getattr(fulmo, name))
    assert "return" in hints and "device" in hints


@pytest.mark.parametrize("alias, op", ALIASES, ids=lambda v: v if isinstance(v, str) else v["name"])
def test_every_name_is_there(alias, op):
    assert callable(getattr(fulmo, alias))


def test_functions_and_names_are_the_registrys():
    assert set(_operations.__all__) == set(OPERATIONS) | {alias for alias, _ in ALIASES}
    assert (ROOT / "python/fulmo/py.typed").exists()


@pytest.mark.parametrize(
    "path", ["python/fulmo/_operations.py", "include/fulmo/operations.hpp", "docs/operations/README.md"]
)
def test_emitted_files_say_so_and_have_everything(path):
    text = (ROOT / path).read_text()
    assert "Emitted from the declarations" in text.splitlines()[0]
    for name in OPERATIONS:
        assert name in text

"""The house rules that a compiler does not check: who may know whom, and what may not be in a file."""

import re
import shutil
import subprocess
from pathlib import Path

import fulmo._fulmo as library
import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
CODE = {".cpp", ".hpp", ".cl", ".h", ".md", ".py", ".cmake"}
EMITTED = {"python/fulmo/_operations.py", "include/fulmo/operations.hpp"}  # by tools/emit.cpp
LONGEST = 700  # lines

# Layers, and which others their files may include. The parts named after a colon are all that may be included of them.
LAYERS = {
    "backends": {"core": {"error.hpp", "dtype.hpp", "type.hpp", "embedded.hpp", "version.hpp"},
                 "dialect": {"native.hpp", "reference.hpp"}, "graph": {"program.hpp"}},
    "core": {"backends": {"device.hpp"}, "graph": None, "skeletons": {"map/map.hpp", "map/stored.hpp"}},  # casts and slices are maps
    "dialect": {"backends": {"reference/interpret.hpp"}},
    "graph": {"backends": {"device.hpp", "interruption.hpp", "platform.hpp", "trace.hpp"}, "core": None,
              "skeletons": {"map/map.hpp"}},  # tiles are maps
    "skeletons": {"backends": {"device.hpp", "cpu/pool.hpp", "cpu/target.hpp"}, "core": None, "dialect": {"native.hpp"},
                  "graph": None, "operations": {"maps.h", "stencils.cl"}},  # the tables of formulas
    "operations": {"backends": set(), "core": None, "graph": {"node.hpp"}, "skeletons": None},
    "capi": {"backends": {"device.hpp"}, "core": None, "graph": None, "skeletons": {"map/map.hpp"}},
}  # fmt: skip

# Names of operations that mean something else below them: formulas of operations/maps.h, skeletons, and plain English.
FORMULAS = set(re.findall(r"^FORMULA\((\w+),", (SOURCE / "operations/maps.h").read_text(), re.MULTILINE))
SKELETONS = {folder.name for folder in (SOURCE / "skeletons").iterdir()}
ENGLISH = {
    "copy",  # what a transfer does, in its errors
    "label",  # the first column of a table of labels
    "standard_deviation",  # a statistic of lines and labels, besides a filter
}


def files_of(*folders, tests=True):
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*")) if path.suffix in CODE)
    return [path for path in found if tests or path.name != "test.cpp"]


def name(path):
    return str(path.relative_to(ROOT))


def operation_names():
    names = set(library.operation_names())
    return names | {alias[1] for operation in names for alias in library.describe(operation)["aliases"]}


# ---- who names whom ----


@pytest.mark.parametrize("path", files_of("src/backends", "src/skeletons", tests=False), ids=name)
def test_backends_and_skeletons_name_no_operation(path):
    """A name of several words cannot be plain English; one of a single word counts where it is a text."""
    text = path.read_text()
    words = set(re.findall(r"[A-Za-z]\w*", text))
    texts = set(re.findall(r'"([a-z]\w*)"', text))
    named = {operation for operation in operation_names() if operation in (words if "_" in operation else texts)}
    assert named - FORMULAS - SKELETONS - ENGLISH == set()


@pytest.mark.parametrize("path", files_of("src/operations"), ids=name)
def test_operations_name_no_backend(path):
    text = re.sub(r"//.*", "", path.read_text())
    assert re.findall(r"\b(?:opencl|cuda|nvrtc|native)\b", text, re.IGNORECASE) == []


# ---- who includes whom ----


def includes(path):
    """Files of src that a file includes; kernel texts and generated files are none."""
    found = re.findall(r'^#include "([^"]+)"', path.read_text(), re.MULTILINE)
    return [SOURCE / file for file in found if (SOURCE / file).exists()]


@pytest.mark.parametrize("layer", LAYERS)
def test_layers_include_only_what_they_may(layer):
    for path in files_of(f"src/{layer}", tests=False):
        for included in includes(path):
            other, part = str(included.relative_to(SOURCE)).split("/", 1)
            if other == layer:
                continue
            assert other in LAYERS[layer], f"{name(path)} includes {other}/{part}"
            allowed = LAYERS[layer][other]
            assert allowed is None or part in allowed, f"{name(path)} includes {other}/{part}"


def test_headers_include_each_other_in_no_circle():
    graph = {path: includes(path) for path in files_of("src") if path.suffix in {".hpp", ".h", ".cl"}}
    done, open_ = set(), []

    def visit(path):
        assert path not in open_, " -> ".join(map(name, [*open_, path]))
        if path in done or path not in graph:
            return
        open_.append(path)
        for included in graph[path]:
            visit(included)
        open_.pop()
        done.add(path)

    for path in graph:
        visit(path)


# ---- what is in a file ----


@pytest.mark.parametrize("folder", ["src", "include", "python", "tests", "tools", "bench", "docs", "cmake", "examples"])
def test_no_file_is_long(folder):
    exempt = EMITTED | {name(path) for path in files_of("docs/operations")}
    for path in files_of(folder):
        if name(path) not in exempt:
            assert len(path.read_text().splitlines()) <= LONGEST, name(path)


def test_no_weak_symbols_from_files_compiled_per_instruction_set():
    """The linker keeps one of several weak definitions, perhaps the one with instructions a machine lacks."""
    objects = sorted(ROOT.glob("build/*/CMakeFiles/fulmo_*.dir/src/skeletons/*/cpu.cpp.o"))
    objects = [path for path in objects if "san/" not in str(path.relative_to(ROOT))]  # sanitizers add their own
    if not objects or not shutil.which("nm"):
        pytest.skip("there is no build folder here, or no nm")
    listed = subprocess.run(["nm", "-C", "--defined-only", *objects], capture_output=True, text=True, check=True)
    weak = [line for line in listed.stdout.splitlines() if re.search(r"^\S* ?[VWu] ", line)]
    assert weak == []

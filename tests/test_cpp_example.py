"""Fulmo installed to a folder of its own, and the C++ example configured, built and run against it."""

import ctypes
import json
import os
import pathlib
import shutil
import subprocess
import sys

import numpy as np
import pytest
import tifffile

ROOT = pathlib.Path(__file__).parent.parent
BUILD = pathlib.Path(os.environ.get("FULMO_BUILD", ROOT / "build" / "tests"))

pytestmark = pytest.mark.skipif(
    not (BUILD / "CMakeCache.txt").exists() or not sys.platform.startswith("linux"), reason="needs a build of the tests"
)


def output_of(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fulmo")
    output_of("cmake", "--install", BUILD, "--prefix", folder, "--component", "library")
    return folder


@pytest.fixture(scope="module")
def example(prefix, tmp_path_factory):
    folder = tmp_path_factory.mktemp("example")
    output_of("cmake", "-G", "Ninja", "-S", ROOT / "examples/cpp", "-B", folder, f"-DCMAKE_PREFIX_PATH={prefix}")
    output_of("cmake", "--build", folder)
    return folder / "count_objects"


def counts(text):
    return dict(line.rsplit(" ", 1) for line in text.splitlines())


def library(prefix):
    return next(prefix.glob("lib*/**/libfulmo.so"))


def test_counts_its_own_disks(example):
    assert counts(output_of(example))["objects"] == "12"


def test_counts_blobs(example, tmp_path):
    blobs = tifffile.imread(ROOT / "python/fulmo/data/blobs.tif").astype(np.uint8)
    blobs.tofile(tmp_path / "blobs.raw")
    found = counts(output_of(example, tmp_path / "blobs.raw", blobs.shape[1], blobs.shape[0]))
    assert (found["foreground"], found["objects"]) == ("22036", "62")


def test_says_what_is_wrong(example, tmp_path):
    done = subprocess.run([str(example), str(tmp_path / "absent.raw"), "3", "3"], capture_output=True, text=True)
    assert done.returncode == 1 and "does not hold" in done.stderr


def test_exports_the_c_interface_alone(prefix):
    symbols = [line.split()[-1] for line in output_of("nm", "-D", "--defined-only", library(prefix)).splitlines()]
    header = (ROOT / "include/fulmo/fulmo.h").read_text()
    assert symbols and all(name + "(" in header for name in symbols), symbols


def test_every_function_of_the_header_is_there(prefix, tmp_path):
    """A C program that takes the address of each; the header must also be plain C."""
    header = (ROOT / "include/fulmo/fulmo.h").read_text()
    names = [line.split("(")[0].split()[-1].lstrip("*") for line in header.splitlines() if line.startswith("FULMO_API")]
    assert 25 <= len(names) <= 40
    source = tmp_path / "all.c"
    uses = "".join(f"  count += (void (*)(void)){name} != 0;\n" for name in names)
    body = f"  int count = 0;\n{uses}  return count != {len(names)};\n"
    source.write_text(f"#include <fulmo/fulmo.h>\nint main(void) {{\n{body}}}\n")
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    lib = library(prefix).parent
    program = tmp_path / "all"
    options = ["-std=c11", "-pedantic", "-Wall", "-Wextra", "-Werror", "-Wno-address"]
    linked = [f"-L{lib}", f"-Wl,-rpath,{lib}", "-lfulmo"]
    output_of(compiler, *options, f"-I{prefix}/include", source, "-o", program, *linked)
    output_of(program)


def test_other_languages_read_every_declaration(prefix):
    """Through ctypes: the descriptions are JSON and name each operation."""
    fulmo = ctypes.CDLL(str(library(prefix)))
    count, text = ctypes.c_int32(), ctypes.c_char_p()
    assert fulmo.fulmo_operation_count(ctypes.byref(count)) == 0 and count.value > 50
    for index in range(count.value):
        assert fulmo.fulmo_operation_name(index, ctypes.byref(text)) == 0
        name = text.value
        assert fulmo.fulmo_operation_describe(name, ctypes.byref(text)) == 0
        declared = json.loads(text.value)
        assert declared["name"] == name.decode() and declared["brief"] and declared["parameters"]


def test_installed_headers_name_nothing_internal(prefix):
    for header in (prefix / "include/fulmo").iterdir():
        quoted = [line for line in header.read_text().splitlines() if line.startswith('#include "')]
        assert set(quoted) <= {'#include "fulmo.h"', '#include "fulmo.hpp"'}, header

"""The sources are as `./run format` leaves them. The versions are those of the extra `format` in pyproject.toml."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ["src", "include", "python", "tests", "tools", "examples"]  # with C++ in them


def tool(name):
    """The program in the version that is asked for; layouts differ between versions."""
    program = shutil.which(name, path=os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]))
    if not program:
        pytest.skip(f"{name} is not installed; pip install '.[format]' does it")
    (wanted,) = re.findall(rf'"{name}==(.*?)"', (ROOT / "pyproject.toml").read_text())
    found = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    if f" {wanted}" not in found:
        pytest.skip(f"{name} {wanted} is wanted, and this is {found.strip()}")
    return program


def expect_quiet(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_cpp_is_formatted():
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.[ch]pp"))]
    expect_quiet(tool("clang-format"), "--dry-run", "--Werror", *files)


def test_python_is_formatted():
    expect_quiet(tool("ruff"), "format", "--check", "--quiet", "python", "tests", "bench", "examples", "tools")


def test_python_has_no_findings_of_the_linter():
    expect_quiet(tool("ruff"), "check", "--quiet", ".")

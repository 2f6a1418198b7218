"""The command `fulmo`: verbs, operations on files, exit codes, and never a traceback."""

import os
import pathlib
import re
import subprocess
import sys

import fulmo
import numpy as np
import pytest

IMAGE = np.arange(60, dtype=np.float32).reshape(3, 4, 5)


@pytest.fixture
def run(tmp_path):
    environment = os.environ | {"FULMO_DEVICE": "cpu", "PYTHONPATH": str(pathlib.Path(fulmo.__file__).parents[1])}

    def command(*arguments, code=0):
        words = [sys.executable, "-m", "fulmo.cli", *map(str, arguments)]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=120, env=environment)
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    image = fulmo.push(IMAGE)
    image.spacing, image.unit = (2, 0.5, 0.25), "micrometer"
    fulmo.imwrite(tmp_path / "in.tif", image)
    command.folder = tmp_path
    return command


def test_verbs(run):
    assert "* cpu" in run("info") and fulmo.__version__ in run("--version")
    assert "CPU" in run("doctor")
    assert (
        "gaussian_blur" in run("list")
        and "gaussian_blur" in run("list", "blur")
        and "absolute" not in run("list", "blur")
    )
    assert "doctor" in run("--help")


@pytest.mark.parametrize("spelling", ["gaussian_blur", "gaussian-blur"])
def test_operation(run, spelling):
    run(spelling, "in.tif", "out.tif", "--sigma-x", "1", "--sigma-y", 2)
    result = fulmo.imread(run.folder / "out.tif")
    np.testing.assert_array_equal(result, fulmo.gaussian_blur(IMAGE, sigma_x=1, sigma_y=2))
    assert (result.spacing, result.unit, result.axes) == ((2, 0.5, 0.25), "micrometer", "zyx")


def test_all_axes_and_spacing(run):
    run("gaussian_blur", "in.tif", "out.tif", "--sigma", "1")
    np.testing.assert_array_equal(fulmo.imread(run.folder / "out.tif"), fulmo.gaussian_blur(IMAGE, sigma=1))
    run("gaussian_blur", "in.tif", "out.tif", "--sigma", "2,1,1", "--spacing", "image")
    expected = fulmo.gaussian_blur(IMAGE, sigma_z=1, sigma_y=2, sigma_x=4)
    np.testing.assert_array_equal(fulmo.imread(run.folder / "out.tif"), expected)


def test_two_inputs_and_flags(run):
    run("add_images", "in.tif", "in.tif", "out.tif")
    np.testing.assert_array_equal(fulmo.imread(run.folder / "out.tif"), IMAGE + IMAGE)
    run("flip", "in.tif", "out.tif", "--no-flip-x", "--no-flip-z")
    np.testing.assert_array_equal(fulmo.imread(run.folder / "out.tif"), IMAGE[:, ::-1])


def test_numbers_go_to_the_terminal(run):
    assert float(run("maximum_of_all_pixels", "in.tif")) == 59
    run("maximum_of_all_pixels", "in.tif", "--output", "out.txt")
    assert float((run.folder / "out.txt").read_text()) == 59


def test_tables_are_csv(run):
    fulmo.imwrite(run.folder / "labels.tif", np.uint16([[0, 1, 1], [2, 2, 2]]))
    lines = run("labels_statistics", "labels.tif", "labels.tif").splitlines()
    assert len(lines) == 3 and lines[0].startswith("label,") and lines[2].startswith("2,")


def test_other_names(run):
    run("fabs", "in.tif", "out.tif")
    np.testing.assert_array_equal(fulmo.imread(run.folder / "out.tif"), IMAGE)


def test_explain(run):
    text = run("gaussian_blur", "in.tif", "out.tif", "--sigma-x", "1", "--explain")
    assert "plan for gaussian_blur" in text and "launches" in text


def test_help_tells_the_options(run):
    text = run("gaussian_blur", "--help")
    for part in ("IN OUT", "--sigma-x", "--sigma", "--spacing", "--device", "--explain", "[pixels]"):
        assert part in text


@pytest.mark.parametrize(
    "arguments, code, text",
    [
        (["gausian_blur", "in.tif", "out.tif"], 2, "do you mean gaussian_blur"),
        (["gaussian_blur", "in.tif"], 2, "takes 1 input file"),
        (["gaussian_blur", "in.tif", "out.tif", "--sigma-q", "1"], 2, "--sigma-q"),
        (["gaussian_blur", "in.tif", "out.tif", "--sigma-x", "wide"], 2, "wide"),
        (["gaussian_blur", "in.tif", "out.tif", "--sigma-x", "-1"], 1, "sigma_x must be between 0 and 1000, got -1"),
        (["gaussian_blur", "none.tif", "out.tif"], 1, "no file none.tif"),
        (["gaussian_blur", "in.tif", "no/such/folder/out.tif"], 1, "cannot be written"),
        (["gaussian_blur", "in.tif", "out.tif", "--device", "RTX 9999"], 1, "cpu"),
        (["add_images", "in.tif", "out.tif"], 2, "takes 2 input file"),
    ],
)
def test_mistakes(run, arguments, code, text):
    assert text in run(*arguments, code=code)


def test_a_broken_file(run):
    (run.folder / "broken.tif").write_bytes((run.folder / "in.tif").read_bytes()[:50])
    assert "broken.tif" in run("absolute", "broken.tif", "out.tif", code=1)


def test_verbs_are_no_operations():
    from fulmo import _fulmo, cli

    assert not set(cli.commands.list_commands(None)) & set(_fulmo.operation_names())


def test_where_names_files_that_exist(run):
    root = pathlib.Path(fulmo.__file__).parents[2]
    for operation in "gaussian_blur", "sin", "mean_of_all_pixels", "connected-component-labeling":
        text = run("where", operation)
        files = re.findall(r"\b(?:src|python|include|tests)/[\w./]+", text)
        assert len(files) > 10 and all((root / file).exists() for file in files), files
    assert re.search(r"declared +src/operations/filters.cpp\n", run("where", "gaussian_blur"))
    assert "src/operations/maps.h: sine" in run("where", "sin") and "src/skeletons/map\n" in run("where", "sin")
    assert "do you mean" in run("where", "gausian_blur", code=2)


def test_show_prints_kernels(run):
    assert "cpu compiles no kernels" in run("show", "sin", "--device", "cpu", code=1)
    if "opencl" not in fulmo.list_available_backends():
        pytest.skip("there is no OpenCL here")
    text = run("show", "gaussian_blur", "--device", "opencl")
    assert "ENDKERNEL" in text and "// separable: " in text and "m_exp" not in text
    assert "m_sin(a)" in run("show", "sin", "--device", "opencl")
    assert "f32 m_exp(" in run("show", "sin", "--device", "opencl", "--whole")

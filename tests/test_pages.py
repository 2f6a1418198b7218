"""docs/operations: every operation is there, its example runs as it stands, and its picture is of now."""

import sys
from pathlib import Path

import fulmo
import pytest
from fulmo import _fulmo

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import pictures

EXAMPLES = pictures.examples()


def test_every_operation_has_an_example():
    assert set(EXAMPLES) == set(_fulmo.operation_names())


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_runs_and_picture_shows_it(name):
    with fulmo.device("cpu"):
        parts = pictures.panels(name, EXAMPLES[name])
    path = pictures.FOLDER / f"{name}.png"
    if parts:
        assert pictures.same(path, pictures.joined(parts)), "./run docs draws it anew"
    else:
        assert not path.exists()


def test_page_shows_the_picture():
    pages = "".join(page.read_text() for page in (pictures.ROOT / "docs/operations").glob("*.md"))
    for path in pictures.FOLDER.iterdir():
        assert f"(../pictures/{path.name})" in pages, "./run docs links it"


def test_pictures_are_small():
    assert sum(path.stat().st_size for path in pictures.FOLDER.iterdir()) < 3e6


@pytest.mark.parametrize("name", dir(fulmo.samples))
def test_samples(name):
    with fulmo.device("cpu"):
        image = getattr(fulmo.samples, name)
        assert image.device.id == "cpu" and image.size and image.min() < image.max()


def test_no_such_sample():
    with pytest.raises(AttributeError, match="it has image, "):
        fulmo.samples.nothing

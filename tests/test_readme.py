"""README.md and other pages are true: their code runs, code they quote exists, and so do the files they name."""

import functools
import re
import shutil
from pathlib import Path

import fulmo
import numpy as np
import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "HACKING.md", *sorted(ROOT.glob("docs/**/*.md"))]
HANDWRITTEN = [page for page in PAGES if "docs/operations" not in page.as_posix()]


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(), re.DOTALL)


def squeezed(code):
    """Without what a formatter may change."""
    return re.sub(r"\s", "", code)


def name(path):
    return path.relative_to(ROOT).as_posix()


def test_readme_examples_run(tmp_path, monkeypatch, capsys):
    pytest.importorskip("matplotlib").use("Agg")
    shutil.copy(Path(fulmo.__file__).parent / "data/blobs.tif", tmp_path)
    monkeypatch.chdir(tmp_path)
    scope = {}
    for block in blocks(ROOT / "README.md", "python"):
        exec(block, scope)
    assert re.search(r"^\d+\.?0* objects of \d+\.\d+ pixels on ", capsys.readouterr().out)
    assert np.asarray(scope["labels"]).max() == len(scope["table"]["label"])


def test_quoted_code_is_in_the_sources():
    sources = "".join(squeezed(path.read_text()) for path in (ROOT / "src/operations").iterdir())
    quoted = blocks(ROOT / "HACKING.md", "cpp")
    assert quoted
    for block in quoted:
        assert squeezed(block) in sources


@functools.cache
def anchors(page):
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    prose = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    for link, anchor in re.findall(r"\]\((?!https?:)([^)#]+)#?([^)]*)", prose):
        assert (page.parent / link).exists(), link
        assert not anchor or anchor in anchors(page.parent / link), f"{link}#{anchor}"


@pytest.mark.parametrize("page", HANDWRITTEN, ids=name)
def test_files_named_exist(page):
    for path in re.findall(r"`((?:src|tests|tools|python|cmake|bench|include|examples)/[\w./-]+)`", page.read_text()):
        assert (ROOT / path).exists(), path


def test_picture_is_small():
    assert (ROOT / "docs/overview.png").stat().st_size <= 400 * 1024

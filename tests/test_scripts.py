"""Scripts of everyday use: with `import pyclesperanto as cle`, and with that one line changed to `import fulmo as cle`.

Each of tests/scripts leaves images, numbers and lists by name in `results`; both must leave the same.
"""

import warnings
from pathlib import Path

import fulmo
import numpy as np
import pytest
from peer import INSTALLED, as_numpy, run
from test_peer_calls import unlike

THEIRS, OURS = "import pyclesperanto as cle", "import fulmo as cle"
SCRIPTS = {path.stem: path.read_text() for path in sorted((Path(__file__).parent / "scripts").glob("*.py"))}
SCRIPTS.pop("images")


@pytest.fixture(autouse=True)
def on_the_cpu():
    with fulmo.device("cpu"):
        yield


@pytest.mark.parametrize("name", SCRIPTS)
def test_script(name, peer):
    text = SCRIPTS[name]
    assert text.count(THEIRS) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ours = as_numpy(run(text.replace(THEIRS, OURS)), fulmo)
    assert ours and all(np.size(value) for value in ours.values())
    if not INSTALLED:
        pytest.skip("ours works; pyclesperanto is not installed")
    wrong, theirs = peer.call("a script", f"run({text!r})")
    assert not wrong
    assert ours.keys() == theirs.keys()
    assert not {key: found for key in ours if (found := unlike(ours[key], theirs[key]))}

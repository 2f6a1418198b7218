"""Hypothesis runs the same examples everywhere; warnings that are said once are said in each test; what many tests need."""

import hypothesis
import pytest

hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None, max_examples=60, database=None)
hypothesis.settings.load_profile("fixed")


@pytest.fixture
def fresh_warnings(monkeypatch):
    """As if nothing had been warned of in this process yet."""
    from fulmo import errors

    monkeypatch.setattr(errors, "_said", set())


@pytest.fixture(params=["cpu", "reference", "opencl"])
def every_device(request):
    """The device that calls run on: each kind in turn, where it is."""
    import fulmo

    try:
        chosen = fulmo.find_device(request.param)
    except fulmo.DeviceError:
        pytest.skip(f"there is no {request.param} here")
    with fulmo.device(chosen):
        yield chosen


@pytest.fixture(scope="module")
def peer():
    """pyclesperanto in a process of its own; a call of it says so where it is not installed."""
    from peer import Peer

    peer = Peer()
    yield peer
    peer.stop()

"""Hypothesis runs the same examples everywhere; warnings that are said once are said in each test."""

import hypothesis
import pytest

hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None, max_examples=60, database=None)
hypothesis.settings.load_profile("fixed")


@pytest.fixture
def fresh_warnings(monkeypatch):
    """As if nothing had been warned of in this process yet."""
    from fulmo import errors

    monkeypatch.setattr(errors, "_said", set())

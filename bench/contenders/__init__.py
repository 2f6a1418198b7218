"""Who is timed. Each module but ndimages.py gives `contender(choice, shape)`: a Contender whose cases are named as in cases.py.

Modules are imported in a process of their own, so that a peer that is absent or crashes disturbs nobody.
"""

from collections.abc import Callable
from typing import NamedTuple


class Contender(NamedTuple):
    name: str
    cases: dict
    finish: Callable = lambda: None
    facts: Callable = dict  # what else to tell, after the cases have run

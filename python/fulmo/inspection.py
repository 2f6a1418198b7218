"""What there is and what would happen: explain, doctor, operations."""

from . import _fulmo
from .errors import ParameterError


def explain(image):
    """The plan of what is pending behind an image, as text: launches, what was fused, why fusion stopped, memory."""
    if not isinstance(image, _fulmo.Handle):
        raise ParameterError(f"explain: image must be an image of Fulmo, got {type(image).__name__}")
    return _fulmo.explain(image)


def doctor():
    """What was tried to open each driver, how it ended and what helps, as text."""
    lines = []
    for subject, outcome, remedy, good in _fulmo.diagnose():
        lines.append(
            f"{'ok     ' if good else 'missing'}  {subject}: {outcome}" + (f"\n         -> {remedy}" if remedy else "")
        )
    return "\n".join(lines)


def operations(containing=""):
    """Names of operations with what each does, as a dict; `containing` is looked for in both."""
    found = {name: _fulmo.describe(name)["brief"] for name in _fulmo.operation_names()}
    return {name: brief for name, brief in found.items() if containing.lower() in f"{name} {brief}".lower()}

"""What there is and what would happen: explain, doctor, operations."""

import functools

from . import _fulmo, _operations
from .errors import ParameterError, deprecated


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


def info():
    """Print what is known of all devices, best first."""
    print("\n\n".join(device.info for device in _fulmo.devices()))


def cl_info():
    """The same as `info`."""
    deprecated("cl_info", "info")
    info()


def operations(must_have_categories=None, must_not_have_categories=None, *, containing=""):
    """Operations by name.

    Parameters
    ----------
    must_have_categories, must_not_have_categories : str or list of str, optional
        Categories that they have all of, and none of: see `categories`.
    containing : str
        A word to look for in name and description.

    Returns
    -------
    dict
        A function for each name; its `brief` says what it does, `categories` where it belongs.
    """
    needed, refused = (
        {c.lower() for c in ([given] if isinstance(given, str) else given or ())}
        for given in (must_have_categories, must_not_have_categories)
    )
    return {
        name: function
        for name, function in _all().items()
        if containing.lower() in f"{name} {function.brief}".lower()
        and needed <= set(function.categories)
        and not refused & set(function.categories)
    }


@functools.cache
def _all():
    """Every function of an operation, told what it does and where it belongs."""
    found = {}
    for name in _fulmo.operation_names():
        said, function = _fulmo.describe(name), getattr(_operations, name)
        function.brief, function.categories = said["brief"], said["menu"].lower().split(" > ")
        found[name] = function
    return found


def operation(name):
    """The operation of this name."""
    if name not in _all():
        raise ParameterError(f"there is no operation {name!r}; fulmo.operations() lists them")
    return _all()[name]


def categories():
    """Every category that operations have."""
    return sorted({category for function in _all().values() for category in function.categories})

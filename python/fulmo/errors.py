"""Every error and warning a user can meet. Each error is also one of Python's own, so that old code catches it."""

import sys
import warnings


class Error(Exception):
    """What all of Fulmo's errors are."""


class ParameterError(Error, ValueError):
    """A value out of range, an unknown name."""


class TypeMismatch(Error, TypeError):
    """A value or an image of a type that cannot be used here."""


class ShapeError(Error, ValueError):
    """Shapes that do not go together."""


class TransformError(ParameterError, ShapeError, TypeMismatch, RuntimeError):
    """Numbers that make no map of an image; for pyclesperanto, which raises one class here and another there."""


class DeviceError(Error, RuntimeError):
    """No such device, or images on different ones."""


class OutOfMemoryError(Error, MemoryError):
    """More memory needed than there is; the next call works."""


class KernelError(Error, RuntimeError):
    """A kernel that does not compile or run."""


class UnsupportedError(Error, NotImplementedError):
    """Not offered here; the text says where it is."""


class FileError(Error, OSError):
    """A file that cannot be read or written."""


class Bug(Error, RuntimeError):
    """Our own mistake; please report it."""


class PrecisionWarning(UserWarning):
    """Values were rounded on their way in."""


class DeviceWarning(UserWarning):
    """Another device than the one asked for is used."""


_said = set()


def warn_once(key, text, category=UserWarning):
    """Warns once a process, at the line outside this package that the call comes from."""
    if key in _said:
        return
    _said.add(key)
    frame, level = sys._getframe(1), 2
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("fulmo."):
        frame, level = frame.f_back, level + 1
    warnings.warn(text, category, stacklevel=level)


def deprecated(name, instead):
    """Says once that a name is going away."""
    warn_once(name, f"{name} is deprecated; use {instead}", DeprecationWarning)

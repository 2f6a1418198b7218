"""Types of pixels: which there are, and which an array gets when none is asked for. The rules stand in docs/dtypes.md."""

import numpy as np

from .errors import PrecisionWarning, TypeMismatch, warn_once

DTYPES = ("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64")


def dtype_name(dtype):
    """The name of a dtype that images can have."""
    try:
        name = np.dtype(dtype).name
    except TypeError:
        raise TypeMismatch(f"dtype must be one of {', '.join(DTYPES)}, got {dtype!r}") from None
    name = {"bool": "uint8"}.get(name, name)
    if name not in DTYPES:
        raise TypeMismatch(f"dtype must be one of {', '.join(DTYPES)}, got {name}")
    return name


def default_dtype(array, was_array):
    """An array, of numpy or ours, in the dtype that its image gets when none is asked for."""
    kind, size = array.dtype.kind, array.dtype.itemsize
    if kind == "b":
        return array.astype(np.uint8)
    if kind == "f" and size != 4:
        if size > 4 and was_array:
            text = "float64 values are rounded to float32; keep them with dtype=float64"
            warn_once("float64", text, PrecisionWarning)
        with np.errstate(over="ignore"):
            return array.astype(np.float32)
    return _narrowed(array) if kind in "iu" and size == 8 else array


def _narrowed(array):
    """64-bit integers as 32-bit ones when every value fits."""
    low, high = (int(array.min()), int(array.max())) if array.size else (0, 0)
    for dtype in (np.int32, np.uint32):
        info = np.iinfo(dtype)
        if (dtype != np.int32 or array.dtype.kind == "i") and info.min <= low and high <= info.max:
            return array.astype(dtype)
    return array

"""Where results go: the dtype or the array that `output` names."""

import numpy as np

from ..arrays import Image
from .arguments import MismatchError

NARROWED = {"float64": np.float32, "bool": np.uint8}


def cast(value, dtype):
    """An image in a dtype, truncated toward zero; float32 stands for float64, uint8 for bool."""
    dtype = np.dtype(NARROWED.get(np.dtype(dtype).name, dtype))
    return value if value.dtype == dtype else value.astype(dtype)


def stored(value, output, dtype):
    """Stored into what `output` names; by default as a new image of `dtype`."""
    if output is None:
        return cast(value, dtype)
    if not isinstance(output, (Image, np.ndarray)):
        return cast(value, np.dtype(output))
    if output.shape != value.shape:
        raise MismatchError(f"output must have shape {value.shape}, got {output.shape}")
    result = cast(value, output.dtype)
    output[...] = result if isinstance(output, Image) else np.asarray(result)
    return output


def dtype_of(output, image):
    """The result's dtype, in which passes between axes are stored too, as scipy does."""
    if output is None:
        return image.dtype
    return output.dtype if isinstance(output, (Image, np.ndarray)) else np.dtype(output)

"""What functions of fulmo.ndimage give; what their parameters are stands in words.py of the package."""

from ..docstrings import complete
from ..words import OF_NDIMAGE

RETURNS = {
    "label": "Image and int\n    Labels in int32, from 1, in raster order, and how many there are.",
    "find_objects": "list of tuple of slice\n    None for labels that no pixel has.",
    "generate_binary_structure": "numpy.ndarray of bool",
    "iterate_structure": "numpy.ndarray of bool\n    And the new origin if one is given.",
    "distance_transform_edt": "Image or tuple of Image\n    Distances in float32; coordinates in int32, an axis of the axes in front.",
}
OF_MODULE = {
    "binary_morphology": "Image\n    uint8, 0 or 1, unless `output` says otherwise; shape: same as input.",
    "measurements": "number, tuple or list\n    A list or an array of one for each label where `index` is a list.",
    "interpolation": "Image\n    Of the input's dtype unless `output` says otherwise; float64 comes back as float32.",
}
USUALLY = OF_MODULE["interpolation"] + " Shape: same as input."


def describe(function):
    """Completes the docstring of a function of this package."""
    returns = OF_MODULE.get(function.__module__.rpartition(".")[2], USUALLY)
    complete(function, OF_NDIMAGE, RETURNS.get(function.__name__, returns))

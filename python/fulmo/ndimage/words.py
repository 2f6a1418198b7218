"""What the parameters of fulmo.ndimage are, and what comes out: the same for all functions that have them."""

from ..docstrings import complete

WORDS = {
    "angle": ("float", "Degrees, from the first axis towards the second."),
    "axes": ("int or tuple of int", "Axes to work along; by default all. Of rotate: the two of the plane."),
    "axis": ("int", "The axis to work along."),
    "border_value": ("int", "What stands beyond the border, 0 or 1."),
    "brute_force": ("bool", "Accepted for scipy's sake; without effect."),
    "connectivity": ("int", "Along how many axes neighbours may differ, from 1 to `rank`."),
    "cval": ("float", "Value beyond the border where the mode is constant."),
    "derivative": (
        "callable",
        "Of one axis: derivative(input, axis, output, mode, cval, *extra_arguments, **extra_keywords).",
    ),
    "derivative2": (
        "callable",
        "Of one axis: derivative2(input, axis, output, mode, cval, *extra_arguments, **extra_keywords).",
    ),
    "distances": ("array", "Where distances go."),
    "extra_arguments": ("tuple", "What the derivative is called with besides."),
    "extra_keywords": ("dict", "The same by name."),
    "footprint": ("array", "Pixels of a window of any shape that are not 0; instead of `size`."),
    "grid_mode": ("bool", "Whether an image ends where its outermost pixels end rather than at their centres."),
    "index": ("int or list of int", "Labels to measure; by default all above 0 as one."),
    "indices": ("array", "Where indices go, int32."),
    "input": ("array or Image", "Image of up to three axes, of any library. Of masks what is not 0 is set."),
    "iterations": ("int", "How often; below 1 until nothing changes."),
    "kwargs": ("", "What gaussian_filter takes besides, such as truncate."),
    "labels": ("array", "The label of each pixel, in the input's shape; by default the image is one label."),
    "mask": ("array", "Where pixels may change; by default everywhere."),
    "matrix": ("array", "Matrix, its diagonal, or a homogeneous matrix with the offset in its last column."),
    "max_label": ("int", "The largest label to look for; 0 means all."),
    "mode": (
        "str",
        "How the image goes on beyond its border: reflect (d c b a | a b c d | d c b a), mirror (d c b | a b c d | c b a), "
        "nearest (a a | a b c d | d d), wrap (c d | a b c d | a b), constant (`cval`), and scipy's other names of these. "
        "Where axes are filtered one after the other, also one for each.",
    ),
    "offset": ("float or tuple of float", "Where the first pixel of the result reads, in pixels."),
    "order": (
        "int",
        "Of a Gaussian its derivative, at least 0; of interpolation 0 nearest or 1 linear: scipy's 3 is not offered.",
    ),
    "origin": ("int or tuple of int", "Pixels by which the window is moved back."),
    "origin1": ("int or tuple of int", "Pixels by which structure1 is moved back."),
    "origin2": ("int or tuple of int", "Pixels by which structure2 is moved back; by default as structure1."),
    "output": (
        "dtype, array or Image",
        "The result's dtype, or where it goes; by default a new image of the input's dtype.",
    ),
    "output_shape": ("tuple of int", "Shape of the result; by default the input's."),
    "percentile": ("float", "From -100 to 100; -20 is the same as 80."),
    "prefilter": ("bool", "Of splines; without effect here."),
    "radius": ("int or tuple of int", "Pixels to look at on each side; by default truncate * sigma, rounded."),
    "rank": ("int", "Which of the sorted pixels, -1 is the last; of a structure the number of its axes."),
    "reshape": ("bool", "Whether the result is as large as the turned image."),
    "return_distances": ("bool", "Whether to give distances."),
    "return_indices": ("bool", "Whether to give the coordinates of the nearest background pixel."),
    "sampling": ("float or tuple of float", "Size of a pixel along each axis; by default 1."),
    "shift": ("float or tuple of float", "Way towards larger coordinates, in pixels."),
    "sigma": ("float or tuple of float", "Standard deviation along each axis, in pixels, at least 0."),
    "size": ("int or tuple of int", "Length of the window along each axis, in pixels."),
    "structure": (
        "array",
        "Structuring element: by default the pixel and its neighbours at faces; of grey images heights.",
    ),
    "structure1": ("array", "What must be set; by default the pixel and its neighbours at faces."),
    "structure2": ("array", "What must not be set; by default all that structure1 leaves out."),
    "truncate": ("float", "Where the Gaussian is cut, in standard deviations."),
    "weights": ("array", "Weights, of as many axes as are worked along."),
    "zoom": ("float or tuple of float", "How many times larger, along each axis."),
}
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
    complete(function, WORDS, RETURNS.get(function.__name__, returns))

"""What the pages say of borders: whatever looks at neighbours says how it goes on beyond the image, and it is so."""

import fulmo
import numpy as np
import pytest
from fulmo.tracing import traced
from test_operations import OPERATIONS, arguments_of

MARGIN = 12
NOTHING = "none: only pixels of the image count"  # what stands there where nothing is declared
LOOK_AROUND = {
    "components",
    "convolution",
    "equalization",
    "footprint",
    "fourier",
    "geometric",
    "growth",
    "line",
    "moments",
    "morphology",
    "neighbours",
    "rank",
    "separable",
    "stencil",
    "thinning",
}


def noise(image, widths):
    inside = np.pad(np.ones(image.shape, bool), widths)
    around = np.random.default_rng(0).integers(0, 50, inside.shape).astype(image.dtype)
    np.place(around, inside, image)
    return around


def edge(image, widths):
    return np.pad(image, widths, "edge")


RULES = {
    "none: each pixel by itself": noise,
    "nearest": edge,
    "nearest: an image edge is no label edge": edge,
    "outside pixels are left out, which equals repeating the edge pixel": edge,
    "outside is background": np.pad,
    "zero": np.pad,
    "zero; between voxels the border fades into it": np.pad,
}
OTHERS = {
    "multiply_image_and_position": "a pixel's place counts",
    "generate_binary_overlap_matrix": "the result is no image of pixels",
    "affine_transform_deskew": "the result is larger than the image",
    "deskew_x": "the same",
    "deskew_y": "the same",
    "extended_depth_of_focus_sobel_projection": "projects",
    "extended_depth_of_focus_variance_projection": "projects",
    "make_anisotropic": "the grid is another",
    "make_isotropic": "the same",
    "resample": "the same",
    "scale": "the same",
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_whatever_looks_around_says_what_is_beyond_the_border(name):
    if LOOK_AROUND.intersection(traced(name, "cpu").skeletons):
        assert OPERATIONS[name]["border"] != NOTHING, "declare a border"


def inner(result, shape):
    """What stands where the image was, if a margin was put around it."""
    return np.asarray(result)[tuple(slice(MARGIN, MARGIN + n) if n > 1 else slice(None) for n in shape)]


@pytest.mark.parametrize("shape", [(13, 14), (6, 9, 8)], ids=str)
@pytest.mark.parametrize("name", [n for n, op in OPERATIONS.items() if op["border"] in RULES and n not in OTHERS])
def test_border_is_what_the_page_says(name, shape):
    """A pixel at the border sees what it would see if the image were continued by the rule."""
    op = OPERATIONS[name]
    text, shapes = op["cases"][0]
    if shapes and len(shapes[0]) != len(shape):
        return
    given = arguments_of(op, text, np.float32, shape)
    widths = [(MARGIN, MARGIN)] * len(shape)
    going_on = {
        key: fulmo.push(RULES[op["border"]](np.asarray(value), widths)) if is_image(value, shape) else value
        for key, value in given.items()
    }
    with fulmo.device("cpu"):
        small, large = (getattr(fulmo, name)(**arguments) for arguments in (given, going_on))
    for ours, whole in zip(small, large) if isinstance(small, list) else [(small, large)]:
        pixels = np.asarray(ours, np.float64)
        scale = np.abs(pixels).max(where=np.isfinite(pixels), initial=1)
        np.testing.assert_allclose(pixels, inner(whole, shape), rtol=1e-5, atol=1e-6 * scale)


def is_image(value, shape):
    return getattr(value, "shape", None) == shape

"""Small images to try things on: `from fulmo.samples import image, labels`.

Each is made when it is asked for, on the current device, by operations alone: so it is the same everywhere.
"""

from pathlib import Path

import numpy as np

from . import _operations as _do
from .io import imread as _imread

_samples = {}


def _sample(make):
    _samples[make.__name__[1:]] = make
    return make


@_sample
def _image():
    """A plane of bright blobs, uint8."""
    return _imread(Path(__file__).parent / "data" / "blobs.tif")[30:158, 20:148]


@_sample
def _smooth():
    """The plane without its details, float32."""
    return _do.gaussian_blur(_image(), sigma=4)


@_sample
def _signed():
    """Values around 0, float32: the plane less its surroundings."""
    return _do.difference_of_gaussian(_image(), sigma1=1, sigma2=8)


@_sample
def _unit():
    """The plane between 0 and 1, float32."""
    return _do.normalize(_image())


@_sample
def _mask():
    """Where the plane is bright: 0 or 1."""
    return _do.threshold_otsu(_image())


@_sample
def _other_mask():
    """Where its surroundings are bright: 0 or 1."""
    return _do.threshold_mean(_do.translate(_smooth(), translate_x=6, translate_y=6))


@_sample
def _labels():
    """The blobs, numbered."""
    return _do.voronoi_otsu_labeling(_image(), spot_sigma=3, outline_sigma=1)


@_sample
def _cells():
    """The blobs, grown until most of them touch."""
    return _do.dilate_labels(_labels(), radius=4)


@_sample
def _spots():
    """One pixel of each blob, which has its number."""
    return _do.reduce_labels_to_centroids(_labels())


@_sample
def _points():
    """Where the cells are: a row for each axis, a column for each."""
    return _do.centroids_of_labels(_cells())


@_sample
def _values():
    """The size of each cell, the background's first."""
    return _do.read_map_values(_do.pixel_count_map(_cells()), _cells())


@_sample
def _distances():
    """From each cell to each other cell."""
    return _do.generate_distance_matrix(_points(), _points())


@_sample
def _touches():
    """Which cells touch, the background's row and column first."""
    return _do.generate_touch_matrix(_cells())


@_sample
def _stack():
    """Nuclei in 24 planes, uint8."""
    random = np.random.default_rng(3)
    nuclei, noise = np.zeros((24, 96, 96), np.float32), random.integers(0, 16, (24, 96, 96))
    nuclei[tuple(random.integers(3, size - 3, 45) for size in nuclei.shape)] = random.integers(90, 190, 45)
    light = _do.multiply_image_and_scalar(_do.gaussian_blur(nuclei, sigma=(2, 4, 4)), scalar=500)
    return _do.add_images(light, noise.astype(np.float32)).astype(np.uint8)


@_sample
def _stack_labels():
    """The nuclei, numbered."""
    return _do.voronoi_otsu_labeling(_stack(), spot_sigma=2, outline_sigma=1)


def __getattr__(name):
    if name not in _samples:
        raise AttributeError(f"fulmo.samples has no {name}; it has {', '.join(_samples)}")
    return _samples[name]()


def __dir__():
    return list(_samples)

"""Small images to try things on: `from fulmo.samples import image, labels`.

Each is made when it is asked for, on the current device, by operations alone: so it is the same everywhere.
"""

import sys
from pathlib import Path

import numpy as np

from . import _operations as _do
from .io import imread as _imread


def _blobs():
    return _imread(Path(__file__).parent / "data" / "blobs.tif")[30:158, 20:148]


def _nuclei():
    random = np.random.default_rng(3)
    nuclei, noise = np.zeros((24, 96, 96), np.float32), random.integers(0, 16, (24, 96, 96))
    nuclei[tuple(random.integers(3, size - 3, 45) for size in nuclei.shape)] = random.integers(90, 190, 45)
    light = _do.multiply_image_and_scalar(_do.gaussian_blur(nuclei, sigma=(2, 4, 4)), scalar=500)
    return _do.add_images(light, noise.astype(np.float32)).astype(np.uint8)


_samples = {
    # A plane of bright blobs, uint8; without its details, float32; less its surroundings, float32; between 0 and 1, float32.
    "image": lambda my: _blobs(),
    "smooth": lambda my: _do.gaussian_blur(my.image, sigma=4),
    "signed": lambda my: _do.difference_of_gaussian(my.image, sigma1=1, sigma2=8),
    "unit": lambda my: _do.normalize(my.image),
    # Where the plane is bright, and where its surroundings are: 0 or 1.
    "mask": lambda my: _do.threshold_otsu(my.image),
    "other_mask": lambda my: _do.threshold_mean(_do.translate(my.smooth, translate_x=6, translate_y=6)),
    # The blobs, numbered; grown until most of them touch; one pixel of each, which has its number.
    "labels": lambda my: _do.voronoi_otsu_labeling(my.image, spot_sigma=3, outline_sigma=1),
    "cells": lambda my: _do.dilate_labels(my.labels, radius=4),
    "spots": lambda my: _do.reduce_labels_to_centroids(my.labels),
    # Of each cell: where it is, a row for each axis; its size, the background's first; how far it is from each other cell;
    # which cells it touches, the background's row and column first.
    "points": lambda my: _do.centroids_of_labels(my.cells),
    "values": lambda my: _do.read_map_values(_do.pixel_count_map(my.cells), my.cells),
    "distances": lambda my: _do.generate_distance_matrix(my.points, my.points),
    "touches": lambda my: _do.generate_touch_matrix(my.cells),
    # Nuclei in 24 planes, uint8; and numbered.
    "stack": lambda my: _nuclei(),
    "stack_labels": lambda my: _do.voronoi_otsu_labeling(my.stack, spot_sigma=2, outline_sigma=1),
}


def __getattr__(name):
    if name not in _samples:
        raise AttributeError(f"fulmo.samples has no {name}; it has {', '.join(_samples)}")
    return _samples[name](sys.modules[__name__])


def __dir__():
    return list(_samples)

"""F1 at IoU 0.5 of a nuclei segmentation against hand-made truth: Fulmo's pipeline, and the same in scikit-image.

What is bright both against its surroundings and on the whole is nucleus; each maximum of the smoothed distance to the
background is one. They grow to the mask's border: here to the nearest seed, there by watershed.
"""

from pathlib import Path
from typing import NamedTuple

import fulmo
import numpy as np
import tifffile
from fulmo import synthetic
from scipy import ndimage
from skimage import filters, segmentation

SMALLEST = 30  # voxels


class Lengths(NamedTuple):
    """Standard deviations of Gaussians, in voxels."""

    noise: float
    surroundings: float
    shape: float


class Figures(NamedTuple):
    ours: float
    theirs: float
    objects: int


IMAGES = {
    "nuclei2d": ("img2d.tif", "mask2d.tif", Lengths(noise=1, surroundings=8, shape=4.5)),
    "nuclei3d": ("img3d.tif", "mask3d.tif", Lengths(noise=0.7, surroundings=3, shape=2)),
}


def score(folder):
    return {name: score_one(Path(folder), *about) for name, about in IMAGES.items()}


def score_one(folder, image, truth, lengths):
    image, truth = tifffile.imread(folder / image), tifffile.imread(folder / truth)
    ours = synthetic.match(np.asarray(segment(image, lengths)), truth).f1
    theirs = synthetic.match(segment_by_skimage(image, lengths), truth).f1
    return Figures(float(ours), float(theirs), len(np.unique(truth[truth > 0])))


def segment(image, lengths):
    smooth = fulmo.gaussian_blur(image, sigma=lengths.noise)
    brighter = fulmo.greater(smooth, fulmo.gaussian_blur(smooth, sigma=lengths.surroundings))
    bright = fulmo.threshold_otsu(fulmo.logarithm(smooth))
    once = {"radius_x": 1, "radius_y": 1, "radius_z": 1}
    mask = fulmo.binary_opening(fulmo.binary_and(brighter, bright), **once, connectivity="sphere")
    depth = fulmo.gaussian_blur(fulmo.distance_transform(mask), sigma=lengths.shape)
    seeds = fulmo.binary_and(fulmo.detect_maxima(depth), mask)
    return fulmo.remove_small_labels(fulmo.masked_voronoi_labeling(seeds, mask), minimum_size=SMALLEST)


def segment_by_skimage(image, lengths):
    smooth = blur(image.astype(np.float32), lengths.noise)
    brighter = smooth > blur(smooth, lengths.surroundings)
    logarithm = np.log(smooth)
    bright = logarithm > filters.threshold_otsu(logarithm)
    mask = ndimage.binary_opening(brighter & bright)
    depth = blur(ndimage.distance_transform_edt(mask).astype(np.float32), lengths.shape)
    seeds, _ = ndimage.label(is_maximum(depth) & mask, np.ones((3,) * image.ndim))
    labels = segmentation.watershed(-depth, seeds, mask=mask)
    areas = np.bincount(labels.ravel())
    return np.where(areas[labels] < SMALLEST, 0, labels)


def blur(image, sigma):
    return ndimage.gaussian_filter(image, sigma, mode="nearest")


def is_maximum(image):
    around = np.ones((3,) * image.ndim, bool)
    around[(1,) * image.ndim] = False
    return image > ndimage.maximum_filter(image, footprint=around, mode="constant", cval=-np.inf)

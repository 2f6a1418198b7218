"""What the demo does to a stack, written with scipy and scikit-image."""

import numpy as np
from scipy import ndimage
from skimage import filters, measure, segmentation

PROPERTIES = ("label", "area", "bbox", "centroid", "intensity_mean", "intensity_min", "intensity_max")


def label_nuclei(image, spacing):
    step = np.array(spacing)
    smooth = ndimage.gaussian_filter(image.astype(np.float32), 0.375 / step, mode="nearest")
    flat = ndimage.white_tophat(smooth, size=2 * np.round(5 / step).astype(int) + 1, mode="nearest")
    mask = flat > filters.threshold_otsu(flat)
    wide = ndimage.gaussian_filter(flat, 1.125 / step, mode="nearest")
    seeds = measure.label((wide == ndimage.maximum_filter(wide, 3)) & mask)
    labels = segmentation.clear_border(segmentation.watershed(-wide, seeds, mask=mask))
    small = np.flatnonzero(np.bincount(labels.ravel()) < 500)
    labels[np.isin(labels, small)] = 0
    return segmentation.relabel_sequential(labels)[0]


def measure_nuclei(image, spacing):
    labels = label_nuclei(image, spacing)
    return labels, measure.regionprops_table(labels, image, properties=PROPERTIES)

"""scipy, scikit-image and numpy, as users call them: one thread."""

import numpy as np
import scipy
import skimage
import workload
from cases import MAPS, STATISTICS
from scipy import ndimage, signal
from skimage import exposure, feature, filters, measure, morphology, segmentation

from contenders import Contender
from contenders.ndimages import cases_of

COLUMNS = ("label", "area", "bbox", "centroid", "intensity_mean", "intensity_min", "intensity_max")


def contender(choice, shape):
    image = workload.stack(shape)
    labels, _ = ndimage.label(image > workload.BRIGHT, np.ones((3, 3, 3)))
    plane, counts = workload.plane(), workload.counts(shape)
    flat = plane > workload.BRIGHT / 4
    cases = {
        **cases_of(np, ndimage, signal, image, plane, counts),
        MAPS: lambda: (np.sqrt(np.clip(image * np.float32(2) + image, 0, 1000)) > 10) * np.float32(0.5),
        STATISTICS: lambda: measure.regionprops_table(labels, image, properties=COLUMNS),
        "sum of all pixels": lambda: image.sum(dtype=np.float64),
        "threshold otsu": lambda: image > filters.threshold_otsu(image),
        "remove labels on edges": lambda: segmentation.clear_border(labels),
        "detect maxima": lambda: feature.peak_local_max(image, min_distance=2),
        "regional maxima": lambda: morphology.local_maxima(image),
        "hessian eigenvalues": lambda: feature.hessian_matrix_eigvals(
            feature.hessian_matrix(image, 0.5, use_gaussian_derivatives=False)
        ),
        "skeletonize plane": lambda: morphology.skeletonize(flat),
        "dilate labels radius 3": lambda: segmentation.expand_labels(labels, 3),
        "clahe plane": lambda: exposure.equalize_adapthist(plane, 8),
    }
    return Contender(f"scipy {scipy.__version__}, scikit-image {skimage.__version__}", cases)

"""cupy's ndimage and, where it is installed, cuCIM."""

import cupy as cp
import workload
from cases import MAPS, STATISTICS
from cupyx.scipy import ndimage, signal

from contenders import Contender
from contenders.ndimages import cases_of

COLUMNS = ("label", "area", "bbox", "centroid", "intensity_mean", "intensity_min", "intensity_max")


def contender(choice, shape):
    host = workload.stack(shape)
    image = cp.asarray(host)
    labels, _ = ndimage.label(image > workload.BRIGHT, cp.ones((3, 3, 3)))
    half, two = cp.float32(0.5), cp.float32(2)
    plane, counts = cp.asarray(workload.plane()), cp.asarray(workload.counts(shape))
    cases = {
        **cases_of(cp, ndimage, signal, image, plane, counts),
        MAPS: lambda: (cp.sqrt(cp.clip(image * two + image, 0, 1000)) > 10) * half,
        "upload": lambda: cp.asarray(host),
        "download": lambda: cp.asnumpy(image),
        "sum of all pixels": lambda: float(image.sum()),
        **with_cucim(image, labels, plane),
    }
    name = f"cupy {cp.__version__}" + (", cuCIM" if STATISTICS in cases else "")
    return Contender(name, cases, cp.cuda.Device().synchronize)


def with_cucim(image, labels, plane):
    try:
        from cucim.skimage import exposure, feature, filters, measure, morphology, segmentation
    except ImportError:
        return {}
    flat = plane > workload.BRIGHT / 4
    return {
        STATISTICS: lambda: measure.regionprops_table(labels, image, properties=COLUMNS),
        "median 51 x 51 uint8 plane": lambda: filters.median(plane, cp.ones((51, 51)), mode="nearest"),
        "threshold otsu": lambda: image > filters.threshold_otsu(image),
        "remove labels on edges": lambda: segmentation.clear_border(labels),
        "detect maxima": lambda: feature.peak_local_max(image, min_distance=2),
        "skeletonize plane": lambda: morphology.thin(flat),
        "dilate labels radius 3": lambda: segmentation.expand_labels(labels, 3),
        "clahe plane": lambda: exposure.equalize_adapthist(plane, 8),
    }

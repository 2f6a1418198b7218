"""cupy's ndimage and, where it is installed, cuCIM."""

import cupy as cp
import workload
from cases import GAUSSIAN_2, GAUSSIAN_5, MAPS, STATISTICS
from cupyx.scipy import ndimage, signal

from contenders import Contender

COLUMNS = ("label", "area", "bbox", "centroid", "intensity_mean", "intensity_min", "intensity_max")


def contender(choice, shape):
    host = workload.stack(shape)
    image = cp.asarray(host)
    mask = image > workload.BRIGHT
    labels, _ = ndimage.label(mask, cp.ones((3, 3, 3)))
    grid = cp.mgrid[(slice(-3, 4),) * 3]
    ball = (grid**2).sum(axis=0) <= 9
    half, two = cp.float32(0.5), cp.float32(2)
    plane, counts = cp.asarray(workload.plane()), cp.asarray(workload.counts(shape))
    whole = image.astype(cp.uint16)
    small, large = cp.asarray(workload.kernel(5)), cp.asarray(workload.kernel(31))
    cross = ndimage.generate_binary_structure(3, 1)
    cases = {
        GAUSSIAN_2: lambda: ndimage.gaussian_filter(image, 2, mode="nearest"),
        GAUSSIAN_5: lambda: ndimage.gaussian_filter(image, 5, mode="nearest"),
        MAPS: lambda: (cp.sqrt(cp.clip(image * two + image, 0, 1000)) > 10) * half,
        "upload": lambda: cp.asarray(host),
        "download": lambda: cp.asnumpy(image),
        "copy": lambda: image.copy(),
        "add": lambda: image + image,
        "mean box radius 1": lambda: ndimage.uniform_filter(image, 3, mode="nearest"),
        "mean box radius 5": lambda: ndimage.uniform_filter(image, 11, mode="nearest"),
        "median box radius 1": lambda: ndimage.median_filter(image, 3, mode="nearest"),
        "median box radius 2 uint16": lambda: ndimage.median_filter(whole, 5, mode="nearest"),
        "median sphere radius 1": lambda: ndimage.median_filter(image, footprint=cross, mode="nearest"),
        "median 51 x 51 uint8 plane": lambda: ndimage.median_filter(plane, 51, mode="nearest"),
        "median 13 x 13 x 5 uint16": lambda: ndimage.median_filter(counts, (5, 13, 13), mode="nearest"),
        "maximum box radius 1": lambda: ndimage.maximum_filter(image, 3, mode="nearest"),
        "maximum box radius 10": lambda: ndimage.maximum_filter(image, 21, mode="nearest"),
        "maximum sphere radius 3": lambda: ndimage.maximum_filter(image, footprint=ball, mode="nearest"),
        "top hat box radius 10": lambda: ndimage.white_tophat(image, 21, mode="nearest"),
        "binary erosion sphere radius 1": lambda: ndimage.binary_erosion(mask),
        "sobel": lambda: ndimage.generic_gradient_magnitude(image, ndimage.sobel),
        "laplace": lambda: ndimage.laplace(image, mode="nearest"),
        "difference of gaussian 1, 5": lambda: ndimage.gaussian_filter(image, 1) - ndimage.gaussian_filter(image, 5),
        "sum of all pixels": lambda: float(image.sum()),
        "maximum z projection": lambda: image.max(axis=0),
        "standard deviation z projection": lambda: image.std(axis=0),
        "histogram": lambda: cp.histogram(image, 256),
        "connected components": lambda: ndimage.label(mask, cp.ones((3, 3, 3))),
        "distance transform": lambda: ndimage.distance_transform_edt(mask),
        "convolve 5 x 5 x 5": lambda: ndimage.correlate(image, small, mode="nearest"),
        "convolve fft 31 x 31 x 31": lambda: signal.fftconvolve(image, large, mode="same"),
        "rotate 30 degrees": lambda: ndimage.rotate(image, 30, axes=(1, 2), reshape=False, order=1),
        "transpose xz": lambda: cp.ascontiguousarray(image.T),
        "cumulative sum": lambda: cp.cumsum(image, axis=2),
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

"""Fulmo on one of its devices."""

import copy_speed
import fulmo
import numpy as np
import workload
from cases import GAUSSIAN_2, GAUSSIAN_5, MAPS, STATISTICS

from contenders import Contender

# Area, bounding box, centroid, mean, least and largest intensity: what the others are asked for where they can choose.
COLUMNS = ",".join(
    ["area", "mean_intensity", "min_intensity", "max_intensity"]
    + [f"{name}_{axis}" for name in ("bbox_min", "bbox_max", "centroid") for axis in "xyz"]
)


def contender(choice, shape):
    device = fulmo.select_device(choice, strict=True)
    host = workload.stack(shape)
    image = fulmo.asarray(host)
    mask = made(fulmo.greater_constant(image, scalar=workload.BRIGHT))
    labels = made(fulmo.connected_component_labeling(mask))
    device.finish()
    each = {"radius_x": 1, "radius_y": 1, "radius_z": 1}
    ten = dict.fromkeys(each, 10)
    plane, counts = fulmo.asarray(workload.plane()), fulmo.asarray(workload.counts(shape))
    whole = fulmo.asarray(host.astype(np.uint16))
    small, large = fulmo.asarray(workload.kernel(5)), fulmo.asarray(workload.kernel(31))
    flat = made(fulmo.greater_constant(plane, scalar=workload.BRIGHT / 4))

    cases = {
        GAUSSIAN_2: lambda: fulmo.gaussian_blur(image, sigma=2),
        GAUSSIAN_5: lambda: fulmo.gaussian_blur(image, sigma=5),
        MAPS: lambda: six_maps(image),
        STATISTICS: lambda: fulmo.labels_statistics(labels, image, columns=COLUMNS),
        "upload": lambda: fulmo.asarray(host),
        "download": lambda: np.asarray(image),
        "copy": lambda: fulmo.copy(image),
        "add": lambda: fulmo.add_images(image, image),
        "mean box radius 1": lambda: fulmo.mean_filter(image, **each),
        "mean box radius 5": lambda: fulmo.mean_filter(image, **dict.fromkeys(each, 5)),
        "median box radius 1": lambda: fulmo.median(image, **each),
        "median box radius 2 uint16": lambda: fulmo.median(whole, radius=2),
        "median sphere radius 1": lambda: fulmo.median(image, **each, connectivity="sphere"),
        "median 51 x 51 uint8 plane": lambda: fulmo.median(plane, radius_x=25, radius_y=25),
        "median 13 x 13 x 5 uint16": lambda: fulmo.median(counts, radius_x=6, radius_y=6, radius_z=2),
        "maximum box radius 1": lambda: fulmo.maximum_filter(image, **each),
        "maximum box radius 10": lambda: fulmo.maximum_filter(image, **ten),
        "maximum sphere radius 3": lambda: fulmo.maximum_filter(image, **dict.fromkeys(each, 3), connectivity="sphere"),
        "top hat box radius 10": lambda: fulmo.top_hat(image, **ten),
        "binary erosion sphere radius 1": lambda: fulmo.binary_erode(mask, **each, connectivity="sphere"),
        "sobel": lambda: fulmo.sobel(image),
        "laplace": lambda: fulmo.laplace(image),
        "difference of gaussian 1, 5": lambda: fulmo.difference_of_gaussian(image, sigma1=1, sigma2=5),
        "sum of all pixels": lambda: fulmo.sum_of_all_pixels(image),
        "maximum z projection": lambda: fulmo.maximum_z_projection(image),
        "standard deviation z projection": lambda: fulmo.std_z_projection(image),
        "histogram": lambda: fulmo.histogram(image),
        "threshold otsu": lambda: fulmo.threshold_otsu(image),
        "connected components": lambda: fulmo.connected_component_labeling(mask),
        "remove labels on edges": lambda: fulmo.remove_labels_on_edges(labels),
        "voronoi labeling": lambda: fulmo.voronoi_labeling(mask),
        "voronoi otsu labeling": lambda: fulmo.voronoi_otsu_labeling(image, spot_sigma=3, outline_sigma=1),
        "detect maxima": lambda: fulmo.detect_maxima(image, radius_x=2, radius_y=2, radius_z=2),
        "regional maxima": lambda: fulmo.regional_maxima(image),
        "distance transform": lambda: fulmo.distance_transform(mask),
        "convolve 5 x 5 x 5": lambda: fulmo.convolve(image, small),
        "convolve fft 31 x 31 x 31": lambda: fulmo.convolve_fft(image, large),
        "rotate 30 degrees": lambda: fulmo.rotate(image, angle_z=30, interpolate=True),
        "transpose xz": lambda: fulmo.copy(fulmo.transpose_xz(image)),
        "cumulative sum": lambda: fulmo.cumulative_sum(image),
        "hessian eigenvalues": lambda: fulmo.hessian_eigenvalues(image),
        "skeletonize plane": lambda: fulmo.skeletonize(flat),
        "dilate labels radius 3": lambda: fulmo.dilate_labels(labels, radius=3),
        "touch matrix": lambda: fulmo.generate_touch_matrix(labels),
        "clahe plane": lambda: fulmo.clahe(plane),
    }
    computed = {name: lambda case=case: made(case()) for name, case in cases.items()}
    return Contender(f"fulmo {fulmo.__version__} {device}", computed, device.finish, lambda: facts(device, image))


def made(result):
    """Lazy images are computed here, so that a case costs what looking at its result costs."""
    for image in result if isinstance(result, list) else [result]:
        if isinstance(image, fulmo.Image):
            image._evaluate()
    return result


def six_maps(image):
    doubled = fulmo.multiply_image_and_scalar(image, scalar=2)
    summed = fulmo.add_images_weighted(doubled, image, factor1=1, factor2=1)
    root = fulmo.square_root(fulmo.clip(summed, min_intensity=0, max_intensity=1000))
    return fulmo.multiply_image_and_scalar(fulmo.greater_constant(root, scalar=10), scalar=0.5)


def facts(device, image):
    before = device.launches
    made(six_maps(image))
    launches = device.launches - before
    copy = copy_speed.best(device, lambda: made(fulmo.copy(image)), image.nbytes)
    return {"launches of the chain": launches, "copy ms": copy}

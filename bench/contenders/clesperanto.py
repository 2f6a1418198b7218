"""pyclesperanto on the best device of its CUDA or its OpenCL backend."""

import os

import pyclesperanto as cle
import workload
from cases import GAUSSIAN_2, GAUSSIAN_5, MAPS, STATISTICS

from contenders import Contender


def contender(choice, shape):
    cle.select_backend(choice)
    device = cle.select_device(os.environ.get("BENCH_PYCLESPERANTO_DEVICE", ""), "gpu")
    cle.wait_for_kernel_to_finish(True)
    host = workload.stack(shape)
    image = cle.push(host)
    mask = cle.greater_constant(image, scalar=workload.BRIGHT)
    labels = cle.connected_component_labeling(mask)
    each = {"radius_x": 1, "radius_y": 1, "radius_z": 1}
    ten = dict.fromkeys(each, 10)
    small, plane = cle.push(workload.kernel(5)), cle.push(workload.plane())
    flat = cle.greater_constant(plane, scalar=workload.BRIGHT / 4)
    counts, whole = cle.push(workload.counts(shape)), cle.push(host.astype("uint16"))
    cases = {
        GAUSSIAN_2: lambda: gaussian(image, 2),
        GAUSSIAN_5: lambda: gaussian(image, 5),
        MAPS: lambda: six_maps(image),
        STATISTICS: lambda: cle.labels_statistics(label=labels, intensity=image),
        "upload": lambda: cle.push(host),
        "download": lambda: cle.pull(image),
        "copy": lambda: cle.copy(image),
        "add": lambda: cle.add_images_weighted(image, image, factor1=1, factor2=1),
        "mean box radius 1": lambda: cle.mean_filter(image, **each),
        "mean box radius 5": lambda: cle.mean_filter(image, **dict.fromkeys(each, 5)),
        "median box radius 1": lambda: cle.median(image, **each),
        "median box radius 2 uint16": lambda: cle.median(whole, **dict.fromkeys(each, 2)),
        "median sphere radius 1": lambda: cle.median(image, **each, connectivity="sphere"),
        "median 13 x 13 x 5 uint16": lambda: cle.median(counts, radius_x=6, radius_y=6, radius_z=2),
        "maximum box radius 1": lambda: cle.maximum_filter(image, **each),
        "maximum box radius 10": lambda: cle.maximum_filter(image, **ten),
        "maximum sphere radius 3": lambda: cle.maximum_filter(image, **dict.fromkeys(each, 3), connectivity="sphere"),
        "top hat box radius 10": lambda: cle.top_hat(image, **ten),
        "binary erosion sphere radius 1": lambda: cle.binary_erode(mask, **each, connectivity="sphere"),
        "sobel": lambda: cle.sobel(image),
        "laplace": lambda: cle.laplace(image, connectivity="box"),
        "difference of gaussian 1, 5": lambda: difference(image, 1, 5),
        "sum of all pixels": lambda: cle.sum_of_all_pixels(image),
        "maximum z projection": lambda: cle.maximum_z_projection(image),
        "standard deviation z projection": lambda: cle.std_z_projection(image),
        "histogram": lambda: cle.histogram(image, num_bins=256),
        "threshold otsu": lambda: cle.threshold_otsu(image),
        "connected components": lambda: cle.connected_component_labeling(mask),
        "remove labels on edges": lambda: cle.remove_labels_on_edges(labels),
        "voronoi labeling": lambda: cle.voronoi_labeling(mask),
        "voronoi otsu labeling": lambda: cle.voronoi_otsu_labeling(image, spot_sigma=3, outline_sigma=1),
        "detect maxima": lambda: cle.detect_maxima(image, radius_x=2, radius_y=2, radius_z=2),
        "convolve 5 x 5 x 5": lambda: cle.convolve(image, small),
        "rotate 30 degrees": lambda: cle.rotate(image, angle_z=30, interpolate=True),
        "transpose xz": lambda: cle.transpose_xz(image),
        "cumulative sum": lambda: cle.cumulative_sum(image),
        "hessian eigenvalues": lambda: cle.hessian_eigenvalues(image),
        "skeletonize plane": lambda: cle.skeletonize(flat),
        "dilate labels radius 3": lambda: cle.dilate_labels(labels, radius=3),
        "touch matrix": lambda: cle.generate_touch_matrix(labels),
    }
    return Contender(f"pyclesperanto {cle.__version__} {choice} {device.name}", cases)


def gaussian(image, sigma):
    return cle.gaussian_blur(image, sigma_x=sigma, sigma_y=sigma, sigma_z=sigma)


def difference(image, narrow, wide):
    sigmas = {f"sigma{k}_{axis}": sigma for k, sigma in ((1, narrow), (2, wide)) for axis in "xyz"}
    return cle.difference_of_gaussian(image, **sigmas)


def six_maps(image):
    doubled = cle.multiply_image_and_scalar(image, scalar=2)
    summed = cle.add_images_weighted(doubled, image, factor1=1, factor2=1)
    root = cle.square_root(cle.clip(summed, min_intensity=0, max_intensity=1000))
    return cle.multiply_image_and_scalar(cle.greater_constant(root, scalar=10), scalar=0.5)

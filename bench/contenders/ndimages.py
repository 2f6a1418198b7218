"""What the ndimages of scipy and cupy have in common."""

import workload
from cases import GAUSSIAN_2, GAUSSIAN_5


def cases_of(np, ndimage, signal, image, plane, counts):
    """Of a library of arrays and its ndimage and signal; images are in its memory."""
    mask, whole = image > workload.BRIGHT, image.astype(np.uint16)
    grid = np.mgrid[(slice(-3, 4),) * 3]
    ball = (grid**2).sum(axis=0) <= 9
    small, large = (np.asarray(workload.kernel(side)) for side in (5, 31))
    cross, box = ndimage.generate_binary_structure(3, 1), np.ones((3, 3, 3))
    return {
        GAUSSIAN_2: lambda: ndimage.gaussian_filter(image, 2, mode="nearest"),
        GAUSSIAN_5: lambda: ndimage.gaussian_filter(image, 5, mode="nearest"),
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
        "maximum z projection": lambda: image.max(axis=0),
        "standard deviation z projection": lambda: image.std(axis=0),
        "histogram": lambda: np.histogram(image, 256),
        "connected components": lambda: ndimage.label(mask, box),
        "distance transform": lambda: ndimage.distance_transform_edt(mask),
        "convolve 5 x 5 x 5": lambda: ndimage.correlate(image, small, mode="nearest"),
        "convolve fft 31 x 31 x 31": lambda: signal.fftconvolve(image, large, mode="same"),
        "rotate 30 degrees": lambda: ndimage.rotate(image, 30, axes=(1, 2), reshape=False, order=1),
        "transpose xz": lambda: np.ascontiguousarray(image.T),
        "cumulative sum": lambda: np.cumsum(image, axis=2),
    }

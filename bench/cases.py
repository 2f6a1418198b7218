"""Names of what is timed. A contender offers those it can."""

GAUSSIAN_2 = "gaussian sigma 2"
GAUSSIAN_5 = "gaussian sigma 5"
MAPS = "chain of 6 maps"
STATISTICS = "label statistics"

CPU_SENTINELS = [GAUSSIAN_2]
GPU_SENTINELS = [MAPS, GAUSSIAN_5, STATISTICS]
FAMILIES = [
    "upload",
    "download",
    "copy",
    "add",
    "mean box radius 1",
    "mean box radius 5",
    "median box radius 1",
    "median box radius 2 uint16",
    "median sphere radius 1",
    "median 51 x 51 uint8 plane",
    "median 13 x 13 x 5 uint16",
    "maximum box radius 1",
    "maximum box radius 10",
    "maximum sphere radius 3",
    "top hat box radius 10",
    "binary erosion sphere radius 1",
    "sobel",
    "laplace",
    "difference of gaussian 1, 5",
    "sum of all pixels",
    "maximum z projection",
    "standard deviation z projection",
    "histogram",
    "threshold otsu",
    "connected components",
    "remove labels on edges",
    "voronoi labeling",
    "voronoi otsu labeling",
    "detect maxima",
    "regional maxima",
    "distance transform",
    "convolve 5 x 5 x 5",
    "convolve fft 31 x 31 x 31",
    "rotate 30 degrees",
    "transpose xz",
    "cumulative sum",
    "hessian eigenvalues",
    "skeletonize plane",
    "dilate labels radius 3",
    "touch matrix",
    "clahe plane",
]

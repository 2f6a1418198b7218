"""Calls of `cle` in notebooks of Haase's book and in demos of clEsperanto, with `import fulmo as cle`.

tests/notebook_calls.tsv lists them: a call, what it must equal, and the notebooks that have it (book:
haesleinhuepf/BioImageAnalysisNotebooks, demos: clEsperanto/pyclesperanto, prototype: clEsperanto/pyclesperanto_prototype).
`docs/coverage.md` shows the list.
"""

import csv
import pathlib
import warnings

import fulmo as cle
import matplotlib
import numpy as np
import pandas as pd
import pytest
import scipy.ndimage
import skimage
from matplotlib import pyplot

matplotlib.use("agg")
ROOT = pathlib.Path(__file__).parents[1]
BLOBS = pathlib.Path(cle.__file__).parent / "data" / "blobs.tif"

with open(ROOT / "tests/notebook_calls.tsv", newline="") as file:
    CALLS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


# ---- what a notebook would have loaded ----


def cells():
    """Labels that touch each other, in a frame of background."""
    numbers = np.asarray(cle.artificial_tissue(40, 30, 1, 9, 8, 0, 1, 1, 0))
    numbers = np.where(np.pad(np.ones((28, 38), bool), 1), numbers, 0)
    return skimage.segmentation.relabel_sequential(numbers)[0].astype(np.uint32)


@pytest.fixture(scope="module")
def things():
    before = cle.get_device()
    cle.select_device("cpu")
    random = np.random.default_rng(4)
    pixels = skimage.io.imread(BLOBS)[40:90, 60:130]
    numbers = cells()
    some = np.where(random.random(numbers.max() + 1) < 0.3, np.arange(numbers.max() + 1), 0)
    volume = random.integers(0, 200, (9, 12, 14)).astype(np.uint8)
    labels, values = cle.push(numbers), random.uniform(0, 10, numbers.max() + 1).astype(np.float32)
    values[0] = 0
    pointlist = cle.centroids_of_labels(labels)
    intensity = random.uniform(0, 9, numbers.shape).astype(np.float32)
    yield {
        "file": str(BLOBS),
        "pixels": pixels,
        "image": cle.push(pixels),
        "blurred": cle.gaussian_blur(pixels, sigma=1),
        "binary": cle.push((pixels > 120).astype(np.uint8)),
        "spots": cle.push((random.random(pixels.shape) < 0.01).astype(np.uint8)),
        "volume": volume,
        "stack": cle.push(volume),
        "numbers": numbers,
        "labels": labels,
        "others": cle.push(some[numbers].astype(np.uint32)),
        "intensity": intensity,
        "values": values,
        "parametric": cle.replace_values(labels, values),
        "edges": cle.push((pixels > 200).astype(np.uint8)),
        "pointlist": pointlist,
        "distances": cle.generate_distance_matrix(pointlist, pointlist),
        "touching": cells_that_touch(labels),
        "angles": cle.push(np.float32([[0.5, np.nan], [-1, 0]])),
    }
    cle.select_device(before.id)


def cells_that_touch(labels):
    touching = np.array(cle.generate_touch_matrix(labels), np.float32)
    touching[0], touching[:, 0] = 0, 0
    return cle.push(touching)


# ---- what the calls must equal ----


def per_label(labels, measure):
    numbers = np.asarray(labels)
    result = np.zeros(numbers.shape)
    for number in range(1, numbers.max() + 1):
        result[numbers == number] = measure(numbers == number)
    return result


def centroids(labels):
    numbers = np.asarray(labels)
    return [[np.mean(np.nonzero(numbers == n)[axis]) for n in range(1, numbers.max() + 1)] for axis in (1, 0)]


def from_to(points):
    points = np.asarray(points, np.float64)
    return points[:, None, :] - points[:, :, None]


def distance_matrix(points):
    return np.pad(np.linalg.norm(from_to(points), axis=0), ((1, 0), (1, 0)))


def angle_matrix(points):
    x, y = from_to(points)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.pad(np.arctan(y / x), ((1, 0), (1, 0)))


def spots_at(points):
    x, y = np.asarray(points).astype(int)
    result = np.zeros((y.max() + 1, x.max() + 1))
    result[y, x] = np.arange(1, x.size + 1)
    return result


def proximity(distances, largest):
    near = np.asarray(distances) <= largest
    near[0], near[:, 0] = False, False
    return near & ~np.eye(len(near), dtype=bool)


def nearest(distances, n):
    """Whether one of two labels is among the n nearest of the other."""
    distances = np.array(distances)
    near = np.zeros(distances.shape)
    for label in range(1, len(distances)):
        others = [k for k in np.argsort(distances[label], kind="stable") if k not in (0, label)]
        near[label, others[:n]] = near[others[:n], label] = 1
    return near


def over_neighbours(reduce, values, near):
    near = np.asarray(near) != 0
    return [
        reduce([values[k] for k in range(len(values)) if near[label, k] or k == label]) for label in range(len(near))
    ]


def upper_median(values):
    return sorted(values)[len(values) // 2]


def painted(reduce, values, near, labels):
    numbers = np.asarray(labels)
    return np.where(numbers > 0, np.array(over_neighbours(reduce, values, near))[numbers], 0)


def mean_of_nearest(labels, others, n, itself=True):
    points, targets = np.array(centroids(labels)), np.array(centroids(others))
    distances = np.sort(np.linalg.norm(points[:, :, None] - targets[:, None], axis=0), axis=1)
    distances = distances[:, np.isfinite(distances).any(0)]
    means = distances[:, int(not itself) : n + int(not itself)].mean(1)
    return np.concatenate([[0], means])[np.asarray(labels)]


def count_within(labels, others, largest):
    points, targets = np.array(centroids(labels)), np.array(centroids(others))
    counts = (np.linalg.norm(points[:, :, None] - targets[:, None], axis=0) <= largest).sum(1)
    return np.concatenate([[0], counts])[np.asarray(labels)]


def lines(points, matrix, shape):
    """Every half pixel from one point to the other, the weakest lines first."""
    points, matrix = np.asarray(points, np.float64), np.asarray(matrix)[1:, 1:]
    result = np.zeros(shape)
    pairs = [(matrix[i, j], i, j) for i in range(len(matrix)) for j in range(i) if matrix[i, j]]
    for value, i, j in sorted(pairs):
        start, step = points[:, j], points[:, i] - points[:, j]
        for distance in np.arange(0, np.linalg.norm(step), 0.5):
            x, y = (start + step * distance / np.linalg.norm(step)).astype(int)
            result[y, x] = value
    return result


def coloured(pixels, colours="Greys_r", low=None, high=None):
    """Red, green, blue and opacity of each pixel."""
    low, high = pixels.min() if low is None else low, pixels.max() if high is None else high
    return pyplot.get_cmap(colours)((pixels - np.float64(low)) / (high - np.float64(low)))


def seen(drawn):
    """Colours of what matplotlib drew; of labels the regions of one colour."""
    pixels = drawn.get_array()
    return drawn.to_rgba(pixels) if pixels.ndim == 2 else regions(pixels @ [1, 256, 65536])


def regions(values):
    """For each pixel, which pixel is the first with its value; -1 where that is 0."""
    _, first, which = np.unique(values, return_index=True, return_inverse=True)
    return np.where(values == 0, -1, first[which].reshape(values.shape))


NAMES = {
    function.__name__: function
    for function in [
        *(per_label, centroids, distance_matrix, angle_matrix, spots_at, proximity, nearest, over_neighbours),
        *(upper_median, painted, mean_of_nearest, count_within, lines, coloured, regions),
    ]
} | {"cle": cle, "np": np, "pd": pd, "scipy": scipy, "skimage": skimage}


def calls(which):
    return pytest.mark.parametrize("row", list(filter(which, CALLS)), ids=lambda row: row["call"][:70])


@calls(lambda row: row["name"] != "imshow")
def test_call(row, things):
    if row["name"].endswith("igraph"):
        pytest.importorskip("igraph")
    names = NAMES | things | {"output": cle.create_like(things["image"])}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if row["equals"].startswith("raises "):
            with pytest.raises(getattr(cle, row["equals"].removeprefix("raises "))):
                eval(row["call"], names)
            return
        result, expected = eval(row["call"], names), eval(row["equals"], names)
    if expected is None or isinstance(expected, (str, cle.Device)) or np.asarray(expected).dtype.kind == "U":
        assert result == expected
        return
    ours, theirs = np.asarray(result, np.float64), np.asarray(expected, np.float64)
    if 1 in ours.shape and ours.ndim == theirs.ndim + 1:  # a vector as an image of one row
        ours = ours.reshape(theirs.shape)
    assert ours.shape == theirs.shape
    np.testing.assert_allclose(ours, theirs, 2e-5, 2e-5 * max(1, np.nanmax(np.abs(theirs))))


@calls(lambda row: row["name"] == "imshow")
def test_imshow(row, things):
    given, current = pyplot.subplots()[1], pyplot.subplots()[1]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert eval(row["call"], NAMES | things | {"axes": given}) is None
    (drawn,) = (given if "plot=axes" in row["call"] else current).images
    np.testing.assert_array_equal(seen(drawn), eval(row["equals"], NAMES | things))
    assert (drawn.colorbar is not None) == ("colorbar=True" in row["call"])
    assert drawn.axes.get_title() == ("Blobs" if "'Blobs'" in row["call"] else "")
    pyplot.close("all")


def test_kernels_of_the_prototype(tmp_path):
    """Its keyword for the file, which stands beside the module that calls."""
    try:
        device = cle.find_device("opencl")
    except cle.DeviceError:
        pytest.skip("there is no OpenCL here")
    kernel = """__kernel void twice_2d(IMAGE_src_TYPE src, IMAGE_dst_TYPE dst) {
      const sampler_t sampler = CLK_NORMALIZED_COORDS_FALSE | CLK_ADDRESS_CLAMP_TO_EDGE | CLK_FILTER_NEAREST;
      const int2 pos = (int2){get_global_id(0), get_global_id(1)};
      WRITE_dst_IMAGE(dst, pos, CONVERT_dst_PIXEL_TYPE(2 * READ_src_IMAGE(src, sampler, pos).x));
    }"""
    (tmp_path / "twice_2d.cl").write_text(kernel)
    source = cle.push(np.arange(12, dtype=np.float32).reshape(3, 4), device=device)
    result = cle.create(source.shape, device=device)
    cle.execute(
        anchor=str(tmp_path / "module.py"),
        opencl_kernel_filename="twice_2d.cl",
        kernel_name="twice_2d",
        global_size=source.shape,
        parameters={"src": source, "dst": result},
    )
    np.testing.assert_array_equal(result, 2 * np.asarray(source))


def test_what_is_not_there_is_named():
    words = {"regionprops": "labels_statistics", "gausian_blur": "gaussian_blur", "Backend": "select_backend"}
    for name, word in words.items():
        with pytest.raises(AttributeError, match=word):
            getattr(cle, name)
    assert not hasattr(cle, "_nothing")

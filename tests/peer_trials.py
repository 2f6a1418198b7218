"""Calls that tests/test_peer.py makes of both: what each operation declares, and what stands here.

A call is written as its arguments; images that it does not name are made of random pixels, in every shape and dtype.
"""

import numpy as np

MOST_CASES = 3  # of those that an operation declares; only the first meets all combinations
COMBINATIONS = [
    ((7, 20, 13), np.float32),
    ((21, 18), np.float32),
    ((21, 18), np.uint8),
    ((21, 18), np.int32),
    ((7, 20, 13), np.uint16),
    ((7, 20, 13), np.int8),
    ((21, 18), np.int16),
    ((7, 20, 13), np.uint32),
    ((22, 18), np.int32),  # of large numbers
]


# ---- images ----


def labels(shape):
    """Blocks that touch each other, 0 to 6."""
    z, y, x = np.indices((1,) * (3 - len(shape)) + shape)
    return ((x // 4 + 5 * (y // 3) + 11 * (z // 2)) % 7).reshape(shape).astype(np.uint32)


def cells(shape):
    """Labels with background in between."""
    z, y, x = np.indices((1,) * (3 - len(shape)) + shape)
    inside = (x % 5 < 3) & (y % 6 < 4) & (z % 4 < 3)
    numbers = np.where(inside, 1 + x // 5 + 4 * (y // 6) + 16 * (z // 4), 0)
    return np.unique(numbers, return_inverse=True)[1].reshape(shape).astype(np.uint32)


def layers():
    """Two labels in planes of their own, one upon the other."""
    return np.repeat(np.uint32([1, 2]), 2 * 20).reshape(4, 4, 5)


def spots(shape, dtype=np.uint32):
    """Single pixels, numbered one after the other in raster order."""
    lit = np.random.default_rng(6).random(shape) < 0.05
    return np.where(lit, np.cumsum(lit).reshape(shape), 0).astype(dtype)


def of_labels(shape, dtype):
    """One value for each of the labels."""
    return np.random.default_rng(7).integers(0, 120, 7)[labels(shape)].astype(dtype)


def binary(shape, dtype):
    return (np.random.default_rng(8).random(shape) < 0.6).astype(dtype)


def smooth(shape, dtype):
    """Round hills."""
    grid = np.indices(shape) / 3
    return (60 + 50 * np.prod(np.sin(grid), axis=0)).astype(dtype)


def hill():
    """A Gaussian of standard deviation 1."""
    return (np.exp(-np.sum((np.indices((5, 5)) - 2) ** 2, axis=0) / 2) / 6.168).astype(np.float32)


def noise(shape, dtype):
    return random_pixels({"name": "noise", "labels": False}, dtype, shape)


def kernel(shape, size=3):
    return np.random.default_rng(9).uniform(-1, 2, (size,) * len(shape)).astype(np.float32)


def footprint(shape, size=3):
    return (np.random.default_rng(10).random((size,) * len(shape)) < 0.6).astype(np.uint8)


def random_pixels(parameter, dtype, shape):
    if parameter["labels"]:
        return labels(shape)
    random = np.random.default_rng([*parameter["name"].encode(), *shape])
    if "mask" in parameter["name"] or "binary" in parameter["name"]:
        return (random.random(shape) < 0.6).astype(dtype)
    low = -100 if np.dtype(dtype).kind == "i" else 0
    values = random.integers(0, 6, shape) if dtype == np.float32 else random.integers(low, low + 200, shape)
    values = np.where(random.random(shape) < 0.4, values, random.uniform(low, low + 200, shape))
    return (values * (20000003 if shape == (22, 18) else 1)).astype(dtype)


# ---- matrices and lists ----


def touching(n):
    """Which of n labels and the background touch each other."""
    below = np.tril(np.random.default_rng(1).random((n, n)) < 0.5, -1)
    below[1:, 0] = True
    return (below | below.T).astype(np.float32)


def distances(n):
    points = np.random.default_rng(2).uniform(0, 20, (2, n))
    return np.linalg.norm(points[:, None] - points[:, :, None], axis=0).astype(np.float32)


def points(axes, n):
    return np.random.default_rng(3).integers(0, 9, (axes, n)).astype(np.float32)


def numbers(n):
    return np.random.default_rng(4).uniform(0, 9, n).astype(np.float32)


def matrix(rows, columns):
    return np.random.default_rng(11).integers(-9, 99, (rows, columns)).astype(np.float32)


# ---- calls ----

DISTANCES = ["input_image_distance_matrix=distances(7), n=2", "input_image_distance_matrix=distances(4)"]
BOTH = ["input_image_distance_matrix=distances(7), input_image_touch_matrix=touching(7)"]
NEIGHBOURS = [
    "vector=np.r_[0, numbers(6)], matrix=touching(7)",
    "vector=np.float32([[0, 3, 3, 5]]), matrix=touching(4)",
]
MAPS = ["map=of_labels(shape, dtype)", "map=of_labels(shape, dtype), radius=2", "map=of_labels(shape, dtype) // 7"]
MATRICES = ["input_image_matrix=matrix(6, 6)", "input_image_matrix=matrix(9, 9)"]
RANGES = ["input_image_matrix=distances(7) / 9", "input_image_matrix=distances(7), min_distance=3, max_distance=9"]
FOOTPRINTS = ["footprint=footprint(shape)", "footprint=footprint(shape, 5)", "footprint=footprint(shape, 4)"]
VALUES = ["input_image1=np.float32([0, 2.5, 7, -1, 9, 100, 3])", "input_image1=np.arange(7)[::-1].astype(dtype).copy()"]
STACK = "input_image=smooth((4, 5, 7), np.uint8), "
CONTRAST = [
    "input_image=smooth((24, 27), np.float32), tile_size=27, clip_limit=0.02",
    "input_image=smooth((24, 27), np.uint8), tile_size=30, clip_limit=1.0",
    "input_image=np.full((6, 7, 8), 5, np.float32)",
]
DESKEW = ["angle=41", "angle=52, voxel_size_z=1.7", "voxel_size_x=0.5, voxel_size_y=0.5, voxel_size_z=1.1"]
EVERY = "start_x=1, stop_x=9, step_x=2, start_y=0, stop_y=12, step_y=3, start_z=0, stop_z=1, step_z=1"
STATISTICS = "label=cells((14, 17)), proximal_distances=[3, 9], nearest_neighbor_ns=[1, 2], dilation_radii=[%s]"
MEASURED = [
    "label=labels(shape), intensity=noise(shape, dtype)",
    "label=cells((21, 18))",
    "intensity=noise((7, 20, 13), np.uint16)",
    "label=2 * cells((7, 20, 13))",
]
POSITIONS = ["[[0, 3, 2], [1, 0, 4], [7, 300.5, 9]]", "[[0, 3, 2], [1, 0, 4], [0, 2, 1], [200, 0, 3]]"]
TABLES = [STATISTICS % "", STATISTICS % "2", "label=labels((21, 18))", "label=cells((6, 7, 13))"]

# Instead of what the operation declares, where a random image cannot stand for what is needed.
INSTEAD = {
    "average_distance_of_n_far_off_distances": DISTANCES,
    "average_distance_of_n_nearest_distances": DISTANCES,
    "artificial_tissue": ["width=24, height=16, delta_x=6, delta_y=4, delta_z=5, sigma_x=0, sigma_y=0"],
    "average_distance_touching_neighbors": BOTH,
    "closing": FOOTPRINTS,
    "convolve": [*(f"input_image1=kernel(shape, {n})" for n in (3, 5, 4)), "input_image1=footprint(shape)"],
    "count_touching_neighbors": ["touch_matrix=touching(6)", "touch_matrix=touching(6), ignore_background=False"],
    "dilation": FOOTPRINTS,
    "erosion": FOOTPRINTS,
    "clahe": CONTRAST,
    "__experimental__.clahe": CONTRAST,
    "fft.convolve": [f"input_image=smooth({shape}, np.float32), kernel=kernel({shape})" for shape in ((27, 35), (32, 27), (9, 15, 27))],
    "fft.deconvolve": [f"input_image=10 + smooth((32, 30), np.float32), psf=hill(), normalization=None, iteration={n}" for n in (1, 3)],
    "fft.ifft": ["input_image=spectrum(shape), output_image=np.zeros(shape, np.float32)"],
    "gather": [EVERY, "start_x=1"],
    "generate_distance_matrix": [f"coordinate_list1=points(2, 9), coordinate_list2=points(2, {n})" for n in (9, 5)],
    "generate_partial_touching_area_matrix_within_range": RANGES,
    "generate_proximal_neighbors_matrix": RANGES,
    "generate_touch_portion_within_range_neighbors_matrix": RANGES,
    "labels_neighbors_statistics": [*TABLES],
    "labels_statistics": [*MEASURED, "label=cells((7, 20, 13)), include_background=True"],
    "local_cross_correlation": [f"kernel=kernel(shape, {size})" for size in (3, 5, 4)],
    "maximum_distance_n_nearest_neighbors": DISTANCES,
    "maximum_distance_of_n_shortest_distances": DISTANCES,
    "maximum_distance_touching_neighbors": BOTH,
    "maximum_of_touching_neighbors": NEIGHBOURS,
    "mean_distance_n_farthest_neighbors": DISTANCES,
    "mean_distance_n_nearest_neighbors": DISTANCES,
    "mean_distance_touching_neighbors": BOTH,
    "mean_of_touching_neighbors": NEIGHBOURS,
    "median_of_touching_neighbors": NEIGHBOURS,
    "minimum_distance_touching_neighbors": BOTH,
    "minimum_of_touching_neighbors": NEIGHBOURS,
    "mode_of_touching_neighbors": [*NEIGHBOURS, "vector=np.float32([0, 3, 3, 5, 5, 3]), matrix=touching(6)"],
    "multiply_matrix": ["matrix1=matrix(5, 5), matrix2=matrix(5, 5).T.copy()", "matrix1=matrix(3, 4), matrix2=matrix(4, 2)"],
    "opening": FOOTPRINTS,
    "pointlist_to_labelled_spots": ["input_image=points(3, 5)", "input_image=np.float32([[3, 3, 1], [0, 0, 2]])"],
    "range": [EVERY, "start_x=1"],
    "read_values_from_positions": ["list=points(len(shape), 6)", "list=np.float32([[0, 3, 2.7, 99], [1, 0, 4, -5]])"],
    "replace_intensities": VALUES,
    "replace_values": VALUES,
    "scatter": [f"input_image=matrix(4, 4), output_image=matrix(15, 11), {EVERY}"],
    "standard_deviation_of_touching_neighbors": NEIGHBOURS,
    "statistics_of_background_and_labelled_pixels": MEASURED,
    "statistics_of_labelled_pixels": MEASURED,
    "statistics_of_labelled_neighbors": [*TABLES],
    "symmetric_maximum_matrix": MATRICES,
    "symmetric_mean_matrix": MATRICES,
    "symmetric_minimum_matrix": MATRICES,
    "write_values_to_positions": [f"input_image=np.float32({rows})" for rows in POSITIONS],
    "z_position_projection": ["input_image=smooth((4, 5, 7), dtype), position=points(5, 7) % 4"],
}  # fmt: skip

# Besides that, where what differs is all that a random image shows.
ALSO = {
    "generate_touch_matrix": ["input_image=layers()"],
    "masked_voronoi_labeling": [
        "input_image=cells((21, 18)), mask=binary((21, 18), np.uint8)",
        "input_image=cells((21, 18)), mask=binary((21, 18), np.uint8) | (cells((21, 18)) > 0)"],
    "merge_touching_labels": ["input_image=layers()", "input_image=cells((21, 18))", "input_image=2 * cells((7, 20, 13))"],
    "minimum_of_masked_pixels": ["mask=np.zeros(shape, np.uint8)"],
    "proximal_neighbor_count": ["input_image=2 * cells((9, 11)), min_distance=0, max_distance=9"],
    "proximal_neighbor_count_map": ["labels=2 * cells((9, 11)), min_distance=0, max_distance=9"],
    "remove_labels_on_edges": ["input_image=2 * np.pad(cells((9, 11)), 1)", "input_image=cells((21, 18))"],
    "exclude_labels_on_edges": ["input_image=2 * np.pad(cells((9, 11)), 1)", "input_image=cells((21, 18))"],
    "replace_value": ["value_to_replace=3, value_replacement=2.6"],
    "replace_intensity": ["value_to_replace=3, value_replacement=2.6"],
    "binary_infsup": ["input_image=binary(shape, dtype)"],
    "binary_supinf": ["input_image=binary(shape, dtype)"],
    "bounding_box": ["input_image=binary(shape, dtype)"],
    "closing_labels": ["input_image=cells(shape), radius=1"],
    "copy_horizontal_slice": [STACK + "output_image=smooth((4, 7), np.uint8), slice_index=1"],
    "copy_slice": [STACK + "output_image=smooth((5, 7), np.uint8), slice_index=1"],
    "copy_vertical_slice": [STACK + "output_image=smooth((4, 5), np.uint8), slice_index=1"],
    "deskew_x": DESKEW,
    "deskew_y": DESKEW,
    "dilate_labels": ["input_image=cells(shape), radius=1"],
    "exclude_labels_with_map_values_out_of_range": ["values_map=np.float32([0, 20, 60, 61, 101, 9, 200])"],
    "exclude_labels_with_map_values_within_range": ["values_map=np.float32([0, 20, 60, 61, 101, 9, 200])"],
    "extend_labeling_via_voronoi": ["input_image=cells(shape)"],
    "extended_depth_of_focus_sobel_projection": ["sigma=0"],
    "label_spots": ["input_image=binary(shape, dtype)"],
    "labelled_spots_to_pointlist": ["label=spots(shape)"],
    "mask_label": ["input_image1=labels(shape).astype(dtype)"],
    "maximum_of_touching_neighbors_map": MAPS,
    "mean_of_touching_neighbors_map": MAPS,
    "median_of_touching_neighbors_map": MAPS,
    "minimum_of_touching_neighbors_map": MAPS,
    "mode_of_touching_neighbors_map": MAPS,
    "mode": ["input_image=smooth(shape, dtype) // 20"],
    "mode_box": ["input_image=smooth(shape, dtype) // 20"],
    "mode_sphere": ["input_image=smooth(shape, dtype) // 20"],
    "pad": ["size_x=20, size_y=30, size_z=9, value=7", "size_x=19, size_y=31, size_z=8, center=True"],
    "paste": ["output_image=smooth(shape, dtype), destination_x=2, destination_y=-3, destination_z=0"],
    "product_of_all_pixels": ["input_image=1 + binary((3, 5), dtype)"],
    "read_intensities_from_map": ["map=of_labels(shape, dtype)"],
    "read_map_values": ["map=of_labels(shape, dtype)"],
    "reduce_labels_to_centroids": ["input_image=cells(shape)", "input_image=2 * cells(shape)"],
    "remove_labels_with_map_values_out_of_range": ["values=np.float32([0, 20, 60, 61, 101, 9, 200])"],
    "remove_labels_with_map_values_within_range": ["values=np.float32([0, 20, 60, 61, 101, 9, 200])"],
    "smooth_connected_labels": ["input_image=cells(shape), radius=1"],
    "smooth_labels": ["input_image=cells(shape), radius=1"],
    "spots_to_pointlist": ["input_image=binary(shape, dtype)"],
    "standard_deviation_of_touching_neighbors_map": MAPS,
    "sum_reduction_x": ["input_image=matrix(1, 20), blocksize=5"],
    "unpad": [STACK + "size_x=4, size_y=3, size_z=2", STACK + "size_x=3, size_y=2, size_z=2, center=True"],
    "voronoi_labeling": ["input_binary=spots(shape)"],
}  # fmt: skip

# What pyclesperanto says of calls among these that it does not take.
REFUSED = {
    "affine_transform": "incompatible function arguments",
    "deskew_x": "only available for 3D images",
    "deskew_y": "only available for 3D images",
    "exclude_labels": "must be of type uint32",
    "gather": "incompatible function arguments",
    "label_bounding_box": "missing a required argument",
    "make_anisotropic": "target spacings must be positive",
    "minimum_of_masked_pixels": "must have the same shape",
    "pad": "Failed to copy memory",
    "range": "incompatible function arguments",
    "remove_labels": "must be of type uint32",
    "spots_to_pointlist": "Failed to allocate",
}


def spectrum(shape):
    """Of a real image, as pyclesperanto's fft has it: real and imaginary parts in turn."""
    found = np.fft.rfftn(smooth(shape, np.float32)).astype(np.complex64)
    return found.view(np.float32)


def trials(name, op, defaults):
    """Calls of both: in words, and arguments by name, images as numpy arrays."""
    images = {p["name"]: p for p in op["parameters"] if p["kind"] == "image" and p["required"]}
    declared = [] if name in INSTEAD else [("", []), *op["cases"][: MOST_CASES + 1]]
    own = [(text, []) for text in (*INSTEAD.get(name, ()), *ALSO.get(name, ()))]
    unique = {str(each): each for each in [*declared[:2], *own, *declared[2:]]}
    for k, (text, shapes) in enumerate(unique.values()):
        many = [(tuple(shape), np.float32) for shape in shapes[:2]] or COMBINATIONS
        known = {"shape": many[0][0], "dtype": np.float32}
        given = eval(f"dict({text})", globals() | known)
        missing = [p for p in images if p in defaults and p not in given]
        if not given.keys() <= defaults.keys():
            assert (text, []) not in own, f"{name} has no such parameters: {text}"
            continue
        if not shapes and not missing and "shape" not in text:
            many = many[:1]
        elif not shapes and k > 1 and (text, []) not in own:
            many = [many[0], many[3], many[k % len(many)]]
        for shape, dtype in many:
            made = {p: random_pixels(images[p], dtype, shape) for p in missing}
            given = eval(f"dict({text})", globals() | {"shape": shape, "dtype": dtype})
            yield f"({text}) {np.dtype(dtype).name} {shape}", made | given

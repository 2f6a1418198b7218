"""Where results may differ from pyclesperanto's: what tools/pyclesperanto.tsv says in words, as conditions.

A condition gets a call and says of each pixel of the result whether it may differ; True stands for all of them. Any
other pixel must be the same.
"""

import fulmo
import numpy as np
import scipy.ndimage as ndi


class Call:
    """Arguments by name, both results (of a table or list one part of it) and what part that is."""

    def __init__(self, given, ours=None, theirs=None, part=None):
        self.given, self.ours, self.theirs, self.part = given, ours, theirs, part

    def __getattr__(self, name):
        return self.given.get(name)

    @property
    def image(self):
        return next(value for value in self.given.values() if isinstance(value, np.ndarray))

    def of(self, ours, theirs, part):
        return Call(self.given, ours, theirs, part)


# ---- conditions ----


def nowhere(c):
    return False


def everywhere(c):
    return True


def integers(c):
    return c.image.dtype.kind in "iu"


def away(c):
    return np.abs(c.ours.astype(float) - c.theirs.astype(float))


def one_off(c):
    """Integers, by 1."""
    return c.ours.dtype.kind in "iu" and away(c) <= 1


def one_off_per_axis(c):
    """Integers, by 1 for each axis."""
    return c.ours.dtype.kind in "iu" and away(c) <= c.ours.ndim


def smaller(c):
    """Where theirs is smaller, as a mean absolute deviation is beside a standard deviation."""
    return c.theirs <= c.ours * (1 + 1e-6)


def of_neighbours(c):
    """In columns about labels that were dilated, and about standard deviations, where theirs is smaller."""
    return "_dilated_" in c.part or (smaller(c) if c.part.startswith("standard_deviation") else False)


def absent(c):
    """Numbers without pixels, and the largest of distances that are NaN."""
    found = np.bincount((c.label if c.label is not None else np.ones(1, int)).ravel())[-c.ours.size :] == 0
    return found | (np.isnan(c.ours) & (c.part == "max_distance_to_mass_center"))


def gaps(c):
    """If a number has no pixels."""
    return c.image.max() >= len(np.unique(c.image))


def smallest_integer(c):
    """The smallest there is, which stands for NaN there, for 0."""
    return c.ours.dtype.kind == "i" and (c.ours == 0) & (c.theirs == np.iinfo(c.theirs.dtype).min)


def within(part):
    """By that part of the largest value."""
    return lambda c: away(c) <= part * np.abs(c.theirs).max()


def not_binary(reach):
    """Where a pixel nearby is neither 0 nor 1."""
    return lambda c: ndi.maximum_filter(~np.isin(c.image, (0, 1)), 2 * reach + 1)


def unless(*values):
    """In the whole image, if it has any other value."""
    return lambda c: not np.isin(c.image, values).all()


def background(c):
    return np.arange(c.ours.size) == 0


def smaller_wins(c):
    """Where both have a label and ours is the smaller."""
    return (c.ours > 0) & (c.ours < c.theirs)


def without(name):
    """If that argument is not given."""
    return lambda c: c.given.get(name) is None


def with_map(name):
    """If that argument is an image, not a vector."""
    return lambda c: c.given[name].shape == c.label_shape


def as_they_are(c):
    return c.ours, c.theirs


def any_of(*conditions):
    def either(c):
        found = False
        for condition in conditions:
            found = found | np.asarray(condition(c))
        return found if np.ndim(found) else bool(found)

    return either


def only(condition, *places):
    """Those places, where the condition holds."""
    return lambda c: any_of(*places)(c) if condition(c) else False


def flat(c):
    return c.image.ndim < 3


def even(name):
    """If a size of that image is even."""
    return lambda c: any(size % 2 == 0 for size in c.given[name].shape)


def positive(name):
    return lambda c: (c.given.get(name) or 0) > 0


def large_integers(c):
    """Integers above 2 ** 24."""
    return c.ours.dtype.kind in "iu" and (np.abs(c.ours.astype(float)) > 2**24) | (
        np.abs(c.theirs.astype(float)) > 2**24
    )


def of_large_numbers(c):
    """Integers above 2 ** 24."""
    return integers(c) and np.abs(c.image.astype(float)) > 2**24


def too_far(c):
    """If a shift is larger than the image."""
    return max(abs(c.given.get(f"shift_{axis}", 0)) for axis in "xyz") > max(c.image.shape)


def of_one_value(map, labels):
    """For each label, whether the map has one value in it."""
    index = np.arange(labels.max() + 1)
    return ndi.minimum(map, labels, index) == ndi.maximum(map, labels, index)


def varying_labels(c):
    """Labels in which the map has several values."""
    map = c.map if c.map is not None else c.map1
    return ~of_one_value(map, c.label)


def neighbour_maps(c):
    """If the map has several values in a label; from a radius of 2 on."""
    return (c.radius or 1) > 1 or not of_one_value(c.map, c.labels).all()


def shrunk(c):
    """pyclesperanto takes off no pixel again after an even number of steps, and one after an odd one."""
    return (c.radius or 0) > 1 and c.ours == 0


def seedless(c):
    """Where ours is 0 in a whole component of theirs."""
    components, _ = ndi.label(c.theirs > 0, np.ones((3,) * c.theirs.ndim))
    empty = ndi.maximum(c.ours, components, np.arange(components.max() + 1)) == 0
    return (c.ours == 0) & empty[components]


def farther(c):
    """Where the seed of theirs is farther away, by as much again at most."""

    def distance(result):
        away = np.zeros(result.shape)
        for label in np.unique(result[result > 0]):
            away[result == label] = ndi.distance_transform_edt((c.image == 0) | (result != label))[result == label]
        return away

    return (distance(c.ours) <= distance(c.theirs)) & (distance(c.theirs) <= 2 * distance(c.ours))


def both_labels(c):
    return (c.ours > 0) & (c.theirs > 0)


def border(width):
    """As many pixels at the border."""

    def at_border(c):
        inside = np.zeros(c.ours.shape, bool)
        inside[(slice(width, -width),) * inside.ndim] = True
        return ~inside

    return at_border


def beside_centres(c):
    """Everywhere but in the middle of each cell."""
    found = np.ones(c.ours.shape, bool)
    middles = ndi.center_of_mass(found, c.ours, np.arange(1, c.ours.max() + 1))
    found[tuple(np.round(middles).astype(int).T)] = False
    return found


def other_voxels(c):
    """If voxels are not as wide as high, or the result is scaled."""
    return c.given.get("voxel_size_x", 1) != c.given.get("voxel_size_y", 1) or c.given.get("scale_factor", 1) != 1


def tie_of_means(sign):
    """Integers, where a mean nearby is less than 2 from the one here: those that decide are cut to integers there."""

    def close(c):
        radius = [int(c.given.get(f"radius_{axis}", 0)) for axis in "zyx"][-c.image.ndim :]
        means = sign * ndi.uniform_filter(c.image.astype(float), [2 * r + 1 for r in radius], mode="nearest")
        around = np.ones((3,) * means.ndim, bool)
        around[(1,) * means.ndim] = False
        return integers(c) and np.abs(ndi.maximum_filter(means, footprint=around, mode="nearest") - means) < 2

    return close


def as_sharp(c):
    """Integers, where theirs is from a plane that is as sharp as any once sharpness is an integer, too, or blurred."""
    if not integers(c) or c.image.ndim < 3:
        return False
    if c.given.get("sigma", 5):
        return True
    cut = np.floor(np.minimum(sharpness(c.image), np.iinfo(c.image.dtype).max))
    return ((cut == cut.max(axis=0)) & (c.image == c.theirs)).any(axis=0)


def sharpness(stack):
    """The Sobel filter's result in each plane."""
    smoothed, parts = np.array([1, 2, 1]), []
    for axis in (1, 2):
        steps = ndi.correlate1d(stack.astype(float), [-1, 0, 1], axis, mode="nearest")
        parts.append(ndi.correlate1d(steps, smoothed, 3 - axis, mode="nearest"))
    return np.hypot(*parts)


def near_zero(c):
    """By what the tolerance makes of a quotient whose divisor is near 0."""
    value = np.abs(c.theirs.astype(float))
    return away(c) <= 1e-5 * np.abs(c.image).max() * value**2 / np.maximum(np.abs(c.image.astype(float)), 1e-9)


def bin_of_256(c):
    """By the width of a bin, of integers one more."""
    return away(c) <= np.ptp(c.image.astype(float)) / 255 + integers(c)


def bins_of_256(c):
    """By what that width makes of a quotient by the range of percentiles."""
    low = np.percentile(c.image, max(c.given.get("low_percentile", -1), 0))
    high = np.percentile(
        c.image, c.given.get("high_percentile", -1) if c.given.get("high_percentile", -1) >= 0 else 100
    )
    return away(c) <= 2 * np.ptp(c.image.astype(float)) / 255 / (high - low) * (1 + np.abs(c.theirs))


def several_pixels(c):
    """Labels of several pixels; a row of pixels, of which pyclesperanto gives x alone."""
    if c.label.ndim == 1:
        return True
    return (np.bincount(c.label.astype(int).ravel())[1:] > 1)[None]


def no_such_label(c):
    return not (c.input_image == c.label_id).any()


def nearly(c):
    """Labels in float images that are not the one asked for, but within 0.1 of it."""
    from_label = np.abs(c.input_image1.astype(float) - (c.label or 1))
    return (from_label > 0) & (from_label <= 0.1)


def not_8_bit(c):
    """If there is a value that is not one of uint8's."""
    return not np.isin(c.image, np.arange(256)).all()


def size_below(least):
    return lambda c: any(c.given.get(f"size_{axis}", 0) < least for axis in "xyz"[: c.image.ndim])


def zero_here(c):
    return c.image == 0


def overflow(c):
    """If the product is too large for float32."""
    return not np.isfinite(c.theirs) or abs(float(c.theirs)) > 2**24


# ---- what is told of each name ----

STATISTICS = ["labels_statistics", "statistics_of_background_and_labelled_pixels", "statistics_of_labelled_pixels"]
PLACES = (
    dict.fromkeys(
        [
            *("average_distance_of_n_far_off_distances", "average_distance_of_n_nearest_distances"),
            *("average_distance_touching_neighbors", "maximum_distance_n_nearest_neighbors"),
            *("maximum_distance_of_n_shortest_distances", "maximum_distance_touching_neighbors"),
            *("mean_distance_n_farthest_neighbors", "mean_distance_n_nearest_neighbors"),
            *("mean_distance_touching_neighbors", "minimum_distance_touching_neighbors"),
        ],
        background,
    )
    | dict.fromkeys(
        [
            *(
                "add_images_weighted",
                "replace_intensity",
                "replace_value",
                "sato_filter",
                "set_where_x_equals_y",
                "set_where_x_greater_than_y",
                "set_where_x_smaller_than_y",
            ),
            *("set", "set_column", "set_image_borders", "set_row", "tubeness"),
        ],
        one_off,
    )
    | dict.fromkeys(["clahe", "__experimental__.clahe"], within(0.12))
    | dict.fromkeys(["closing", "dilation", "erosion", "opening"], even("footprint"))
    | dict.fromkeys(["copy_horizontal_slice", "copy_slice", "copy_vertical_slice", "paste"], without("output_image"))
    | dict.fromkeys(["dilate_labels", "extend_labeling_via_voronoi"], smaller_wins)
    | dict.fromkeys(["deskew_x", "deskew_y"], any_of(one_off, other_voxels))
    | dict.fromkeys(["eroded_otsu_labeling", "voronoi_otsu_labeling"], any_of(smaller_wins, seedless))
    | dict.fromkeys(["exclude_labels_on_edges", "remove_labels_on_edges"], lambda c: np.array_equal(c.theirs, c.image))
    | dict.fromkeys(["proximal_neighbor_count", "proximal_neighbor_count_map"], gaps)
    | dict.fromkeys(["hessian_eigenvalues", "small_hessian_eigenvalue"], within(1e-4))
    | dict.fromkeys(["labels_neighbors_statistics", "statistics_of_labelled_neighbors"], of_neighbours)
    | dict.fromkeys(["mean_box", "mean_filter", "mean_sphere"], one_off_per_axis)
    | dict.fromkeys(["mode", "mode_box", "mode_of_touching_neighbors", "mode_sphere"], not_8_bit)
    | dict.fromkeys(["read_intensities_from_map", "read_map_values"], varying_labels)
    | dict.fromkeys(STATISTICS, absent)
    | dict.fromkeys(["smooth_connected_labels", "smooth_labels"], both_labels)
    | {f"nonzero_{which}{shape}": zero_here for which in ("maximum", "minimum") for shape in ("", "_box", "_diamond")}
    | {
        f"{measure}_of_touching_neighbors_map": neighbour_maps
        for measure in ("maximum", "mean", "median", "minimum", "mode", "standard_deviation")
    }
    | {
        f"{verb}_labels_with_map_values_{where}_range": lambda c: (
            (c.values_map if c.values is None else c.values).ndim > 1
        )
        for verb in ("exclude", "remove")
        for where in ("out_of", "within")
    }
    | {
        f"detect_{which}{box}": tie_of_means(sign)
        for which, sign in (("maxima", 1), ("minima", -1))
        for box in ("", "_box")
    }
    | {
        "artificial_tissue": beside_centres,
        "binary_infsup": not_binary(2),
        "binary_supinf": not_binary(2),
        "bounding_box": unless(0, 1),
        "circular_shift": too_far,
        "closing_labels": any_of(smaller_wins, shrunk),
        "convolve": even("input_image1"),
        "cumulative_product": any_of(large_integers, lambda c: ~np.isfinite(c.theirs)),
        "divide_by_gaussian_background": near_zero,
        "extended_depth_of_focus_sobel_projection": as_sharp,
        "generate_distance_matrix": lambda c: c.coordinate_list1.shape != c.coordinate_list2.shape,
        "generate_touch_matrix": lambda c: c.image.ndim > 2 and (c.theirs < c.ours),
        "fft.convolve": border(2),
        "fft.deconvolve": border(10),
        "fft.fft": integers,
        "gamma_correction": any_of(one_off, smallest_integer),
        "kuwahara_filter": any_of(one_off, within(1e-4)),
        "label_bounding_box": no_such_label,
        "label_spots": unless(0, 1),
        "labelled_spots_to_pointlist": several_pixels,
        "local_cross_correlation": even("kernel"),
        "make_anisotropic": only(flat, positive("target_spacing_z")),
        "mask_label": nearly,
        "masked_voronoi_labeling": lambda c: ((c.image > 0) & (c.mask == 0)).any(),
        "merge_touching_labels": lambda c: c.image.ndim > 2 or gaps(c),
        "minimum_of_masked_pixels": lambda c: not c.mask.any(),
        "modulo_images": any_of(of_large_numbers, lambda c: integers(c) and (c.given["input_image1"] == 0)),
        "multiply_image_and_position": lambda c: np.abs(c.ours) >= 2.0**31,
        "squared_difference": of_large_numbers,
        "normalize": bins_of_256,
        "pad": size_below(1),
        "percentile": bin_of_256,
        "pointlist_to_labelled_spots": smaller_wins,
        "product_of_all_pixels": overflow,
        "read_values_from_positions": lambda c: c.image.ndim > len(c.list),
        "reduce_stack": lambda c: c.image.ndim < 3 or len(c.image) < (c.reduction_factor or 2),
        "reduce_labels_to_centroids": any_of(smaller_wins, lambda c: ~np.isin(c.theirs, c.image)),
        "set_plane": any_of(one_off, only(flat, positive("plane_index"))),
        "spots_to_pointlist": unless(0, 1),
        "sum_reduction_x": lambda c: c.image.ndim > 2 or len(c.image) > 1,
        "translate": only(flat, lambda c: bool(c.translate_z)),
        "unpad": size_below(2),
        "voronoi_labeling": farther,
    }
)


def as_row(c):
    """A row of values gives a row there."""
    return (c.ours, c.theirs.reshape(c.ours.shape)) if c.ours.size == c.theirs.size else (c.ours, c.theirs)


def moved(c):
    """By a pixel along axes of which the size that has small prime factors is even."""
    even = [axis for axis, size in enumerate(fulmo.fft.smooth_shape(c.image.shape)) if size % 2 == 0]
    return c.ours, np.roll(c.theirs, [-1] * len(even), even)


def kept_dtype(c):
    return c.ours, c.theirs.astype(c.ours.dtype)


def divided_by_all_in_map(c):
    """The same for the neighbours of each pixel's label."""
    touching = np.asarray(fulmo.generate_touch_matrix(c.labels))[1:, 1:]
    n = np.r_[1, np.count_nonzero(touching, axis=0) + 1][c.labels]
    return c.ours, (c.theirs * np.sqrt((2 * n - 1) / n)).astype(np.float32)


def mean_absolute(c):
    """The mean absolute deviation of the same portions."""
    portions = np.asarray(fulmo.generate_touch_portion_matrix(c.image), np.float64)
    columns = [column[column > 0] for column in portions.T]
    parts = [np.abs(column - column.mean()).mean() / column.std() for column in columns]
    return (c.ours * parts).astype(np.float32), c.theirs


def cut_as_theirs(c):
    if c.theirs.dtype == c.ours.dtype:
        return c.ours, c.theirs
    info = np.iinfo(c.theirs.dtype)
    return np.clip(c.ours.astype(float), info.min, info.max).astype(c.theirs.dtype), c.theirs


def along_x(c):
    return np.asarray(c.ours)[0], np.asarray(c.theirs)


def divided_by_all(c):
    """Of n values the squares are divided by n, there by 2 n - 1."""
    n = np.count_nonzero(c.matrix, axis=0) + 1
    return c.ours, (c.theirs.ravel() * np.sqrt((2 * n - 1) / n)).astype(np.float32)


FORMS = (
    {f"{measure}_of_touching_neighbors": as_row for measure in ("maximum", "mean", "median", "minimum", "mode")}
    | dict.fromkeys(["mode", "mode_box", "mode_sphere"], kept_dtype)
    | dict.fromkeys(
        ["standard_deviation_partial_touching_area_matrix", "standard_deviation_touch_portion"], mean_absolute
    )
    | {"standard_deviation_of_touching_neighbors_map": divided_by_all_in_map}
    | {
        "convolve": cut_as_theirs,
        "fft.convolve": moved,
        "fft.deconvolve": moved,
        "sum_reduction_x": as_row,
        "centroids_of_labels": along_x,
        "standard_deviation_of_touching_neighbors": divided_by_all,
    }
)

"""Names of pyclesperanto_prototype that pyclesperanto lacks, made of operations. `fulmo.NAME` finds them here."""

import difflib

import numpy as np

from . import _operations as ops
from .calls import renamed
from .creation import asarray, create, pull
from .inspection import operations
from .meshes import *
from .meshes import device_of
from .transform import AffineTransform, shear

# What there is not, and what to use.
INSTEAD = {
    "Backend": "select_backend and select_device choose where operations run",
    "create_image": "create or asarray: every image is in memory that all operations read",
    "execute_separable_kernel": "execute once an axis, or convolve",
    "merge_labels_with_border_intensity_within_range": "merge_labels_according_to_touch_matrix with a matrix of your own",
    "plugin_function": "a plain function: operations take arrays and make their results themselves",
    "push_regionprops": "push_regionprops_column for one column, or parametric_map to paint it",
    "regionprops": "labels_statistics, or skimage.measure.regionprops, which takes images of fulmo",
    "set_device_scoring_key": "select_device: the fastest device comes first without it",
}


def find(name):
    """What `fulmo.name` is; an AttributeError that helps if there is no such thing."""
    if not name.startswith("_") and name in globals():
        return globals()[name]
    if name in INSTEAD:
        raise AttributeError(f"fulmo has no {name}; use {INSTEAD[name]}")
    near = difflib.get_close_matches(name, [*ops.__all__, *globals()], 3, 0.75)
    raise AttributeError(f"fulmo has no {name}" + (f"; is {' or '.join(near)} meant?" if near else ""))


# ---- images ----

push_zyx, pull_zyx, create_zyx = asarray, pull, create


def create_2d(rows, columns):
    def create_plane(source):
        depth, height, width = (1, *source.shape)[-3:]
        sizes = {"x": width, "y": height, "z": depth}
        return create((sizes[rows], sizes[columns]), device=device_of(source))

    return create_plane


create_2d_xy, create_2d_yx = create_2d("x", "y"), create_2d("y", "x")
create_2d_xz, create_2d_zx = create_2d("x", "z"), create_2d("z", "x")
create_2d_yz, create_2d_zy = create_2d("y", "z"), create_2d("z", "y")


def artificial_tissue_2d(width=256, height=256, delta_x=24, delta_y=16, random_sigma_x=3, random_sigma_y=3):
    """Labels like cells that fill a plane, in rows; chance is the same in every call."""
    return ops.artificial_tissue(width, height, 1, delta_x, delta_y, 0, random_sigma_x, random_sigma_y, 0)


class AffineTransform3D(AffineTransform):
    """An affine map under its older name: shapes are z, y, x, and shears come before everything else."""

    def __init__(self, transform=None, image=None):
        super().__init__(transform)

    @renamed(angle_in_degrees="angle_deg")
    def rotate(self, axis=2, angle_deg=0):
        """Turn about an axis, 0 x, 1 y, 2 z, by degrees."""
        return super().rotate(axis, angle_deg)

    def scale(self, scale_x=None, scale_y=None, scale_z=None):
        """Enlarge; factors below 1 shrink, axes without one stay."""
        return super().scale(*(1 if factor is None else factor for factor in (scale_x, scale_y, scale_z)))

    def center(self, shape, undo=False):
        """Move the centre of an image of this shape to 0, or back."""
        return super().center((*shape[::-1], *[0] * (3 - len(shape))), undo)

    def _shear(self, *axes_and_angles):
        self._matrix = self._matrix @ shear(*axes_and_angles)
        return self

    def shear_in_x_plane(self, angle_y_in_degrees=0, angle_z_in_degrees=0):
        """Shear y along z and z along y."""
        return self._shear(1, 2, angle_y_in_degrees, angle_z_in_degrees)

    def shear_in_y_plane(self, angle_x_in_degrees=0, angle_z_in_degrees=0):
        """Shear x along z and z along x."""
        return self._shear(0, 2, angle_x_in_degrees, angle_z_in_degrees)

    def shear_in_z_plane(self, angle_x_in_degrees=0, angle_y_in_degrees=0):
        """Shear x along y and y along x."""
        return self._shear(0, 1, angle_x_in_degrees, angle_y_in_degrees)


# ---- labels and their numbers ----


def push_regionprops_column(regionprops, column):
    """A column of a table, or of what skimage's regionprops gives, as a row of numbers."""
    if isinstance(regionprops, dict):
        return asarray(np.asarray(regionprops[column])[None])
    values = np.zeros(max((region.label for region in regionprops), default=0) + 1)
    for region in regionprops:
        values[region.label] = region[column]
    return asarray(values[None])


def painted(labels, values, output):
    """Paint numbers of labels 0, 1, 2, ... but for the background's, which is 0."""
    values = np.array(values, np.float32)
    values[:1] = 0
    return ops.replace_values(labels, values, output)


def label_nonzero_pixel_count_map(label_map1, label_map2, overlap_count_map_destination=None):
    """Paint how many pixels of each label are labels in the other image, too."""
    table = ops.labels_statistics(label_map1, asarray(label_map2) > 0, include_background=True)
    return painted(label_map1, table["sum_intensity"], overlap_count_map_destination)


def label_nonzero_pixel_count_ratio_map(label_map1, label_map2, overlap_count_map_destination=None):
    """Paint which part of each label's pixels are labels in the other image, too."""
    table = ops.labels_statistics(label_map1, asarray(label_map2) > 0, include_background=True)
    return painted(label_map1, table["mean_intensity"], overlap_count_map_destination)


def label_overlap_count_map(label_map1, label_map2, overlap_count_map_destination=None):
    """Paint how many labels of the other image each label overlaps."""
    overlaps = np.asarray(ops.generate_binary_overlap_matrix(label_map1, label_map2))
    return painted(label_map1, overlaps[1:].sum(0), overlap_count_map_destination)


def standard_deviation_touch_portion_map(labels, std_touch_portion_map_destination=None):
    """Paint how unequal the parts are that others take of a label's border."""
    deviations = ops.standard_deviation_partial_touching_area_matrix(labels)
    return ops.replace_values(labels, deviations, std_touch_portion_map_destination)


def euclidean_distance_from_label_centroid_map(labels, centroids_pointlist=None, distance_map_destination=None):
    """Distance of each pixel from the centroid of its label; 0 in the background."""
    labels = asarray(labels)
    if centroids_pointlist is None:
        centroids_pointlist = ops.centroids_of_labels(labels, include_background=True)
    squares = 0
    for letter, places in zip("xyz"[: labels.ndim], np.asarray(centroids_pointlist)):
        ramp = getattr(ops, f"set_ramp_{letter}")(create(labels.shape, device=labels.device))
        squares = squares + (ramp - ops.replace_values(labels, places)) ** 2
    return ops.mask(np.sqrt(squares), labels, distance_map_destination)


def exclude_labels_with_average_values_out_of_range(
    values_image, label_map_input, label_map_destination=None, minimum_value_range=0, maximum_value_range=100
):
    """Remove labels whose mean in an image lies outside a range."""
    means = ops.mean_intensity_map(values_image, label_map_input)
    return ops.remove_labels_with_map_values_out_of_range(
        label_map_input, means, label_map_destination, minimum_value_range, maximum_value_range
    )


def exclude_labels_with_average_values_within_range(
    values_image, label_map_input, label_map_destination=None, minimum_value_range=0, maximum_value_range=100
):
    """Remove labels whose mean in an image lies in a range."""
    means = ops.mean_intensity_map(values_image, label_map_input)
    return ops.remove_labels_with_map_values_within_range(
        label_map_input, means, label_map_destination, minimum_value_range, maximum_value_range
    )


def merge_labels_according_to_touch_matrix(labels, touch_matrix, labels_destination=None):
    """Labels whose entry in a matrix is not 0, or that a chain of such entries connects, become one."""
    given = np.asarray(touch_matrix) != 0
    linked = np.eye(max(len(given), int(ops.maximum_of_all_pixels(labels)) + 1), dtype=bool)
    linked[: len(given), : len(given)] |= given | given.T
    largest, known = np.arange(len(linked)), None
    while not np.array_equal(largest, known):
        largest, known = np.where(linked, largest, 0).max(axis=1), largest
    _, numbers = np.unique(largest, return_inverse=True)
    return ops.relabel_sequential(ops.replace_values(labels, numbers.astype(np.uint32)), labels_destination)


def merge_annotated_touching_labels(labels, annotation_binary_mask, destination_labels=None):
    """Merge labels that touch each other in a mask."""
    matrix = generate_should_touch_matrix(labels, annotation_binary_mask)
    return merge_labels_according_to_touch_matrix(labels, matrix, destination_labels)


def subtract_labels(labels_input1, labels_input2, labels_destination=None):
    """Remove labels that overlap a label of the other image."""
    overlaps = np.asarray(ops.generate_binary_overlap_matrix(labels_input1, labels_input2))[1:].max(axis=0, initial=0)
    overlaps[:1] = 0
    return ops.relabel_sequential(ops.remove_labels(labels_input1, overlaps), labels_destination)


def statistics_of_image(image):
    """Numbers of a whole image, as labels_statistics gives them for labels."""
    image = asarray(image)
    return ops.labels_statistics(create(image.shape, np.uint32, device=image.device) + 1, image)


# ---- others ----


def search_operation_names(name):
    """Names of operations that contain a word."""
    return [found for found in operations() if name in found]


def sorensen_dice_coefficient(source1, source2):
    """Twice the overlap of two binary images, divided by the sum of their sizes."""
    overlap = ops.jaccard_index(source1, source2)
    return 2 * overlap / (overlap + 1)

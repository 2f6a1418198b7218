"""Who is whose neighbour among labels: as matrices, maps, lines drawn between centroids, and graphs.

These are functions of pyclesperanto_prototype, made of operations. Matrices have a row and a column for each label and,
in front, for the background; two labels are neighbours where one is near the other, so that matrices are symmetric.
"""

import numpy as np

from . import _operations as ops
from .arrays import Image
from .creation import asarray, create_like
from .errors import ShapeError, UnsupportedError

LARGEST = float(np.finfo(np.float32).max)


def device_of(image):
    return image.device if isinstance(image, Image) else None


def handed_out(pixels, output, like):
    """What the host has computed, written into the output if there is one."""
    if output is None:
        return asarray(pixels, device=device_of(like))
    output[...] = pixels
    return output


def centroid_distances(labels, others=None):
    centroids = ops.centroids_of_labels(labels)
    return ops.generate_distance_matrix(centroids, centroids if others is None else ops.centroids_of_labels(others))


# ---- matrices ----


def generate_n_nearest_neighbors_matrix(distance_matrix, touch_matrix_destination=None, n=1):
    """1 where one of two labels is among the n that are nearest to the other."""
    distances = np.array(distance_matrix, np.float64)
    if distances.ndim != 2 or distances.shape[0] != distances.shape[1]:
        raise ShapeError(f"generate_n_nearest_neighbors_matrix: the matrix must be square, got shape {distances.shape}")
    distances[np.isnan(distances) | np.eye(len(distances), dtype=bool)] = np.inf
    distances[0], distances[:, 0] = np.inf, np.inf
    nearest = np.argsort(distances, axis=0, kind="stable")[: int(n)]
    near = np.zeros(distances.shape, np.float32)
    np.put_along_axis(near, nearest, 1, axis=0)
    near *= np.isfinite(distances)
    return handed_out(np.maximum(near, near.T), touch_matrix_destination, distance_matrix)


def generate_n_most_touching_neighbors_matrix(touch_amount_matrix, touch_matrix_destination=None, n=1):
    """1 where one of two labels is among the n that the other shares most of its border with."""
    amounts = np.array(touch_amount_matrix, np.float64)
    with np.errstate(divide="ignore"):
        distances = np.where(amounts > 0, 1 / amounts, np.inf)
    near = np.asarray(generate_n_nearest_neighbors_matrix(distances, n=n))
    return handed_out(near, touch_matrix_destination, touch_amount_matrix)


def touch_matrix_to_adjacency_matrix(touch_matrix, adjacency_matrix_destination=None, self_adjacent=True):
    """1 where an entry or its mirror image is not 0, and by default on the diagonal."""
    entries = np.asarray(touch_matrix) != 0
    entries = entries | entries.T | (np.eye(len(entries), dtype=bool) & bool(self_adjacent))
    return handed_out(entries.astype(np.float32), adjacency_matrix_destination, touch_matrix)


def neighbors_of_neighbors(touch_matrix, neighbor_matrix_destination=None):
    """1 for neighbours and for neighbours of neighbours."""
    entries = np.asarray(touch_matrix_to_adjacency_matrix(touch_matrix))
    return handed_out((entries @ entries > 0).astype(np.float32), neighbor_matrix_destination, touch_matrix)


def generate_angle_matrix(coordinate_list1, coordinate_list2, angle_matrix_destination=None):
    """Angles of the lines from each point to each other one, in radians from -pi/2 to pi/2; of no line NaN."""
    (x, y), (others_x, others_y) = (
        np.asarray(points, np.float64)[:2] for points in (coordinate_list1, coordinate_list2)
    )
    angles = np.zeros((others_x.size + 1, x.size + 1), np.float32)
    with np.errstate(divide="ignore", invalid="ignore"):
        angles[1:, 1:] = np.arctan((others_y[:, None] - y) / (others_x[:, None] - x))
    return handed_out(angles, angle_matrix_destination, coordinate_list1)


def symmetric_sum_matrix(source_matrix, destination_matrix=None):
    """A matrix and its mirror image, added."""
    return ops.add_images_weighted(source_matrix, ops.transpose_xy(source_matrix), destination_matrix)


def is_matrix_symmetric(matrix):
    """Whether a matrix is its mirror image."""
    return ops.array_equal(matrix, ops.transpose_xy(matrix))


def generate_should_touch_matrix(labels, annotation_binary_mask, destination_touch_matrix=None):
    """1 for labels that touch in a mask."""
    matrix = np.array(ops.generate_touch_matrix(ops.mask(labels, annotation_binary_mask)), np.float32)
    matrix[0], matrix[:, 0] = 0, 0
    return handed_out(matrix, destination_touch_matrix, labels)


# ---- values of neighbours ----

NEIGHBOURS = {
    "n_nearest": lambda labels, n=1: generate_n_nearest_neighbors_matrix(centroid_distances(labels), n=n),
    "proximal": lambda labels, min_distance=0, max_distance=LARGEST: ops.generate_proximal_neighbors_matrix(
        centroid_distances(labels), min_distance=min_distance, max_distance=max_distance
    ),
    "n_most_touching": lambda labels, n=1: generate_n_most_touching_neighbors_matrix(
        ops.generate_touching_area_matrix(labels), n=n
    ),
    "touch_portion_within_range": lambda labels, minimum_touch_portion=0, maximum_touch_portion=1.1: portions_within(
        labels, minimum_touch_portion, maximum_touch_portion
    ),
}


def touch_portions(labels):
    """Which part of a label's border another label is; 0 for the background."""
    portions = np.nan_to_num(np.array(ops.generate_partial_touching_area_matrix(labels), np.float32))
    portions[0], portions[:, 0] = 0, 0
    return portions


def portions_within(labels, minimum, maximum):
    portions = touch_portions(labels)
    within = (portions > 0) & (portions >= minimum) & (portions <= maximum)
    return asarray(np.float32(within | within.T), device=device_of(labels))


def titled(name, brief):
    """Names a function that is made here, and says what it does."""

    def title(function):
        function.__name__ = function.__qualname__ = name
        function.__doc__ = brief
        return function

    return title


def over_neighbours(statistic, values, matrix):
    return getattr(ops, f"{statistic}_of_touching_neighbors")(values, matrix)


def neighbour_map(statistic, neighbourhood):
    what, of_whom = statistic.replace("_", " "), neighbourhood.replace("_", " ")
    brief = f"Paint on each label the {what} of a map over itself and its neighbours ({of_whom})."

    @titled(f"{statistic}_of_{neighbourhood}_neighbors_map", brief)
    def paint(parametric_map, label_map, parametric_map_destination=None, *numbers, **named):
        named.pop("ignore_touching_background", None)
        values = ops.read_map_values(parametric_map, label_map)
        found = np.array(over_neighbours(statistic, values, NEIGHBOURS[neighbourhood](label_map, *numbers, **named)))
        found[..., 0] = 0
        return ops.replace_values(label_map, found, parametric_map_destination)

    return paint


def touching_count_map(statistic):
    brief = f"Paint the {statistic.replace('_', ' ')} of how many neighbours a label and those it touches have."

    @titled(f"local_{statistic}_touching_neighbor_count_map", brief)
    def paint(source, destination=None):
        matrix = ops.generate_touch_matrix(source)
        counts = np.asarray(ops.count_touching_neighbors(matrix), np.float32)
        return ops.replace_values(source, over_neighbours(statistic, counts, matrix), destination)

    return paint


mean_of_n_nearest_neighbors_map = neighbour_map("mean", "n_nearest")
mean_of_proximal_neighbors_map = neighbour_map("mean", "proximal")
mean_of_n_most_touching_neighbors_map = neighbour_map("mean", "n_most_touching")
mean_of_touch_portion_within_range_neighbors_map = neighbour_map("mean", "touch_portion_within_range")
mean_of_distal_neighbors_map = mean_of_proximal_neighbors_map
minimum_of_n_nearest_neighbors_map = neighbour_map("minimum", "n_nearest")
minimum_of_proximal_neighbors_map = neighbour_map("minimum", "proximal")
minimum_of_n_most_touching_neighbors_map = neighbour_map("minimum", "n_most_touching")
minimum_of_touch_portion_within_range_neighbors_map = neighbour_map("minimum", "touch_portion_within_range")
minimum_of_distal_neighbors_map = minimum_of_proximal_neighbors_map
maximum_of_n_nearest_neighbors_map = neighbour_map("maximum", "n_nearest")
maximum_of_proximal_neighbors_map = neighbour_map("maximum", "proximal")
maximum_of_n_most_touching_neighbors_map = neighbour_map("maximum", "n_most_touching")
maximum_of_touch_portion_within_range_neighbors_map = neighbour_map("maximum", "touch_portion_within_range")
maximum_of_distal_neighbors_map = maximum_of_proximal_neighbors_map
mode_of_n_nearest_neighbors_map = neighbour_map("mode", "n_nearest")
mode_of_proximal_neighbors_map = neighbour_map("mode", "proximal")
mode_of_n_most_touching_neighbors_map = neighbour_map("mode", "n_most_touching")
mode_of_touch_portion_within_range_neighbors_map = neighbour_map("mode", "touch_portion_within_range")
mode_of_distal_neighbors_map = mode_of_proximal_neighbors_map
standard_deviation_of_n_nearest_neighbors_map = neighbour_map("standard_deviation", "n_nearest")
standard_deviation_of_proximal_neighbors_map = neighbour_map("standard_deviation", "proximal")
standard_deviation_of_n_most_touching_neighbors_map = neighbour_map("standard_deviation", "n_most_touching")
standard_deviation_of_touch_portion_within_range_neighbors_map = neighbour_map(
    "standard_deviation", "touch_portion_within_range"
)
standard_deviation_of_distal_neighbors_map = standard_deviation_of_proximal_neighbors_map

local_mean_touching_neighbor_count_map = touching_count_map("mean")
local_minimum_touching_neighbor_count_map = touching_count_map("minimum")
local_maximum_touching_neighbor_count_map = touching_count_map("maximum")
local_median_touching_neighbor_count_map = touching_count_map("median")
local_standard_deviation_touching_neighbor_count_map = touching_count_map("standard_deviation")


def average_distance_of_n_nearest_neighbors_map(labels, distance_map=None, n=1):
    """Paint the mean distance to the n nearest labels, from centroid to centroid."""
    distances = ops.mean_distance_n_nearest_neighbors(centroid_distances(labels), n=n)
    return ops.replace_values(labels, distances, distance_map)


average_distance_of_n_closest_neighbors_map = average_distance_of_n_nearest_neighbors_map


def average_neighbor_distance_map(labels, distance_map=None):
    """Paint the mean distance to the labels that a label touches, from centroid to centroid."""
    touching = ops.generate_touch_matrix(labels)
    distances = ops.mean_distance_touching_neighbors(centroid_distances(labels), touching)
    return ops.replace_values(labels, distances, distance_map)


def average_distance_to_n_nearest_other_labels_map(labels, other_labels, distance_map=None, n=1):
    """Paint the mean distance to the n nearest labels of another image, from centroid to centroid."""
    distances = np.asarray(centroid_distances(labels, other_labels), np.float64)[1:, 1:]  # others down, labels across
    nearest = np.sort(distances, axis=0)[: int(n)]  # NaN, of numbers without a pixel, comes last
    values = np.zeros(distances.shape[1] + 1, np.float32)
    values[1:] = np.where(np.isnan(nearest), 0, nearest).sum(0) / np.maximum((~np.isnan(nearest)).sum(0), 1)
    return ops.replace_values(labels, values, distance_map)


def proximal_other_labels_count(label_image, other_label_image, count_vector=None, maximum_distance=25):
    """How many labels of another image are within a distance of each label, from centroid to centroid."""
    distances = np.asarray(centroid_distances(label_image, other_label_image))[1:, 1:]
    counts = np.zeros((1, distances.shape[1] + 1), np.float32)
    counts[0, 1:] = (distances <= maximum_distance).sum(0)
    return handed_out(counts, count_vector, label_image)


def proximal_other_labels_count_map(label_image, other_label_image, count_map=None, maximum_distance=25):
    """Paint how many labels of another image are within a distance of each label."""
    counts = proximal_other_labels_count(label_image, other_label_image, maximum_distance=maximum_distance)
    return ops.replace_values(label_image, counts, count_map)


def touch_portion_within_range_neighbor_count(labels, count=None, minimum_touch_portion=0, maximum_touch_portion=1.1):
    """How many labels take a part of a label's border that lies in a range."""
    matrix = portions_within(labels, minimum_touch_portion, maximum_touch_portion)
    return handed_out(np.asarray(ops.count_touching_neighbors(matrix), np.float32)[None], count, labels)


def touch_portion_within_range_neighbor_count_map(labels, out=None, minimum_touch_portion=0, maximum_touch_portion=1.1):
    """Paint how many labels take a part of a label's border that lies in a range."""
    counts = touch_portion_within_range_neighbor_count(labels, None, minimum_touch_portion, maximum_touch_portion)
    return ops.replace_values(labels, counts, out)


# ---- lines ----


def touch_matrix_to_mesh(pointlist, touch_matrix, mesh_destination=None):
    """Draw a line between two points whose entry in a matrix is not 0, as bright as the entry; the brighter is in front."""
    points = np.asarray(pointlist, np.float64)[::-1]
    matrix = np.asarray(touch_matrix, np.float32)[1:, 1:]
    count = points.shape[1]
    if matrix.shape != (count, count):
        raise ShapeError(
            f"touch_matrix_to_mesh: {count} points and the background need a matrix of {count + 1} x {count + 1}, got "
            f"shape {tuple(np.shape(touch_matrix))}"
        )
    matrix = np.where(np.abs(matrix) >= np.abs(matrix.T), matrix, matrix.T)
    if mesh_destination is None:
        shape = [int(size) + 1 for size in np.nan_to_num(points).max(axis=1, initial=0)]
        mesh_destination = asarray(np.zeros(shape, np.float32), device=device_of(pointlist))
    mesh = np.zeros(mesh_destination.shape, np.float32)
    first, second = np.nonzero(np.triu(np.nan_to_num(matrix), 1))
    brightness = matrix[first, second]
    order = np.argsort(brightness, kind="stable")
    places, line = along_lines(points[:, first[order]], points[:, second[order]])
    seen = np.all((places >= 0) & (places < np.reshape(mesh.shape, (-1, 1))), axis=0)
    mesh[tuple(places[:, seen])] = brightness[order][line[seen]]
    return handed_out(mesh, mesh_destination, pointlist)


def along_lines(start, end):
    """Pixels every half pixel of each line, and which line they belong to."""
    length = np.nan_to_num(np.linalg.norm(end - start, axis=0))
    steps = np.ceil(length * 2).astype(int)
    line = np.repeat(np.arange(steps.size), steps)
    step = np.arange(line.size) - np.repeat(np.cumsum(steps) - steps, steps)
    part = step * 0.5 / length[line]
    return np.trunc(start[:, line] + (end - start)[:, line] * part).astype(int), line


def mesh_of(labels, matrix, output):
    output = create_like(labels) if output is None else output
    return touch_matrix_to_mesh(ops.centroids_of_labels(labels), matrix, output)


def distance_matrix_to_mesh(pointlist, distance_matrix, mesh_destination=None, maximum_distance=1):
    """Draw lines between points that are near enough."""
    near = ops.smaller_or_equal_constant(distance_matrix, scalar=maximum_distance)
    return touch_matrix_to_mesh(pointlist, near, mesh_destination)


def draw_mesh_between_touching_labels(labels, mesh_destination=None):
    """Draw lines between centroids of labels that touch."""
    return mesh_of(labels, ops.generate_touch_matrix(labels), mesh_destination)


def draw_mesh_between_n_closest_labels(labels, mesh_destination=None, n=1):
    """Draw lines from each label to the n nearest."""
    return mesh_of(labels, NEIGHBOURS["n_nearest"](labels, n), mesh_destination)


def draw_mesh_between_proximal_labels(labels, mesh_destination=None, maximum_distance=1):
    """Draw lines between centroids that are near enough."""
    return mesh_of(labels, NEIGHBOURS["proximal"](labels, 0, maximum_distance), mesh_destination)


def draw_mesh_between_n_most_touching_labels(labels, mesh_destination=None, n=1):
    """Draw lines from each label to the n that it shares most of its border with."""
    return mesh_of(labels, NEIGHBOURS["n_most_touching"](labels, n), mesh_destination)


def draw_mesh_between_labels_with_touch_portion_in_range(
    labels, mesh_destination=None, minimum_touch_portion=0, maximum_touch_portion=1.1
):
    """Draw lines between labels of which one takes a part of the other's border that lies in a range."""
    return mesh_of(labels, portions_within(labels, minimum_touch_portion, maximum_touch_portion), mesh_destination)


def draw_distance_mesh_between_touching_labels(labels, mesh_destination=None):
    """Draw lines between centroids of labels that touch, as bright as they are long."""
    return mesh_of(labels, ops.generate_touch_matrix(labels) * centroid_distances(labels), mesh_destination)


def draw_distance_mesh_between_n_nearest_labels(labels, mesh_destination=None, n=1):
    """Draw lines from each label to the n nearest, as bright as they are long."""
    return mesh_of(labels, NEIGHBOURS["n_nearest"](labels, n) * centroid_distances(labels), mesh_destination)


def draw_distance_mesh_between_proximal_labels(labels, mesh_destination=None, maximum_distance=1):
    """Draw lines between centroids that are near enough, as bright as they are long."""
    near = NEIGHBOURS["proximal"](labels, 0, maximum_distance)
    return mesh_of(labels, near * centroid_distances(labels), mesh_destination)


def draw_angle_mesh_between_touching_labels(labels, mesh_destination=None):
    """Draw lines between centroids of labels that touch, as bright as their angle in degrees."""
    centroids = ops.centroids_of_labels(labels)
    angles = np.degrees(np.nan_to_num(generate_angle_matrix(centroids, centroids)))
    return mesh_of(labels, np.asarray(ops.generate_touch_matrix(labels)) * angles, mesh_destination)


def draw_touch_portion_mesh_between_touching_labels(labels, mesh_destination=None):
    """Draw lines between labels that touch, as bright as the part of their borders they share, on average."""
    portions = touch_portions(labels)
    return mesh_of(labels, (portions + portions.T) / 2, mesh_destination)


# ---- graphs ----


def to_networkx(adjacency_matrix, centroids=None):
    """A graph of networkx whose nodes are labels, from 0, with their places as `pos`."""
    try:
        import networkx
    except ImportError:
        raise UnsupportedError("to_networkx makes a graph of networkx; install it with: pip install networkx") from None
    graph = networkx.from_numpy_array(np.asarray(adjacency_matrix)[1:, 1:])
    if centroids is not None:
        networkx.set_node_attributes(graph, dict(enumerate(np.asarray(centroids).T)), "pos")
    return graph


def to_igraph(adjacency_matrix, centroids=None):
    """A graph of igraph whose vertices are labels, from 0, with their places as x, y and z."""
    try:
        import igraph
    except ImportError:
        raise UnsupportedError("to_igraph makes a graph of igraph; install it with: pip install igraph") from None
    entries = np.asarray(adjacency_matrix)[1:, 1:]
    graph = igraph.Graph(len(entries))
    graph.add_edges(np.argwhere(entries))
    for axis, places in zip("xyz", () if centroids is None else np.asarray(centroids)):
        graph.vs[axis] = places
    return graph


def graph_of(matrix_of, convert):
    def graph(label_image, *numbers, **named):
        return convert(matrix_of(label_image, *numbers, **named), ops.centroids_of_labels(label_image))

    return graph


def proximal(labels, minimum_distance=0, maximum_distance=LARGEST):
    return NEIGHBOURS["proximal"](labels, minimum_distance, maximum_distance)


touching_labels_to_networkx = graph_of(ops.generate_touch_matrix, to_networkx)
touching_labels_to_igraph = graph_of(ops.generate_touch_matrix, to_igraph)
n_nearest_labels_to_networkx = graph_of(NEIGHBOURS["n_nearest"], to_networkx)
n_nearest_labels_to_igraph = graph_of(NEIGHBOURS["n_nearest"], to_igraph)
proximal_labels_to_networkx = graph_of(proximal, to_networkx)
proximal_labels_to_igraph = graph_of(proximal, to_igraph)

"""Operations on labels where numbers are many, large, missing or none."""

import fulmo
import label_referees
import numpy as np
import pytest
import scipy.ndimage
import scipy.spatial


@pytest.fixture(scope="module")
def many():
    """90,000 labels of 2 x 2 pixels; every seventh number is missing."""
    numbers = np.arange(1, 90001).reshape(300, 300)
    numbers[numbers % 7 == 0] = 0
    return np.kron(numbers, np.ones((2, 2), np.int64)).astype(np.uint32)


@pytest.fixture
def empty():
    return np.zeros((5, 7), np.uint32)


@pytest.mark.parametrize(
    "name, referee", [("dilate_labels", label_referees.dilated), ("opening_labels", label_referees.opened)]
)
def test_many_labels_change(name, referee, many):
    np.testing.assert_array_equal(getattr(fulmo, name)(many, radius=2), referee(many, 2))


def test_many_labels_are_found(many):
    flags = np.asarray(fulmo.flag_existing_labels(many))
    assert flags.sum() == len(np.unique(many)) and flags[7] == 0 and flags[90000] == 1


def test_largest_numbers():
    labels = np.uint32([[0, 4294967295, 0, 4294967294]])
    np.testing.assert_array_equal(
        fulmo.dilate_labels(labels, radius=1), [[4294967295, 4294967295, 4294967294, 4294967294]]
    )
    np.testing.assert_array_equal(fulmo.combine_labels(labels, np.uint32([[0, 0, 0, 1]])), [[0, 1, 0, 2]])


@pytest.mark.parametrize("shape", [(0, 4), (3, 0, 2), (1, 1)])
@pytest.mark.parametrize(
    "name",
    [
        "dilate_labels",
        "erode_labels",
        "smooth_labels",
        "extend_labeling_via_voronoi",
        "label_spots",
        "merge_touching_labels",
    ],
)
def test_no_labels(name, shape):
    assert not np.asarray(getattr(fulmo, name)(np.zeros(shape, np.uint32))).any()


# ---- neighbours ----


def contacts(labels):
    """Pairs of touching labels, background left out."""
    pairs = [np.stack([np.delete(labels, side, axis).ravel() for side in (-1, 0)], 1) for axis in range(labels.ndim)]
    pairs = np.sort(np.concatenate(pairs), 1)
    return np.unique(pairs[(pairs[:, 0] != pairs[:, 1]) & (pairs[:, 0] != 0)], axis=0)


def test_many_labels_count_neighbours(many):
    counts = np.bincount(contacts(many).ravel(), minlength=many.max() + 1)
    np.testing.assert_array_equal(fulmo.touching_neighbor_count_map(many), np.where(many == 0, 0, counts[many]))


def test_many_labels_take_the_largest_of_their_neighbours(many):
    most = np.arange(many.max() + 1)
    for one, other in contacts(many):
        most[one] = max(most[one], other)
    np.testing.assert_array_equal(
        fulmo.maximum_of_touching_neighbors_map(many, many), np.where(many == 0, 0, most[many])
    )


def test_many_labels_merge(many):
    merged = np.asarray(fulmo.merge_touching_labels(many))
    parts = scipy.ndimage.label(many)[0]
    np.testing.assert_array_equal(merged, parts)


def test_planes_touch_along_z():
    slabs = np.arange(1, 5).repeat(6).reshape(4, 2, 3)
    touching = np.asarray(fulmo.generate_touch_matrix(slabs))
    expected = np.eye(5, k=1) + np.eye(5, k=-1)
    expected[0] = expected[:, 0] = 0
    np.testing.assert_array_equal(touching, expected)


def test_vectors_without_background_leave_it_out():
    links = np.ones((4, 4), np.uint8)
    np.testing.assert_allclose(fulmo.mean_of_touching_neighbors(np.float32([1, 2, 6]), links), [3, 3, 3])
    np.testing.assert_allclose(fulmo.mean_of_touching_neighbors(np.float32([9, 1, 2, 6]), links), [4.5] * 4)


@pytest.mark.parametrize("shape", [(3, 4), (3,), (4, 3)])
def test_matrices_are_square(shape):
    with pytest.raises(fulmo.ShapeError, match="square matrix"):
        fulmo.count_touching_neighbors(np.zeros(shape))


# ---- points ----


def test_points_become_spots_and_points_again():
    points = np.uint32([[4, 0, 2], [1, 1, 0], [3, 0, 2]])
    spots = fulmo.pointlist_to_labelled_spots(points)
    assert spots.shape == (4, 2, 5)
    np.testing.assert_array_equal(fulmo.labelled_spots_to_pointlist(spots), points)
    order = np.lexsort(points)
    np.testing.assert_array_equal(fulmo.spots_to_pointlist(spots), points[:, order])


def test_points_without_a_pixel_and_points_at_one_place():
    points = np.float32([[1.9, 1, np.nan, -1, 1], [0, 1, 1, 0, 1.5]])
    np.testing.assert_array_equal(fulmo.pointlist_to_labelled_spots(points), [[0, 1], [0, 2]])
    with pytest.raises(fulmo.ParameterError, match="coordinates must be below"):
        fulmo.pointlist_to_labelled_spots(np.float32([[1e9]]))
    with pytest.raises(fulmo.ShapeError, match="one to three rows"):
        fulmo.pointlist_to_labelled_spots(np.zeros((4, 2), np.float32))


def test_many_labels_have_centroids(many):
    points = np.asarray(fulmo.centroids_of_labels(many))
    expected = np.stack(np.divmod(np.arange(90000), 300)[::-1]) * 2 + 0.5
    present = np.arange(1, 90001) % 7 != 0
    np.testing.assert_array_equal(points[:, present[: points.shape[1]]], expected[:, present])
    assert np.isnan(points[:, ~present[: points.shape[1]]]).all()
    spots = np.asarray(fulmo.reduce_labels_to_centroids(many))
    np.testing.assert_array_equal(spots[::2, ::2], many[::2, ::2])
    assert np.count_nonzero(spots) == present.sum()


def test_no_labels_have_no_points(empty):
    assert fulmo.centroids_of_labels(empty).shape == (2, 0)
    assert fulmo.labelled_spots_to_pointlist(empty[None].repeat(2, 0)).shape == (3, 0)
    assert fulmo.generate_distance_matrix(np.zeros((2, 0), np.float32), np.zeros((2, 0), np.float32)).shape == (1, 1)
    assert fulmo.pointlist_to_labelled_spots(np.zeros((2, 0), np.float32)).shape == (1, 1)


def test_distances_of_many_points():
    points = np.random.default_rng(0).uniform(0, 100, (3, 3000)).astype(np.float32)
    tree = scipy.spatial.cKDTree(points.T)
    matrix = fulmo.generate_distance_matrix(points, points)
    nearest = tree.query(points.T, 6)[0][:, 1:].mean(1)
    np.testing.assert_allclose(np.asarray(fulmo.mean_distance_n_nearest_neighbors(matrix, n=5))[1:], nearest, rtol=1e-5)
    counts = tree.query_ball_point(points.T, 10, return_length=True) - 1
    near = fulmo.generate_proximal_neighbors_matrix(matrix, max_distance=10)
    np.testing.assert_array_equal(np.asarray(fulmo.count_touching_neighbors(near))[1:], counts)


# ---- measures ----


@pytest.fixture(scope="module")
def cells():
    labels = scipy.ndimage.label(np.random.default_rng(1).random((30, 40)) < 0.3)[0].astype(np.uint32)
    labels[labels == 4] = 0
    return labels


@pytest.mark.parametrize("background", [False, True])
def test_columns_become_maps(cells, background):
    table = fulmo.labels_statistics(cells, cells, include_background=background)
    np.testing.assert_array_equal(fulmo.parametric_map(cells, table), cells)
    np.testing.assert_array_equal(fulmo.parametric_map(cells, table, property="area"), fulmo.pixel_count_map(cells))
    with pytest.raises(fulmo.ParameterError, match="got 'size'"):
        fulmo.parametric_map(cells, table, property="size")


def test_maps_of_frames(cells):
    frames = fulmo.asarray(np.stack([cells, cells[::-1] // 2]), axes="tyx")
    table = fulmo.labels_statistics(frames, frames)
    painted = fulmo.parametric_map(frames, table, property="area")
    np.testing.assert_array_equal(painted, fulmo.pixel_count_map(frames))


def test_labels_without_a_row_are_0(cells):
    painted = fulmo.parametric_map(cells, {"label": [2, 3], "x": [5, 7]}, property="x")
    np.testing.assert_array_equal(painted, np.select([cells == 2, cells == 3], [5, 7]))


def test_rows_of_frames(cells):
    frames = fulmo.asarray(np.stack([cells, cells * 0]), axes="tyx")
    boxes = np.asarray(fulmo.bounding_box(frames))
    np.testing.assert_array_equal(boxes[0], fulmo.bounding_box(cells))
    assert boxes.shape == (2, 6) and np.isnan(boxes[1]).all()
    assert np.asarray(fulmo.maximum_position(frames)).shape == (2, 3)


def test_nan_is_the_extreme():
    image = np.float32([[1, np.inf], [np.nan, 5]])
    np.testing.assert_array_equal(fulmo.maximum_position(image), [0, 1, 0])
    np.testing.assert_array_equal(fulmo.minimum_position(image), [0, 1, 0])
    with pytest.raises(fulmo.ShapeError):
        fulmo.maximum_position(image[:0])
    assert np.isnan(fulmo.center_of_mass(np.zeros((3, 3), np.uint8))).all()
    assert np.isnan(fulmo.jaccard_index(np.zeros((3, 3)), np.zeros((3, 3))))


def test_neighbours_of_many_labels(many):
    small = many[:100, :200]
    table = fulmo.labels_neighbors_statistics(small, nearest_neighbor_ns=[3], dilation_radii=[])
    points = np.argwhere(np.isin(np.arange(1, small.max() + 1), small))[:, 0]
    places = np.stack(np.divmod(points, 300), 1) * 2 + 0.5
    expected = scipy.spatial.cKDTree(places).query(places, 4)[0][:, 1:].mean(1)
    np.testing.assert_allclose(table["average_distance_of_n3_nearest_neighbors"][points], expected)
    missing = np.setdiff1d(np.arange(small.max()), points)
    assert np.isnan(table["average_distance_of_n3_nearest_neighbors"][missing]).all()


@pytest.mark.parametrize(
    "wrong", [{"nearest_neighbor_ns": [0]}, {"proximal_distances": [-1]}, {"dilation_radii": [np.nan]}]
)
def test_wrong_wishes(cells, wrong):
    with pytest.raises(fulmo.ParameterError, match="must be numbers of at least"):
        fulmo.labels_neighbors_statistics(cells, **wrong)

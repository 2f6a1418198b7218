"""Operations on labels where numbers are many, large, missing or none."""

import fulmo
import label_referees
import numpy as np
import pytest
import scipy.ndimage


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

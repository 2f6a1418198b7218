"""Operations on labels where numbers are many, large, missing or none."""

import fulmo
import label_referees
import numpy as np
import pytest


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
    if not hasattr(fulmo, name):
        pytest.skip("not yet")
    assert not np.asarray(getattr(fulmo, name)(np.zeros(shape, np.uint32))).any()

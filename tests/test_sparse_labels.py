"""Labels whose numbers go far beyond the number of pixels: a result or an error that helps, soon and in little memory."""

import fulmo
import numpy as np
import pytest
from fulmo import _fulmo

LARGEST = 4294967295
DESCRIBED = {name: _fulmo.describe(name) for name in _fulmo.operation_names()}
TAKE_LABELS = [name for name, op in DESCRIBED.items() if any(p["labels"] for p in op["parameters"])]


def labels(*numbers):
    image = np.zeros((8, 8), np.uint32)
    image[1:3, 1:4], image[4:7, 4:7] = numbers
    return image


def result(name, image):
    op = DESCRIBED[name]
    given = eval(f"dict({op['cases'][0][0]})", {"np": np})
    for p in op["parameters"]:
        if p["kind"] == "image" and not p["is_output"]:
            given.setdefault(p["name"], np.arange(64, dtype=np.float32).reshape(8, 8))
            if p["labels"]:
                given[p["name"]] = image
    return getattr(fulmo, name)(**given)


def parts(values):
    """Which pixels are equal, whatever their numbers."""
    return np.unique(values, return_inverse=True)[1].ravel()


@pytest.mark.parametrize("name", TAKE_LABELS)
def test_numbers_far_apart(name, every_device):
    usual = np.asarray(result(name, labels(1, 2)))
    try:
        got = np.asarray(result(name, labels(1, LARGEST)))
    except fulmo.ParameterError as error:
        assert name in str(error) and str(LARGEST) in str(error) and "relabel_sequential" in str(error)
        return
    if name.endswith("_map"):
        np.testing.assert_array_equal(got, usual)
    elif got.shape == (8, 8):
        np.testing.assert_array_equal(parts(got), parts(usual))


def test_ranks_and_removal_of_large_numbers(every_device):
    frames = np.stack([labels(LARGEST, 7), labels(5, LARGEST - 1)])
    ranks = fulmo.relabel_sequential(fulmo.asarray(frames, axes="tyx"))
    np.testing.assert_array_equal(ranks, np.stack([labels(2, 1), labels(1, 2)]))
    left = fulmo.remove_labels(frames[0], np.uint8([1, 0, 1, 0, 1]))
    np.testing.assert_array_equal(left, labels(LARGEST - 2, 5))
    sized = fulmo.filter_label_by_size(frames[0], minimum_size=7, maximum_size=9)
    np.testing.assert_array_equal(sized, labels(0, 1))

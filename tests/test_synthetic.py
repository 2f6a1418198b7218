"""The movie that the demo segments, and the score it is judged by."""

import numpy as np
import pytest
from fulmo import synthetic
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def movie():
    return synthetic.make(frames=4, seed=3)


def test_movie_has_the_promised_form(movie):
    assert movie.image.shape == movie.truth.shape == (4, 64, 256, 256)
    assert movie.image.dtype == movie.truth.dtype == np.uint16
    assert movie.spacing == (0.5, 0.25, 0.25)


def test_same_seed_same_movie():
    small = {"frames": 2, "shape": (32, 128, 128), "nuclei": 8}
    first, again, other = (synthetic.make(**small, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(first.image, again.image) and np.array_equal(first.truth, again.truth)
    assert not np.array_equal(first.image, other.image)


def test_nuclei_divide_and_none_gets_lost(movie):
    counts = [len(np.unique(frame)) - 1 for frame in movie.truth]
    assert counts[0] == 60 and all(np.diff(counts) > 0)
    assert all(frame.max() == count for frame, count in zip(movie.truth, counts))


def test_nuclei_touch_and_stay_inside(movie):
    last = movie.truth[-1]
    left, right = last[:, :, :-1], last[:, :, 1:]
    assert np.any((left != right) & (left > 0) & (right > 0))
    assert not any(np.moveaxis(last, axis, 0)[[0, -1]].any() for axis in range(3))


def test_nuclei_are_brighter_but_noise_and_background_reach_them(movie):
    image, truth = movie.image[0], movie.truth[0]
    inside, outside = image[truth > 0], image[truth == 0]
    assert inside.mean() > 2 * outside.mean()
    assert inside.min() < outside.max()
    assert image[:, 0, -8:].mean() > image[:, 0, :8].mean() + 2 * image[:, 0, :8].std()


def test_truth_matches_itself_under_any_numbering(movie):
    truth = movie.truth[0]
    renumbered = np.where(truth > 0, 500 - truth.astype(np.int32), 0)
    assert synthetic.match(renumbered, truth) == (1.0, 1.0)


def test_match_counts_what_is_missing_invented_and_split():
    truth = np.zeros((4, 10), np.uint16)
    truth[0], truth[1, :4], truth[2, :2] = 1, 2, 3
    labels = np.zeros_like(truth)
    labels[0, :6], labels[0, 6:] = 1, 2  # split: the bigger part has an IoU of 0.6
    labels[1, 2:4] = 3  # IoU of exactly 0.5 is none above it
    labels[3, 5:] = 4  # invented
    score = synthetic.match(labels, truth)
    assert score.found == pytest.approx(1 / 3) and score.f1 == pytest.approx(2 / 7)


def test_match_without_objects():
    nothing, something = np.zeros((3, 3), int), np.eye(3, dtype=int)
    assert synthetic.match(nothing, nothing) == (1.0, 1.0)
    assert synthetic.match(nothing, something) == (0.0, 0.0)
    assert synthetic.match(something, nothing).f1 == 0.0


@given(st.integers(0, 2**32 - 1), st.floats(0.5, 0.95))
def test_match_equals_brute_force(seed, iou):
    random = np.random.default_rng(seed)
    truth = random.integers(0, 4, (5, 6))
    labels = np.where(random.random(truth.shape) < 0.8, truth * 2, random.integers(0, 9, truth.shape))
    masks = [[image == label for label in np.unique(image[image > 0])] for image in (truth, labels)]
    hits = sum(np.sum(a & b) > iou * np.sum(a | b) for a in masks[0] for b in masks[1])
    found = hits / len(masks[0]) if masks[0] else 1.0
    assert synthetic.match(labels, truth, iou).found == pytest.approx(found)


def test_match_refuses_what_it_cannot_judge():
    with pytest.raises(ValueError, match="shape"):
        synthetic.match(np.zeros((2, 2), int), np.zeros((2, 3), int))
    with pytest.raises(ValueError, match="iou"):
        synthetic.match(np.zeros((2, 2), int), np.zeros((2, 2), int), iou=0.3)

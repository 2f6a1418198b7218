"""Numbers of labels: what their pixels add up to, where the largest is, and so on."""

import numpy as np

from .. import _operations as ops
from ..creation import asarray
from ..errors import ParameterError
from .arguments import image_of


def _both(input, labels, index, function):
    """The image and its labels in one shape, and the numbers asked for; without an index those above 0 as number 1."""
    image = image_of(input, function)
    if labels is None:
        if index is not None:
            raise ParameterError(f"ndimage.{function}: index asks for labels, which are not given")
        labels = (image * 0) == 0
    labels = image_of(labels, function)
    if labels.shape != image.shape:
        labels = asarray(np.broadcast_to(np.asarray(labels), image.shape), device=image.device)
    return (image, labels > 0, np.asarray(1)) if index is None else (image, labels, np.asarray(index))


def _measured(input, labels, index, columns, function):
    """How many pixels each label asked for has, and columns of them; scalars where index is none or one number."""
    image, labels, wanted = _both(input, labels, index, function)
    if image.size == 0:
        return [np.zeros(wanted.shape)] + [np.full(wanted.shape, np.nan)] * len(columns)
    rows = ops.labels_statistics(labels, image, columns=",".join(["area", *columns]), include_background=True)
    inside = (wanted >= 0) & (wanted < len(rows["area"]))
    at = np.where(inside, wanted, 0).astype(np.int64)
    there = inside & (rows["area"][at] > 0)
    values = [np.where(there, rows[column][at], np.nan) for column in ("area", *columns)]
    return [np.where(there, values[0], 0), *values[1:]]


def _plain(value):
    return value[()] if np.ndim(value) == 0 else value


def sum_labels(input, labels=None, index=None):
    """Sum of the pixels of each label; 0 for numbers that no pixel has.

    ``sum of input[p] over p with labels[p] = l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.sum_labels(image, labels, index=[1, 2])
    """
    area, value = _measured(input, labels, index, ["sum_intensity"], "sum_labels")
    return _plain(np.where(area > 0, value, 0))


def sum(input, labels=None, index=None):
    """The same as `sum_labels`, under its old name.

    ``sum of input[p] over p with labels[p] = l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.sum(image, labels, index=[1, 2])
    """
    return sum_labels(input, labels, index)


def mean(input, labels=None, index=None):
    """Mean of the pixels of each label; NaN for numbers that no pixel has.

    ``mean of input[p] over p with labels[p] = l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.mean(image, labels, index=[1, 2])
    """
    return _plain(_measured(input, labels, index, ["mean_intensity"], "mean")[1])


def standard_deviation(input, labels=None, index=None):
    """Standard deviation of the pixels of each label; NaN for numbers that no pixel has.

    ``sqrt(mean of (input[p] - mean)^2 over p with labels[p] = l)``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.standard_deviation(image, labels, index=[1, 2])
    """
    return _plain(_measured(input, labels, index, ["standard_deviation_intensity"], "standard_deviation")[1])


def variance(input, labels=None, index=None):
    """Variance of the pixels of each label; NaN for numbers that no pixel has.

    ``mean of (input[p] - mean)^2 over p with labels[p] = l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.variance(image, labels, index=[1, 2])
    """
    return _plain(_measured(input, labels, index, ["standard_deviation_intensity"], "variance")[1] ** 2)


def minimum(input, labels=None, index=None):
    """Smallest pixel of each label; 0 for numbers that no pixel has.

    ``min of input[p] over p with labels[p] = l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.minimum(image, labels, index=[1, 2])
    """
    area, value = _measured(input, labels, index, ["min_intensity"], "minimum")
    return _plain(np.where(area > 0, value, 0))


def maximum(input, labels=None, index=None):
    """Largest pixel of each label; 0 for numbers that no pixel has.

    ``max of input[p] over p with labels[p] = l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.maximum(image, labels, index=[1, 2])
    """
    area, value = _measured(input, labels, index, ["max_intensity"], "maximum")
    return _plain(np.where(area > 0, value, 0))


def center_of_mass(input, labels=None, index=None):
    """Mean place of each label, weighted by its pixels.

    ``sum of input[p] * p / sum of input[p] over p with labels[p] = l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.center_of_mass(image, labels, index=[1, 2])
    """
    image = image_of(input, "center_of_mass")
    columns = [f"mass_center_{axis}" for axis in "zyx"[3 - image.ndim :]]
    return _places(_measured(image, labels, index, columns, "center_of_mass")[1:], float)


def _places(coordinates, kind):
    """One row of coordinates for each axis as a tuple, or as a list of tuples."""
    if np.ndim(coordinates[0]) == 0:
        return tuple(kind(c) for c in coordinates)
    return [tuple(kind(c) for c in place) for place in zip(*(np.ravel(c) for c in coordinates))]


# ---- what needs the pixels of a label in order: sorted on the host ----


def _in_order(input, labels, index, sign, function):
    """All pixels sorted by label and by `sign` times their value, equal ones in raster order.

    Gives the values, their places, and for each label asked for its first number in that order and its count.
    """
    image, labels, wanted = _both(input, labels, index, function)
    values, numbers = np.asarray(image).ravel(), np.asarray(labels).ravel()
    order = np.lexsort((sign * values.astype(np.float64), numbers))
    numbers, first, count = np.unique(numbers[order], return_index=True, return_counts=True)
    at = np.minimum(np.searchsorted(numbers, wanted), len(numbers) - 1)
    return values[order], order, first[at], np.where(numbers[at] == wanted, count[at], 0), image.shape


def median(input, labels=None, index=None):
    """Median of the pixels of each label; NaN for numbers that no pixel has.

    ``median of input[p] over p with labels[p] = l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.median(image, labels, index=[1, 2])
    """
    values, _, first, count, _ = _in_order(input, labels, index, 1, "median")
    lower, upper = (values[first + half].astype(np.float64) for half in (np.maximum(count - 1, 0) // 2, count // 2))
    return _plain(np.where(count > 0, (lower + upper) / 2, np.nan))


def _position(input, labels, index, sign, function):
    _, places, first, count, shape = _in_order(input, labels, index, sign, function)
    return _places(np.unravel_index(np.where(count > 0, places[first], 0), shape), int)


def minimum_position(input, labels=None, index=None):
    """Where the smallest pixel of each label is; of equal ones the first counts.

    ``first p with labels[p] = l and input[p] = min``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.minimum_position(image, labels, index=[1, 2])
    """
    return _position(input, labels, index, 1, "minimum_position")


def maximum_position(input, labels=None, index=None):
    """Where the largest pixel of each label is; of equal ones the first counts.

    ``first p with labels[p] = l and input[p] = max``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.maximum_position(image, labels, index=[1, 2])
    """
    return _position(input, labels, index, -1, "maximum_position")


def extrema(input, labels=None, index=None):
    """Smallest and largest pixel of each label, and where they are.

    ``minimum, maximum, minimum_position, maximum_position of l``

    >>> from fulmo import ndimage
    >>> from fulmo.samples import image, labels
    >>> ndimage.extrema(image, labels, index=[1, 2])
    """
    given = (input, labels, index)
    return minimum(*given), maximum(*given), minimum_position(*given), maximum_position(*given)

"""Numbers of labels, painted on them."""

import numpy as np

from ._operations import replace_values
from .creation import asarray
from .errors import ParameterError


def parametric_map(labels, properties, output_image=None, property="label", device=None):
    """Paint on each label its number in a table.

    Parameters
    ----------
    labels : ArrayLike
        Label image.
    properties : dict or DataFrame
        Columns of equal length, as labels_statistics and labels_neighbors_statistics give them. `label` says which label
        a row is for; of a batch `frame` says in which frame. Labels without a row get 0, and so does the background.
    output_image : Image, optional
        Image to write the result into.
    property : str
        The column to paint.
    device : str or Device, optional
        Where to run; by default where the labels are.

    Returns
    -------
    Image
        dtype: float32.

    Examples
    --------
    >>> import fulmo
    >>> from fulmo.samples import image, labels
    >>> fulmo.parametric_map(labels, fulmo.labels_statistics(labels, image), property="area")
    """
    for column in ("label", property):
        if column not in properties:
            raise ParameterError(
                f"parametric_map: property must be a column of the table and label one too, got {column!r}; it has "
                + ", ".join(map(str, properties))
            )
    numbers, values = (np.asarray(properties[column]) for column in ("label", property))
    numbers = numbers.astype(np.int64)
    frames = np.asarray(properties["frame"]).astype(np.int64) if "frame" in properties else np.zeros_like(numbers)
    # One more entry than labels: what is beyond the table reads its last.
    table = np.zeros((frames.max(initial=0) + 1, 1, numbers.max(initial=0) + 2), np.float32)
    table[frames, 0, numbers] = np.where(numbers > 0, values, 0)
    labels = asarray(labels, device=device)
    axes = "tyx" if "frame" in properties else "zyx"
    return replace_values(labels, asarray(table, device=labels.device, axes=axes), output_image, device=device)

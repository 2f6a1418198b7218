"""imshow: an image in a matplotlib figure."""

import numpy as np

from . import _fulmo
from .creation import asarray
from .errors import UnsupportedError
from .picture import label_colours, plane


def imshow(
    image,
    title=None,
    labels=False,
    min_display_intensity=None,
    max_display_intensity=None,
    color_map=None,
    plot=None,
    colorbar=False,
    colormap=None,
    alpha=None,
    continue_drawing=False,
):
    """Show an image with matplotlib; of a stack the largest value along z.

    Parameters
    ----------
    image : Image or array
        What to show.
    title : str, optional
        Text above it.
    labels : bool
        Whether to give each label a colour of its own.
    min_display_intensity, max_display_intensity : float, optional
        Shown black and white; by default the extremes.
    color_map, colormap : str, optional
        A colour map of matplotlib.
    plot : matplotlib axes, optional
        Where to draw; by default a new figure, which is shown.
    colorbar : bool
        Whether to draw the scale.
    alpha : float, optional
        How opaque, from 0 to 1.
    continue_drawing : bool
        Whether more is going to be drawn over it, so that it is not shown yet.
    """
    try:
        from matplotlib import pyplot
    except ImportError:
        raise UnsupportedError("imshow draws with matplotlib; install it with: pip install matplotlib") from None
    pixels = plane(image if isinstance(image, _fulmo.Handle) else asarray(image))
    axes = plot or pyplot.gca()
    style = {"alpha": alpha, "interpolation": "nearest"}
    if labels:
        drawn = axes.imshow(label_colours(pixels.astype(np.uint32)), **style)
    else:
        limits = {"vmin": min_display_intensity, "vmax": max_display_intensity}
        drawn = axes.imshow(pixels, cmap=colormap or color_map or "Greys_r", **limits, **style)
    if title:
        axes.set_title(title)
    if colorbar and not labels:
        axes.figure.colorbar(drawn, ax=axes)
    if plot is None and not continue_drawing:
        pyplot.show()

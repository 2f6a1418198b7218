"""One picture of the demo: raw data, results with outlines, the counts."""

import colorsys

import matplotlib
import numpy as np

import fulmo

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

PAPER, INK, QUIET, ACCENT = "#0e1116", "#e8eaed", "#8b949e", "#ffb454"
STYLE = {
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "font.size": 10,
}


def draw(path, blobs, blob_labels, movie, frames):
    with plt.rc_context(STYLE):
        figure, axes = plt.subplots(2, 4, figsize=(16, 9))
        figure.subplots_adjust(left=0.012, right=0.982, top=0.895, bottom=0.045, wspace=0.07, hspace=0.1)
        figure.suptitle(f"Fulmo on {fulmo.get_device()}", x=0.012, ha="left", fontsize=16, fontweight="bold")
        show(axes[0, 0], grey(blobs), "A plane")
        show(axes[0, 1], outlined(blobs, blob_labels), f"{blob_labels.max()} objects")
        draw_plane(axes[0, 2:], movie, frames)
        draw_clumps(axes[1, :3], movie, frames)
        draw_counts(axes[1, 3], movie, frames)
        figure.savefig(path, dpi=110)
        plt.close(figure)


def draw_plane(axes, movie, frames):
    """Raw data and result in the middle of the last stack."""
    middle = movie.image.shape[1] // 2
    plane, labels = movie.image[-1, middle], frames[-1].labels[middle]
    show(axes[0], grey(plane), f"A 3D time-lapse: middle plane of frame {len(frames) - 1}", movie)
    show(axes[1], outlined(plane, labels), f"{len(np.unique(labels)) - 1} of its objects", movie)


def draw_clumps(axes, movie, frames):
    """The first, a middle and the last result, seen from above."""
    for panel, frame in zip(axes, (0, len(frames) // 2, len(frames) - 1)):
        labels = frames[frame].labels
        show(panel, solid(movie.image[frame], labels), f"Frame {frame} from above: {labels.max()} objects", movie)


def show(axes, picture, title, movie=None):
    axes.imshow(picture, interpolation="nearest")
    axes.set_title(title, loc="left", fontsize=11)
    axes.set_axis_off()
    if movie:
        scale_bar(axes, picture.shape, 10 / movie.spacing[-1])


def scale_bar(axes, shape, length):
    height, width = shape[:2]
    axes.add_patch(Rectangle((0.04 * width, 0.955 * height), length, 0.012 * height, color=INK))
    axes.text(0.04 * width, 0.945 * height, "10 um", fontsize=9, va="bottom")


def grey(image):
    low, high = np.percentile(image, (1, 99.9))
    level = np.clip((image.astype(float) - low) / max(high - low, 1), 0, 1)
    return np.repeat(level[..., None], 3, axis=-1)


def palette(count):
    """Colours that differ between neighbouring labels: hues a golden ratio apart; label 0 is paper."""
    hues = [colorsys.hsv_to_rgb(0.618034 * number % 1, 0.6, 1.0) for number in range(count)]
    return np.array([to_rgb(PAPER), *hues])


def outlined(image, labels):
    picture = grey(image)
    edge = np.asarray(fulmo.detect_label_edges(labels)).astype(bool) & (labels > 0)
    picture[edge] = palette(labels.max())[labels[edge]]
    return picture


def solid(image, labels):
    """Objects seen from above: in each column the first one met, lit by the brightest voxel below."""
    first = np.take_along_axis(labels, (labels > 0).argmax(axis=0)[None], axis=0)[0]
    light = np.where(first[..., None] > 0, 0.25 + 0.75 * grey(image.max(axis=0)), 1)
    return palette(labels.max())[first] * light


def draw_counts(axes, movie, frames):
    time = np.arange(len(frames))
    found = np.mean([frame.score.found for frame in frames])
    axes.plot(time, movie.truth.max(axis=(1, 2, 3)), color=QUIET, linewidth=7, alpha=0.5, label="truth")
    axes.plot(time, [frame.labels.max() for frame in frames], "o-", color=ACCENT, label="counted")
    axes.set(ylim=(0, None), box_aspect=1)
    axes.set_title(f"Objects per frame: {found:.1%} of the true ones found", loc="left", fontsize=11)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="lower right")

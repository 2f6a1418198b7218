"""The main job, twice: on a plane with known numbers, and on a 3D time-lapse with known truth."""

import csv
import importlib.util
import sys
import time
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np
import tifffile
from rich.progress import track

import fulmo
from fulmo import synthetic

BLOBS = Path(fulmo.__file__).parent / "data" / "blobs.tif"


class Frame(NamedTuple):
    """What one stack of the time-lapse came to."""

    labels: np.ndarray
    table: dict
    score: synthetic.Match
    seconds: float


@click.command()
@click.option("--output", default="demo-output", type=click.Path(path_type=Path), help="Folder for what it makes.")
@click.option("--device", default="", help="Device to use, such as cpu, opencl:0 or cuda:0.")
def main(output, device):
    """Open, clean, threshold, split, measure and show: a plane, then a 3D time-lapse."""
    if device:
        fulmo.select_device(device)
    print("Used device:", fulmo.get_device())
    blobs = fulmo.imread(BLOBS)
    blob_labels = measure_blobs(blobs)
    movie = synthetic.make()
    frames = measure_movie(movie)
    report(movie, frames)
    compare(movie, frames)
    save(output, blobs, blob_labels, movie, frames)


def measure_blobs(blobs):
    """Print the numbers that are the same on every device."""
    smooth = fulmo.gaussian_blur(blobs, sigma_x=1, sigma_y=1)
    mask = fulmo.threshold_otsu(smooth)
    components = fulmo.connected_component_labeling(mask, connectivity="box")
    labels = fulmo.voronoi_otsu_labeling(blobs, spot_sigma=3.5, outline_sigma=1)
    areas = fulmo.labels_statistics(labels, blobs)["area"]
    values = np.asarray(smooth)
    print(f"blobs gaussian min {values.min():#.6g} max {values.max():#.6g}")
    print(f"blobs otsu foreground {np.count_nonzero(np.asarray(mask))}")
    print(f"blobs components {np.asarray(components).max()}")
    print(f"blobs voronoi-otsu labels {len(areas)}")
    print(f"blobs mean area {np.mean(areas):#.6g}")
    return np.asarray(labels)


def segment(image, spacing):
    """Label nuclei some 7 micrometres wide. All lengths are micrometres, so that z counts as much as y and x."""

    def voxels(name, length):
        return {f"{name}_{axis}": length / step for axis, step in zip("zyx", spacing)}

    smooth = fulmo.gaussian_blur(image, **voxels("sigma", 0.375))
    flat = fulmo.top_hat(smooth, **voxels("radius", 5))
    mask = fulmo.threshold_otsu(flat)
    seeds = fulmo.detect_maxima(fulmo.gaussian_blur(flat, **voxels("sigma", 1.125)))
    labels = fulmo.masked_voronoi_labeling(fulmo.binary_and(seeds, mask), mask)
    labels = fulmo.remove_labels_on_edges(labels)
    return fulmo.remove_small_labels(labels, minimum_size=500)


def measure_frame(image, truth, spacing):
    start = time.perf_counter()
    stack = fulmo.asarray(image)
    labels = segment(stack, spacing)
    table = fulmo.labels_statistics(labels, stack)
    labels = np.asarray(labels)
    seconds = time.perf_counter() - start
    return Frame(labels, table, synthetic.match(labels, truth), seconds)


def measure_movie(movie):
    pairs = list(zip(movie.image, movie.truth))
    quiet = not sys.stdout.isatty()
    return [measure_frame(*pair, movie.spacing) for pair in track(pairs, "Frames", disable=quiet, transient=True)]


def report(movie, frames):
    print("movie of {} frames of {} x {} x {} voxels".format(*movie.image.shape))
    print("frame  truth  counted    found     F1    time")
    for number, (truth, frame) in enumerate(zip(movie.truth, frames)):
        counts = f"{number:5}  {truth.max():5}  {frame.labels.max():7}"
        print(f"{counts}  {frame.score.found:6.1%}  {frame.score.f1:.3f}  {frame.seconds:4.2f} s")


def compare(movie, frames):
    """One frame by scipy and scikit-image, as yardstick."""
    if not installed("scipy", "skimage"):
        return
    from fulmo.demo import yardstick

    start = time.perf_counter()
    labels, _ = yardstick.measure_nuclei(movie.image[0], movie.spacing)
    seconds = time.perf_counter() - start
    found = synthetic.match(labels, movie.truth[0]).found
    ours = np.median([frame.seconds for frame in frames])
    print(f"time per frame {ours:.2f} s; the same job by scipy and scikit-image {seconds:.2f} s, {found:.1%} found")


def installed(*modules):
    return all(importlib.util.find_spec(module) for module in modules)


def save(output, blobs, blob_labels, movie, frames):
    output.mkdir(parents=True, exist_ok=True)
    labels = np.stack([frame.labels for frame in frames])
    write_image(output / "blobs-labels.ome.tif", blob_labels, "YX")
    write_image(output / "movie.ome.tif", movie.image, "TZYX", movie.spacing)
    write_image(output / "movie-labels.ome.tif", labels, "TZYX", movie.spacing)
    write_table(output / "movie-objects.csv", [frame.table for frame in frames])
    if installed("matplotlib"):
        from fulmo.demo import overview

        overview.draw(output / "overview.png", np.asarray(blobs), blob_labels, movie, frames)
    print(f"written to {output}/:", ", ".join(sorted(path.name for path in output.iterdir())))


def write_image(path, image, axes, spacing=()):
    about = {"axes": axes}
    for axis, step in zip("ZYX", spacing):
        about |= {f"PhysicalSize{axis}": step, f"PhysicalSize{axis}Unit": "um"}
    compression = "zlib" if "labels" in path.name else None
    tifffile.imwrite(path, image.astype(np.uint16), metadata=about, compression=compression)


def write_table(path, tables):
    """One row per object, with the frame it is in first."""
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["frame", *tables[0]])
        for number, table in enumerate(tables):
            writer.writerows([number, *row] for row in zip(*table.values()))

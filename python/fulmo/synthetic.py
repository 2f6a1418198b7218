"""A 3D+time stack whose truth is known, and the score of a segmentation against it.

Nuclei of a growing clump move, touch and divide; the camera adds haze, an uneven background and noise.
"""

from typing import NamedTuple

import numpy as np


class Movie(NamedTuple):
    """Axes t, z, y, x; the spacing of a voxel is in micrometres (z, y, x)."""

    image: np.ndarray
    truth: np.ndarray
    spacing: tuple


class Match(NamedTuple):
    """How well labels meet the truth: the fraction of true objects found, and F1 over both."""

    found: float
    f1: float


class Nuclei:
    """Ellipsoids with a position, three half axes (micrometres), a brightness and a texture of their own."""

    def __init__(self, count, centre, clump, random):
        self.random, self.centre, self.clump = random, centre, clump
        direction = random.normal(size=(count, 3))
        direction /= np.linalg.norm(direction, axis=1, keepdims=True)
        self.position = centre + clump * direction * random.uniform(size=(count, 1)) ** (1 / 3)
        self.radius = random.uniform(3.0, 4.0, (count, 1)) * random.uniform(0.88, 1.14, (count, 3))
        self.axes = np.linalg.qr(random.normal(size=(count, 3, 3)))[0]
        self.brightness = random.uniform(0.7, 1.3, count)
        self.chromatin = self.grains(count)
        self.settle(60)

    def grains(self, count):
        """Wave vectors and phases whose product of cosines makes a nucleus grainy."""
        return self.random.normal(0, 1.5, (count, 3, 4))

    def settle(self, steps):
        """Push apart what overlaps, and pull back what leaves the clump."""
        for _ in range(steps):
            apart = self.position[:, None] - self.position[None]
            distance = np.linalg.norm(apart, axis=2) + np.eye(len(apart))
            size = self.radius.mean(axis=1)
            overlap = np.clip(size[:, None] + size[None] - distance, 0, None) * (1 - np.eye(len(apart)))
            self.position += 0.25 * np.sum(apart * (overlap / distance)[..., None], axis=1)
            outside = np.clip(np.linalg.norm((self.position - self.centre) / self.clump, axis=1) - 1, 0, None)
            self.position -= (0.5 * outside / (1 + outside))[:, None] * (self.position - self.centre)

    def move(self):
        self.position += self.random.normal(0, 0.5, self.position.shape)
        self.settle(20)

    def divide(self, count):
        """The biggest ones split; their daughters are smaller and for a while brighter."""
        self.brightness += 0.3 * (np.clip(self.brightness, 0.7, 1.3) - self.brightness)
        self.radius *= 1.02
        for mother in np.argsort(-self.radius.prod(axis=1))[:count]:
            axis = self.random.normal(size=3)
            step = 0.8 * self.radius[mother].min() * axis / np.linalg.norm(axis)
            self.position = np.vstack([self.position, self.position[mother] + step])
            self.position[mother] -= step
            self.radius[mother] *= 0.8
            self.brightness[mother] = 1.5
            self.radius = np.vstack([self.radius, self.radius[mother]])
            self.brightness = np.append(self.brightness, self.brightness[mother])
            self.axes = np.concatenate([self.axes, self.axes[mother][None]])
            self.chromatin = np.concatenate([self.chromatin, self.grains(1)])


def make(frames=8, shape=(64, 256, 256), spacing=(0.5, 0.25, 0.25), nuclei=60, seed=0):
    """A movie of `frames` stacks with `nuclei` in the first; the same seed gives the same movie."""
    random = np.random.default_rng(seed)
    size = np.array(shape) * spacing
    cells = Nuclei(nuclei, size / 2, 0.5 * size - (5.5, 7.0, 7.0), random)
    image = np.empty((frames, *shape), np.uint16)
    truth = np.empty((frames, *shape), np.uint16)
    for frame in range(frames):
        if frame:
            cells.divide(max(1, len(cells.position) // 12))
            cells.move()
        light, truth[frame] = _render(cells, shape, spacing)
        image[frame] = _camera(light + _background(cells, shape, spacing), random)
    return Movie(image, truth, tuple(spacing))


def _render(cells, shape, spacing):
    """Light of the nuclei, and labels: where two meet, a voxel belongs to the one it is deeper in."""
    light, labels = np.zeros(shape, np.float32), np.zeros(shape, np.uint16)
    nearest = np.ones(shape, np.float32)
    for number, centre in enumerate(cells.position):
        box, grid = _around(centre, 1.3 * cells.radius[number].max(), shape, spacing)
        depth = np.sqrt(sum(_along(axis, grid) ** 2 for axis in cells.axes[number] / cells.radius[number][:, None]))
        grains = np.prod([np.cos(_along(wave, grid) + wave[3]) for wave in cells.chromatin[number]], axis=0)
        glow = np.float32(cells.brightness[number]) * (1 + 0.25 * grains)
        light[box] = np.maximum(light[box], glow / (1 + np.exp(np.minimum((depth - 1) * 16, 40))))
        mine = depth < nearest[box]
        labels[box][mine] = number + 1
        nearest[box][mine] = depth[mine]
    return light, labels


def _around(centre, reach, shape, spacing):
    """The box of voxels within reach of a centre, and their z, y, x from there in micrometres."""
    low = np.maximum(((centre - reach) / spacing).astype(int), 0)
    high = np.minimum(((centre + reach) / spacing).astype(int) + 2, shape)
    offsets = [np.arange(a, b) * s - c for a, b, s, c in zip(low, high, spacing, centre)]
    return tuple(map(slice, low, high)), np.meshgrid(*map(np.float32, offsets), indexing="ij", sparse=True)


def _along(direction, grid):
    return sum(np.float32(part) * axis for part, axis in zip(direction, grid))


def _background(cells, shape, spacing):
    """Out-of-focus haze around every nucleus (a product of three Gaussians), and light that falls off to one side."""
    blur = [
        np.exp(-(((np.arange(n) * s - cells.position[:, axis, None]) / width) ** 2)).astype(np.float32)
        for axis, (n, s, width) in enumerate(zip(shape, spacing, (9, 6, 6)))
    ]
    plane = (blur[1][:, :, None] * blur[2][:, None, :]).reshape(len(cells.position), -1)
    haze = (blur[0].T @ plane).reshape(shape)
    z, y, x = np.meshgrid(*(np.linspace(0, 1, n, dtype=np.float32) for n in shape), indexing="ij", sparse=True)
    return 0.045 * haze + 0.35 * x * (1 - 0.5 * y) + 0.12 * z


def _camera(light, random):
    """Photon noise, read-out noise, an offset."""
    photons = 90 * light + 12
    noise = random.standard_normal(light.shape, dtype=np.float32)
    return np.clip(100 + 10 * (photons + np.sqrt(photons + 9) * noise), 0, 65535).astype(np.uint16)


def match(labels, truth, iou=0.5):
    """Score labels by the true objects they meet with an intersection over union above `iou` (at least 0.5)."""
    labels, truth = np.asarray(labels), np.asarray(truth)
    if labels.shape != truth.shape:
        raise ValueError(f"match: labels must have the shape of truth {truth.shape}, got {labels.shape}")
    if not 0.5 <= iou < 1:
        raise ValueError(f"match: iou must be in [0.5, 1) for a match to be one to one, got {iou}")
    there, found = _areas(truth), _areas(labels)
    both = (labels > 0) & (truth > 0)
    # The contingency table, but for its zeros.
    pairs, overlap = np.unique(truth[both].astype(np.int64) * len(found) + labels[both], return_counts=True)
    first, second = np.divmod(pairs, len(found))
    hits = np.count_nonzero(overlap > iou * (there[first] + found[second] - overlap))
    true, made = np.count_nonzero(there), np.count_nonzero(found)
    return Match(hits / true if true else 1.0, 2 * hits / (true + made) if true + made else 1.0)


def _areas(labels):
    areas = np.bincount(labels.ravel())
    areas[:1] = 0
    return areas

"""What the scripts work on: nuclei, spots and a tilted stack, the same in every run."""

import numpy as np
import scipy.ndimage


def nuclei(shape, number, seed=0):
    """Round bright things of uneven brightness on a noisy background, uint16."""
    random = np.random.default_rng(seed)
    image = np.zeros(shape)
    for centre in random.uniform(0, 1, (number, len(shape))) * shape:
        distance = np.sqrt(sum((axis - c) ** 2 for axis, c in zip(np.indices(shape), centre)))
        image += random.uniform(600, 2000) / (1 + np.exp((distance - random.uniform(3, 6)) * 2))
    return np.uint16(100 + image + random.poisson(30, shape))


def spots(shape, number, seed=1):
    """Small bright points upon a gradient, uint8."""
    random = np.random.default_rng(seed)
    image = np.zeros(shape)
    image[tuple(random.integers(4, n - 4, number) for n in shape)] = 900
    gradient = np.linspace(10, 60, shape[-1])
    return np.uint8(np.clip(scipy.ndimage.gaussian_filter(image, 1.2) + gradient + random.normal(0, 1, shape), 0, 255))


def tissue(shape, seed=2):
    """Cells as labels, without a gap between them."""
    centres = np.random.default_rng(seed).uniform(0, 1, (40, len(shape))) * shape
    distances = [sum((axis - c) ** 2 for axis, c in zip(np.indices(shape), centre)) for centre in centres]
    return np.uint32(1 + np.argmin(distances, axis=0))

"""What is timed: images made from a seed, the same for every contender."""

import numpy as np

BRIGHT = 400  # nuclei are above, background is below


def stack(shape):
    """Nuclei-like float32 stack: jittered Gaussian blobs some 16 voxels apart, on noise."""
    tile = _tile(tuple(min(size, 128) for size in shape))
    repeats = [-(-size // part) for size, part in zip(shape, tile.shape)]
    return np.ascontiguousarray(np.tile(tile, repeats)[tuple(slice(size) for size in shape)])


def plane():
    """A camera's uint8 plane."""
    return np.clip(stack((16, 2048, 2048))[8] / 4, 0, 255).astype(np.uint8)


def kernel(side):
    """Weights of a neighbourhood, in no order that could be made use of."""
    return np.random.default_rng(1).random((side, side, side), np.float32)


def counts(shape):
    """A camera's uint16 stack, of a size that windows of 845 voxels can be asked for."""
    return stack(tuple(min(size, most) for size, most in zip(shape, (64, 256, 256)))).astype(np.uint16)


def _tile(shape, spacing=16, reach=8):
    random = np.random.default_rng(0)
    image = random.normal(100, 10, shape).astype(np.float32)
    grid = np.mgrid[(slice(-reach, reach + 1),) * 3]
    blob = 800 * np.exp(-(grid**2).sum(axis=0) / (2 * 3.0**2)).astype(np.float32)
    centres = [range(reach + 2, size - reach - 3, spacing) for size in shape]
    for centre in np.stack(np.meshgrid(*centres, indexing="ij"), axis=-1).reshape(-1, 3):
        corner = centre + random.integers(-2, 3, 3) - reach
        image[tuple(slice(c, c + 2 * reach + 1) for c in corner)] += blob
    return image

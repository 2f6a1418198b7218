"""What operations that move pixels are held against: scipy, numpy's indices and loops, as in referees.py."""

import numpy as np
from image_referees import coordinate, wide, without_leading_axes
from scipy import ndimage as ndi


def depth(image):
    return image.shape[0] if image.ndim == 3 else 1


def every_plane(image, start, count, step):
    """Beyond the stack its outermost planes repeat; a single plane is 2D."""
    if image.ndim < 3:
        image = image[None]
    index = np.clip(np.arange(start, start + count * step, step), 0, len(image) - 1)
    return image[index] if count > 1 else image[index[0]]


def unpad(image, size_x, size_y, size_z, center):
    for axis, size in enumerate((size_z, size_y, size_x)[3 - image.ndim :]):
        room = image.shape[axis] - size if size else 0
        start = (room + 1) // 2 if center else 0
        image = np.take(image, range(start, start + image.shape[axis] - room), axis)
    return without_leading_axes(image)


def crop_border(image, border):
    return without_leading_axes(image[tuple(slice(border, n - border) if n > 1 else slice(n) for n in image.shape)])


def slice_of(image, index, axis):
    return np.take(image, index, axis) if image.ndim == 3 else image


def paste(image, x, y, z):
    """Over zeros; what leaves the image is dropped."""
    volume = image.reshape((1,) * (3 - image.ndim) + image.shape)
    result = np.zeros_like(volume)
    for place in np.ndindex(volume.shape):
        target = tuple(np.add(place, (z, y, x)))
        if all(0 <= t < n for t, n in zip(target, volume.shape)):
            result[target] = volume[place]
    return result.reshape(image.shape)


def steps(steps, image):
    """Indices along each axis, by Python's own range."""
    volume = image.reshape((1,) * (3 - image.ndim) + image.shape)
    indices = []
    for (start, stop, step), length in zip(steps, volume.shape):
        step = 1 if step is None else step
        start = (0 if step > 0 else length - 1) if start is None else start
        indices.append(range(start, (length if step > 0 else -1) if stop is None else stop, step))
    return volume, np.ix_(*indices)


def gather(image, *along):
    volume, indices = steps(along, image)
    return without_leading_axes(volume[indices])


def scatter(image, into, *along):
    volume, indices = steps(along, into.copy())
    volume[indices] = image
    return volume.reshape(into.shape)


def set_slice(image, axis, index, value):
    """axis: 0 z, 1 y, 2 x; an index outside changes nothing."""
    result = wide(image).reshape((1,) * (3 - image.ndim) + image.shape).copy()
    if index < result.shape[axis]:
        np.moveaxis(result, axis, 0)[index] = value
    return result.reshape(image.shape)


def set_borders(image, value):
    result = wide(image).copy()
    for axis in (axis for axis in range(image.ndim) if image.shape[axis] > 1):
        np.moveaxis(result, axis, 0)[[0, -1]] = value
    return result


def set_where(image, compare, value):
    return np.where(compare(coordinate(image, 0), coordinate(image, 1)), value, wide(image))


def pixel_index(image, offset):
    return np.where(image != 0, np.arange(image.size).reshape(image.shape) + offset, 0)


def read_positions(image, places):
    """Columns are points; rows x, y, z are cut to whole numbers and to the image."""
    rows = np.trunc(np.atleast_2d(places))
    index = [np.clip(rows[k], 0, image.shape[-1 - k] - 1).astype(int) for k in range(min(len(rows), image.ndim))]
    index += [np.zeros(rows.shape[1], int)] * (image.ndim - len(index))
    return image[tuple(index[::-1])]


def write_positions(points, into):
    """Columns are points: x, y, z and, last, the value. The last of several in one place stays."""
    places = np.trunc(points[:-1]).astype(int)
    if into is None:
        into = np.zeros([n + 1 for n in places.max(1)[::-1]], points.dtype)
    result = into.copy()
    for place, value in zip(places.T, points[-1]):
        if all(0 <= p < n for p, n in zip(place[::-1], result.shape)):
            result[tuple(place[::-1])] = value
    return result


def move(x, y, z):
    matrix = np.eye(4)
    matrix[:3, 3] = x, y, z
    return matrix


def stretch(x, y, z):
    return np.diag([x, y, z, 1.0])


def turn(x, y, z):
    """Degrees about x, y, z, in this order."""
    matrix = np.eye(4)
    for axis, angle in enumerate((x, y, z)):
        i, j = (axis + 1) % 3, (axis + 2) % 3
        step = np.eye(4)
        step[i, i] = step[j, j] = np.cos(np.radians(angle))
        step[j, i] = np.sin(np.radians(angle))
        step[i, j] = -step[j, i]
        matrix = step @ matrix
    return matrix


def as_affine(matrix):
    """16 or 9 numbers, or None, as 4 x 4."""
    if matrix is None:
        return np.eye(4)
    matrix = np.array(matrix, float)
    if matrix.size == 16:
        return matrix.reshape(4, 4)
    wide = np.eye(4)
    wide[np.ix_([0, 1, 3], [0, 1, 3])] = matrix.reshape(3, 3)
    return wide


def transformed(image, matrix, interpolate, centered=False, resize=False):
    """By scipy, which takes places of the input in z, y, x by places of the result, between voxel centres."""
    volume = image.reshape((1,) * (3 - image.ndim) + image.shape)
    depth, height, width = volume.shape
    flat, shape, matrix = depth == 1, volume.shape, as_affine(matrix)
    if centered:
        centre = np.array((width, height, 0 if flat else depth)) / 2
        matrix = move(*centre) @ matrix @ move(*-centre)
    if resize:
        corners = np.array([(x, y, z, 1) for x in (0, width) for y in (0, height) for z in (0, depth)])
        ends = (corners @ matrix.T)[:, :3]
        matrix = move(*-ends.min(0)) @ matrix
        shape = np.maximum(1, np.floor(np.ptp(ends, 0) + 0.500001).astype(int))[::-1]
        shape = (1, *shape[1:]) if flat else tuple(shape)
    back = np.linalg.inv(matrix)
    if flat:
        back[2] = 0, 0, 0, 0.5
    back[:3, 3] += back[:3, :3].sum(1) / 2 - 0.5
    # scipy is off by 1e-15 at places that are whole; ties are not tested
    result = ndi.affine_transform(
        wide(volume), np.round(back[2::-1, 2::-1], 13), np.round(back[2::-1, 3], 13), shape, order=int(interpolate),
        mode="grid-constant", prefilter=False,
    )  # fmt: skip
    result = result if interpolate else result.astype(image.dtype)
    return result.reshape(result.shape[3 - max(image.ndim, 3 if shape[0] > 1 else 2 if shape[1] > 1 else 1) :])


def isotropic(image, spacing, target, interpolate):
    target = target if target > 0 else min(spacing)
    return transformed(image, stretch(*np.array(spacing) / target), interpolate, resize=True)


def anisotropic(image, spacing, target, interpolate):
    spacing = spacing if spacing > 0 else min(target)
    return transformed(image, stretch(*spacing / np.array(target)), interpolate, resize=True)


def deskew(image, axis, angle, step, scale, shape=None):
    """Along x (0) or y (1), voxel by voxel in float64."""
    volume = wide(image).swapaxes(1, 2) if axis == 1 else wide(image)  # the scan runs along the last axis
    depth, _, width = volume.shape
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    if shape is None:
        width_out = width * c + depth * step * (c * c + s * s)
        shape = np.floor(np.array((width * s, volume.shape[1], width_out)) * scale + 0.500001).astype(int)
    elif axis == 1:
        shape = (shape[0], shape[2], shape[1])
    up, across, along = np.meshgrid(*(np.arange(n) / scale for n in shape), indexing="ij")
    way = along - up * c / s
    plane = np.floor(way / step).astype(int)
    values, inside = 0, across <= volume.shape[1] - 1
    for k, weight in ((plane, plane + 1 - way / step), (plane + 1, way / step - plane)):
        place = up / s + (way - k * step) * c
        inside &= (k >= 0) & (k < depth) & (place >= 0) & (place <= width - 1)
        values = values + weight * ndi.map_coordinates(volume, (k, across, place), order=1, mode="nearest")
    result = np.where(inside, values, 0)[::-1]
    return result.swapaxes(1, 2) if axis == 1 else result


def block_enumerate(image, sums, size):
    before = np.concatenate([[0], np.cumsum(wide(sums))])
    inside = [wide(image[i // size * size : i + 1]).sum() + before[i // size] for i in range(len(image))]
    return np.where(image != 0, inside, 0)


def tissue(shape, delta):
    """Centres that nothing has moved; the first of several that are as near."""
    shape, delta = (shape[1:], delta[1:]) if shape[0] == 1 else (shape, delta)
    centres = np.stack(np.meshgrid(*[np.arange(0, n, d) for n, d in zip(shape, delta)], indexing="ij"), -1)
    pixels = np.stack(np.indices(shape), -1)[..., None, :]
    return 1 + np.argmin(((pixels - centres.reshape(-1, len(shape))) ** 2).sum(-1), -1)

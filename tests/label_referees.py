"""What operations on labels are held against: numpy, scipy, scikit-image and brute force, never this library."""

import warnings

import numpy as np
from scipy import ndimage as ndi
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import cdist


def footprint(ndim, faces):
    return ndi.generate_binary_structure(ndim, 1 if faces else ndim)


def renumbered(labels):
    """The labels that are there become 1, 2, ... in their order."""
    kept = np.unique(labels[labels != 0])
    return np.where(labels == 0, 0, np.searchsorted(kept, labels) + 1)


def edges(labels):
    """Pixels with another value at a face."""
    around = [
        f(labels, footprint=footprint(labels.ndim, True), mode="nearest")
        for f in (ndi.minimum_filter, ndi.maximum_filter)
    ]
    return around[0] != around[1]


def whole(labels):
    return np.asarray(labels).astype(np.int64)


def dilated(labels, radius):
    """One pixel a step, to all neighbours and to faces in turns; the smallest label wins."""
    labels, none = whole(labels), 2**33  # ndimage compares in float64
    for step in range(radius):
        around = footprint(labels.ndim, step % 2 == 1)
        near = ndi.minimum_filter(np.where(labels == 0, none, labels), footprint=around, mode="constant", cval=none)
        labels = np.where((labels == 0) & (near != none), near, labels)
    return labels


def extended(labels):
    return dilated(labels, sum(labels.shape)) if labels.any() else labels


def shrunk(mask, steps, first_to_faces):
    for step in range(steps):
        around = footprint(mask.ndim, step % 2 == (0 if first_to_faces else 1))
        mask = ndi.minimum_filter(mask, footprint=around, mode="nearest")
    return mask


def core(labels, radius):
    return shrunk((labels != 0) & ~edges(labels), radius - 1, True)


def eroded(labels, radius, relabel=False):
    if radius < 1:
        return labels
    left = core(labels, radius)
    return ndi.label(left, footprint(left.ndim, True))[0] if relabel else renumbered(labels * left)


def eroded_connected(labels, radius):
    return renumbered(labels * core(labels != 0, radius)) if radius > 0 else labels


def opened(labels, radius):
    return dilated(eroded(labels, radius), radius)


def closed(labels, radius):
    grown = dilated(labels, radius)
    return grown * shrunk(grown != 0, radius, True)


def smoothed(labels, radius):
    return extended(opened(labels, radius)) * (labels != 0) if radius > 0 else labels


def smoothed_connected(labels, radius):
    return dilated(eroded_connected(labels, radius), radius)


def combined(below, above):
    below, above = whole(below), whole(above)
    return renumbered(np.where(above != 0, above + below.max(initial=0), below))


def values_by_label(labels, image):
    """The value at each label's first pixel."""
    numbers, first = np.unique(labels, return_index=True)
    values = np.zeros(int(labels.max(initial=0)) + 1, np.float32)
    values[whole(numbers)] = image.ravel()[first]
    return values


# ---- neighbours ----


def size_of(labels):
    return int(labels.max(initial=0)) + 1


def touching_area(labels):
    """Faces between each two labels, counted one axis at a time."""
    labels = whole(labels)
    matrix = np.zeros((size_of(labels),) * 2, np.int64)
    for axis in range(labels.ndim):
        one, other = np.delete(labels, -1, axis).ravel(), np.delete(labels, 0, axis).ravel()
        np.add.at(matrix, (one[one != other], other[one != other]), 1)
    return matrix + matrix.T


def touch_portions(labels):
    areas = touching_area(labels)
    return areas / np.maximum(areas.sum(0), 1)


def touch_portion_deviations(labels):
    return np.array([column[column > 0].std() if (column > 0).any() else 0 for column in touch_portions(labels).T])


def overlaps(first, second):
    matrix = np.zeros((size_of(second), size_of(first)), np.uint32)
    matrix[whole(second).ravel(), whole(first).ravel()] = 1
    return matrix


def merged(labels):
    """Labels of a connected component of the graph of touching labels become one."""
    groups = connected_components(touching_area(labels)[1:, 1:])[1]
    smallest = np.array([0] + [np.flatnonzero(groups == group)[0] + 1 for group in groups])
    return renumbered(smallest[whole(labels)])


def without_background(links, ignore=True):
    links = np.array(links)
    if ignore:
        links[0] = links[:, 0] = 0
        np.fill_diagonal(links, 0)
    return links


def neighbour_counts(matrix, ignore_background):
    return without_background(np.atleast_2d(matrix) > 0, ignore_background).sum(0)


def neighbour_count_map(labels):
    return np.where(labels == 0, 0, neighbour_counts(touching_area(labels), True)[whole(labels)])


def of_neighbours(name, numbers, links):
    """A statistic over each row's members of a matrix; vectors one shorter than it lack the background."""
    links = np.atleast_2d(links) > 0
    links = links | links.T
    numbers = np.asarray(numbers, np.float64)
    if len(numbers) + 1 == len(links):
        links = links[1:, 1:]
    np.fill_diagonal(links, name != "mode")
    return np.array([statistic(name, numbers[row]) for row in links])


def statistic(name, values):
    if name == "mode":
        kinds, counts = np.unique(values, return_counts=True)
        return kinds[np.argmax(counts)] if len(kinds) else 0
    if name == "median":
        return np.sort(values)[len(values) // 2]
    return {"mean": np.mean, "minimum": np.min, "maximum": np.max, "standard_deviation": np.std}[name](values)


def of_neighbours_map(name, image, labels, radius, ignore_background):
    links = without_background(touching_area(labels) > 0, ignore_background)
    reached = np.eye(len(links), dtype=bool)
    for _ in range(radius):
        reached = reached | (reached @ links)
    result = of_neighbours(name, values_by_label(labels, image), reached)
    return np.where(labels == 0, 0, result[whole(labels)])


# ---- distances ----


def distances(first, second):
    """scipy's, with a row and a column of 0 in front."""
    matrix = cdist(*(np.atleast_2d(np.float64(points)).T for points in (second, first)))
    return np.pad(matrix, ((1, 0), (1, 0)))


def proximal(matrix, low, high):
    near = (matrix >= max(low, 0)) & (matrix <= (np.inf if high < 0 else high))
    near[0] = near[:, 0] = False
    np.fill_diagonal(near, False)
    return near


def others(matrix, label, links=None):
    """A column without background, the label itself and NaN."""
    rows = np.delete(np.arange(len(matrix)), [0, label])
    if links is not None:
        rows = rows[((links > 0) | (links > 0).T)[rows, label]]
    column = np.float64(matrix[rows, label])
    return np.sort(column[~np.isnan(column)])


def of_n(measure, matrix, n):
    """Over the n smallest others of each column; over the -n largest if n is below 0."""
    columns = [others(matrix, label) for label in range(1, matrix.shape[1])]
    columns = [column[:n] if n > 0 else column[n:] for column in columns]
    return np.array([0] + [measure(column) if len(column) else 0 for column in columns])


def of_touching(measure, matrix, links):
    columns = [others(matrix, label, links) for label in range(1, len(matrix))]
    return np.array([0] + [measure(column) if len(column) else 0 for column in columns])


# ---- places ----


def volume(image):
    return image.reshape((1,) * (3 - image.ndim) + image.shape)


def rank(image):
    return 3 if volume(image).shape[0] > 1 else 2


def centroids(labels, include_background=False):
    """Rows x, y and z, a column for each label; NaN where a number has no pixel."""
    numbers = range(0 if include_background else 1, size_of(labels))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # means of nothing
        columns = [[at.mean() for at in np.nonzero(volume(labels) == number)[::-1]] for number in numbers]
    return np.reshape(columns, (-1, 3)).T[: rank(labels)]


def centroid_spots(labels):
    spots = np.zeros(labels.shape)
    points = np.nan_to_num(centroids(labels), nan=-1)
    for label in range(points.shape[1], 0, -1):
        if points[0, label - 1] >= 0:
            volume(spots)[(0,) * (3 - rank(labels)) + tuple(points[::-1, label - 1].astype(int))] = label
    return spots


def proximal_counts(labels, low, high):
    points = centroids(labels)
    return proximal(distances(points, points), low, high).sum(0)


def places(labels):
    """The first pixel of each label; 0 where a number has none."""
    numbers, first = np.unique(labels, return_index=True)
    points = np.zeros((rank(labels), size_of(labels)))
    points[:, whole(numbers)] = np.array(np.unravel_index(first, volume(labels).shape))[::-1][: rank(labels)]
    return points[:, 1:]


def spots_at(points):
    points = np.atleast_2d(points).astype(int)
    spots = np.zeros(points.max(1)[::-1] + 1)
    for label in range(points.shape[1], 0, -1):
        spots[tuple(points[::-1, label - 1])] = label
    return spots


def extension(labels, measure):
    """A measure of the distances of each label's pixels from their centroid, painted."""
    result = np.zeros(labels.shape)
    for number in np.unique(labels[labels != 0]):
        at = np.argwhere(labels == number)
        result[labels == number] = measure(np.linalg.norm(at - at.mean(0), axis=1))
    return result


def position(find, image):
    return np.array(np.unravel_index(find(image), volume(image).shape))[::-1].astype(float)


def center_of_mass(image):
    values = np.float64(volume(image))
    return np.array([(values * grid).sum() / values.sum() for grid in np.indices(values.shape)[::-1]])


def bounding_box(mask):
    at = np.argwhere(volume(mask))[:, ::-1]
    return np.concatenate([at.min(0), at.max(0)]).astype(float) if len(at) else np.full(6, np.nan)


# ---- tables ----


def ratio(values):
    return values.max() / values.min() if len(values) else np.nan


def touching_columns(labels, number, suffix, portions_too=False):
    """What one label shares with others, from dense matrices."""
    areas, centers = touching_area(labels), np.pad(centroids(labels).T, ((1, 0), (0, 0)))
    at = np.flatnonzero(areas[1:, number]) + 1
    faces, portions = areas[at, number], touch_portions(labels)[:, number]
    apart = np.linalg.norm(centers[at] - centers[number], axis=1)

    def of(function, values):
        return function(values) if len(values) else 0

    row = {f"touching_neighbor_count{suffix}": len(at), f"touch_count_sum{suffix}": faces.sum()}
    for name, function in (("minimum", np.min), ("maximum", np.max)):
        row[f"{name}_touch_count{suffix}"] = of(function, faces)
        row[f"{name}_touch_portion{suffix}"] = of(function, portions[at])
        row[f"{name}_distance_of_touching_neighbors{suffix}"] = of(function, apart)
    row[f"average_distance_of_touching_neighbors{suffix}"] = of(np.mean, apart)
    row[f"max_min_distance_ratio_of_touching_neighbors{suffix}"] = ratio(apart)
    if portions_too:
        row["standard_deviation_touch_portion"] = of(np.std, portions[portions > 0])
        for bound in (0, 0.16, 0.2, 0.33, 0.5, 0.75):
            row[f"touch_portion_above_{bound:f}_neighbor_count"] = (portions[at] > bound).sum()
    return row


def near_columns(labels, number, proximal_distances, ns):
    centers = np.pad(centroids(labels).T, ((1, 0), (0, 0)))
    apart = np.linalg.norm(np.delete(centers, [0, number], 0) - centers[number], axis=1)
    apart = np.sort(apart[~np.isnan(apart)])
    missing = np.isnan(centers[number, 0])
    row = {f"proximal_neighbor_count_d{d:g}": (apart <= d).sum() for d in proximal_distances}

    def placed(function, values):
        return np.nan if missing else function(values) if len(values) else 0

    row["distance_to_most_distant_other"] = placed(np.max, apart)
    for n in ns:
        row[f"average_distance_of_n{n}_nearest_neighbors"] = placed(np.mean, apart[:n])
        row[f"maximum_distance_of_n{n}_nearest_neighbors"] = placed(np.max, apart[:n])
    return row


def neighbour_table(labels, proximal_distances, ns, radii, background):
    proximal_distances = (10, 20, 40, 80, 160) if proximal_distances is None else proximal_distances
    ns = (1, 2, 3, 4, 5, 6, 7, 8, 10, 20) if ns is None else ns
    radii = (5, 10) if radii is None else radii
    rows = []
    for number in range(1, size_of(labels)):
        row = {"label": number} | touching_columns(labels, number, "", True)
        row |= near_columns(labels, number, proximal_distances, ns)
        for radius in radii:
            row |= touching_columns(dilated(labels, radius), number, f"_dilated_r_{radius}")
        rows.append(row)
    if background and rows:
        rows.insert(0, dict.fromkeys(rows[0], 0))
    return {name: np.array([row[name] for row in rows], float) for name in rows[0]} if rows else {}

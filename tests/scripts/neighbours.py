import pyclesperanto as cle
from images import tissue

cells = cle.push(tissue((64, 72)))
touching = cle.generate_touch_matrix(cells)
points = cle.push(cle.pull(cle.reduce_labels_to_centroids(cells)))
distances = cle.generate_distance_matrix(*[cle.labelled_spots_to_pointlist(points)] * 2)

results = {
    "touching": touching,
    "neighbours": cle.count_touching_neighbors(touching),
    "map": cle.touching_neighbor_count_map(cells),
    "distances": distances,
    "sizes": cle.mean_of_touching_neighbors_map(cle.pixel_count_map(cells), cells),
    "extension": cle.extension_ratio_map(cells),
}

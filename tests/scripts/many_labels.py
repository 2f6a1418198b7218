import numpy as np
import pyclesperanto as cle

labels = np.zeros((120, 120), np.uint32)
for number, (y, x) in enumerate(np.ndindex(20, 20)):
    labels[6 * y : 6 * y + 2 + y % 4, 6 * x : 6 * x + 2 + x % 4] = number + 1
large = cle.exclude_small_labels(labels, maximum_size=8)
grown = cle.dilate_labels(labels, radius=1)

results = {
    "large": large,
    "areas": cle.pixel_count_map(labels),
    "inside": cle.exclude_labels_on_edges(labels),
    "edges": cle.detect_label_edges(labels),
    "grown": cle.pull(grown) > 0,
    "count": int(grown.max()),
    "numbered": cle.relabel_sequential(cle.push(labels * 3)),
}

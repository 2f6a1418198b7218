import numpy as np
import pyclesperanto as cle
from images import nuclei

image = cle.push(nuclei((96, 96), 40))
labels = cle.voronoi_otsu_labeling(image, spot_sigma=2, outline_sigma=1)
cleaned = cle.exclude_labels_on_edges(labels)

results = {"count": labels.max(), "inside": cleaned.max(), "foreground": cle.pull(labels) > 0}
results["areas"] = np.sort(cle.pull(cle.pixel_count_map(cleaned)).max(axis=0))[-5:]

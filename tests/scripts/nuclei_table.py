import numpy as np
import pyclesperanto as cle
from images import nuclei

image = nuclei((20, 48, 64), 25)
labels = cle.connected_component_labeling(cle.greater_constant(cle.gaussian_blur(image, None, 1, 1, 1), None, 500))
table = cle.statistics_of_labelled_pixels(image, labels)
bright = cle.mean_intensity_map(image, labels) > 900

columns = "label", "area", "mean_intensity", "max_intensity", "centroid_x", "bbox_min_z", "standard_deviation_intensity"

results = {name: np.asarray(table[name], float) for name in columns} | {"bright": bright}

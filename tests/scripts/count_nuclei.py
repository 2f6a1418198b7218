import pyclesperanto as cle
from images import nuclei

image = cle.push(nuclei((96, 128), 30))
blurred = cle.gaussian_blur(image, sigma_x=2, sigma_y=2)
binary = cle.threshold_otsu(blurred)
labels = cle.connected_component_labeling(binary)

results = {"blurred": blurred, "binary": binary, "labels": labels, "count": int(cle.maximum_of_all_pixels(labels))}

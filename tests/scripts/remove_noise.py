import pyclesperanto as cle
from images import nuclei

plane, stack = nuclei((80, 90), 20), nuclei((12, 30, 32), 8)

results = {
    "median": cle.median_box(plane, None, 10, 10, 0),
    "median_3d": cle.median_sphere(stack, None, 2, 2, 1),
    "maximum": cle.maximum_sphere(plane, None, 4, 4, 0),
    "opened": cle.maximum_box(cle.minimum_box(stack, None, 1, 1, 1), None, 1, 1, 1),
    "variance": cle.variance_sphere(plane.astype("float32"), None, 3, 3, 0),
}

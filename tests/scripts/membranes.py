import numpy as np
import pyclesperanto as cle
from images import tissue

cells = tissue((72, 80))
membranes = cle.gaussian_blur(cle.detect_label_edges(cells).astype(float) * 100, sigma_x=2, sigma_y=2)
seeds = cle.label_spots(cle.detect_minima_box(membranes))

results = {
    "seeds": cle.pull(seeds) > 0,
    "count": int(seeds.max()),
    "gradient": cle.sobel(membranes),
    "curvature": cle.laplace_box(membranes),
    "inner": cle.erode_box(cle.smaller_constant(membranes, scalar=20)),
    "number": int(cle.connected_component_labeling(membranes < np.float32(20)).max()),
}

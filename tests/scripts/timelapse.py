import numpy as np
import pyclesperanto as cle
from images import nuclei

movie = np.stack([nuclei((10, 40, 48), 4 + 3 * time, seed=time) for time in range(4)])
counts, masks = [], []
for frame in movie:
    binary = cle.threshold_otsu(cle.gaussian_blur(frame, sigma_x=1, sigma_y=1, sigma_z=1))
    counts.append(int(cle.connected_component_labeling(binary).max()))
    masks.append(cle.pull(cle.maximum_z_projection(binary)))

results = {"counts": counts, "masks": np.stack(masks)}

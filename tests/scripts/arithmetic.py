import numpy as np
import pyclesperanto as cle
from images import nuclei

image = cle.push(nuclei((40, 50), 8))
background = cle.create_like(image)
cle.mean_box(image.astype(np.float32), background, 5, 5)
signal = image.astype(np.float32) - background
signal[0:3] = 0

results = {
    "signal": signal,
    "mask": (signal > 50) & (image < 900),
    "crop": image[5:20, 10:30],
    "column": image[:, 7],
    "sum": (image + image) * 0.5,
    "largest": float(signal.max()),
    "mean": float(np.asarray(signal).mean()),
    "power": abs(signal) ** 0.5,
    "turned": cle.transpose_xy(image),
}

import pyclesperanto as cle
from images import nuclei

red, green = (
    cle.threshold_otsu(cle.mean_box(nuclei((70, 76), 25, seed).astype("float32"), None, 1, 1)) for seed in (3, 4)
)
both = cle.binary_and(red, green)
labels = cle.connected_component_labeling(red)

results = {
    "both": both,
    "jaccard": cle.jaccard_index(red, green),
    "overlap": cle.mean_intensity_map(green.astype(float), labels),
    "either": cle.binary_or(red, green),
    "only": cle.binary_subtract(red, green),
    "error": cle.mean_squared_error(red, green),
}

import pyclesperanto as cle
from images import spots

image = spots((72, 90), 25)
sharp = cle.difference_of_gaussian(image, sigma1_x=1, sigma1_y=1, sigma2_x=3, sigma2_y=3)
maxima = cle.binary_and(cle.detect_maxima_box(sharp), sharp > 10)
labelled = cle.label_spots(maxima)
points = cle.labelled_spots_to_pointlist(labelled)

results = {"sharp": sharp, "number": int(cle.sum_of_all_pixels(maxima)), "points": points}
results["brightness"] = cle.read_values_from_positions(cle.push(image.astype("float32")), points)

import pyclesperanto as cle
from images import spots

image = cle.push(spots((64, 80), 20))
flat = cle.top_hat_box(image, None, 5, 5, 0)
divided = cle.divide_by_gaussian_background(image, None, 10, 10, 0)
subtracted = cle.subtract_gaussian_background(image, None, 10, 10, 0)
stretched = cle.gamma_correction(cle.normalize(image.astype(float)), gamma=0.5)

results = {"flat": flat, "divided": divided, "subtracted": subtracted, "stretched": stretched}

import pyclesperanto as cle
from images import nuclei

image = cle.push(nuclei((60, 80), 12).astype("float32"))

results = {
    "turned": cle.rotate(image, angle_z=20, interpolate=True),
    "grown": cle.scale(image, None, 1.5, 2, resize=True, interpolate=True),
    "shifted": cle.translate(image, None, 3, -5),
    "rigid": cle.rigid_transform(image, translate_x=4, angle_z=10, interpolate=True),
}

import pyclesperanto as cle
from images import nuclei

stack = nuclei((10, 30, 36), 8)
cubes = cle.scale(stack, None, factor_x=1, factor_y=1, factor_z=3, resize=True, interpolate=True)

results = {
    "cubes": cubes,
    "isotropic": cle.make_isotropic(cle.push(stack.astype("float32")), None, 0.5, 0.5, 1.5, 0.5),
    "blurred": cle.gaussian_blur(stack, None, 3, 3, 1),
    "side": cle.maximum_x_projection(cubes),
    "brightest": cle.z_position_of_maximum_z_projection(stack),
}

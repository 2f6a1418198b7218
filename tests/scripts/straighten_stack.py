import pyclesperanto as cle
from images import nuclei

stack = cle.push(nuclei((30, 40, 24), 12).astype(float))
straight = cle.deskew_y(stack, angle=30, voxel_size_x=0.15, voxel_size_y=0.15, voxel_size_z=0.3)

results = {"straight": straight, "from_above": cle.maximum_z_projection(straight)}

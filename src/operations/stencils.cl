// Formulas over a voxel's 3 x 3 x 3 neighbourhood, one row each: the same text is compiled for the CPU and for GPUs. No
// include guard: read several times.
//
//   STENCIL(number, name, reach, expression)
//
// AT(dx, dy, dz) is the neighbour (the nearest voxel, outside the image); x, y, z and width, height, depth may be used.
// reach is how far the formula looks along z.

#define EDGE(position, length) ((position) > 0 && (position) < (length) - 1 ? 0.5f : 1.0f)
STENCIL(0, difference_x, 0, (AT(1, 0, 0) - AT(-1, 0, 0)) * EDGE(x, width))
STENCIL(1, difference_y, 0, (AT(0, 1, 0) - AT(0, -1, 0)) * EDGE(y, height))
STENCIL(2, difference_z, 1, (AT(0, 0, 1) - AT(0, 0, -1)) * EDGE(z, depth))

#define SMOOTH_X(dy, dz) (AT(-1, dy, dz) + 2.0f * AT(0, dy, dz) + AT(1, dy, dz))
#define SMOOTH_Y(dx, dz) (AT(dx, -1, dz) + 2.0f * AT(dx, 0, dz) + AT(dx, 1, dz))
#define FACE_X(dx) (SMOOTH_Y(dx, -1) + 2.0f * SMOOTH_Y(dx, 0) + SMOOTH_Y(dx, 1))
#define FACE_Y(dy) (SMOOTH_X(dy, -1) + 2.0f * SMOOTH_X(dy, 0) + SMOOTH_X(dy, 1))
#define FACE_Z(dz) (SMOOTH_X(-1, dz) + 2.0f * SMOOTH_X(0, dz) + SMOOTH_X(1, dz))
STENCIL(3, sobel_2d, 0, LENGTH_F32(SMOOTH_Y(1, 0) - SMOOTH_Y(-1, 0), SMOOTH_X(1, 0) - SMOOTH_X(-1, 0), 0.0f))
STENCIL(4, sobel_3d, 1, LENGTH_F32(FACE_X(1) - FACE_X(-1), FACE_Y(1) - FACE_Y(-1), FACE_Z(1) - FACE_Z(-1)))

#define ROW(dy, dz) (AT(-1, dy, dz) + AT(0, dy, dz) + AT(1, dy, dz))
#define PLANE(dz) (ROW(-1, dz) + ROW(0, dz) + ROW(1, dz))
#define RING (ROW(-1, 0) + (AT(-1, 0, 0) + AT(1, 0, 0)) + ROW(1, 0))
#define CROSS (AT(0, -1, 0) + AT(-1, 0, 0) + AT(1, 0, 0) + AT(0, 1, 0))
STENCIL(5, laplace_box_2d, 0, 8.0f * AT(0, 0, 0) - RING)
STENCIL(6, laplace_box_3d, 1, 26.0f * AT(0, 0, 0) - (PLANE(-1) + RING + PLANE(1)))
STENCIL(7, laplace_sphere_2d, 0, 4.0f * AT(0, 0, 0) - CROSS)
STENCIL(8, laplace_sphere_3d, 1, 6.0f * AT(0, 0, 0) - (AT(0, 0, -1) + CROSS + AT(0, 0, 1)))

// Curvature morphology of masks; outside the image nothing is set. Lines and planes run through the voxel.
#define WITHIN(i, length) (((i) >= 0) & ((i) < (length)))
#define MEMBER(dx, dy, dz) (WITHIN(x + (dx), width) & WITHIN(y + (dy), height) & WITHIN(z + (dz), depth) & (AT(dx, dy, dz) != 0.0f))
#define ENDS(join, ax, ay, az) (MEMBER(ax, ay, az) join MEMBER(-(ax), -(ay), -(az)))
#define AROUND(join, ax, ay, az, bx, by, bz) (ENDS(join, ax, ay, az) join ENDS(join, bx, by, bz) \
    join ENDS(join, ax + bx, ay + by, az + bz) join ENDS(join, ax - bx, ay - by, az - bz))
#define ALL_LINES(inside, outside) (ENDS(inside, 1, 0, 0) outside ENDS(inside, 0, 1, 0) outside ENDS(inside, 1, 1, 0) \
    outside ENDS(inside, 1, -1, 0))
#define ALL_PLANES(inside, outside) (AROUND(inside, 1, 0, 0, 0, 1, 0) outside AROUND(inside, 1, 0, 0, 0, 0, 1) \
    outside AROUND(inside, 0, 1, 0, 0, 0, 1) outside AROUND(inside, 1, 0, 0, 0, 1, 1) outside AROUND(inside, 1, 0, 0, 0, 1, -1) \
    outside AROUND(inside, 0, 1, 0, 1, 0, 1) outside AROUND(inside, 0, 1, 0, 1, 0, -1) \
    outside AROUND(inside, 0, 0, 1, 1, 1, 0) outside AROUND(inside, 0, 0, 1, 1, -1, 0))
STENCIL(9, least_dilation_2d, 0, ((AT(0, 0, 0) != 0.0f) | ALL_LINES(|, &)) ? 1.0f : 0.0f)
STENCIL(10, least_dilation_3d, 1, ((AT(0, 0, 0) != 0.0f) | ALL_PLANES(|, &)) ? 1.0f : 0.0f)
STENCIL(11, greatest_erosion_2d, 0, ((AT(0, 0, 0) != 0.0f) & ALL_LINES(&, |)) ? 1.0f : 0.0f)
STENCIL(12, greatest_erosion_3d, 1, ((AT(0, 0, 0) != 0.0f) & ALL_PLANES(&, |)) ? 1.0f : 0.0f)

// The divergence of the gradient's direction. SLOPE: the smaller of the differences on both sides, 0 where they disagree.
#define SLOPE(before, at, after)                                                    \
  ((after) > (at) && (at) > (before) ? MIN_F32((after) - (at), (at) - (before))     \
   : (after) < (at) && (at) < (before) ? MAX_F32((after) - (at), (at) - (before)) : 0.0f)
#define SLOPE_X(dx, dy, dz) SLOPE(AT(dx - 1, dy, dz), AT(dx, dy, dz), AT(dx + 1, dy, dz))
#define SLOPE_Y(dx, dy, dz) SLOPE(AT(dx, dy - 1, dz), AT(dx, dy, dz), AT(dx, dy + 1, dz))
#define SLOPE_Z(dx, dy, dz) SLOPE(AT(dx, dy, dz - 1), AT(dx, dy, dz), AT(dx, dy, dz + 1))
#define SHARE(step, b, c) (LENGTH_F32(step, b, c) > 0.0f ? DIVIDE(step, LENGTH_F32(step, b, c)) : 0.0f)
#define FLOW_X(dx) SHARE(AT(dx + 1, 0, 0) - AT(dx, 0, 0), SLOPE_Y(dx, 0, 0), SLOPE_Z(dx, 0, 0))
#define FLOW_Y(dy) SHARE(AT(0, dy + 1, 0) - AT(0, dy, 0), SLOPE_X(0, dy, 0), SLOPE_Z(0, dy, 0))
#define FLOW_Z(dz) SHARE(AT(0, 0, dz + 1) - AT(0, 0, dz), SLOPE_X(0, 0, dz), SLOPE_Y(0, 0, dz))
STENCIL(13, curvature, 1, ((FLOW_X(0) - FLOW_X(-1)) + (FLOW_Y(0) - FLOW_Y(-1))) + (FLOW_Z(0) - FLOW_Z(-1)))

// Eigenvalues of the matrix of second differences.
#define SECOND(dx, dy, dz) ((AT(dx, dy, dz) - 2.0f * AT(0, 0, 0)) + AT(-(dx), -(dy), -(dz)))
#define MIXED(ax, ay, az, bx, by, bz) (((AT(ax + bx, ay + by, az + bz) - AT(ax - bx, ay - by, az - bz)) \
    - AT(bx - ax, by - ay, bz - az) + AT(-(ax) - (bx), -(ay) - (by), -(az) - (bz))) * 0.25f)
#define HESSIAN_2D SECOND(1, 0, 0), MIXED(1, 0, 0, 0, 1, 0), SECOND(0, 1, 0)
#define HESSIAN_3D SECOND(1, 0, 0), MIXED(1, 0, 0, 0, 1, 0), MIXED(1, 0, 0, 0, 0, 1), SECOND(0, 1, 0), MIXED(0, 1, 0, 0, 0, 1), SECOND(0, 0, 1)
STENCIL(14, least_curvature_2d, 0, m_eigenvalue_2(0, HESSIAN_2D))
STENCIL(15, greatest_curvature_2d, 0, m_eigenvalue_2(1, HESSIAN_2D))
STENCIL(16, least_curvature_3d, 1, m_eigenvalue_3(0, HESSIAN_3D))
STENCIL(17, middle_curvature_3d, 1, m_eigenvalue_3(1, HESSIAN_3D))
STENCIL(18, greatest_curvature_3d, 1, m_eigenvalue_3(2, HESSIAN_3D))

// Sums of slopes, which are 0 away from edges.
STENCIL(19, steepness_2d, 0, FABS(AT(1, 0, 0) - AT(-1, 0, 0)) + FABS(AT(0, 1, 0) - AT(0, -1, 0)))
STENCIL(20, steepness_3d, 1, FABS(AT(1, 0, 0) - AT(-1, 0, 0)) + FABS(AT(0, 1, 0) - AT(0, -1, 0)) + FABS(AT(0, 0, 1) - AT(0, 0, -1)))

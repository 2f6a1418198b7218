// CLIJ's macros over plain memory: reads clamp to the edge, whatever the sampler says, writes outside do nothing. In
// front of this stand macros for each image (core/own_kernels.cpp), behind it the user's text.

CLIJ_FUNCTION clij_long clij_index(int x, int y, int z, int width, int height, int depth) {
  const clij_long row = (clij_long)clamp(z, 0, depth - 1) * height + clamp(y, 0, height - 1);
  return row * width + clamp(x, 0, width - 1);
}
CLIJ_FUNCTION int clij_inside(int x, int y, int z, int width, int height, int depth) {
  return x >= 0 && x < width && y >= 0 && y < height && z >= 0 && z < depth;
}

#define CLIJ_ACCESS(type, position, x, y, z)                                                                         \
  CLIJ_FUNCTION clij_pair_##type clij_read_##type(CLIJ_GLOBAL const type* image, position at, int width, int height,        \
                                           int depth) {                                                              \
    return CLIJ_PAIR(type, image[clij_index(x, y, z, width, height, depth)]);                                        \
  }                                                                                                                  \
  CLIJ_FUNCTION void clij_write_##type(CLIJ_GLOBAL type* image, position at, int width, int height, int depth, type value) { \
    if (clij_inside(x, y, z, width, height, depth)) image[clij_index(x, y, z, width, height, depth)] = value;        \
  }
// Floats as a pixel has them: toward zero, saturating, NaN gives 0.
#define CLIJ_PIXELS(type, lowest, highest)                                                     \
  CLIJ_DECLARE_PAIR(type)                                                                      \
  CLIJ_ACCESS(type, int, at, 0, 0)                                                             \
  CLIJ_ACCESS(type, int2, at.x, at.y, 0)                                                       \
  CLIJ_ACCESS(type, int4, at.x, at.y, at.z)                                                    \
  CLIJ_FUNCTION type clij_convert_##type##_sat(float v) {                                      \
    return v != v ? 0 : v <= (float)(lowest) ? (lowest) : v >= (float)(highest) ? (highest) : (type)v; \
  }

CLIJ_PIXELS(uchar, 0, 255)
CLIJ_PIXELS(schar, -128, 127)
CLIJ_PIXELS(ushort, 0, 65535)
CLIJ_PIXELS(short, -32768, 32767)
CLIJ_PIXELS(uint, 0, 0xffffffffu)
CLIJ_PIXELS(int, -0x7fffffff - 1, 0x7fffffff)
CLIJ_PIXELS(clij_ulong, 0, ~(clij_ulong)0)
CLIJ_PIXELS(clij_long, -0x7fffffffffffffff - 1, 0x7fffffffffffffff)
CLIJ_DECLARE_PAIR(float)
CLIJ_ACCESS(float, int, at, 0, 0)
CLIJ_ACCESS(float, int2, at.x, at.y, 0)
CLIJ_ACCESS(float, int4, at.x, at.y, at.z)
CLIJ_FUNCTION float clij_convert_float_sat(float v) { return v; }
#ifdef CLIJ_DOUBLES
CLIJ_DECLARE_PAIR(double)
CLIJ_ACCESS(double, int, at, 0, 0)
CLIJ_ACCESS(double, int2, at.x, at.y, 0)
CLIJ_ACCESS(double, int4, at.x, at.y, at.z)
CLIJ_FUNCTION double clij_convert_double_sat(float v) { return v; }
#endif

#define GET_IMAGE_WIDTH(image) IMAGE_SIZE_##image##_WIDTH
#define GET_IMAGE_HEIGHT(image) IMAGE_SIZE_##image##_HEIGHT
#define GET_IMAGE_DEPTH(image) IMAGE_SIZE_##image##_DEPTH
#define READ_IMAGE(image, sampler, position) READ_##image##_IMAGE(image, sampler, position)
#define WRITE_IMAGE(image, position, value) WRITE_##image##_IMAGE(image, position, value)

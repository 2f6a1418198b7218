// Which voxel of a line is read at `i`; -1: none. `border` is a value of enum Border.
DEVICE_FUNCTION i32 at_border(i32 border, i32 i, i32 length) {
  if (i >= 0 && i < length) return i;
  if (border == 0) return i < 0 ? 0 : length - 1;
  if (border == 4) return -1;
  const i32 period = border == 3 || length == 1 ? length : border == 2 ? 2 * length - 2 : 2 * length;
  const i32 place = i % period < 0 ? i % period + period : i % period;
  return place < length ? place : border == 2 ? period - place : period - 1 - place;
}

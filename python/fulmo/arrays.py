"""Image: pixels on a device, used like a numpy array."""

import numpy as np

from . import _fulmo


class Image(_fulmo.Handle):
    """An image on a device, computed when somebody looks at it."""

    __slots__ = ()
    __array_priority__ = 1000

    # ---- what it is ----

    @property
    def shape(self):
        return tuple(self._shape)

    @property
    def dtype(self):
        return np.dtype(self._dtype)

    @property
    def ndim(self):
        return len(self._shape)

    @property
    def size(self):
        return int(np.prod(self._shape, dtype=np.int64))

    @property
    def itemsize(self):
        return self.dtype.itemsize

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def device(self):
        return self._device

    @property
    def spacing(self):
        """Size of a voxel as (z, y, x)."""
        return tuple(self._spacing)

    @spacing.setter
    def spacing(self, value):
        from .calls import spacing_of

        self._spacing = list(spacing_of(value, [self]))

    @property
    def unit(self):
        """What the spacing is measured in."""
        return self._unit

    @unit.setter
    def unit(self, value):
        self._unit = str(value)

    @property
    def axes(self):
        """What each axis is, like "tzyx"."""
        if len(self._axes) == self.ndim:
            return self._axes
        frames = {0: "", 1: "t", 2: "tc"}.get(self._batch, "?" * self._batch)
        return frames + "zyx"[3 - self.ndim + self._batch :]

    def _describe_like(self, other):
        self._spacing, self._unit, self._axes = other._spacing, other._unit, other._axes

    # ---- its pixels ----

    def get(self):
        """A numpy array that the caller owns."""
        host = np.empty(self.shape, self.dtype)
        _fulmo.download(self, host)
        return host

    def __array__(self, dtype=None, copy=None):
        if copy is False:
            raise ValueError("the pixels are on a device: an array of them is always a copy")
        host = self.get()
        return host if dtype is None else host.astype(dtype, copy=False)

    def astype(self, dtype):
        """Cast: towards zero, saturated."""
        from .creation import dtype_name

        return Image(_fulmo.cast(self, dtype_name(dtype)))

    def copy(self):
        """An image of its own with the same pixels."""
        return Image(_fulmo.cast(self, self._dtype))

    def to(self, device):
        """The image on another device."""
        from .creation import _upload
        from .devices import find_device

        target = find_device(device)
        if target.id == self.device.id:
            return self
        moved = _upload(self.get(), self._batch, target)
        moved._describe_like(self)
        return moved

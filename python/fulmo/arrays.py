"""Image: pixels on a device, used like a numpy array."""

import numpy as np

from . import _fulmo, creation, functions, indexing, operators
from .creation import upload, zeros_like
from .devices import find_device, get_device
from .dtypes import dtype_name
from .errors import DeviceError, OutOfMemoryError, ParameterError, TypeMismatch
from .picture import html
from .reductions import Measured
from .spacing import spacing_of


class Image(Measured):
    """An image on a device, computed when somebody looks at it.

    It is made by `asarray`, by operations and by files, and used like a numpy array: sliced, added, compared, printed,
    handed to numpy, scipy and scikit-image (which get a copy of the pixels).
    """

    __array_priority__ = 1000
    mtype = "buffer"
    __hash__ = object.__hash__  # although == compares pixels

    # ---- what it is ----

    @property
    def shape(self):
        """Sizes of the axes in numpy's order: frames, then z, y, x."""
        return tuple(self._shape)

    @property
    def dtype(self):
        """Type of a pixel, as numpy's dtype."""
        return np.dtype(self._dtype)

    @property
    def ndim(self):
        """Number of axes."""
        return len(self._shape)

    @property
    def size(self):
        """Number of pixels."""
        return int(np.prod(self._shape, dtype=np.int64))

    @property
    def itemsize(self):
        """Bytes of a pixel."""
        return self.dtype.itemsize

    @property
    def nbytes(self):
        """Bytes of all pixels."""
        return self.size * self.itemsize

    @property
    def width(self):
        """Size along x."""
        return self.shape[-1] if self.ndim else 1

    @property
    def height(self):
        """Size along y."""
        return self.shape[-2] if self.ndim > 1 else 1

    @property
    def depth(self):
        """Size along z."""
        return self.shape[-3] if self.ndim > 2 else 1

    @property
    def strides(self):
        """Bytes from one pixel to the next along each axis; pixels lie side by side, x fastest."""
        return tuple(self.itemsize * int(np.prod(self.shape[axis + 1 :])) for axis in range(self.ndim))

    @property
    def flags(self):
        """What numpy says of an array laid out like this one."""
        return np.empty((2,) * min(self.ndim, 3), self.dtype).flags

    @property
    def device(self):
        """The device that it lives on."""
        return self._device

    @property
    def spacing(self):
        """Size of a voxel as (z, y, x). It changes no number by itself."""
        return tuple(self._spacing)

    @spacing.setter
    def spacing(self, value):
        self._spacing = list(spacing_of(value, self))

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
        frames = {0: "", 1: "t", 2: "tc"}.get(self._batch, "q" * self._batch)
        return frames + "zyx"[3 - self.ndim + self._batch :]

    def _describe_like(self, other):
        self._spacing, self._unit, self._axes = other._spacing, other._unit, other._axes

    # ---- its pixels ----

    def get(self):
        """The pixels as a numpy array that the caller owns."""
        try:
            host = np.empty(self.shape, self.dtype)
        except MemoryError:
            raise OutOfMemoryError(
                f"the host has no memory for {self.nbytes / 1e9:.1f} GB of shape {self.shape}; take parts of it, or reduce it first"
            ) from None
        _fulmo.download(self, host)
        return host

    def __array__(self, dtype=None, copy=None):
        if copy is False:
            raise ValueError("the pixels are on a device: an array of them is always a copy")
        host = self.get()
        return host if dtype is None else host.astype(dtype, copy=False)

    def set(self, values):
        """Replace all pixels."""
        self[...] = values

    def fill(self, value):
        """Set every pixel to a number."""
        self[...] = value

    def item(self, *index):
        """One pixel as a Python number."""
        return self.get().item(*index) if index else self._one_pixel(ParameterError)

    def tolist(self):
        """The pixels as nested lists."""
        return self.get().tolist()

    def tobytes(self, order="C"):
        """The pixels as bytes."""
        return self.get().tobytes(order)

    def to_device(self, device=None, stream=None):
        """The same as `to`, under the name of the array API; `Image.to_device(array)` is `from_array`."""
        return self.to(device) if isinstance(self, Image) else creation.from_array(self, device=device)

    def to(self, device):
        """The image on another device (itself if it is there already)."""
        target = find_device(device)
        if target.id == self.device.id:
            return self
        moved = upload(self.get(), self._batch, target)
        moved._describe_like(self)
        return moved

    # ---- the same pixels in another form ----

    def astype(self, dtype, copy=True, *, order=None, casting=None, subok=None):
        """Cast towards zero; what does not fit becomes the nearest value that does; bool: 1 where a pixel is not 0.

        numpy's other options are ignored.
        """
        name = dtype_name(dtype)
        if np.dtype(dtype) == bool:
            return self != 0
        return self if name == self._dtype and not copy else _fulmo.cast(self, name, False)

    def copy(self):
        """An image of its own with the same pixels."""
        return self.astype(self.dtype)

    def reshape(self, *shape):
        """The pixels in the same order under another shape; one size may be -1."""
        sizes = list(shape[0]) if len(shape) == 1 and np.iterable(shape[0]) else list(shape)
        if sizes.count(-1) == 1:
            known = -int(np.prod(sizes, dtype=np.int64))
            sizes[sizes.index(-1)] = self.size // known if known else 0
        return self._shaped([int(size) for size in sizes])

    def _shaped(self, sizes):
        same = len(sizes) == self.ndim
        return _fulmo.reshape(self, sizes, self._batch if same else max(0, len(sizes) - 3))

    def ravel(self):
        """All pixels in one row."""
        return self.reshape(-1) if self.size else self._shaped([0])

    flatten = ravel

    def squeeze(self, axis=None):
        """Without axes of length 1, or without the given ones."""
        axes = range(self.ndim) if axis is None else np.atleast_1d(axis) % max(self.ndim, 1)
        if axis is not None and any(self.shape[a] != 1 for a in axes):
            raise ParameterError(f"squeeze: axis must have length 1, got {axis} of shape {self.shape}")
        dropped = [a for a in axes if self.shape[a] == 1]
        frames = self._batch - sum(a < self._batch for a in dropped)
        return _fulmo.reshape(self, [s for a, s in enumerate(self.shape) if a not in dropped], frames)

    def transpose(self, *axes):
        """The axes in another order, by default the reverse."""
        order = list(axes[0]) if len(axes) == 1 and np.iterable(axes[0]) else list(axes) or range(self.ndim)[::-1]
        order = [int(a) % max(self.ndim, 1) for a in order]
        if sorted(order) != list(range(self.ndim)):
            raise ParameterError(f"transpose: axes must name each of {self.ndim} axes once, got {axes}")
        if self.ndim > 4:
            return upload(self.get().transpose(order), self._batch, self.device)
        return _fulmo.permute(self, order)

    @property
    def T(self):
        """The axes in reverse order."""
        return self.transpose()

    def swapaxes(self, axis1, axis2):
        """Two axes in each other's place."""
        order = list(range(self.ndim))
        order[axis1], order[axis2] = order[axis2], order[axis1]
        return self.transpose(order)

    @property
    def mT(self):
        """The last two axes in each other's place."""
        if self.ndim < 2:
            raise ParameterError(f"mT needs at least two axes, got shape {self.shape}")
        return self.swapaxes(-1, -2)

    # ---- its pixels, changed ----

    def clip(self, min=None, max=None, out=None):
        """Pixels below min become min, pixels above max become max."""
        clipped = operators.clipped(self, min, max)
        return clipped if out is None else out._assign(clipped)

    def round(self, decimals=0, out=None):
        """To whole numbers, or so many decimals; halves to even, as numpy does."""
        rounded = operators.rounded(self, decimals)
        return rounded if out is None else out._assign(rounded)

    def conj(self):
        """The image itself: pixels are real."""
        return self

    conjugate = conj

    @property
    def real(self):
        """The image itself: pixels are real."""
        return self

    @property
    def imag(self):
        """Zeros: pixels are real."""
        return zeros_like(self)

    def _one_pixel(self, error):
        if self.size != 1:
            raise error(f"only an image of one pixel is a number; this one has shape {self.shape}")
        return self.get().item()

    def __float__(self):
        return float(self._one_pixel(TypeMismatch))

    def __int__(self):
        return int(self._one_pixel(TypeMismatch))

    def __bool__(self):
        if self.size != 1:
            raise ParameterError("an image of several pixels is neither true nor false; use .any() or .all()")
        return bool(self.item())

    # ---- parts ----

    def __len__(self):
        if not self.ndim:
            raise TypeMismatch("an image without axes has no length")
        return self.shape[0]

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __getitem__(self, key):
        return indexing.get(self, key)

    def __setitem__(self, key, value):
        indexing.put(self, key, value)

    def __contains__(self, value):
        return bool((self == value).any())

    # ---- numpy's functions ----

    def __array_function__(self, function, types, arguments, keywords):
        return functions.call(function, types, arguments, keywords)

    def __array_ufunc__(self, ufunc, method, *inputs, **keywords):
        return operators.ufunc(ufunc, method, inputs, **keywords)

    # ---- how it looks ----

    def __repr__(self):
        pixels = np.array2string(self.get(), separator=", ", threshold=100, prefix="Image(")
        return f"Image({pixels}, shape={self.shape}, dtype={self.dtype}, device={self.device.id})"

    def __str__(self):
        return str(self.get())

    def _repr_html_(self):
        return html(self)

    def __format__(self, form):
        return format(self.item(), form) if form else str(self)

    def __reduce__(self):
        return _restored, (self.get(), self._batch, self._spacing, self._unit, self._axes, self.device.id)

    def __copy__(self):
        return self.copy()

    def __deepcopy__(self, memo):
        return self.copy()

    def _assign(self, value):
        """Takes over the pixels of another image of this shape; the dtype stays."""
        if value.shape != self.shape:
            raise ParameterError(f"shape must stay {self.shape} in place, got {value.shape}")
        self._rebind(_fulmo.cast(value, self._dtype, True))
        return self


def _restored(host, batch, spacing, unit, axes, device):
    """What was pickled, on the device of the same id where this process can use it, else on its own."""
    try:
        image = upload(host, batch, find_device(device))
    except DeviceError:
        image = upload(host, batch, get_device())
    image._spacing, image._unit, image._axes = spacing, unit, axes
    return image


def _of_a_copy(name):
    def method(self, *arguments, **keywords):
        return getattr(self.get(), name)(*arguments, **keywords)

    method.__name__, method.__doc__ = name, f"numpy's {name} of a copy of the pixels."
    return method


for name in ("argsort", "cumprod", "cumsum", "diagonal", "dot", "nonzero", "repeat", "take", "trace"):
    setattr(Image, name, _of_a_copy(name))
for name in ("from_array", "from_dlpack", "zeros", "ones", "full", "empty", "arange", "linspace", "eye"):
    setattr(Image, name, staticmethod(getattr(creation, name)))
for name in ("zeros_like", "ones_like", "full_like", "empty_like"):
    setattr(Image, name, staticmethod(getattr(creation, name)))
operators.give(Image)
_fulmo.show_images_as(Image)

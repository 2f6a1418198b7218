"""Memory shared with other libraries, without a copy: theirs as images, and images as theirs.

Arrays are described to each other by DLPack, by `__cuda_array_interface__` or, from pyopencl, by a buffer and a queue.
Work on shared memory is ordered after what the other library has done and before what it does next. With CUDA that
holds for the default stream and those that wait for it; in other streams, hand the array over again or synchronise.
"""

from typing import Any, NamedTuple

import numpy as np

from . import _fulmo
from .devices import find_device
from .dtypes import DTYPES

CPU, CUDA, PINNED, OPENCL = 1, 2, 3, 4  # DLPack's device types
NOT_ORDERED = -1


class Memory(NamedTuple):
    """An array of another library as it lies in memory; strides in bytes, None if dense."""

    address: int
    offset: int
    dtype: np.dtype
    shape: tuple
    strides: tuple | None
    device: Any
    writable: bool
    owner: Any


# ---- theirs ----


def memory_of(array, adopts=False):
    """How an array lies in memory of a device of ours, or None; `adopts` also takes in other OpenCL contexts."""
    if hasattr(array, "base_data"):
        return _from_pyopencl(array, adopts)
    if hasattr(array, "__dlpack_device__"):
        return _from_dlpack(array, adopts)
    if hasattr(array, "__cuda_array_interface__"):
        return _from_cuda(array)
    return None


def _from_pyopencl(array, adopts):
    address = getattr(array.base_data, "int_ptr", 0)
    device = address and _fulmo.device_of(_fulmo.Foreign.opencl_buffer, address, adopts)
    if not device:
        return None
    if array.queue is not None:
        _fulmo.follow(device, array.queue.int_ptr)
    return Memory(address, array.offset, array.dtype, array.shape, array.strides, device, True, array.base_data)


def _from_dlpack(array, adopts):
    kind, number = array.__dlpack_device__()
    cuda = next((d for d in _fulmo.devices() if d.id == f"cuda:{number}"), None)
    if kind not in (CPU, PINNED, OPENCL) and not (kind == CUDA and cuda):
        return None
    capsule = _capsule(array, {"stream": _fulmo.stream_of(cuda)} if kind == CUDA else {})
    address, offset, _, _, dtype, shape, strides, writable = _fulmo.read_dlpack(capsule)
    if kind == OPENCL:
        device = address and _fulmo.device_of(_fulmo.Foreign.opencl_buffer, address, adopts)
    else:
        device = cuda if kind == CUDA else find_device("cpu")
    if not device or dtype == "unknown":
        return None
    dtype = np.dtype(dtype)
    strides = strides and tuple(dtype.itemsize * step for step in strides)
    writable = writable and not type(array).__module__.startswith("jax")  # whose arrays never change
    return Memory(address, offset, dtype, tuple(shape), strides, device, writable, capsule)


def _capsule(array, keywords):
    try:
        return array.__dlpack__(max_version=(1, 0), **keywords)
    except TypeError:  # a library from before version 1
        return array.__dlpack__(**keywords)


def _from_cuda(array):
    said = array.__cuda_array_interface__
    address, read_only = said["data"]
    device = address and _fulmo.device_of(_fulmo.Foreign.cuda_address, address, False)
    if not device or said.get("mask") is not None:
        return None
    _fulmo.follow(device, said.get("stream") or 0)
    dtype, shape = np.dtype(said["typestr"]), tuple(said["shape"])
    return Memory(address, 0, dtype, shape, said.get("strides"), device, not read_only, array)


def image_in(memory):
    """The image that uses this memory; of axes in another order, one that is made of it; None if neither can be."""
    dtype = np.dtype(np.uint8) if memory.dtype.kind == "b" else memory.dtype
    if dtype.name not in DTYPES or not dtype.isnative or (memory.offset and memory.device.backend == "opencl"):
        return None
    address = memory.address + memory.offset
    if address % dtype.itemsize and memory.device.backend != "opencl":
        return None
    order = _dense_order(memory.shape, memory.strides, dtype.itemsize)
    if order is None or 0 in memory.shape:
        return None
    shape = [memory.shape[axis] for axis in order]
    frames = max(0, len(shape) - 3)
    image = _fulmo.borrowed(address, dtype.name, shape, frames, memory.device.id, memory.writable, memory.owner)
    return image if order == sorted(order) else image.transpose(np.argsort(order))


def _dense_order(shape, strides, itemsize):
    """Axes from the slowest to the fastest if the pixels lie side by side in that order, else None."""
    if strides is None:
        return list(range(len(shape)))
    slow_first = iter(sorted((a for a, size in enumerate(shape) if size > 1), key=lambda axis: -strides[axis]))
    order = [
        next(slow_first) if size > 1 else axis for axis, size in enumerate(shape)
    ]  # strides of short axes are free
    step = itemsize
    for axis in reversed(order):
        if shape[axis] > 1 and strides[axis] != step:
            return None
        step *= shape[axis]
    return order if order == sorted(order) or len(order) <= 4 else None


def shared(array):
    """The array as an image in the same memory, wherever that is, or None."""
    memory = memory_of(array, adopts=True)
    return memory and image_in(memory)


def shared_on(device, array):
    """The same on one device, other than the host; arrays with gaps are made dense by their own library."""
    memory = None if is_on_host(array) else memory_of(array)
    if memory is None or memory.device.id != device.id:
        return None
    dense = next((getattr(array, name) for name in ("contiguous", "copy") if hasattr(array, name)), None)
    image = image_in(memory)
    return image if image is not None or dense is None else image_in(memory_of(dense()))


def is_on_host(array):
    """Whether numpy can read an array in place, as far as it says."""
    if hasattr(array, "__dlpack_device__"):
        return array.__dlpack_device__()[0] in (CPU, PINNED)
    return not hasattr(array, "__cuda_array_interface__") and not hasattr(array, "base_data")


# ---- ours ----


class Lender(_fulmo.Handle):
    """What other libraries ask an image for. From then on they may use its memory, as it may use theirs."""

    def __dlpack_device__(self):
        kind = {"cuda": CUDA, "opencl": OPENCL}.get(self.device.backend, CPU)
        return kind, 0 if kind == CPU else int(self.device.id.split(":")[1])

    def __dlpack__(self, *, stream=None, max_version=None, dl_device=None, copy=None):
        if dl_device is not None and tuple(dl_device) != self.__dlpack_device__():
            if copy is False or tuple(dl_device) != (CPU, 0):
                raise BufferError(f"DLPack: an image on {self.device.id} cannot be handed out on device {dl_device}")
            return self.to("cpu").__dlpack__(max_version=max_version)
        versioned = max_version is not None and max_version[0] >= 1
        copies = bool(copy) or not (versioned or _fulmo.is_writable(self))
        image = self.copy() if copies else self
        ordering = stream if stream is not None else 0
        return _fulmo.to_dlpack(image, *self.__dlpack_device__(), ordering, versioned, copies)

    @property
    def __cuda_array_interface__(self):
        if self.device.backend != "cuda":
            raise AttributeError(f"an image on {self.device.id} has no __cuda_array_interface__")
        address = _fulmo.address_of(self, 0) if self.size else 0
        return {
            "shape": self.shape,
            "typestr": self.dtype.str,
            "data": (address, not _fulmo.is_writable(self)),
            "strides": None,
            "stream": _fulmo.stream_of(self.device),
            "version": 3,
        }

    @property
    def cl_mem(self):
        """The OpenCL buffer that holds the pixels, as a number."""
        if self.device.backend != "opencl":
            raise AttributeError(f"an image on {self.device.id} has no cl_mem")
        return _fulmo.address_of(self, 0)

    def to_pyopencl(self):
        """The image as a pyopencl.array.Array in the same memory, with the queue that Fulmo works in."""
        import pyopencl
        import pyopencl.array

        if self.device.backend != "opencl":
            raise AttributeError(f"an image on {self.device.id} has no cl_mem")
        queue = pyopencl.CommandQueue.from_int_ptr(_fulmo.stream_of(self.device))
        image = self if _fulmo.is_writable(self) else self.copy()
        buffer = pyopencl.Buffer.from_int_ptr(_fulmo.address_of(image, NOT_ORDERED)) if self.size else None
        return pyopencl.array.Array(queue, self.shape, self.dtype, data=buffer)

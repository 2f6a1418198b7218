"""Fulmo: image processing for 3D and 3D+time microscopy on CPU, OpenCL and CUDA, with equal bits."""

from . import _fulmo, fft, transform
from ._operations import *  # noqa: F403
from .arrays import Image
from .calls import call
from .creation import (
    array,
    asarray,
    create,
    create_labels_like,
    create_like,
    empty,
    empty_like,
    from_array,
    from_dlpack,
    full,
    full_like,
    nparray,
    ones,
    ones_like,
    pull,
    push,
    zeros,
    zeros_like,
)
from .devices import (
    Device,
    available_device_names,
    device,
    find_device,
    get_device,
    list_available_backends,
    list_available_devices,
    memory,
    select_backend,
    select_device,
    set_wait_for_kernel_finish,
    trim,
    wait_for_kernel_to_finish,
)
from .errors import (
    Bug,
    DeviceError,
    DeviceWarning,
    Error,
    FileError,
    KernelError,
    OutOfMemoryError,
    ParameterError,
    PrecisionWarning,
    ShapeError,
    TypeMismatch,
    UnsupportedError,
)
from .inspection import doctor, explain, operations
from .kernels import ElementwiseKernel, ReductionKernel, evaluate
from .io import imread, imwrite
from .show import imshow

__version__ = "0.1.0"

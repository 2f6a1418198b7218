"""Fulmo: image processing for 3D and 3D+time microscopy on CPU, OpenCL and CUDA, with equal bits."""

from . import __experimental__, _fulmo, fft, ndimage, samples, transform
from ._operations import *
from .arrays import Image
from .calls import call
from .creation import (
    arange,
    array,
    asarray,
    create,
    create_labels_like,
    create_like,
    empty,
    empty_like,
    eye,
    from_array,
    from_dlpack,
    full,
    full_like,
    is_image,
    linspace,
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
    get_backend_name,
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
    TransformError,
    TypeMismatch,
    UnsupportedError,
)
from .inspection import categories, cl_info, doctor, explain, info, operation, operations
from .io import imread, imwrite
from .kernels import ElementwiseKernel, ReductionKernel, evaluate
from .label_maps import parametric_map
from .native import execute, native_execute
from .show import imshow
from .tables import Table
from .transform import AffineTransform, affine_transform, affine_transform_deskew

Array = Image  # as pyclesperanto calls it
__version__ = "0.1.0"


def __getattr__(name):
    from .prototype import find

    return find(name)

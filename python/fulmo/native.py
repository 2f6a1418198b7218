"""Kernels in a device's own language: OpenCL C with CLIJ's macros, OpenCL C or CUDA C as it is. See docs/kernels.md."""

import inspect
import numbers
from pathlib import Path

from . import _fulmo
from .calls import call_place
from .errors import FileError, ParameterError, TypeMismatch
from .kernels import place_values


def execute(
    anchor=None,
    kernel_source="",
    kernel_name="",
    global_size=(1, 1, 1),
    local_size=(0, 0, 0),
    parameters={},
    constants={},
    device=None,
    *,
    opencl_kernel_filename="",
):
    """Run a kernel written in OpenCL C with the macros of CLIJ and pyclesperanto.

    It runs on OpenCL devices, and on CUDA devices where it uses the macros alone. It is launched before the call
    returns; images that it writes show the result.

    Parameters
    ----------
    anchor : str, optional
        `__file__` of the module beside which a kernel file stands; by default that of the caller.
    kernel_source : str
        The source, or the name of a file that ends in .cl.
    kernel_name : str
        Which kernel of the source to run.
    global_size : tuple
        How often it runs along (z, y, x); usually the shape of the result.
    local_size : tuple
        How many of these go together; 0 leaves it to the device.
    parameters : dict
        Images and numbers, in the kernel's order or by its names. The macros use the names.
    constants : dict
        Names and values to define in front of the source.
    device : str or Device, optional
        Where to run; by default where the first image is.
    opencl_kernel_filename : str
        What pyclesperanto_prototype calls `kernel_source`.
    """
    source = source_of(kernel_source or opencl_kernel_filename, anchor, "execute")
    run("execute", source, kernel_name, global_size, local_size, parameters, constants, device)


def native_execute(
    anchor=None,
    kernel_source="",
    kernel_name="",
    global_size=(1, 1, 1),
    local_size=(0, 0, 0),
    parameters={},
    device=None,
):
    """Run a kernel written in OpenCL C on an OpenCL device, or in CUDA C on a CUDA device, as it is.

    Images arrive as pointers to their pixels, x fastest; those that are not const may be written.

    Parameters
    ----------
    anchor : str, optional
        `__file__` of the module beside which a kernel file stands; by default that of the caller.
    kernel_source : str
        The source, or the name of a file that ends in .cl or .cu.
    kernel_name : str
        Which kernel of the source to run; in CUDA C it must be extern "C".
    global_size : tuple
        How often it runs along (z, y, x).
    local_size : tuple
        How many of these go together; 0 leaves it to the device.
    parameters : dict
        Images and numbers, in the kernel's order or by its names.
    device : str or Device, optional
        Where to run; by default where the first image is.
    """
    source = source_of(kernel_source, anchor, "native_execute")
    run("native_execute", source, kernel_name, global_size, local_size, parameters, {}, device)


def source_of(text, anchor, name):
    """A source as it is, or that of a file beside the anchor or the caller."""
    if not text.endswith((".cl", ".cu")):
        return text
    folder = Path(anchor or inspect.stack()[2].filename).parent
    try:
        return (folder / text).read_text()
    except OSError as error:
        raise FileError(f"{name}: cannot read {folder / text}: {error.strerror}") from None


def sizes(name, value, filler):
    """(z, y, x) of one to three numbers, or of one."""
    values = list(value) if hasattr(value, "__len__") else [value]
    if not 1 <= len(values) <= 3 or not all(isinstance(v, numbers.Integral) for v in values):
        raise ParameterError(f"{name} must be one to three whole numbers (z, y, x), got {value!r}")
    return [filler] * (3 - len(values)) + [int(v) for v in values]


def run(name, source, entry, global_size, local_size, parameters, constants, device):
    values = dict(parameters)
    for key in [*values, *constants]:
        if not str(key).isidentifier():
            raise ParameterError(f"{name}: {key!r} is not a name")
    for key, value in values.items():
        if not isinstance(value, (_fulmo.Handle, numbers.Real)):
            raise TypeMismatch(f"{name}: {key} must be an image of Fulmo or a number, got {type(value).__name__}")
    device = place_values(name, values, values.values(), device)
    local = sizes(f"{name}: local_size", local_size, 0 if not any_set(local_size) else 1)
    size = sizes(f"{name}: global_size", global_size, 1)
    defined = [(key, str(value)) for key, value in constants.items()]
    _fulmo.run_kernel(name, source, entry, size, local, values, defined, device.id, call_place())


def any_set(value):
    return any(value) if hasattr(value, "__len__") else value != 0

"""Devices: which there are, which one is used."""

import contextlib
import contextvars
import importlib.util
import os
import warnings

from . import _fulmo
from ._fulmo import Device
from .errors import DeviceError, DeviceWarning


def _name_nvidia_packages():
    """Tells the library, before it looks for devices, where pip has put NVIDIA's compiler."""
    package = importlib.util.find_spec("nvidia")
    if package and package.submodule_search_locations and not os.environ.get("FULMO_NVIDIA_PACKAGES"):
        os.environ["FULMO_NVIDIA_PACKAGES"] = os.pathsep.join(package.submodule_search_locations)


_name_nvidia_packages()
_within = contextvars.ContextVar("fulmo_device", default=None)


def _shown(device):
    return f"{device.id} {device.name}" + ("" if device.exact else " (approximate)")


def _info(device):
    """What is known of it, as text."""
    total = device.memory()["total"]
    lines = {
        "Backend": device.backend,
        "Device type": device.type.upper(),
        "Results": "exact" if device.exact else "approximate",
        "Memory": f"{total / 1e9:.1f} GB" if total else "unknown",
    }
    return "\n".join([str(device), *(f"\t{name + ':':14}{value}" for name, value in lines.items())])


Device.__str__ = _shown
Device.info = property(_info)
Device.type = property(lambda device: "gpu" if device.is_gpu else "cpu")
Device.index = property(lambda device: next((i for i, d in enumerate(_fulmo.devices()) if d.id == device.id), -1))
Device.__reduce__ = lambda device: (find_device, (device.id,))
Device.__repr__ = lambda device: f"<fulmo device {device}>"


def _devices(device_type="all"):
    kinds = {"all": lambda d: True, "gpu": lambda d: d.is_gpu, "cpu": lambda d: not d.is_gpu}
    if device_type not in kinds:
        raise DeviceError(f"device_type must be one of {', '.join(kinds)}, got {device_type!r}")
    return [device for device in _fulmo.devices() if kinds[device_type](device)]


def find_device(name):
    """The device of this id, backend or name; raises DeviceError with the list of those that exist."""
    if isinstance(name, Device):
        return name
    if hasattr(name, "int_ptr"):
        return _adopted(name)
    for device in _fulmo.devices():
        if name == str(device):
            return device
    return _fulmo.device_named(str(name))


def _adopted(thing):
    """The device that works in a queue or context of pyopencl; OpenCL's of the same name for a device of pyopencl."""
    if hasattr(thing, "platform"):
        same = [device for device in _fulmo.devices() if device.backend == "opencl" and device.name == thing.name]
        return same[0] if same else _fulmo.device_named(thing.name)
    kind = _fulmo.Foreign.opencl_queue if hasattr(thing, "context") else _fulmo.Foreign.opencl_context
    found = _fulmo.device_of(kind, thing.int_ptr, True)
    if found is None:
        raise DeviceError(f"OpenCL is not usable here, so {thing} cannot be used either; fulmo.doctor() says why")
    return found


def get_device():
    """The device that images are put on when nothing else is said."""
    return _within.get() or _fulmo.current_device()


def _select(candidates, asked, strict):
    if candidates:
        chosen = candidates[0]
    else:
        chosen = _fulmo.device_named("")
        text = f"no device fits {asked!r}; it could be one of:\n  " + "\n  ".join(map(str, _fulmo.devices()))
        if strict:
            raise DeviceError(text)
        warnings.warn(f"{text}\nUsing {chosen}", DeviceWarning, stacklevel=3)
    _fulmo.select_device(chosen)
    return chosen


def _fitting(asked, devices):
    if isinstance(asked, int):
        return devices[asked : asked + 1] if asked >= 0 else []
    try:
        found = find_device(asked)
    except DeviceError:
        return []
    listed = [device for device in devices if not asked or device.id == found.id]
    return listed or ([found] if hasattr(asked, "int_ptr") else [])


def select_device(name="", device_type="all", strict=False):
    """Use this device from now on, in the whole process.

    Parameters
    ----------
    name : str or int
        An id ("cuda:0"), a backend ("opencl"), part of a device's name, or a number in the list of devices.
        Empty: the best device. A name that fits nothing gives the best device and a DeviceWarning.
    device_type : str
        "all", "gpu" or "cpu".
    strict : bool
        Raise DeviceError instead of warning.
    """
    return _select(_fitting(name, _devices(device_type)), name or device_type, strict)


def select_backend(name, strict=False):
    """Use the best device of a backend: "cpu", "opencl" or "cuda"."""
    return _select([d for d in _fulmo.devices() if d.backend == str(name).lower()], name, strict)


def list_available_devices(device_type="all"):
    """Names of all devices, best first; each selects its device."""
    return [str(device) for device in _devices(device_type)]


available_device_names = list_available_devices


def get_backend_name():
    """The backend of the current device."""
    return get_device().backend


def list_available_backends():
    """Backends that have a device here, best first."""
    return list(dict.fromkeys(device.backend for device in _fulmo.devices()))


@contextlib.contextmanager
def device(name):
    """Within the block, new images are put on this device: ``with fulmo.device("opencl"):``."""
    chosen = find_device(name)
    token = _within.set(chosen)
    try:
        yield chosen
    finally:
        _within.reset(token)


def wait_for_kernel_to_finish(wait=True, device=None):
    """From now on each call computes and waits for its result, so that it can be timed."""
    _fulmo.set_eager(bool(wait))


set_wait_for_kernel_finish = wait_for_kernel_to_finish


def memory(device=None):
    """Bytes in use on a device: total, used, pooled, peak."""
    return (find_device(device) if device else get_device()).memory()


def trim(device=None):
    """Give the memory that a device keeps for reuse back to the system."""
    (find_device(device) if device else get_device()).trim()

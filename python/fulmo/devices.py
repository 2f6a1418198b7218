"""Devices: which there are, which one is used."""

import contextlib
import contextvars
import importlib.util
import numbers
import os
import warnings

from . import _fulmo
from ._fulmo import Device
from .errors import DeviceError, DeviceWarning, deprecated


def _name_nvidia_packages():
    """Tells the library, before it looks for devices, where pip has put NVIDIA's compiler."""
    package = importlib.util.find_spec("nvidia")
    if package and package.submodule_search_locations and not os.environ.get("FULMO_NVIDIA_PACKAGES"):
        os.environ["FULMO_NVIDIA_PACKAGES"] = os.pathsep.join(package.submodule_search_locations)


_name_nvidia_packages()
_backend = None  # what select_backend was given: select_device stays in it
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
Device.index = property(lambda device: next((i for i, d in enumerate(_devices()) if d.id == device.id), -1))
Device.set_wait_to_finish = lambda device, wait: wait_for_kernel_to_finish(wait, device)
Device.__reduce__ = lambda device: (find_device, (device.id,))
Device.__repr__ = lambda device: f"<fulmo device {device}>"


def _devices(device_type="all", backend=""):
    """Devices of a type, best first, of one backend or all (None); by default of the selected one."""
    backend = _backend if backend == "" else backend
    kinds = {"all": lambda d: True, "gpu": lambda d: d.is_gpu, "cpu": lambda d: not d.is_gpu}
    if device_type not in kinds:
        raise DeviceError(f"device_type must be one of {', '.join(kinds)}, got {device_type!r}")
    return [d for d in _fulmo.devices() if kinds[device_type](d) and backend in (None, d.backend)]


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
        chosen = (_devices() or _fulmo.devices())[0]
        text = f"no device fits {asked!r}; it could be one of:\n  " + "\n  ".join(map(str, _fulmo.devices()))
        if strict:
            raise DeviceError(text)
        warnings.warn(f"{text}\nUsing {chosen}", DeviceWarning, stacklevel=3)
    _fulmo.select_device(chosen)
    return chosen


def _fitting(asked, devices):
    """Those of the devices that a name or number means, best first; without one FULMO_DEVICE comes first."""
    if hasattr(asked, "int_ptr"):
        return [_adopted(asked)]
    if isinstance(asked, Device):
        return [asked]
    if isinstance(asked, numbers.Integral):
        return devices[asked : asked + 1] if asked >= 0 else []
    if not asked:
        preferred = os.environ.get("FULMO_DEVICE")
        chosen = find_device(preferred).id if preferred else None
        return sorted(devices, key=lambda device: device.id != chosen)
    name = str(asked).lower()
    exact = [device for device in devices if name in (device.id, str(device).lower())]
    return exact or [device for device in devices if name == device.backend or name in device.name.lower()]


def select_device(device_id="", device_type="all", strict=False):
    """Use this device from now on, in the whole process.

    Parameters
    ----------
    device_id : str or int
        An id ("cuda:0"), a backend ("opencl"), part of a device's name, or a number in the list of devices.
        Empty: the best device. A name that fits nothing gives the best device and a DeviceWarning.
    device_type : str
        "all", "gpu" or "cpu".
    strict : bool
        Raise DeviceError instead of warning.
    """
    global _backend
    found = _fitting(device_id, _devices(device_type))
    if not found and _backend and not isinstance(device_id, numbers.Integral):
        found = _fitting(device_id, _devices(device_type, None))
        _backend = None if found else _backend
    return _select(found, device_id or device_type, strict)


def select_backend(name, strict=False):
    """Use the best device of a backend: "cpu", "opencl" or "cuda"; `select_device` and lists of devices stay in it."""
    global _backend
    name = str(name).lower()
    _backend = name if name in list_available_backends() else None
    return _select(_devices() if _backend else [], name, strict)


def list_available_devices(device_type="all"):
    """Names of all devices, best first; each selects its device."""
    return [str(device) for device in _devices(device_type)]


def available_device_names(device_type="all"):
    """The same as `list_available_devices`."""
    deprecated("available_device_names", "list_available_devices")
    return list_available_devices(device_type)


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


def set_wait_for_kernel_finish(wait=True):
    """The same as `wait_for_kernel_to_finish`."""
    deprecated("set_wait_for_kernel_finish", "wait_for_kernel_to_finish")
    wait_for_kernel_to_finish(wait)


def memory(device=None):
    """Bytes in use on a device: total, used, pooled, peak."""
    return (find_device(device) if device else get_device()).memory()


def trim(device=None):
    """Give the memory that a device keeps for reuse back to the system."""
    (find_device(device) if device else get_device()).trim()

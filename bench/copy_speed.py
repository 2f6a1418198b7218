"""The time of copying an image on its device, the fastest way there is: what a map is held against.

On CUDA that is the faster of the driver's copy and a kernel that moves 16 bytes a thread, both called through the
driver itself; elsewhere, and if it is faster, Fulmo's own copy.
"""

import ctypes
import sys

import timing

KERNEL = b"""
.version 6.0
.target sm_50
.address_size 64
.visible .entry copy16(.param .u64 output, .param .u64 input) {
  .reg .u64 %at<6>;
  .reg .u32 %i<5>;
  .reg .f32 %v<5>;
  ld.param.u64 %at1, [output];
  ld.param.u64 %at2, [input];
  cvta.to.global.u64 %at1, %at1;
  cvta.to.global.u64 %at2, %at2;
  mov.u32 %i1, %ctaid.x;
  mov.u32 %i2, %ntid.x;
  mov.u32 %i3, %tid.x;
  mad.lo.u32 %i4, %i1, %i2, %i3;
  mul.wide.u32 %at3, %i4, 16;
  add.u64 %at4, %at1, %at3;
  add.u64 %at5, %at2, %at3;
  ld.global.v4.f32 {%v1, %v2, %v3, %v4}, [%at5];
  st.global.v4.f32 [%at4], {%v1, %v2, %v3, %v4};
  ret;
}
"""
LANES = 256


def best(device, copy, size):
    """Milliseconds a copy of `size` bytes takes, by each way."""
    ways = {"fulmo": timing.burst(copy, device.finish)}
    if device.backend == "cuda":
        ways |= by_driver(int(device.id.split(":")[1]), size)
    return ways


def by_driver(ordinal, size):
    driver = Driver(ordinal)
    output, source = driver.allocate(size), driver.allocate(size)
    calls = {"driver": lambda: driver.call("cuMemcpyDtoDAsync_v2", output, source, ctypes.c_size_t(size), None)}
    try:
        calls["16-byte kernel"] = driver.kernel(KERNEL, b"copy16", size // (16 * LANES), [output, source])
    except RuntimeError as error:
        print(f"no 16-byte kernel: {error}", file=sys.stderr)
    times = {way: timing.burst(call, lambda: driver.call("cuCtxSynchronize")) for way, call in calls.items()}
    for memory in (output, source):
        driver.call("cuMemFree_v2", memory)
    return times


class Driver:
    """As much of CUDA's driver as a copy takes, in the context that Fulmo uses too."""

    def __init__(self, ordinal):
        self.library = ctypes.CDLL("nvcuda.dll" if hasattr(ctypes, "WinDLL") else "libcuda.so.1")
        device, context = ctypes.c_int(), ctypes.c_void_p()
        self.call("cuInit", 0)
        self.call("cuDeviceGet", ctypes.byref(device), ordinal)
        self.call("cuDevicePrimaryCtxRetain", ctypes.byref(context), device)
        self.call("cuCtxSetCurrent", context)

    def call(self, name, *arguments):
        status = getattr(self.library, name)(*arguments)
        if status:
            raise RuntimeError(f"{name}: CUDA error {status}")

    def allocate(self, size):
        memory = ctypes.c_uint64()
        self.call("cuMemAlloc_v2", ctypes.byref(memory), ctypes.c_size_t(size))
        return memory

    def kernel(self, text, name, groups, pointers):
        """A function that launches the kernel on these pointers."""
        module, kernel = ctypes.c_void_p(), ctypes.c_void_p()
        self.call("cuModuleLoadData", ctypes.byref(module), text)
        self.call("cuModuleGetFunction", ctypes.byref(kernel), module, name)
        addresses = (ctypes.c_void_p * len(pointers))(*map(ctypes.addressof, pointers))
        return lambda: self.call("cuLaunchKernel", kernel, groups, 1, 1, LANES, 1, 1, 0, None, addresses, None)

"""Kernels in a device's own language: CLIJ's macros, plain OpenCL C and CUDA C; what they write, and errors."""

import fulmo
import numpy as np
import pytest

SAMPLER = "__constant sampler_t sampler = CLK_NORMALIZED_COORDS_FALSE | CLK_ADDRESS_CLAMP_TO_EDGE | CLK_FILTER_NEAREST;"
LEFT = (
    SAMPLER
    + """
__kernel void left(IMAGE_src_TYPE src, IMAGE_dst_TYPE dst, const float factor) {
  const int x = get_global_id(0), y = get_global_id(1), z = get_global_id(2);
  const float value = READ_IMAGE(src, sampler, POS_src_INSTANCE(x - 1, y, z, 0)).x;
  WRITE_IMAGE(dst, POS_dst_INSTANCE(x, y, z, 0), CONVERT_dst_PIXEL_TYPE(value * factor));
}
"""
)
NATIVE = {
    "opencl": "__kernel void add(__global const float* a, __global float* b, int n) { b[get_global_id(0)] = a[get_global_id(0)] + n; }",
    "cuda": """extern "C" __global__ void add(const float* a, float* b, int n) {
        int i = blockIdx.x * blockDim.x + threadIdx.x;
        b[i] = a[i] + n;
    }""",
}


@pytest.fixture(params=["opencl", "cuda"])
def device(request):
    try:
        return fulmo.find_device(request.param)
    except fulmo.DeviceError:
        pytest.skip(f"there is no {request.param} here")


@pytest.fixture
def opencl():
    try:
        return fulmo.find_device("opencl")
    except fulmo.DeviceError:
        pytest.skip("there is no OpenCL here")


def shifted(array):
    return np.concatenate([array[..., :1], array[..., :-1]], axis=-1)


@pytest.mark.parametrize("shape", [(7,), (1, 7), (5, 7), (5, 1), (3, 5, 7), (2, 1, 7), (1, 1031)])
def test_clij_kernel_in_every_rank(device, shape):
    array = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    source, result = fulmo.asarray(array, device=device), fulmo.create(shape, device=device)
    assert fulmo.execute(None, LEFT, "left", shape, (0, 0, 0), {"src": source, "dst": result, "factor": 2}) is None
    np.testing.assert_array_equal(result, shifted(array) * 2)


@pytest.mark.parametrize("dtype", ["uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64"])
def test_pixels_are_converted_toward_zero_and_saturate(device, dtype):
    values = np.float32([3.9, -2.5, 1e12, -1e12, np.nan, 100])
    source = fulmo.asarray(values, device=device)
    result = fulmo.zeros((6,), dtype=dtype, device=device)
    fulmo.execute(__file__, LEFT, "left", (6,), parameters={"src": source, "dst": result, "factor": 1})
    expected = np.asarray(fulmo.asarray(shifted(values)).astype(dtype))
    np.testing.assert_array_equal(result, expected)


def test_constants_sizes_and_groups(device):
    text = "__kernel void k(IMAGE_dst_TYPE dst) { dst[get_global_id(0)] = N * M + GET_IMAGE_WIDTH(dst); }"
    image = fulmo.zeros((4, 12), device=device)
    fulmo.execute(None, text, "k", (12,), (4,), {"dst": image}, {"N": 3, "M": 0.5})
    np.testing.assert_array_equal(np.asarray(image)[0], np.full(12, 13.5))
    assert not np.asarray(image)[1:].any()


def test_kernel_file_beside_the_caller(device, tmp_path):
    (tmp_path / "left.cl").write_text(LEFT)
    image = fulmo.asarray([1.0, 2.0], device=device)
    result = fulmo.zeros((2,), device=device)
    fulmo.execute(
        str(tmp_path / "module.py"), "left.cl", "left", (2,), (0, 0, 0), {"src": image, "dst": result, "factor": 1}
    )
    assert result.tolist() == [1, 1]
    with pytest.raises(fulmo.FileError, match=r"cannot read .*absent.cl"):
        fulmo.execute(None, "absent.cl", "left", (2,), (0, 0, 0), {"src": image, "dst": result})


def test_what_others_hold_stays_as_it_was(device):
    """The write happens to this image alone: not to copies, nor to what is pending behind its former pixels."""
    image = fulmo.asarray(np.float32([1, 2, 3]), device=device)
    copy, pending, part = image.copy(), image + 1, image[1:]
    text = "__kernel void k(IMAGE_a_TYPE a) { a[get_global_id(0)] = 7; }"
    fulmo.execute(None, text, "k", (3,), (0, 0, 0), {"a": image})
    same = image
    fulmo.execute(None, text.replace("7", "9"), "k", (2,), (0, 0, 0), {"a": image})
    assert same.tolist() == [9, 9, 7]
    assert (copy.tolist(), pending.tolist(), part.tolist()) == ([1, 2, 3], [2, 3, 4], [2, 3])


def test_pending_inputs_are_computed_and_an_image_may_be_both(device):
    image = fulmo.asarray(np.float32([1, 2, 3]), device=device)
    doubled = image * 2
    text = "__kernel void k(IMAGE_a_TYPE a, IMAGE_b_TYPE b) { int i = get_global_id(0); b[i] = a[i] + 1; }"
    fulmo.execute(None, text, "k", (3,), (0, 0, 0), {"a": doubled, "b": doubled})
    assert doubled.tolist() == [3, 5, 7]


def test_parameters_bind_by_name_or_in_order(device):
    image = fulmo.asarray(np.float32([1, 2, 3]), device=device)
    text = NATIVE[device.backend]
    for names in ("a", "b", "n"), ("n", "b", "a"), ("first", "second", "third"):
        result = fulmo.zeros((3,), device=device)
        values = dict(zip(names, {"a": (image, result, 5), "n": (5, result, image)}.get(names[0], (image, result, 5))))
        fulmo.native_execute(None, text, "add", (3,), (0, 0, 0), values)
        assert result.tolist() == [6, 7, 8]


def test_numbers_of_every_type(opencl):
    text = """__kernel void k(__global float* a, int b, uint c, long d, unsigned long e, float f, double g) {
      a[0] = b; a[1] = c; a[2] = d; a[3] = e; a[4] = f; a[5] = g; }"""
    image = fulmo.zeros((6,), device=opencl)
    values = {"a": image, "b": -1, "c": 2, "d": -3, "e": 4, "f": 0.5, "g": 0.25}
    fulmo.native_execute(None, text, "k", (1,), (0, 0, 0), values)
    assert image.tolist() == [-1, 2, -3, 4, 0.5, 0.25]


def test_what_is_shared_with_another_library_is_written_in_place():
    cl = pytest.importorskip("pyopencl")
    from pyopencl import array as cl_array

    try:
        queue = cl.CommandQueue(cl.create_some_context(interactive=False))
    except cl.Error:
        pytest.skip("pyopencl finds no device")
    theirs = cl_array.to_device(queue, np.float32([1, 2, 3]))
    with fulmo.device(queue):
        image = fulmo.asarray(theirs)
        pending = image + 1
        fulmo.native_execute(None, NATIVE["opencl"], "add", (3,), (0, 0, 0), {"a": image, "b": image, "n": 5})
    np.testing.assert_array_equal(theirs.get(), [6, 7, 8])
    assert image.tolist() == [6, 7, 8] and pending.tolist() == [2, 3, 4]


# ---- errors ----


def test_compile_errors_show_the_users_lines(device):
    image = fulmo.zeros((3,), device=device)
    text = LEFT.replace("value * factor", "value * wrong")
    with pytest.raises(fulmo.KernelError, match="execute: ") as error:
        fulmo.execute(None, text, "left", (3,), (0, 0, 0), {"src": image, "dst": image, "factor": 1})
    assert "wrong" in str(error.value) and "5:   WRITE_IMAGE(dst" in str(error.value)


def test_cuda_refuses_what_is_more_than_macros():
    try:
        device = fulmo.find_device("cuda")
    except fulmo.DeviceError:
        pytest.skip("there is no CUDA here")
    image = fulmo.zeros((3,), device=device)
    text = "__kernel void k(IMAGE_a_TYPE a) { __local float part[8]; barrier(CLK_LOCAL_MEM_FENCE); }"
    with pytest.raises(fulmo.KernelError, match=r"OpenCL C (runs on|needs)"):
        fulmo.execute(None, text, "k", (3,), (0, 0, 0), {"a": image})


def test_devices_without_a_compiler_name_one_that_has(opencl):
    image = fulmo.zeros((3,), device="cpu")
    with pytest.raises(fulmo.UnsupportedError, match=f"execute: cpu compiles no kernels; OpenCL C runs on {opencl.id}"):
        fulmo.execute(None, LEFT, "left", (3,), (0, 0, 0), {"src": image, "dst": image, "factor": 1})
    with pytest.raises(fulmo.UnsupportedError, match=f"native_execute: {opencl.id} compiles OpenCL C only; CUDA C"):
        fulmo.native_execute(None, NATIVE["cuda"], "add", (3,), parameters={"a": 1, "b": 2, "n": 3}, device=opencl)
    with pytest.raises(fulmo.UnsupportedError, match="CUDA C is for native_execute"):
        fulmo.execute(None, NATIVE["cuda"], "add", (3,), parameters={"a": 1, "b": 2, "n": 3}, device=opencl)


@pytest.mark.parametrize(
    "change, error, match",
    [
        ({"kernel_name": "right"}, fulmo.ParameterError, "no kernel called right; it has left"),
        ({"global_size": (3, 0)}, fulmo.ParameterError, "global_size must be positive"),
        ({"global_size": "abcd"}, fulmo.ParameterError, "one to three whole numbers"),
        ({"global_size": (1, 2, 3, 4)}, fulmo.ParameterError, "one to three whole numbers"),
        ({"local_size": (2,)}, fulmo.ParameterError, "multiple of local_size, got 3 and 2 along x"),
        ({"parameters": {"src": 1}}, fulmo.ParameterError, "left takes 3 parameters, got 1"),
        ({"parameters": {"src": 1, "dst": 2, "factor": 3}}, fulmo.TypeMismatch, "src must be an image"),
        (
            {"parameters": {"src": np.zeros(3), "dst": 2, "factor": 3}},
            fulmo.TypeMismatch,
            "src must be an image of Fulmo",
        ),
        ({"parameters": {"s c": 1}}, fulmo.ParameterError, "'s c' is not a name"),
        ({"constants": {"1N": 1}}, fulmo.ParameterError, "'1N' is not a name"),
        (
            {"kernel_source": "__kernel void left(char c) {}", "parameters": {"c": 1}},
            fulmo.UnsupportedError,
            "c is char",
        ),
        (
            {"kernel_source": "__kernel void left(int c) {}", "parameters": {"c": 1.5}},
            fulmo.TypeMismatch,
            "whole number",
        ),
        ({"kernel_source": "__kernel void left("}, fulmo.ParameterError, "no kernel called left"),
    ],
)
def test_mistakes(opencl, change, error, match):
    call = {"kernel_source": LEFT, "kernel_name": "left", "global_size": (3,), "parameters": {}, "device": opencl}
    with pytest.raises(error, match=match):
        fulmo.execute(**{**call, **change})


def test_empty_images_need_no_launch(device):
    image = fulmo.zeros((0, 3), device=device)
    fulmo.execute(None, LEFT, "left", (1, 3), (0, 0, 0), {"src": image, "dst": image, "factor": 1})
    assert image.shape == (0, 3)

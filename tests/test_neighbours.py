"""Arrays of other libraries: taken in whatever they are, shared where devices match, handed out."""

import gc
import re
import threading
import weakref
from pathlib import Path

import fulmo
import numpy as np
import pytest
from fulmo.functions import FUNCTIONS

VALUES = np.arange(24, dtype=np.float32).reshape(4, 6)
DEVICES = [name.split()[0] for name in fulmo.list_available_devices()]


def pyopencl_queue():
    """A queue of pyopencl, on any device."""
    cl = pytest.importorskip("pyopencl")
    try:
        return cl, cl.CommandQueue(cl.Context([cl.get_platforms()[0].get_devices()[0]]))
    except (cl.Error, IndexError):
        pytest.skip("pyopencl finds no device")


def test_the_page_about_arrays_is_true():
    page = (Path(__file__).parent.parent / "docs/arrays.md").read_text()
    scope = {}
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(block, scope)
    functions = re.search(r"there is a way: `(.*?)`", page, re.DOTALL)[1].split()
    ours = {function.__name__ for function in FUNCTIONS}
    assert {getattr(np, name).__name__ for name in functions} <= ours


# ---- in, copied ----

VIEWS = {
    "dense": lambda a: a,
    "transposed": lambda a: a.T,
    "columns first": np.asfortranarray,
    "backwards": lambda a: a[::-1, ::-1],
    "with gaps": lambda a: a[::2, 1::3],
    "stretched": lambda a: np.broadcast_to(a[:1], (5, a.shape[1])),
    "other byte order": lambda a: a.astype(a.dtype.newbyteorder()),
    "not aligned": lambda a: np.frombuffer(b"x" + a.tobytes(), a.dtype, offset=1).reshape(a.shape),
    "nothing": lambda a: a[:0],
    "one number": lambda a: a[1, 1],
    "a row of records": lambda a: np.array([(1, v) for v in a.ravel()], [("n", "u1"), ("v", "f4")])["v"],
}


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("view", VIEWS)
def test_any_layout_of_numpy(view, device):
    array = VIEWS[view](VALUES)
    image = fulmo.asarray(array, device=device)
    np.testing.assert_array_equal(np.asarray(image), array)
    assert image.shape == np.shape(array)


def test_read_only_arrays():
    array = VALUES.copy()
    array.flags.writeable = False
    image = fulmo.push(array)
    image[0] = 7
    assert array[0, 0] == 0 and image[0, 0] == 7


@pytest.mark.parametrize("value", [[[1, 2], [3, 4]], ((1, 2), (3, 4)), [np.float32([1, 2]), [3, 4]]])
def test_lists(value):
    np.testing.assert_array_equal(fulmo.asarray(value), [[1, 2], [3, 4]])


def test_ragged_lists_are_refused():
    with pytest.raises(fulmo.ShapeError):
        fulmo.asarray([[1, 2], [3]])


def test_dask():
    dask = pytest.importorskip("dask.array")
    array = dask.from_array(VALUES, chunks=(2, 3))
    np.testing.assert_array_equal(fulmo.asarray(array), VALUES)
    np.testing.assert_array_equal(fulmo.add_images(array, VALUES), 2 * VALUES)
    mapped = array.map_blocks(lambda block: np.asarray(fulmo.asarray(block) + 1))
    np.testing.assert_array_equal(mapped.compute(), VALUES + 1)


def test_xarray():
    xarray = pytest.importorskip("xarray")
    frames = np.arange(48, dtype=np.uint8).reshape(2, 4, 6)
    image = fulmo.asarray(xarray.DataArray(frames, dims=("t", "y", "x")))
    np.testing.assert_array_equal(image, frames)
    assert image.axes == "tyx" and image.max(axis=0).shape == (4, 6)
    other = fulmo.asarray(xarray.DataArray(frames, dims=("x", "row", "y")))  # in no order of ours: as it lies
    assert other.shape == frames.shape and other.axes == "zyx"
    made = xarray.DataArray(np.asarray(image), dims=("t", "y", "x"))
    np.testing.assert_array_equal(made, frames)


class Gradients:
    """Asks to be detached before it gives its pixels, as tensors of torch do."""

    def detach(self):
        return VALUES

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("has gradients")


def test_gradients_are_left_behind():
    np.testing.assert_array_equal(fulmo.asarray(Gradients()), VALUES)
    np.testing.assert_array_equal(fulmo.add_images(Gradients(), VALUES), 2 * VALUES)


def test_torch():
    torch = pytest.importorskip("torch")
    tensor = torch.arange(6, dtype=torch.float32).reshape(2, 3).requires_grad_()
    np.testing.assert_array_equal(fulmo.asarray(tensor), tensor.detach().numpy())
    shared = torch.from_dlpack(fulmo.push(VALUES, device="cpu"))
    np.testing.assert_array_equal(shared.numpy(), VALUES)


def test_jax():
    jax = pytest.importorskip("jax")
    array = jax.numpy.arange(6.0, dtype="float32").reshape(2, 3)
    np.testing.assert_array_equal(fulmo.asarray(array), np.asarray(array))
    image = fulmo.from_dlpack(array)
    image[0] = 9
    assert array[0, 0] == 0 and image[0, 0] == 9


def napari_layer(data, **said):
    """What asarray asks of a layer, without napari."""
    layer = type("Image", (), {"__module__": "napari.layers.image.image", "data": data, **said})
    return layer()


def test_layers_of_napari():
    stack = np.zeros((3, 4, 5), np.uint16)
    image = fulmo.asarray(napari_layer(stack, scale=np.array([2, 0.5, 0.25]), multiscale=False))
    assert image.shape == (3, 4, 5) and image.spacing == (2, 0.5, 0.25) and image.unit == ""
    levels = [np.ones((8, 8), np.float32), np.ones((4, 4), np.float32)]
    image = fulmo.asarray(napari_layer(levels, scale=(0.1, 0.1), multiscale=True, units=("micrometer",) * 2))
    assert image.shape == (8, 8) and image.spacing == (1, 0.1, 0.1) and image.unit == "micrometer"
    colours = fulmo.asarray(napari_layer(np.zeros((6, 7, 3), np.uint8), rgb=True, scale=(1, 1)))
    assert colours.shape == (3, 6, 7) and colours.axes == "cyx"


def test_multiscale_data_is_its_finest_level():
    levels = [np.full((8 >> k, 6 >> k), k, np.uint8) for k in range(3)]
    assert fulmo.asarray(levels).shape == (8, 6)
    assert fulmo.asarray(tuple(levels)).max() == 0


class OnlyDlpack:
    """An array that says nothing but DLPack."""

    def __init__(self, array):
        self.array = array

    def __dlpack__(self, **keywords):
        return self.array.__dlpack__(**keywords)

    def __dlpack_device__(self):
        return self.array.__dlpack_device__()


class BeforeVersion1(OnlyDlpack):
    """One from before DLPack's version 1."""

    def __dlpack__(self, stream=None):
        return self.array.__dlpack__()


@pytest.mark.parametrize("device", DEVICES)
def test_anything_with_dlpack(device):
    array = VALUES.copy()
    image = fulmo.asarray(OnlyDlpack(array), device=device)
    array[:] = 0
    np.testing.assert_array_equal(image, VALUES)


# ---- in, shared ----


def test_from_dlpack_sees_what_others_write_and_they_see_what_is_written():
    array = VALUES.copy()
    image = fulmo.from_dlpack(array)
    assert image.device.id == "cpu"
    array[0, 0] = 100
    assert image[0, 0] == 100
    image[1] = 7
    image += 1
    assert array[0, 0] == 101 and (array[1] == 8).all()
    fulmo.multiply_image_and_scalar(image, image, 2)
    assert array[0, 0] == 202


def test_work_on_shared_memory_is_done_before_the_call_returns():
    array = VALUES.copy()
    image = fulmo.from_dlpack(array)
    results = {
        "operation": fulmo.gaussian_blur(image, sigma=1),
        "operator": image + 1,
        "slice": image[1:3, ::2],
        "reshape": image.reshape(6, 4),
        "transposed": image.T,
        "cast": image.astype(np.uint8),
        "copy": image.copy(),
        "everything": image[...],
        "nothing done": fulmo.evaluate("a", {"a": image}),
        "expression": fulmo.evaluate("a * 2", {"a": image}),
        "output": fulmo.add_image_and_scalar(image, fulmo.zeros((4, 6), device=image.device), 1),
    }
    assert image._shared and not any(result._shared for result in results.values())
    own = fulmo.zeros((4, 6), device=image.device)
    own[...] = image
    array[:] = -1
    np.testing.assert_array_equal(results["operator"], VALUES + 1)
    np.testing.assert_array_equal(results["slice"], VALUES[1:3, ::2])
    np.testing.assert_array_equal(results["reshape"], VALUES.reshape(6, 4))
    np.testing.assert_array_equal(results["transposed"], VALUES.T)
    np.testing.assert_array_equal(results["cast"], VALUES.astype(np.uint8))
    np.testing.assert_array_equal(results["copy"], VALUES)
    np.testing.assert_array_equal(results["everything"], VALUES)
    np.testing.assert_array_equal(results["nothing done"], VALUES)
    np.testing.assert_array_equal(results["expression"], VALUES * 2)
    np.testing.assert_array_equal(results["output"], VALUES + 1)
    np.testing.assert_array_equal(results["operation"], fulmo.gaussian_blur(VALUES, sigma=1, device="cpu"))
    np.testing.assert_array_equal(own, VALUES)


def test_shared_memory_of_other_dtypes_and_layouts():
    flags = np.array([[True, False], [False, True]])
    image = fulmo.from_dlpack(flags)
    assert image.dtype == np.uint8
    flags[0, 1] = True
    np.testing.assert_array_equal(image, flags)
    np.testing.assert_array_equal(fulmo.from_dlpack(VALUES.T), VALUES.T)
    np.testing.assert_array_equal(fulmo.from_dlpack(VALUES[::-1]), VALUES[::-1])
    assert fulmo.from_dlpack(np.zeros((0, 3), np.float32)).shape == (0, 3)
    assert fulmo.from_dlpack(np.ones((2, 2, 2, 2, 2), np.float32)).shape == (2, 2, 2, 2, 2)
    with pytest.raises(BufferError, match="cannot be shared"):
        fulmo.from_dlpack(VALUES[:, ::2], copy=False)
    if len(DEVICES) > 1:
        with pytest.raises(BufferError):
            fulmo.from_dlpack(VALUES, device=next(d for d in DEVICES if d != "cpu"), copy=False)


def test_from_dlpack_copies_if_asked():
    array = VALUES.copy()
    image = fulmo.from_dlpack(array, copy=True)
    array[:] = 0
    np.testing.assert_array_equal(image, VALUES)


def test_read_only_memory_is_not_written():
    array = VALUES.copy()
    array.flags.writeable = False
    image = fulmo.from_dlpack(array)
    image[0, 0] = 5
    assert array[0, 0] == 0 and image[0, 0] == 5


def test_shared_memory_lives_as_long_as_its_image():
    image = fulmo.from_dlpack(np.full((200, 300), 3, np.float32))
    noise = [np.zeros((200, 300), np.float32) for _ in range(5)]
    assert image.sum() == 180000 and len(noise) == 5


def test_shared_memory_is_let_go_with_the_last_image():
    arrays = [np.zeros((50, 50), np.float32) for _ in range(20)]
    images = [fulmo.from_dlpack(array) for array in arrays]
    kept = [weakref.ref(array) for array in arrays]
    threads = [threading.Thread(target=lambda i=image: [i + 1, i.max()]) for image in images]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    del arrays, images, threads, thread
    gc.collect()
    assert not any(ref() is not None for ref in kept)


def test_libraries_from_before_version_1():
    image = fulmo.from_dlpack(BeforeVersion1(VALUES.copy()))
    np.testing.assert_array_equal(image, VALUES)


# ---- out ----


def test_numpy_shares_images_of_the_cpu():
    image = fulmo.push(VALUES, device="cpu")
    assert image.__dlpack_device__() == (1, 0)
    array = np.from_dlpack(image)
    np.testing.assert_array_equal(array, VALUES)
    array[0, 0] = 50
    assert image[0, 0] == 50
    image[1] = 3
    assert (array[1] == 3).all()
    image *= 2
    assert array[0, 0] == 100
    del image
    assert array[0, 0] == 100 and (array[1] == 6).all()


@pytest.mark.parametrize("dtype", fulmo.dtypes.DTYPES)
def test_every_dtype_is_handed_out(dtype):
    array = np.arange(6).reshape(1, 3, 2).astype(dtype)
    handed = np.from_dlpack(fulmo.asarray(array, dtype=dtype, device="cpu"))
    assert handed.dtype == array.dtype
    np.testing.assert_array_equal(handed, array)


def test_pending_readers_keep_what_they_read():
    """Work that has been asked for before the memory is handed out sees the pixels of then."""
    image = fulmo.push(VALUES, device="cpu")
    later, copied, part = image + 1, image.copy(), image[1:]
    np.from_dlpack(image)[:] = -1
    np.testing.assert_array_equal(later, VALUES + 1)
    np.testing.assert_array_equal(copied, VALUES)
    np.testing.assert_array_equal(part, VALUES[1:])
    assert image[0, 0] == -1


def test_pending_results_are_computed_when_handed_out():
    image = fulmo.push(VALUES, device="cpu")
    np.testing.assert_array_equal(np.from_dlpack(fulmo.add_image_and_scalar(image, scalar=2)), VALUES + 2)


def test_copies_may_be_handed_out():
    image = fulmo.push(VALUES, device="cpu")
    np.from_dlpack(image, copy=True)[:] = 0
    np.testing.assert_array_equal(image, VALUES)


@pytest.mark.parametrize("device", DEVICES)
def test_numpy_gets_a_copy_from_any_device(device):
    image = fulmo.push(VALUES, device=device)
    np.testing.assert_array_equal(np.from_dlpack(image, device="cpu"), VALUES)


def test_a_capsule_that_nobody_takes_is_no_leak():
    image = fulmo.push(np.zeros((64, 64), np.float32), device="cpu")
    for version in (None, (1, 0)):
        image.__dlpack__(max_version=version)
    before = fulmo.memory("cpu")["used"]
    for _ in range(100):
        fulmo.push(np.zeros((64, 64), np.float32), device="cpu").__dlpack__()
    assert fulmo.memory("cpu")["used"] == before


def test_images_that_are_not_on_a_gpu_do_not_say_so():
    image = fulmo.push(VALUES, device="cpu")
    for name in ("__cuda_array_interface__", "cl_mem"):
        assert not hasattr(image, name)


# ---- pyopencl ----


def test_arrays_of_pyopencl_are_copied_from_other_contexts():
    _, queue = pyopencl_queue()
    from pyopencl import array as cl_array

    theirs = cl_array.to_device(queue, VALUES)
    np.testing.assert_array_equal(fulmo.asarray(theirs), VALUES)
    np.testing.assert_array_equal(fulmo.add_image_and_scalar(theirs[1:], scalar=1), VALUES[1:] + 1)


@pytest.mark.parametrize("out_of_order", [False, True])
def test_a_queue_of_pyopencl_is_a_device(out_of_order):
    cl, queue = pyopencl_queue()
    from pyopencl import array as cl_array

    if out_of_order:
        modes = cl.command_queue_properties.OUT_OF_ORDER_EXEC_MODE_ENABLE
        if not queue.device.queue_properties & modes:
            pytest.skip("queues are always in order here")
        queue = cl.CommandQueue(queue.context, properties=modes)
    theirs = cl_array.to_device(queue, VALUES)
    with fulmo.device(queue) as device:
        image = fulmo.asarray(theirs)
        assert image.device.id == device.id and image.cl_mem == theirs.base_data.int_ptr
        blurred = fulmo.gaussian_blur(theirs, sigma=1)
    np.testing.assert_array_equal(blurred, fulmo.gaussian_blur(VALUES, sigma=1, device="cpu"))
    theirs.fill(4)
    queue.finish()
    assert image.sum() == 4 * 24
    image[0] = 1
    assert (theirs.get()[0] == 1).all() and (theirs.get()[1:] == 4).all()
    np.testing.assert_array_equal(fulmo.asarray(theirs[2:], device=queue), np.full((2, 6), 4))
    assert fulmo.find_device(queue) is device


def test_a_context_of_pyopencl_is_a_device():
    _, queue = pyopencl_queue()
    image = fulmo.push(VALUES, device=queue.context)
    assert image.device.backend == "opencl" and fulmo.find_device(queue.context) is image.device
    np.testing.assert_array_equal((image + 1).to("cpu"), VALUES + 1)
    assert fulmo.find_device(queue.device).backend == "opencl"
    chosen = fulmo.get_device()
    assert fulmo.select_device(queue.context) is image.device
    fulmo.select_device(chosen.id)


def test_from_dlpack_takes_arrays_of_pyopencl_where_they_are():
    _, queue = pyopencl_queue()
    from pyopencl import array as cl_array

    theirs = cl_array.to_device(queue, VALUES)
    image = fulmo.from_dlpack(theirs)
    image += 1
    np.testing.assert_array_equal(theirs.get(), VALUES + 1)


@pytest.mark.parametrize("device", [name for name in DEVICES if name.startswith("opencl")])
def test_images_as_arrays_of_pyopencl(device):
    pyopencl_queue()
    image = fulmo.push(VALUES, device=device)
    assert image.__dlpack_device__() == (4, int(device.split(":")[1]))
    theirs = image.to_pyopencl()
    np.testing.assert_array_equal(theirs.get(), VALUES)
    theirs += 1
    np.testing.assert_array_equal(image, VALUES + 1)
    image[0] = 0
    assert (theirs.get()[0] == 0).all()
    del image
    for _ in range(3):
        fulmo.push(np.zeros_like(VALUES), device=device)
    np.testing.assert_array_equal(theirs.get()[1:], VALUES[1:] + 1)
    assert fulmo.zeros((0, 4), device=device).to_pyopencl().shape == (0, 4)

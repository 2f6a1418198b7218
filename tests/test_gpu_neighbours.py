"""Memory shared with cupy, torch and numba on an NVIDIA GPU; each test is skipped where its library or the GPU lacks."""

import gc

import fulmo
import numpy as np
import pytest

CUDA = next((name.split()[0] for name in fulmo.list_available_devices() if name.startswith("cuda:")), None)
pytestmark = pytest.mark.skipif(CUDA is None, reason="there is no CUDA device")

VALUES = np.arange(4096 * 33, dtype=np.float32).reshape(33, 64, 64) % 251
SPIN = 2000000  # cycles that a producer keeps its stream busy for


@pytest.fixture(autouse=True)
def on_the_gpu():
    with fulmo.device(CUDA):
        yield


@pytest.fixture
def cupy():
    return pytest.importorskip("cupy")


@pytest.fixture
def torch():
    module = pytest.importorskip("torch")
    if not module.cuda.is_available():
        pytest.skip("this torch has no CUDA")
    return module


def blurred(array):
    return np.asarray(fulmo.gaussian_blur(array, sigma=1, device="cpu"))


def writes_late(cupy, array, value):
    """Writes into an array after a while of other work in the current stream; the host does not wait."""
    spin = cupy.RawKernel(
        r"""extern "C" __global__ void spin(long long cycles) {
          long long start = clock64();
          while (clock64() - start < cycles) {}
        }""",
        "spin",
    )
    spin((1,), (1,), (np.int64(SPIN),))
    array.fill(value)


# ---- cupy ----


@pytest.mark.parametrize("way", [fulmo.asarray, fulmo.push, fulmo.from_dlpack])
def test_cupy_arrays_are_shared(cupy, way):
    theirs = cupy.asarray(VALUES)
    image = way(theirs)
    assert image.device.id == CUDA and image.__cuda_array_interface__["data"][0] == theirs.data.ptr
    np.testing.assert_array_equal(image, VALUES)
    theirs[0] = 7
    assert np.asarray(image[0]).max() == 7
    image[1] = 9
    image *= 2
    assert float(theirs[0].max()) == 14 and float(theirs[1].min()) == 18
    np.testing.assert_array_equal(theirs.get(), np.asarray(image))


def test_operations_take_cupy_arrays(cupy):
    theirs = cupy.asarray(VALUES)
    result = fulmo.gaussian_blur(theirs, sigma=1)
    theirs.fill(0)
    np.testing.assert_array_equal(result, blurred(VALUES))
    output = cupy.zeros_like(theirs)
    fulmo.add_image_and_scalar(fulmo.push(VALUES), fulmo.asarray(output), 1)
    np.testing.assert_array_equal(output.get(), VALUES + 1)


@pytest.mark.parametrize("blocking", [True, False])
def test_work_waits_for_cupys_stream(cupy, blocking):
    theirs = cupy.zeros((256, 256), np.float32)
    cupy.cuda.Device().synchronize()
    with cupy.cuda.Stream(non_blocking=not blocking):
        writes_late(cupy, theirs, 3)
        image = fulmo.asarray(theirs)  # handed over in the stream that writes
    assert image.sum() == 3 * 256 * 256
    writes_late(cupy, theirs, 5)  # later, in the default stream
    assert (image + 1).sum() == 6 * 256 * 256


def test_cupy_waits_for_our_work(cupy):
    image = fulmo.push(np.zeros((64, 1024, 1024), np.float32))
    theirs = cupy.from_dlpack(image)
    for value in range(1, 6):
        image[...] = value
        assert float(theirs.sum()) == value * image.size
        theirs += 1
        assert image.max() == value + 1


def test_images_as_cupy_arrays(cupy):
    for hand_over in (cupy.asarray, cupy.from_dlpack):
        image = fulmo.push(VALUES)
        later = image + 1
        theirs = hand_over(image)
        assert theirs.data.ptr == image.__cuda_array_interface__["data"][0]
        theirs[...] = 4
        assert image.max() == 4
        image[0] = 5
        assert float(theirs[0].min()) == 5
        np.testing.assert_array_equal(later, VALUES + 1)
    assert fulmo.push(VALUES).__dlpack_device__() == (2, int(CUDA.split(":")[1]))
    assert cupy.asarray(fulmo.zeros((0, 3))).shape == (0, 3)


def test_memory_outlives_the_image_that_lent_it(cupy):
    for hand_over in (cupy.asarray, cupy.from_dlpack):
        theirs = hand_over(fulmo.push(VALUES))
        gc.collect()
        others = [fulmo.push(np.zeros_like(VALUES)) for _ in range(4)]
        np.testing.assert_array_equal(theirs.get(), VALUES)
        del theirs, others
    with cupy.cuda.Stream.null:
        for _ in range(50):  # freed while cupy still reads it
            total = cupy.from_dlpack(fulmo.push(VALUES)).sum()
            fulmo.push(np.zeros_like(VALUES))
            assert float(total) == VALUES.sum()


def test_images_keep_cupys_memory(cupy):
    image = fulmo.asarray(cupy.asarray(VALUES))
    gc.collect()
    noise = [cupy.zeros_like(VALUES) for _ in range(4)]
    np.testing.assert_array_equal(image, VALUES)
    assert len(noise) == 4


@pytest.mark.parametrize(
    "view",
    [lambda a: a[:, ::2], lambda a: a[::-1], lambda a: a.T, lambda a: a[1:, 1:], lambda a: a[3], lambda a: a[:0]],
    ids=["with gaps", "backwards", "transposed", "inner", "plane", "nothing"],
)
def test_cupy_layouts(cupy, view):
    np.testing.assert_array_equal(fulmo.asarray(view(cupy.asarray(VALUES))), view(VALUES))


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int16", "uint32", "int64", "uint64", "float16", "float64"])
def test_cupy_dtypes(cupy, dtype):
    array = np.array([0, 1, 2, 100], np.int64).astype(dtype)
    image, expected = fulmo.asarray(cupy.asarray(array)), fulmo.asarray(array)
    assert image.dtype == expected.dtype and image.device.id == CUDA
    np.testing.assert_array_equal(image, expected)
    with pytest.raises(fulmo.TypeMismatch):
        fulmo.asarray(cupy.zeros(3, np.complex64))


def test_cupy_arrays_beside_images_elsewhere(cupy):
    theirs = cupy.asarray(VALUES)
    result = fulmo.add_images(fulmo.push(VALUES, device="cpu"), theirs)
    assert result.device.id == "cpu"
    np.testing.assert_array_equal(result, 2 * VALUES)
    with fulmo.device("cpu"):
        np.testing.assert_array_equal(fulmo.asarray(theirs), VALUES)
        assert fulmo.from_dlpack(theirs).device.id == CUDA
    with pytest.raises(BufferError):
        fulmo.from_dlpack(theirs, device="cpu", copy=False)


def test_pinned_memory_is_memory_of_the_host(cupy):
    pinned = np.frombuffer(cupy.cuda.alloc_pinned_memory(VALUES.nbytes), VALUES.dtype, VALUES.size)
    pinned[:] = VALUES.ravel()
    np.testing.assert_array_equal(fulmo.asarray(pinned), VALUES.ravel())


def test_numpy_and_cupy_meet(cupy):
    image = fulmo.push(VALUES)
    np.testing.assert_array_equal(np.from_dlpack(image, device="cpu"), VALUES)
    np.testing.assert_array_equal(np.concatenate([image, VALUES]), np.concatenate([VALUES, VALUES]))


# ---- torch ----


def test_torch_tensors_are_shared(torch):
    theirs = torch.from_numpy(VALUES.copy()).to("cuda").requires_grad_()
    image = fulmo.asarray(theirs)
    assert image.__cuda_array_interface__["data"][0] == theirs.data_ptr()
    np.testing.assert_array_equal(fulmo.gaussian_blur(theirs, sigma=1), blurred(VALUES))
    theirs = theirs.detach()
    theirs[0] = 7
    assert image[0].max() == 7
    image[1] = 9
    assert float(theirs[1].min()) == 9
    np.testing.assert_array_equal(fulmo.asarray(theirs.permute(2, 0, 1)), theirs.cpu().numpy().transpose(2, 0, 1))
    np.testing.assert_array_equal(fulmo.asarray(theirs[:, ::3]), theirs.cpu().numpy()[:, ::3])


def test_images_as_torch_tensors(torch):
    image = fulmo.push(VALUES)
    for hand_over in (torch.from_dlpack, lambda i: torch.as_tensor(i, device="cuda")):
        theirs = hand_over(image)
        assert theirs.data_ptr() == image.__cuda_array_interface__["data"][0]
        np.testing.assert_array_equal(theirs.cpu().numpy(), np.asarray(image))
        theirs += 1
        np.testing.assert_array_equal(image, theirs.cpu().numpy())


def test_work_is_ordered_with_torchs_stream(torch):
    stream = torch.cuda.Stream()
    with torch.cuda.stream(stream):
        theirs = torch.zeros((512, 512), device="cuda")
        torch.cuda._sleep(SPIN)
        theirs.fill_(3)
        image = fulmo.asarray(theirs)
        assert image.sum() == 3 * 512 * 512
        ours = fulmo.push(np.zeros((512, 512, 64), np.float32)) + 1
        assert float(torch.from_dlpack(ours).sum()) == ours.size
    theirs = torch.zeros((512, 512), device="cuda")
    image = fulmo.asarray(theirs)
    torch.cuda._sleep(SPIN)
    theirs.fill_(4)
    assert image.sum() == 4 * 512 * 512


# ---- numba ----


def test_arrays_of_numba():
    cuda = pytest.importorskip("numba.cuda")
    if not cuda.is_available():
        pytest.skip("this numba has no CUDA")
    theirs = cuda.to_device(VALUES)
    image = fulmo.asarray(theirs)
    np.testing.assert_array_equal(image, VALUES)
    image += 1
    np.testing.assert_array_equal(theirs.copy_to_host(), VALUES + 1)
    np.testing.assert_array_equal(cuda.as_cuda_array(fulmo.push(VALUES)).copy_to_host(), VALUES)
    np.testing.assert_array_equal(fulmo.asarray(theirs[1:]), VALUES[1:] + 1)


# ---- jax ----


def test_arrays_of_jax_are_never_written():
    jax = pytest.importorskip("jax")
    if jax.default_backend() != "gpu":
        pytest.skip("this jax has no GPU")
    theirs = jax.numpy.asarray(VALUES)
    image = fulmo.asarray(theirs)
    assert image.device.id == CUDA
    image[0] = -1
    np.testing.assert_array_equal(theirs, VALUES)
    assert image[0].max() == -1

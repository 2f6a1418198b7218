"""Bad input: each gives a clear error of its class, or works; none crashes, none returns something else."""

import os
import subprocess
import sys
from contextlib import suppress

import fulmo
import numpy as np
import pytest
from fulmo import _fulmo
from fulmo.calls import signature

IMAGE = np.arange(20, dtype=np.float32).reshape(4, 5)


def run_python(code, **environment):
    return subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, timeout=120
    )


def test_every_class_is_one_of_pythons():
    bases = {
        fulmo.ParameterError: ValueError,
        fulmo.TypeMismatch: TypeError,
        fulmo.ShapeError: ValueError,
        fulmo.DeviceError: RuntimeError,
        fulmo.OutOfMemoryError: MemoryError,
        fulmo.KernelError: RuntimeError,
        fulmo.UnsupportedError: NotImplementedError,
        fulmo.FileError: OSError,
        fulmo.Bug: RuntimeError,
    }
    for error, base in bases.items():
        assert issubclass(error, (fulmo.Error, base)) and issubclass(error, base)


@pytest.mark.parametrize(
    "call, error, text",
    [
        (
            lambda: fulmo.gaussian_blur(IMAGE, sigma_x=-1),
            fulmo.ParameterError,
            "gaussian_blur: sigma_x must be between 0 and 1000, got -1",
        ),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma_x=float("nan")), fulmo.ParameterError, "sigma_x must be .* got nan"),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma_x=float("inf")), fulmo.ParameterError, "sigma_x must be .* got inf"),
        (
            lambda: fulmo.gaussian_blur(IMAGE, sigma_x="wide"),
            fulmo.TypeMismatch,
            "sigma_x must be a number, got 'wide'",
        ),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma_x=[1, 2]), fulmo.TypeMismatch, "sigma_x must be a number"),
        (
            lambda: fulmo.gaussian_blur(IMAGE, sigma_x=object()),
            fulmo.TypeMismatch,
            "gaussian_blur: sigma_x cannot be of type object",
        ),
        (
            lambda: fulmo.gaussian_blur(IMAGE, sigma=(1, 2, 3, 4)),
            fulmo.ParameterError,
            "sigma must be a number or .z, y, x.",
        ),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma=2, sigma_x=1), fulmo.ParameterError, "sigma and sigma_x"),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma=2, spacing=(0, 1, 1)), fulmo.ParameterError, "spacing must be"),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma=2, spacing="metre"), fulmo.ParameterError, "spacing must be"),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma=slice(2)), fulmo.ParameterError, "gaussian_blur: sigma must be"),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma=10**400, spacing=2), fulmo.ParameterError, "gaussian_blur: int too"),
        (
            lambda: fulmo.gaussian_blur(IMAGE, sigma_x=np.array(["a"])),
            fulmo.TypeMismatch,
            "gaussian_blur: sigma_x cannot be",
        ),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma_x=np.array([1, 2])), fulmo.TypeMismatch, "sigma_x must be a number"),
        (lambda: fulmo.artificial_tissue(spacing="image"), fulmo.ParameterError, "artificial_tissue: spacing must be"),
        (lambda: fulmo.gaussian_blur(None), fulmo.TypeMismatch, "input_image must be an image, got None"),
        (lambda: fulmo.gaussian_blur("blobs.tif"), fulmo.TypeMismatch, "gaussian_blur: input_image"),
        (lambda: fulmo.gaussian_blur(np.zeros(3, complex)), fulmo.TypeMismatch, "complex128"),
        (lambda: fulmo.gaussian_blur(), TypeError, "input_image"),
        (lambda: fulmo.gaussian_blur(IMAGE, sigma_q=1), TypeError, "sigma_q"),
        (
            lambda: fulmo.gaussian_blur(IMAGE, np.zeros((4, 5), "f")),
            fulmo.TypeMismatch,
            "output_image must be an image of Fulmo",
        ),
        (
            lambda: fulmo.gaussian_blur(IMAGE, fulmo.zeros((4, 4))),
            fulmo.ShapeError,
            r"must have shape \(4, 5\), got \(4, 4\)",
        ),
        (lambda: fulmo.gaussian_blur(IMAGE, device="no such device"), fulmo.DeviceError, "cpu"),
        (lambda: fulmo.add_images(IMAGE, np.zeros((4, 4), "f")), fulmo.ShapeError, r"\(4, 5\) and \(4, 4\)"),
        (
            lambda: fulmo.mean_filter(IMAGE, connectivity="star"),
            fulmo.ParameterError,
            "connectivity must be one of .*box",
        ),
        (
            lambda: fulmo.rank_filter(IMAGE, rank=9),
            fulmo.ParameterError,
            "rank must be between -9 and 8 .* 9 pixels, got 9",
        ),
        (lambda: fulmo.percentile_filter(IMAGE, footprint=np.zeros(3)), fulmo.ParameterError, "footprint must have"),
        (
            lambda: fulmo.percentile_filter(IMAGE, footprint=np.ones((1, 2, 3))),
            fulmo.ShapeError,
            r"at most the 2 axes of the image, got shape \(1, 2, 3\)",
        ),
        (lambda: fulmo.median(np.zeros((4, 5, 6)), radius=1e6), fulmo.ParameterError, "at most 2147483647 pixels"),
        (lambda: fulmo.crop(IMAGE, width=1.5), fulmo.TypeMismatch, "width must be a whole number, got 1.5"),
        (lambda: fulmo.crop(IMAGE, width=0), fulmo.ParameterError, "width must be"),
        (lambda: fulmo.call("gausian_blur", {}), fulmo.ParameterError, "gausian_blur"),
        (lambda: fulmo.no_such_operation, AttributeError, "no_such_operation"),
        (lambda: fulmo.explain(IMAGE), fulmo.ParameterError, "explain"),
    ],
)
def test_texts(call, error, text):
    with pytest.raises(error, match=text):
        call()


ONE_IMAGE = [
    name
    for name in _fulmo.operation_names()
    if [(p["kind"], p["is_output"]) for p in _fulmo.describe(name)["parameters"] if p["required"]] == [("image", False)]
]
# They ask for a stack, for pairs of numbers, or for a parameter without a sensible default.
ASK_FOR_MORE = {
    "affine_transform_deskew", "deskew_x", "deskew_y", "inverse_fourier_transform", "make_anisotropic",
    "write_values_to_positions",
}  # fmt: skip


@pytest.mark.parametrize("shape", [(), (0,), (0, 5), (3, 0, 4), (0, 2, 5, 5), (2, 0, 5, 5), (1,), (1, 1), (1, 1, 1)])
@pytest.mark.parametrize("name", ONE_IMAGE)
def test_empty_and_tiny_images(name, shape):
    try:
        result = getattr(fulmo, name)(np.ones(shape, np.uint8))
        np.asarray(result)
    except fulmo.Error as error:
        small = 0 in shape or not shape
        assert not isinstance(error, fulmo.Bug) and (small or name in ASK_FOR_MORE) and name in str(error)


@pytest.mark.parametrize("name", ONE_IMAGE)
def test_doubles_and_wide_integers(name):
    for dtype in (np.float64, np.int64, np.uint64):
        values = np.array([[0, 1, 2], [3, 2**40, 5]]).astype(dtype)
        try:
            np.asarray(getattr(fulmo, name)(fulmo.asarray(values, dtype=dtype)))
        except fulmo.Error as error:
            assert not isinstance(error, fulmo.Bug) and name in str(error)


@pytest.mark.parametrize(
    "name", [n for n in ONE_IMAGE if any(g[0] == "radius" for g in _fulmo.describe(n)["axis_groups"])]
)
def test_radius_beyond_the_image(name):
    np.asarray(getattr(fulmo, name)(np.uint8(IMAGE), radius_x=50, radius_y=50, radius_z=50))


@pytest.mark.parametrize("name", ONE_IMAGE)
def test_nan_and_infinity_do_no_harm(name):
    values = np.tile(np.float32([np.nan, 1, -np.inf, 2, np.inf, -0.0]), (4, 1))
    try:
        np.asarray(getattr(fulmo, name)(values))
    except fulmo.Error as error:
        assert not isinstance(error, fulmo.Bug)


TWO_IMAGES = [
    name
    for name in _fulmo.operation_names()
    if [p["kind"] for p in _fulmo.describe(name)["parameters"] if p["required"]] == ["image", "image"]
]


@pytest.mark.parametrize("name", TWO_IMAGES)
def test_two_images_of_shapes_that_do_not_go_together(name):
    names = [p["name"] for p in _fulmo.describe(name)["parameters"] if p["required"]]
    outputs = signature(name).outputs
    for shapes in [
        ((7, 9), (3, 4)),
        ((3, 4), (7, 9)),
        ((2, 3, 7, 9), (3, 3, 7, 9)),
        ((0, 9), (7, 9)),
        ((7, 9), (0, 9)),
    ]:
        images = {n: fulmo.asarray(np.ones(s, np.uint8), device="cpu") for n, s in zip(names, shapes)}
        with suppress(fulmo.Error):
            result = getattr(fulmo, name)(**images)
            if isinstance(result, fulmo.Image):
                assert np.asarray(result).shape == result.shape or name in outputs


def other_device():
    others = [d for d in _fulmo.devices() if d.id != "cpu"]
    return others[0] if others else pytest.skip("one device only")


def test_images_of_two_devices():
    other = other_device()
    a, b = fulmo.push(IMAGE, device="cpu"), fulmo.push(IMAGE, device=other)
    for call in (
        lambda: fulmo.add_images(a, b),
        lambda: fulmo.add_images(a, a, device=other),
        lambda: fulmo.absolute(a, b),
    ):
        with pytest.raises(fulmo.DeviceError, match=r"\.to\("):
            call()
    np.testing.assert_array_equal(fulmo.add_images(a, b.to("cpu")), IMAGE + IMAGE)
    assert a.to("cpu") is a and a.to(other).device.id == other.id


def test_out_of_memory_names_the_call_and_the_next_one_works():
    code = """
import fulmo, numpy as np
image = fulmo.zeros((1 << 12, 1 << 12))
bad = fulmo.multiply_image_and_scalar(image, scalar=3)
for look in range(2):
    try:
        np.asarray(bad)
    except MemoryError as error:
        print(type(error).__name__, error)
print(np.asarray(fulmo.add_images([1], [2])))
"""
    done = run_python(code, FULMO_MEMORY_LIMIT=str(1 << 20))
    assert done.returncode == 0, done.stderr
    first, second, works = done.stdout.splitlines()
    assert first == second and works == "[3]"
    for part in ("OutOfMemoryError", "multiply_image_and_scalar", "scalar=3", "<string>:4", "67.1 MB", "limit 1.0 MB"):
        assert part in first


# ---- devices ----


@pytest.fixture
def restored_device():
    before = fulmo.get_device()
    yield
    fulmo.devices.Selected.backend = None
    _fulmo.select_device(before)


def test_selecting(restored_device):
    names = fulmo.list_available_devices()
    assert fulmo.available_device_names() == names and "cpu" in fulmo.list_available_backends()
    for name in [*names, *(n.split()[0] for n in names), *range(len(names))]:
        assert str(fulmo.select_device(name)) == str(fulmo.get_device())
        assert isinstance(name, int) or str(fulmo.get_device()).startswith(name.split()[0])
    assert fulmo.select_backend("cpu").id == "cpu"
    assert all(fulmo.find_device(n).id == "cpu" for n in ("cpu", "CPU"))


@pytest.mark.parametrize("backend", fulmo.list_available_backends())
def test_a_selected_backend_stays(backend, restored_device):
    """Until a device of another one is named."""
    every = fulmo.list_available_devices()
    assert fulmo.select_backend(backend) == fulmo.select_device() == fulmo.select_device(0)
    assert fulmo.get_backend_name() == backend
    assert [name.split(":")[0].split()[0] for name in fulmo.list_available_devices()] == [backend] * len(
        fulmo.list_available_devices()
    )
    assert str(fulmo.select_device(every[-1])) == every[-1]
    if not every[-1].startswith(backend):
        assert fulmo.list_available_devices() == every


def test_the_default_device_is_that_of_the_environment():
    code = "import fulmo; print(fulmo.select_device().id, fulmo.select_device('').id)"
    assert run_python(code, FULMO_DEVICE="cpu").stdout.split() == ["cpu", "cpu"]


@pytest.mark.parametrize(
    "select",
    [
        lambda **k: fulmo.select_device("RTX 9999", **k),
        lambda **k: fulmo.select_backend("metal", **k),
        lambda **k: fulmo.select_device(77, **k),
    ],
)
def test_selecting_what_is_not_there(select, restored_device):
    with pytest.warns(fulmo.DeviceWarning, match="cpu"):
        assert select() is not None
    with pytest.raises(fulmo.DeviceError):
        select(strict=True)


def test_with_device():
    before = fulmo.get_device()
    other = other_device()
    with fulmo.device(other.id):
        assert fulmo.get_device().id == other.id == fulmo.zeros((2,)).device.id
        with fulmo.device("cpu"):
            assert fulmo.push([1]).device.id == "cpu"
    assert fulmo.get_device().id == before.id
    for wrong in ("RTX 9999", 1.5):
        with pytest.raises(fulmo.DeviceError), fulmo.device(wrong):
            pass


def test_the_environment_chooses():
    code = "import fulmo; print(fulmo.get_device().id)"
    assert run_python(code, FULMO_DEVICE="cpu").stdout.strip() == "cpu"
    assert "DeviceError" in run_python(code, FULMO_DEVICE="RTX 9999").stderr


def test_import_touches_no_device():
    code = "import fulmo, sys; maps = open('/proc/self/maps').read(); print('libOpenCL' in maps, 'libcuda' in maps, 'matplotlib' in sys.modules)"
    assert run_python(code).stdout.split() == ["False"] * 3


# ---- files ----


@pytest.mark.parametrize(
    "shape, axes",
    [
        ((4, 5), "yx"),
        ((3, 4, 5), "zyx"),
        ((3, 4, 5), "tyx"),
        ((2, 3, 4, 5), "tzyx"),
        ((2, 4, 5), "cyx"),
        ((2, 3, 2, 4, 5), "tczyx"),
    ],
)
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.int16, np.uint32, np.int32, np.float32])
def test_tiff_keeps_everything(tmp_path, shape, axes, dtype):
    image = fulmo.asarray(np.arange(np.prod(shape)).reshape(shape).astype(dtype), axes=axes)
    image.spacing, image.unit = (2, 0.5, 0.25), "micrometer"
    fulmo.imwrite(tmp_path / "a.tif", image)
    again = fulmo.imread(tmp_path / "a.tif")
    np.testing.assert_array_equal(again, image)
    assert (again.axes, again.unit, again.dtype) == (axes, "micrometer", dtype)
    np.testing.assert_allclose(again.spacing, image.spacing)


def test_other_files(tmp_path):
    picture = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
    fulmo.imwrite(tmp_path / "a.png", fulmo.asarray(picture, axes="yxc"))
    np.testing.assert_array_equal(fulmo.imread(tmp_path / "a.png"), np.moveaxis(picture, 2, 0))
    with pytest.raises(fulmo.UnsupportedError, match="tif"):
        fulmo.imwrite(tmp_path / "b.png", np.zeros((2, 3, 4), np.float32))


def test_broken_files(tmp_path):
    fulmo.imwrite(tmp_path / "whole.tif", np.random.default_rng(0).random((64, 64)).astype("f"))
    whole = (tmp_path / "whole.tif").read_bytes()
    for name, content in [
        ("empty.tif", b""),
        ("text.tif", b"no image"),
        ("cut.tif", whole[: len(whole) // 2]),
        ("stub.tif", whole[:20]),
        ("bad.png", b"\x89PNG"),
    ]:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(fulmo.FileError, match=name):
            fulmo.imread(tmp_path / name)
    with pytest.raises(FileNotFoundError, match=r"none.tif"):
        fulmo.imread(tmp_path / "none.tif")
    with pytest.raises(fulmo.FileError, match="no_folder"):
        fulmo.imwrite(tmp_path / "no_folder" / "a.tif", IMAGE)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_full_disk(tmp_path):
    (tmp_path / "a.tif").symlink_to("/dev/full")
    with pytest.raises(fulmo.FileError, match="cannot be written"):
        fulmo.imwrite(tmp_path / "a.tif", np.zeros((300, 300), np.float32))


# ---- kernel cache ----


@pytest.mark.parametrize("state", ["corrupt", "read-only", "file"])
def test_kernel_cache_in_a_bad_state(tmp_path, state):
    other_device()
    code = f"import fulmo; print((fulmo.push([1, 2], device={other_device().id!r}) + 1).get())"
    folder = tmp_path / "cache"
    if state == "file":
        folder.write_text("not a folder")
    else:
        run_python(code, FULMO_CACHE=str(folder))
        for file in folder.rglob("*"):
            if file.is_file():
                file.write_bytes(b"garbage")
        folder.chmod(0o500 if state == "read-only" else 0o700)
    done = run_python(code, FULMO_CACHE=str(folder))
    assert done.stdout.strip() == "[2. 3.]", done.stderr


def test_interrupt():
    code = """
import fulmo, numpy as np, os, signal, threading
image = fulmo.zeros((64, 64, 64))
threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    while True:
        np.asarray(image + 1)
except KeyboardInterrupt:
    print(np.asarray(fulmo.add_images([1], [2])))
"""
    assert run_python(code).stdout.strip() == "[3]"


def test_nvidias_compiler_is_looked_for_where_pip_puts_it(tmp_path):
    (tmp_path / "nvidia" / "cuda_nvrtc" / "lib").mkdir(parents=True)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import os, fulmo; print(os.environ['FULMO_NVIDIA_PACKAGES'])"
    done = run_python(code, FULMO_NVIDIA_PACKAGES="")
    assert str(tmp_path / "nvidia") in done.stdout.strip().split(os.pathsep), done.stderr

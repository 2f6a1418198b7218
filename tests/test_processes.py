"""Processes: spawned, forked, eight at once on one cache of kernels; what is pickled arrives; what ends, ends well."""

import copy
import multiprocessing
import os
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import fulmo
import numpy as np
import pytest

DEVICES = [name.split()[0] for name in fulmo.list_available_devices()]
DRIVERS = [device for device in DEVICES if device.startswith(("opencl", "cuda"))][:2]
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def filtered(pixels):
    return np.asarray(fulmo.gaussian_blur(pixels, sigma=1, device="cpu"))


def run(code, *arguments, folder=None, **environment):
    """What a program prints that must end well and say nothing else."""
    known = {name: value for name, value in (os.environ | environment).items() if value is not None}
    known["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    command = [sys.executable, "-W", "ignore", "-c", code, *arguments]
    done = subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


# ---- spawn and pickles ----


def test_spawned_processes():
    images = [np.random.default_rng(seed).random((30, 40), np.float32) for seed in range(4)]
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as processes:
        results = list(processes.map(filtered, images))
    for image, result in zip(images, results):
        np.testing.assert_array_equal(result, filtered(image))


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("twin_of", [copy.copy, copy.deepcopy, lambda image: pickle.loads(pickle.dumps(image))])
def test_twins_keep_everything(device, twin_of):
    labels = fulmo.label(fulmo.asarray(np.eye(9, dtype=np.uint8)[:, ::2], device=device))
    wanted = np.asarray(labels)
    twin = twin_of(labels)
    assert (twin.dtype, twin.device.id) == (labels.dtype, device)
    labels += 1
    np.testing.assert_array_equal(twin, wanted)


def test_pickles_of_a_device_that_is_not_here():
    image = fulmo.asarray(np.eye(3, dtype=np.float32), device="cpu")
    make, state = image.__reduce__()
    twin = make(*state[:-1], "cuda:99")
    assert twin.device.id == fulmo.get_device().id
    np.testing.assert_array_equal(twin, image)


def test_pickles_of_what_is_no_image():
    image = np.arange(12, dtype=np.float32).reshape(3, 4)
    transform = fulmo.transform.AffineTransform().rotate(2, 30).translate(1, 2)
    twice = fulmo.ElementwiseKernel("float32 x", "float32 y", "y = 2 * x", "twice")
    total = fulmo.ReductionKernel("float32 x", "float32 y", "x", "a + b", "y = a", "0", "total")
    table = fulmo.statistics_of_labelled_pixels(image, image > 5)
    for make in (lambda thing: pickle.loads(pickle.dumps(thing)), copy.copy, copy.deepcopy):
        assert make(transform) == transform
        np.testing.assert_array_equal(make(twice)(image), 2 * image)
        assert float(make(total)(image)) == image.sum()
        assert make(fulmo.get_device()).id == fulmo.get_device().id
        assert {name: list(values) for name, values in make(table).items()} == {k: list(v) for k, v in table.items()}
        with pytest.raises(fulmo.ShapeError, match="other"):
            raise make(fulmo.ShapeError("other"))


@pytest.mark.parametrize("scheduler", ["threads", "processes"])
def test_dask_maps_blocks(scheduler):
    array = pytest.importorskip("dask.array")
    pixels = np.random.default_rng(5).random((4, 32, 48), np.float32)
    blocks = array.from_array(pixels, chunks=(1, 32, 48)).map_blocks(filtered, dtype=np.float32)
    wanted = np.concatenate([filtered(frame[None]) for frame in pixels])
    np.testing.assert_array_equal(blocks.compute(scheduler=scheduler), wanted)


def test_dask_workers_of_their_own():
    distributed = pytest.importorskip("distributed")
    images = [np.random.default_rng(seed).random((30, 40), np.float32) for seed in range(4)]
    with distributed.Client(n_workers=2, threads_per_worker=2, dashboard_address=None) as client:
        results = client.gather(client.map(filtered, images))
    for image, result in zip(images, results):
        np.testing.assert_array_equal(result, filtered(image))


# ---- fork ----

FORKED = """
import os, signal, sys, threading
import fulmo, numpy as np

pixels = np.random.default_rng(0).random((60, 300), np.float32)

def work(device):
    return np.asarray(fulmo.maximum_filter(fulmo.gaussian_blur(pixels, sigma=2, device=device), radius_x=2, radius_y=2))

def child_says(job):
    child = os.fork()
    if child == 0:
        signal.alarm(60)  # no child may hang
        try:
            os._exit(0 if job() else 1)
        except fulmo.DeviceError as error:
            os._exit(2 if "spawn" in str(error) else 3)
        except BaseException:
            os._exit(4)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
"""


@forks
@pytest.mark.parametrize("device", DEVICES)
def test_a_forked_child_works_where_its_parent_had_touched_no_device(device):
    code = "print(child_says(lambda: work(sys.argv[1]).shape == pixels.shape))"
    assert run(FORKED + code, device) == "0"


@forks
@pytest.mark.parametrize("device", DRIVERS)
def test_a_forked_child_is_told_where_its_parent_had(device):
    code = """
image = fulmo.asarray(pixels, device=sys.argv[1])
pending = image + 1
wanted = work(sys.argv[1])
print(child_says(lambda: np.asarray(pending)), child_says(lambda: np.asarray(image)),
      child_says(lambda: work(sys.argv[1]).any()), child_says(lambda: fulmo.memory(sys.argv[1])),
      child_says(lambda: (work("cpu") == wanted).all()))
"""
    assert run(FORKED + code, device) == "2 2 2 2 0"


@forks
def test_a_child_forked_in_the_middle_of_work_goes_on():
    """The parent's threads hold locks and compute all the time; the child has none of them."""
    code = """
wanted = work("cpu")
shared = fulmo.gaussian_blur(pixels, sigma=1, device="cpu")
end = threading.Event()

def loop():
    while not end.is_set():
        work("cpu")

threads = [threading.Thread(target=loop) for _ in range(4)]
for thread in threads:
    thread.start()
said = {child_says(lambda: (work("cpu") == wanted).all() and np.asarray(shared).any()) for _ in range(40)}
end.set()
for thread in threads:
    thread.join()
print(said)
"""
    assert run(FORKED + code) == "{0}"


# ---- the cache of kernels ----

CACHED = """
import fulmo, numpy as np
pixels = np.arange(900, dtype=np.float32).reshape(30, 30)
print(np.asarray(fulmo.laplace(fulmo.gaussian_blur(pixels, sigma=1, device="opencl:0"))).tobytes().hex())
"""
needs_opencl = pytest.mark.skipif("opencl:0" not in DEVICES, reason="no OpenCL here")


def results_of(processes, **environment):
    with ThreadPoolExecutor(processes) as threads:
        return set(threads.map(lambda _: run(CACHED, **environment), range(processes)))


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


@needs_opencl
def test_eight_processes_fill_one_cache(tmp_path):
    results = results_of(8, FULMO_CACHE=str(tmp_path))
    kept = names_in(tmp_path)
    assert len(results) == 1
    assert kept and all(len(name) == 64 for name in kept), kept  # no temporary files are left
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if path.name != kept[0] else content[:100])
    assert results_of(8, FULMO_CACHE=str(tmp_path)) == results  # damaged files are no files
    assert names_in(tmp_path) == kept
    before = [path.stat().st_ino for path in tmp_path.iterdir()]
    assert results_of(1, FULMO_CACHE=str(tmp_path)) == results
    assert [path.stat().st_ino for path in tmp_path.iterdir()] == before  # mended, so nobody writes them again


@needs_opencl
def test_without_a_cache_folder(tmp_path):
    """One that nobody can write to, and none at all."""
    (tmp_path / "file").write_text("in the way")
    results = results_of(1, FULMO_CACHE=str(tmp_path / "file" / "folder"))
    homeless = dict.fromkeys(("FULMO_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"))
    assert results_of(1, folder=tmp_path, POCL_CACHE_DIR=str(tmp_path / "pocl"), **homeless) == results
    assert len(results) == 1
    assert set(names_in(tmp_path)) <= {"file", "pocl"}


# ---- signals, and the end of the interpreter ----


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no signals as here")
def test_ctrl_c_stops_long_work_that_can_be_asked_for_again():
    code = """
import os, signal, threading, time
import fulmo, numpy as np

def smoothed(planes):
    image = fulmo.asarray(np.random.default_rng(0).random((planes, 300, 300), np.float32), device="cpu")
    for _ in range(50):
        image = fulmo.gaussian_blur(image, sigma=2)
    return image

def seconds(image):
    start = time.perf_counter()
    np.asarray(image)
    return time.perf_counter() - start

image = smoothed(int(20 * 2 / min(seconds(smoothed(20)) for _ in range(3))))  # two seconds on any machine
threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    np.asarray(image)
    print("was not stopped")
except KeyboardInterrupt:
    left = int(fulmo.explain(image).splitlines()[-1].split()[2])
    print(left > 0, np.isfinite(np.asarray(image)).all())
"""
    assert run(code) == "True True"


def test_what_a_handler_or_an_argument_raises_comes_through():
    code = """
import signal
import fulmo, numpy as np

class Mine(Exception):
    pass

class Number:
    def __float__(self):
        raise Mine("of a number")

class Array:
    def __array__(self, dtype=None, copy=None):
        raise Mine("of an array")

image = np.ones((20, 300, 300), np.float32)
for call in (lambda: fulmo.gaussian_blur(image, sigma_x=Number()), lambda: fulmo.gaussian_blur(Array(), sigma=1)):
    try:
        call()
    except Mine as error:
        print(error)

def handler(*_):
    raise Mine("of a handler")

if hasattr(signal, "setitimer"):
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        blurred = image
        for _ in range(50):
            blurred = fulmo.gaussian_blur(blurred, sigma=2, device="cpu")
        np.asarray(blurred)
    except Mine as error:
        print(error)
else:
    print("of a handler")
print(np.asarray(fulmo.gaussian_blur(image, sigma=1)).max() > 0.99)
"""
    assert run(code).splitlines() == ["of a number", "of an array", "of a handler", "True"]


@pytest.mark.parametrize("device", DEVICES)
def test_the_interpreter_ends_with_work_pending_and_images_alive(device):
    """Images in variables, in a cycle, in threads that still compute and in a handler of the end itself."""
    code = """
import atexit, sys, threading
import fulmo, numpy as np

device = sys.argv[1]
pixels = np.ones((20, 200, 300), np.float32)
computed = fulmo.asarray(pixels, device=device) + 1
np.asarray(computed[0])
pending = fulmo.gaussian_blur(computed, sigma=1)
cycle = [fulmo.laplace(pending)]
cycle.append(cycle)
atexit.register(lambda: print(np.asarray(pending[0, 0, 0]) > 1.9))

def loop():
    while True:
        np.asarray(fulmo.gaussian_blur(pixels[:3], sigma=1, device=device))

for _ in range(3):
    threading.Thread(target=loop, daemon=True).start()
np.asarray(fulmo.minimum_filter(pending, radius_x=1))
"""
    assert run(code, device) == "True"

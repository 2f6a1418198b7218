"""Threads and processes: the results are those of one thread in one process."""

import multiprocessing
import os
import pickle
import random
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import fulmo
import numpy as np
import pytest

DEVICES = [name.split()[0] for name in fulmo.list_available_devices()]

STEPS = [
    lambda image: fulmo.gaussian_blur(image, sigma=1.5),
    lambda image: fulmo.maximum_filter(image, radius_x=2, radius_y=1),
    lambda image: fulmo.minimum_filter(image, radius_x=1, radius_y=1, connectivity="sphere"),
    lambda image: fulmo.subtract_gaussian_background(image, sigma=(1, 3, 3)),
    lambda image: image * 0.75 + 3,
    lambda image: fulmo.laplace(image),
    lambda image: fulmo.normalize(image),
    lambda image: fulmo.label(fulmo.threshold_otsu(image)),
    lambda image: fulmo.mean_filter(image, radius_x=1, radius_y=2, radius_z=1),
    lambda image: fulmo.distance_transform(fulmo.threshold_mean(image)),
    lambda image: image - fulmo.mean_z_projection(image),
]


def chain(seed, device):
    """Some steps on some image, as the seed says; few chains, since each is kernels to compile."""
    choose = random.Random(seed % 3)
    pixels = np.random.default_rng(seed).random(choose.choice([(40, 61), (5, 33, 47), (1, 50, 9)]), np.float32) * 100
    with fulmo.device(device):
        image = fulmo.asarray(pixels)
        for step in choose.choices(STEPS, k=4):
            image = step(image)
        return np.asarray(image)


def filtered(pixels):
    return np.asarray(fulmo.gaussian_blur(pixels, sigma=1, device="cpu"))


@pytest.mark.parametrize("device", DEVICES)
def test_sixteen_threads_give_what_one_gives(device):
    seeds = range(32)
    alone = [chain(seed, device) for seed in seeds]
    with ThreadPoolExecutor(16) as threads:
        together = list(threads.map(lambda seed: chain(seed, device), seeds))
    for seed, one, other in zip(seeds, alone, together):
        np.testing.assert_array_equal(one, other, err_msg=f"seed {seed}")


@pytest.mark.parametrize("device", DEVICES)
def test_threads_share_what_is_pending(device):
    with fulmo.device(device):
        source = fulmo.asarray(np.arange(12000, dtype=np.float32).reshape(100, 120))
        shared = fulmo.gaussian_blur(source, sigma=2)
        with ThreadPoolExecutor(16) as threads:
            results = list(threads.map(lambda k: np.asarray(shared + k), range(64)))
        once = np.asarray(shared)
    for k, result in enumerate(results):
        np.testing.assert_array_equal(result, once + np.float32(k))


def test_spawned_processes():
    images = [np.random.default_rng(seed).random((30, 40), np.float32) for seed in range(4)]
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as processes:
        results = list(processes.map(filtered, images))
    for image, result in zip(images, results):
        np.testing.assert_array_equal(result, filtered(image))


def test_pickles_keep_pixels_and_dtype():
    for device in DEVICES:
        labels = fulmo.label(fulmo.asarray(np.eye(9, dtype=np.uint8)[:, ::2], device=device))
        twin = pickle.loads(pickle.dumps(labels))
        assert twin.dtype == labels.dtype
        np.testing.assert_array_equal(twin, np.asarray(labels))


def run(code, **environment):
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_works_where_its_parent_had_touched_no_device():
    code = """
import os, fulmo, numpy as np
child = os.fork()
if child == 0:
    os._exit(0 if np.asarray(fulmo.gaussian_blur(np.ones((9, 9), np.float32), sigma=1)).std() < 1e-6 else 3)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    assert run(code) == "0"


@pytest.mark.skipif(not hasattr(os, "fork") or "opencl:0" not in DEVICES, reason="no fork or no OpenCL here")
def test_a_forked_child_is_told_where_its_parent_had():
    code = """
import os, fulmo, numpy as np
image = fulmo.asarray(np.ones((9, 9), np.float32), device="opencl:0")
np.asarray(image + 1)
child = os.fork()
if child == 0:
    try:
        np.asarray(image + 2)
    except fulmo.DeviceError as error:
        os._exit(0 if "spawn" in str(error) else 3)
    os._exit(4)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    assert run(code) == "0"


@pytest.mark.skipif("opencl:0" not in DEVICES, reason="no OpenCL here")
def test_eight_processes_fill_one_cache(tmp_path):
    code = """
import fulmo, numpy as np
pixels = np.arange(900, dtype=np.float32).reshape(30, 30)
print(np.asarray(fulmo.laplace(fulmo.gaussian_blur(pixels, sigma=1, device="opencl:0"))).tobytes().hex())
"""
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda _: run(code, FULMO_CACHE=str(tmp_path)), range(8)))
    assert len(set(results)) == 1
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept and all(len(name) == 64 for name in kept), kept  # no temporary files are left
    assert run(code, FULMO_CACHE=str(tmp_path)) == results[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == kept


@pytest.mark.parametrize("scheduler", ["threads", "processes"])
def test_dask_maps_blocks(scheduler):
    array = pytest.importorskip("dask.array")
    pixels = np.random.default_rng(5).random((4, 32, 48), np.float32)
    blocks = array.from_array(pixels, chunks=(1, 32, 48)).map_blocks(filtered, dtype=np.float32)
    wanted = np.concatenate([filtered(frame[None]) for frame in pixels])
    np.testing.assert_array_equal(blocks.compute(scheduler=scheduler), wanted)

"""Threads: the results are those of one thread, and images may be made, used and deleted anywhere."""

import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

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


@pytest.mark.parametrize("device", DEVICES)
def test_images_are_deleted_by_other_threads(device):
    device = fulmo.find_device(device)
    pixels = np.ones((200, 300), np.float32)

    def make(k):
        image = fulmo.gaussian_blur(fulmo.asarray(pixels, device=device), sigma=1)
        return image + k if k % 2 else np.asarray(image) is None or image  # half of them are pending

    make(0)
    used = device.memory()["used"]
    with ThreadPoolExecutor(8) as makers, ThreadPoolExecutor(8) as droppers:
        for done in [droppers.submit(list.clear, [image]) for image in makers.map(make, range(200))]:
            done.result()
    assert device.memory()["used"] == used


def test_the_interpreter_goes_on_while_pixels_are_computed():
    """A thread of Python makes its steps while another is inside one call."""
    image = fulmo.asarray(np.random.default_rng(3).random((60, 400, 400), np.float32), device="cpu")
    inside, finished, steps = threading.Event(), threading.Event(), []

    def step():
        inside.wait()
        steps.append(finished.is_set())

    thread = threading.Thread(target=step)
    thread.start()
    for _ in range(20):
        image = fulmo.gaussian_blur(image, sigma=3)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)  # threads change only where one lets the other go on
    try:
        inside.set()
        np.asarray(image)
        finished.set()
    finally:
        sys.setswitchinterval(interval)
    thread.join()
    assert steps == [False]

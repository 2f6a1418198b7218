"""Laziness is never observable, except in time and memory: the eight rules, one section each."""

import os
import subprocess
import sys
import threading

import fulmo
import numpy as np
import pytest

VALUES = np.arange(24, dtype=np.float32).reshape(4, 6)


def pending(image):
    """Launches that are still to come before somebody can look."""
    last = fulmo.explain(image).strip().splitlines()[-1]
    return int(last.split("in all:")[1].split()[0]) if "in all:" in last else 0


@pytest.fixture(autouse=True)
def lazy():
    fulmo.wait_for_kernel_to_finish(False)
    yield
    fulmo.wait_for_kernel_to_finish(False)


# ---- 1. snapshots ----


@pytest.mark.parametrize("device", fulmo.list_available_devices())
def test_an_array_may_change_once_it_is_handed_in(device):
    array = VALUES.copy()
    image = fulmo.push(array, device=device)
    result = fulmo.add_image_and_scalar(image, scalar=1)
    summed = fulmo.add_images(image, array)
    array[:] = -1
    np.testing.assert_array_equal(image, VALUES)
    np.testing.assert_array_equal(result, VALUES + 1)
    np.testing.assert_array_equal(summed, VALUES + VALUES)


@pytest.mark.parametrize("device", fulmo.list_available_devices())
def test_arrays_handed_out_are_copies(device):
    image = fulmo.push(VALUES, device=device)
    later = image + 1
    for array in (np.asarray(image), fulmo.pull(image)):
        array[:] = -1
    np.testing.assert_array_equal(image, VALUES)
    np.testing.assert_array_equal(later, VALUES + 1)


# ---- 2. writes ----

WRITES = {
    "output_image": lambda a: fulmo.multiply_image_and_scalar(a, a, 0),
    "slice": lambda a: a.__setitem__(np.s_[1:3, ::2], 9),
    "everything": lambda a: a.__setitem__(..., 9),
    "in place": lambda a: a.__imul__(3),
    "fill": lambda a: a.fill(5),
    "set": lambda a: fulmo.set(a, 5),
    "set pixels": lambda a: a.set(VALUES * 2),
    "ufunc out": lambda a: np.add(a, a, out=a),
}


@pytest.mark.parametrize("write", WRITES)
def test_what_was_called_before_a_write_does_not_see_it(write):
    image = fulmo.push(VALUES)
    before = [image + 1, image[1], image.T, image.reshape(-1), image.copy(), image[None].squeeze()]
    WRITES[write](image)
    expected = [VALUES + 1, VALUES[1], VALUES.T, VALUES.reshape(-1), VALUES, VALUES]
    for result, values in zip(before, expected):
        np.testing.assert_array_equal(result, values)
    assert not np.array_equal(image, VALUES)


def test_every_name_of_a_written_image_sees_it():
    image = fulmo.push(VALUES)
    other_name = image
    later = fulmo.add_image_and_scalar(image, image, 1)
    assert later is image
    np.testing.assert_array_equal(other_name, VALUES + 1)


def test_outputs_keep_their_dtype_and_shape():
    output = fulmo.create((4, 6), dtype=np.uint8)
    assert fulmo.multiply_image_and_scalar(VALUES, output, 20) is output
    np.testing.assert_array_equal(output, np.minimum(VALUES * 20, 255))
    with pytest.raises(fulmo.ShapeError, match="output_image"):
        fulmo.absolute(VALUES, fulmo.create((6, 4)))


# ---- 3. once ----


@pytest.mark.parametrize("device", fulmo.list_available_devices())
def test_sixteen_threads_compute_once(device):
    image = fulmo.push(VALUES, device=device)
    for _ in range(5):
        image = fulmo.gaussian_blur(image, sigma_x=1) + image
    alone = np.asarray(fulmo.push(np.asarray(image)))
    chain = fulmo.push(VALUES, device=device)
    for _ in range(5):
        chain = fulmo.gaussian_blur(chain, sigma_x=1) + chain
    results = [None] * 16

    def look(i):
        results[i] = np.asarray(chain)

    threads = [threading.Thread(target=look, args=(i,)) for i in range(16)]
    before = chain.device.launches
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    launched = chain.device.launches - before
    for result in results:
        np.testing.assert_array_equal(result, alone)
    assert launched <= 15  # 16 looks at 5 blurs of two passes and 5 sums


# ---- 4. keep ----


def test_what_somebody_holds_is_kept_by_the_launch_that_passes_it():
    held = fulmo.push(VALUES) + 1
    result = held * 2
    np.testing.assert_array_equal(result, (VALUES + 1) * 2)
    assert pending(held) == 0
    np.testing.assert_array_equal(held, VALUES + 1)


def test_chains_are_one_launch():
    image = fulmo.push(VALUES)
    for _ in range(6):
        image = image + 1
    assert pending(image) == 1
    np.testing.assert_array_equal(image, VALUES + 6)


# ---- 5. window ----


def test_sixty_four_pending_calls_are_launched():
    image = fulmo.push(VALUES)
    results = [image + i for i in range(70)]
    assert pending(results[0]) == 0 and pending(results[-1]) > 0


def test_long_chains_need_no_stack():
    image = fulmo.push(np.float32([1]))
    for _ in range(20000):
        image = fulmo.add_image_and_scalar(image, scalar=1)
    assert image.item() == 20001
    for _ in range(20000):
        image = fulmo.add_image_and_scalar(image, scalar=1)
    del image


# ---- 6. now ----


def test_numbers_come_at_once():
    image = fulmo.push(VALUES)
    assert isinstance(image.max(), np.float32) and image.max() == 23
    assert isinstance(fulmo.maximum_of_all_pixels(image), float)


# ---- 7. eager ----


def test_eager_calls_are_done_when_they_return():
    image = fulmo.push(VALUES)
    assert pending(image + 1) == 1
    fulmo.wait_for_kernel_to_finish(True)
    assert pending(image + 1) == 0
    fulmo.set_wait_for_kernel_finish(False)
    assert pending(image + 1) == 1


def test_the_environment_makes_calls_eager():
    code = "import fulmo; print(fulmo.explain(fulmo.push([1]) + 1))"
    lazy, eager = (
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"FULMO_EAGER": value}, capture_output=True, text=True
        ).stdout
        for value in "01"
    )
    assert "add_image_and_scalar" in lazy and "1 launches" in lazy and "1 launches" not in eager


# ---- 8. late errors: tests/test_errors.py has those of memory ----


def test_wrong_arguments_are_refused_at_the_call():
    with pytest.raises(fulmo.ParameterError):
        fulmo.gaussian_blur(VALUES, sigma_x=-1)
    with pytest.raises(fulmo.ShapeError):
        fulmo.add_images(VALUES, VALUES.T)

"""pyclesperanto in a process of its own, which a crash of it cannot take down; for tests/test_peer*.py."""

import functools
import importlib.util
import multiprocessing
import sys
import warnings
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent / "scripts"))  # of a script's process, too
INSTALLED = importlib.util.find_spec("pyclesperanto") is not None


ABSOLUTE = """
__constant sampler_t sampler = CLK_NORMALIZED_COORDS_FALSE | CLK_ADDRESS_CLAMP_TO_EDGE | CLK_FILTER_NEAREST;
__kernel void absolute(IMAGE_src_TYPE src, IMAGE_dst_TYPE dst) {
  const int x = get_global_id(0), y = get_global_id(1), z = get_global_id(2);
  IMAGE_src_PIXEL_TYPE value = READ_IMAGE(src, sampler, POS_src_INSTANCE(x, y, z, 0)).x;
  WRITE_IMAGE(dst, POS_dst_INSTANCE(x, y, z, 0), CONVERT_dst_PIXEL_TYPE(value < 0 ? -value : value));
}"""
ADD = "__kernel void add(__global const float* a, __global float* b) { int i = get_global_id(0); b[i] = a[i] + 1; }"


def executed(function, text, name, global_size, image):
    """What a kernel of a user's makes of an image."""
    result = type(image).zeros(image.shape, np.float32)
    names = ("src", "dst") if name == "absolute" else ("a", "b")
    function(None, text, name, global_size, (0, 0, 0), dict(zip(names, (image, result))))
    return result


def chained(transform, *steps):
    """An affine map after some of its methods, which return nothing there."""
    for step in steps:
        eval("transform." + step, {"transform": transform})
    return transform


def changed(image, index, value):
    image[index] = value
    return image


def run(text):
    """What a script of tests/scripts leaves in `results`."""
    names = {}
    exec(text, names)
    return names["results"]


def words(module):
    """What calls in words may name."""
    random = np.random.default_rng(5)
    floats = random.uniform(-5, 9, (5, 7)).astype(np.float32)
    given = {"plane": random.integers(0, 9, (5, 7)).astype(np.uint8), "floats": floats}
    given["stack"] = random.integers(0, 90, (4, 5, 7)).astype(np.uint16)
    given["labels"] = np.uint32([[0, 1, 1], [2, 2, 0], [3, 3, 3]])
    functions = {function.__name__: function for function in (executed, chained, changed, run)}
    return given | functions | {"cle": module, "np": np, "ABSOLUTE": ABSOLUTE, "ADD": ADD}


def as_numpy(value, module):
    if isinstance(value, module.Array):
        return module.pull(value)
    if isinstance(value, type):
        return np.dtype(value).name
    if isinstance(value, dict):
        return {key: as_numpy(column, module) for key, column in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_numpy(part, module) for part in value]
    return value


def serve(connection):
    import pyclesperanto

    warnings.simplefilter("ignore")
    pyclesperanto.select_device("cpu")
    while True:
        name, arguments = connection.recv()
        try:
            if isinstance(arguments, str):
                result = eval(arguments, words(pyclesperanto))
            else:
                result = functools.reduce(getattr, name.split("."), pyclesperanto)(**arguments)
            connection.send((None, as_numpy(result, pyclesperanto)))
        except Exception as error:
            connection.send((f"{type(error).__name__}: {error}", None))


class Peer:
    """Calls by name, or in words; every call gets (error text or None, result)."""

    def __init__(self):
        self.process = None

    def start(self):
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def call(self, name, arguments, seconds=60):
        """A crash may come of what an earlier call left in memory, so a new process has another try."""
        for _ in range(2):
            if self.process is None or not self.process.is_alive():
                self.start()
            try:
                self.connection.send((name, arguments))
                if self.connection.poll(seconds):
                    return self.connection.recv()
            except (EOFError, OSError):
                pass
            self.stop()
        return "it crashed or took too long", None

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None

"""pyclesperanto in a process of its own, which a crash of it cannot take down; for tests/test_peer.py."""

import importlib.util
import multiprocessing
import warnings

INSTALLED = importlib.util.find_spec("pyclesperanto") is not None


def as_numpy(value, module):
    if isinstance(value, module.Array):
        return module.pull(value)
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
            function = pyclesperanto
            for part in name.split("."):
                function = getattr(function, part)
            connection.send((None, as_numpy(function(**arguments), pyclesperanto)))
        except Exception as error:
            connection.send((f"{type(error).__name__}: {error}", None))


class Peer:
    """Calls by name; every call gets (error text or None, result)."""

    def __init__(self):
        self.process = None

    def start(self):
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def call(self, name, arguments, seconds=60):
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

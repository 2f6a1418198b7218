"""How everything is timed: warm, fresh results each time, a device that has finished."""

import statistics
import time

RUNS = 15
BURST = 20


def measure(call, finish, cap=6.0):
    """Milliseconds of the first call, and the minimum and median of up to 15 more, or as many as fit `cap` seconds."""
    first = _timed(call, finish)
    times, start = [], time.perf_counter()
    while not times or (len(times) < RUNS and time.perf_counter() - start < cap):
        times.append(_timed(call, finish))
    return {"first": first, "minimum": min(times), "median": statistics.median(times), "runs": len(times)}


def burst(call, finish):
    """Milliseconds a call when several are on their way before the device is waited for: hides the host's own time."""

    def several():
        for _ in range(BURST):
            result = call()
        return result

    return min(_timed(several, finish) for _ in range(5)) / BURST


def _timed(call, finish):
    start = time.perf_counter()
    result = call()
    finish()
    elapsed = time.perf_counter() - start
    del result  # after the clock: freeing is not part of the call
    return elapsed * 1e3

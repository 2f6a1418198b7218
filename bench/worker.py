"""Times one contender in a process of its own: python worker.py MODULE CHOICE SHAPE CASE..., a line of JSON each."""

import importlib
import json
import sys

import timing
from cases import MAPS


def report(**facts):
    print(json.dumps(facts), flush=True)


def main(module, choice, shape, *names):
    try:
        contender = importlib.import_module(f"contenders.{module}").contender(choice, tuple(map(int, shape.split(","))))
    except Exception as error:  # absent, or without a device: a word about it, and the others go on
        return report(absent=f"{type(error).__name__}: {error}".splitlines()[0])
    report(name=contender.name)
    for name in names:
        if name in contender.cases:
            report(case=name, **timed(contender, name))
    report(facts=attempt(contender.facts))


def timed(contender, name):
    call = contender.cases[name]
    times = attempt(lambda: timing.measure(call, contender.finish))
    if name == MAPS and "error" not in times:
        times["burst"] = timing.burst(call, contender.finish)
    return times


def attempt(work):
    try:
        return work()
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}".splitlines()[0]}


main(*sys.argv[1:])

"""Docstrings of functions that share parameters: what a function does and an example stand in its own; what its parameters
are is said once for all of them."""

import inspect
import textwrap

RAISES = "ParameterError, TypeMismatch, ShapeError, UnsupportedError, DeviceError\n    When an argument does not fit."


def section(title, body):
    return f"\n{title}\n{'-' * len(title)}\n{body}\n"


def said(parameter, words):
    kind, text = words[parameter.name]
    stars = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
    usual = parameter.default
    default = "" if usual is parameter.empty else f", default {getattr(usual, '__name__', repr(usual))}"
    lines = textwrap.fill(text, 96, initial_indent="    ", subsequent_indent="    ")
    return f"{stars}{parameter.name} : {kind}{default}\n{lines}"


def complete(function, words, returns):
    """Puts sections of parameters, results and errors in front of the docstring's example; `words` has a type and a sentence
    for each name."""
    if not function.__doc__:  # python -OO
        return
    doc, prompt, example = inspect.getdoc(function).partition(">>> ")
    parameters = "\n".join(said(p, words) for p in inspect.signature(function).parameters.values())
    sections = [section("Parameters", parameters), section("Returns", returns), section("Raises", RAISES)]
    if example:
        sections.append(section("Examples", prompt + example))
    function.__doc__ = doc.rstrip() + "\n" + "".join(sections)

"""The command `fulmo`: a few verbs, and every operation from files into a file, with options from its declaration."""

import contextlib
import csv
import pathlib
import sys

import click
import numpy as np

import fulmo

from . import _fulmo
from .errors import Bug, Error


def numbers(text):
    """ "2" or "1,2,3"."""
    try:
        values = [float(part) for part in text.split(",")]
    except ValueError:
        raise click.BadParameter(f"must be numbers with commas between them, got {text!r}") from None
    return values[0] if len(values) == 1 else values


def spacing(text):
    """ "image", or "z,y,x"."""
    return text if text == "image" else numbers(text)


def find_operation(name):
    """The declaration behind a name, and the parameters that the name sets."""
    if name in _fulmo.operation_names():
        return _fulmo.describe(name), ""
    for operation in map(_fulmo.describe, _fulmo.operation_names()):
        for space, alias, preset, _ in operation["aliases"]:
            if alias == name and space in ("cle", "prototype", "numpy"):
                return operation, preset
    return None, ""


KINDS = {"number": float, "integer": int, "text": str, "numbers": lambda text: list(map(float, text.split(",")))}


def option(parameter):
    """--sigma-x for sigma_x."""
    name = parameter["name"].replace("_", "-")
    facts = parameter["brief"] + (f" [{parameter['unit']}]" if parameter["unit"] else "")
    if parameter["kind"] == "boolean":
        return click.Option([f"--{name}/--no-{name}"], default=parameter["default"], help=facts, show_default=True)
    kind = click.Choice(parameter["choices"]) if parameter["choices"] else KINDS[parameter["kind"]]
    if parameter["name"] == "spacing":
        kind = spacing
    return click.Option(
        [f"--{name}"],
        type=kind,
        default=parameter["default"],
        help=facts,
        show_default=parameter["default"] is not None,
    )


def shared_options(operation):
    """Options that follow from the declaration or that every operation has."""
    groups = operation["axis_groups"]
    options = [click.Option([f"--{g}"], type=numbers, help=f"{g} of all axes, or z,y,x.") for g, _, _ in groups]
    if any(lengths for _, _, lengths in groups):
        options.append(
            click.Option(
                ["--spacing"], type=spacing, help='Lengths are in the unit of this voxel size: "image" or z,y,x.'
            )
        )
    options.append(click.Option(["--device"], help="Where to run: an id, a backend, part of a name."))
    if operation["returns"]:
        options.append(click.Option(["--output"], type=click.Path(), help="A file to write to, not the terminal."))
    else:
        options.append(click.Option(["--explain"], is_flag=True, help="Print the plan before it runs."))
    return options


def operation_command(name):
    """An operation as a command; None if there is none of this name."""
    operation, preset = find_operation(name)
    if operation is None:
        return None
    images = [p for p in operation["parameters"] if p["kind"] == "image" and (p["required"] or not p["is_output"])]
    plain = [p for p in operation["parameters"] if p["kind"] != "image" and f"{p['name']}=" not in preset]

    def run(files, **options):
        run_operation(name, operation, images, files, options)

    places = " ".join("IN" if p["required"] else "[IN]" for p in images) + ("" if operation["returns"] else " OUT")
    files = click.Argument(["files"], nargs=-1, required=True, metavar=places)
    parameters = [files, *map(option, plain), *shared_options(operation)]
    return click.Command(name, params=parameters, callback=run, help=operation["brief"], short_help=operation["brief"])


def run_operation(name, operation, images, files, options):
    """Inputs from files, the call, its result into the last file or, for numbers and tables, to --output."""
    arguments = {key: value for key, value in options.items() if value is not None}
    explain, output = arguments.pop("explain", False), arguments.pop("output", None)
    if not operation["returns"]:
        *files, output = files
    least = max(1, sum(p["required"] for p in images))
    if not least <= len(files) <= len(images):
        amount = str(least) if least == len(images) else f"{least} to {len(images)}"
        into = "" if operation["returns"] else " and one output file"
        raise click.UsageError(f"{name} takes {amount} input file(s){into}, got {len(files)}{into and ' and one'}")
    device = arguments.pop("device", None)
    chosen = fulmo.find_device(device) if device else fulmo.get_device()
    for parameter, file in zip(images, files):
        arguments[parameter["name"]] = fulmo.imread(file, device=chosen)
    write(getattr(fulmo, name)(**arguments), output, explain)


def write(result, path, explain):
    """Images into a file, tables as CSV into a file or the terminal, numbers likewise."""
    if isinstance(result, fulmo.Image):
        if explain:
            click.echo(fulmo.explain(result))
        fulmo.imwrite(path, result)
        return
    if isinstance(result, list):  # of images: name-1.tif, name-2.tif, ...
        for number, image in enumerate(result, 1):
            write(image, pathlib.Path(path).with_stem(f"{pathlib.Path(path).stem}-{number}"), explain)
        return
    with open(path, "w", newline="") if path else contextlib.nullcontext(sys.stdout) as file:
        if isinstance(result, dict):
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(result)
            rows.writerows(zip(*(column.tolist() for column in result.values())))
        else:
            print(*np.atleast_1d(result), file=file)


class Commands(click.Group):
    """Verbs first; any other word is an operation."""

    def get_command(self, context, name):
        if name == "demo":  # imported only here: it brings what pictures and progress bars need
            from .demo import main as demo

            return demo
        return super().get_command(context, name) or operation_command(name.replace("-", "_"))

    def list_commands(self, context):
        return ["demo", *super().list_commands(context)]

    def resolve_command(self, context, arguments):
        if self.get_command(context, arguments[0]) is None:
            raise click.UsageError(f"there is no operation {arguments[0]}; see: fulmo list" + nearest(arguments[0]))
        return super().resolve_command(context, arguments)


def nearest(name):
    import difflib

    found = difflib.get_close_matches(name, dir(fulmo), 3)
    return f" (do you mean {', '.join(found)}?)" if found else ""


@click.group(
    cls=Commands,
    epilog="fulmo OPERATION IN... OUT runs any operation on TIFF files; fulmo OPERATION --help tells its options.",
)
@click.version_option(fulmo.__version__)
def commands():
    """Image processing on CPU, OpenCL and CUDA, with equal bits."""


@commands.command()
def info():
    """What is here: version, devices, which one is used."""
    used = fulmo.get_device()
    click.echo(
        f"Fulmo {fulmo.__version__} with {len(_fulmo.operation_names())} operations, Python {sys.version.split()[0]}"
    )
    for device in _fulmo.devices():
        total = device.memory()["total"]
        click.echo(f"{'*' if device.id == used.id else ' '} {device}" + (f", {total / 1e9:.0f} GB" if total else ""))


@commands.command()
def doctor():
    """What was tried to open each driver, and what helps."""
    click.echo(fulmo.doctor())


@commands.command("list")
@click.argument("word", default="")
def list_operations(word):
    """All operations, or those that have WORD in name or description."""
    found = fulmo.operations(containing=word)
    width = max(map(len, found), default=0)
    for name, operation in found.items():
        click.echo(f"{name:{width}}  {operation.brief}")


def known(name):
    """The operation behind a name."""
    operation, _ = find_operation(name.replace("-", "_"))
    if operation is None:
        raise click.UsageError(f"there is no operation {name}; see: fulmo list" + nearest(name))
    return operation["name"]


@commands.command()
@click.argument("operation")
@click.option("--device", help="Whose kernels: an id, a backend, part of a name.")
@click.option("--assembly", is_flag=True, help="PTX or what else the driver has, not the text.")
@click.option("--whole", is_flag=True, help="All the compiler reads, with what every kernel begins with.")
def show(operation, device, assembly, whole):
    """The kernels of an operation, as a device's compiler gets them for a small image."""
    from .tracing import kernel_texts

    name = known(operation)
    chosen = fulmo.find_device(device) if device else compiling_device()
    for title, shown, text in kernel_texts(name, chosen, whole):
        click.echo(f"// {title} on {chosen.id}")
        click.echo(chosen.assembly(text) if assembly else shown)


def compiling_device():
    """The device in use if it compiles kernels, else the best that does."""
    used = fulmo.get_device()
    return next((d for d in [used, *_fulmo.devices()] if d.language), used)


@commands.command()
@click.argument("operation")
@click.option("--device", help="On which device: an id, a backend, part of a name.")
def where(operation, device):
    """The source files that a call of an operation passes."""
    from .tracing import passed_files

    name = known(operation)
    for step, files in passed_files(name, fulmo.find_device(device) if device else fulmo.get_device()):
        click.echo(f"{step:20}  {files}")


def main(arguments=None):
    """Runs the command and exits: 0 done, 1 failed, 2 wrong usage, 3 our mistake, 130 stopped by Ctrl-C."""
    try:
        code = commands.main(arguments, "fulmo", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except Bug as error:
        code = complain(f"this is a mistake of ours, please report it: {error}", 3)
    except (Error, OSError, MemoryError) as error:
        code = complain(str(error) or type(error).__name__, 1)
    except Exception as error:
        code = complain(f"this is a mistake of ours, please report it: {type(error).__name__}: {error}", 3)
    sys.exit(code if isinstance(code, int) else 0)


def complain(text, code):
    click.echo(f"fulmo: {text}", err=True)
    return code


if __name__ == "__main__":
    main()

"""Tables: by rich in a terminal, plain text in a pipe."""

import sys


def show(title, head, rows):
    if sys.stdout.isatty():
        return show_rich(title, head, rows)
    widths = [max(len(line[column]) for line in (head, *rows)) for column in range(len(head))]
    print(f"\n{title}")
    for line in (head, *rows):
        _, *others = (text.rjust(width) for text, width in zip(line, widths))
        print("  ".join([line[0].ljust(widths[0]), *others]))


def show_rich(title, head, rows):
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    for column, name in enumerate(head):
        table.add_column(name, justify="right" if column else "left")
    for row in rows:
        table.add_row(*row)
    Console().print(table)

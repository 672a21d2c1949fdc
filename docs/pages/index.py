"""What the help and the completion know of the commands without importing them."""

from __future__ import annotations

from typer.main import get_command

from cstocli.cli import groups
from cstocli.cli.app import app
from cstocli.cli.index import FILE, Entry, derived

PATH = f"src/cstocli/cli/{FILE.name}"


def lines() -> list[Entry]:
    """Return the lines of the program and of every command."""
    return [
        *derived("", get_command(app)),
        *(line for name in groups.names() for line in derived(name, groups.command(name))),
    ]


def text() -> str:
    """Return the file."""
    return "".join("\t".join(line) + "\n" for line in lines())

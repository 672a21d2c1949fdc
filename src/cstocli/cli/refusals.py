"""What was typed wrongly, in one line: where, what is wrong, and what to write."""

from __future__ import annotations

from typing import Any, Final

import typer

from cstocli.cli.index import Entry, entries

Refused: Final[type[Exception]] = typer.BadParameter.__mro__[1]
"""What Typer raises for wrong usage; it keeps the class to itself."""


def told(error: Any) -> str:  # noqa: ANN401 - one of the classes that Typer keeps to itself
    """Return the line for something that Typer refuses."""
    path = error.ctx.command_path if error.ctx else "csto"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"error: {path}: no such option {error.option_name}; {_instead(error, path)}"
    if kind == "BadOptionUsage":
        return f"error: {path}: {_lower(error.message)}; write {_form(error.option_name)}"
    if kind == "MissingParameter":
        names = [param.human_readable_name for param in error.ctx.command.params if param.param_type_name == "argument"]
        return f"error: {path}: {_name(error.param)} is missing; write {' '.join((path, *names))}"
    if kind == "BadParameter" and error.param is not None:
        return f"error: {path}: {_name(error.param)}: {_lower(error.message)}"
    return f"error: {path}: {_lower(error.message)}; {path} --help says what there is"


def _instead(error: Any, path: str) -> str:  # noqa: ANN401
    """Return what may have been meant by an option that is none."""
    owner = next((entry for entry in _options() if error.option_name in entry.forms and entry.command), None)
    if path == "csto" and owner:
        return f"it stands after a command: csto {owner.command} {_form(error.option_name)}"
    guess = next(iter(error.possibilities or ()), None)
    return f"did you mean {guess}?" if guess else f"{path} --help says what there is"


def _form(option: str) -> str:
    """Return an option with what follows it."""
    entry = next((entry for entry in _options() if option in entry.forms), None)
    return f"{option} {entry.takes}".rstrip() if entry else option


def _options() -> list[Entry]:
    return [entry for entry in entries() if entry.forms]


def _name(param: Any) -> str:  # noqa: ANN401
    return str(param.human_readable_name if param.param_type_name == "argument" else param.opts[0])


def _lower(message: str) -> str:
    import re

    message = re.sub(r"is not a valid int(eger)?( range)?", "is no whole number", message)
    message = re.sub(r"is not a valid float( range)?", "is no number", message)
    return message[:1].lower() + message[1:].rstrip(".")

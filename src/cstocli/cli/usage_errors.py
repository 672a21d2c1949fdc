"""Usage errors as one line: the command, the option or argument, what is wrong, and what to type instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from cstocli.model.errors import UnsoundLogError

if TYPE_CHECKING:
    from typer._click import Parameter


_REWORDED: Final = {
    ". Did you mean": "; did you mean",
    "a valid int range": "a whole number",
    "a valid integer": "a whole number",
    "a valid float range": "a number",
    "a valid float": "a number",
}


class WordedError(typer.BadParameter):
    """A usage error in words of our own, which are printed as they are."""


def format_usage_error(error: typer.TyperException) -> str:
    """Return the line for an error that Typer raised, or that a command raised as ``typer.BadParameter``."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "csto"
    if isinstance(error, typer.BadParameter) and error.message:
        name = [parameter_name(error.param)] if error.param else []
        words = error.message if isinstance(error, WordedError) else _reword(error.message)
        return ": ".join(("error", command, *name, words))
    hint = f"try {command} --help"
    possibilities = getattr(error, "possibilities", None)
    if possibilities:
        hint = f"did you mean {' or '.join(possibilities)}?"
    elif possibilities is not None and context and context.parent is None:
        hint = f"the options of a command follow its name; {hint}"
    message = error.message or error.format_message()
    return f"error: {command}: {_reword(message)}" + ("" if message.endswith("?") else f"; {hint}")


def format_unsound_log(error: UnsoundLogError, command: str) -> str:
    """Return one line for a file that cannot be opened, else the findings and a line on why there is no answer."""
    from cstocli.render.cells import visible
    from cstocli.render.diagnostics.text import full

    first = error.diagnostics[0]
    where = visible(first.place.file)
    if not (first.place.line or error.is_readable):
        return f"error: {command}: {where}: {visible('; '.join(filter(None, (first.headline, first.hint))))}"
    explained = f"csto check --explain {first.code} says why"
    reason = f"{where} cannot be read; {explained}"
    if error.is_readable:
        from cstocli.cli.log_options import describe_errors

        reason = f"{describe_errors(len(error.diagnostics))}; {explained}, --unsound answers all the same"
    return f"{full(error.diagnostics, error.texts)}error: {command}: not answered: {reason}"


def parameter_name(parameter: Parameter) -> str:
    """Return an option as it is typed (``--state``), or the placeholder of an argument (``STATE``)."""
    is_option = parameter.param_type_name == "option"
    return parameter.opts[0] if is_option else parameter.human_readable_name.strip("[].")


def _reword(message: str) -> str:
    """Return a message of Typer in the form of ours: no capital letter, no full stop, plain words."""
    for typer_words, plain_words in _REWORDED.items():
        message = message.replace(typer_words, plain_words)
    return message[:1].lower() + message[1:].removesuffix(".")

"""Usage errors as one line: the command, the option or argument, what is wrong, and what to type instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:
    from typer._click import Parameter


_REWORDED: Final = {
    ". Did you mean": "; did you mean",
    "a valid int range": "a whole number",
    "a valid integer": "a whole number",
    "a valid float range": "a number",
    "a valid float": "a number",
}


def format_usage_error(error: typer.TyperException) -> str:
    """Return the line for an error that Typer raised, or that a command raised as ``typer.BadParameter``."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "csto"
    if isinstance(error, typer.BadParameter) and error.message:
        name = [parameter_name(error.param)] if error.param else []
        return ": ".join(("error", command, *name, _reword(error.message)))
    hint = f"try {command} --help"
    possibilities = getattr(error, "possibilities", None)
    if possibilities:
        hint = f"did you mean {' or '.join(possibilities)}?"
    elif possibilities is not None and context and context.parent is None:
        hint = f"the options of a command follow its name; {hint}"
    message = error.message or error.format_message()
    return f"error: {command}: {_reword(message)}" + ("" if message.endswith("?") else f"; {hint}")


def parameter_name(parameter: Parameter) -> str:
    """Return an option as it is typed (``--state``), or the placeholder of an argument (``STATE``)."""
    is_option = parameter.param_type_name == "option"
    return parameter.opts[0] if is_option else parameter.human_readable_name.strip("[].")


def _reword(message: str) -> str:
    """Return a message of Typer in the form of ours: no capital letter, no full stop, plain words."""
    for typer_words, plain_words in _REWORDED.items():
        message = message.replace(typer_words, plain_words)
    return message[:1].lower() + message[1:].removesuffix(".")

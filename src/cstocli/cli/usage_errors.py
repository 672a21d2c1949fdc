"""Usage errors as one line: the command, the option or argument, what is wrong, and what to type instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import typer

from cstocli.model.errors import UnknownNameError, UnsoundLogError

if TYPE_CHECKING:
    from typer._click import Context, Parameter


_REWORDED: Final = {
    "a valid int range": "a whole number",
    "a valid integer": "a whole number",
    "a valid float range": "a number",
    "a valid float": "a number",
}
_SENTENCES: Final = ("Got ", "Missing ", "No such ", "Option ", "Value ")
"""How messages of Typer begin that are written as sentences."""

_LISTED: Final = {
    "kind": "csto kinds lists them",
    "event": "csto timeline lists events, with --grep those that contain a text",
    "source": "csto sources lists them, with --grep those that contain a text",
    "table": "csto sql --tables lists them",
}
"""Where a person finds the names of something."""


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
    message = error.message or error.format_message()
    return f"error: {command}: {_reword(message)}; {_hint(error, context, command)}"


def _hint(error: typer.TyperException, context: Context | None, command: str) -> str:
    """Return what to type instead."""
    option = getattr(error, "option_name", "")
    if context is None or not option or not hasattr(error, "possibilities"):
        return f"try {command} --help"
    from cstocli.cli.suggestions import instead_of_option

    options = [name for one in context.command.get_params(context) for name in (*one.opts, *one.secondary_opts)]
    hint = instead_of_option(option, options, command)
    is_guess = hint.startswith("did you mean")
    return hint if is_guess or context.parent else f"the options of a command follow its name; try {command} --help"


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


def where_listed(error: UnknownNameError, command: str) -> str:
    """Return where to look for a name that the log does not have."""
    return _LISTED.get(error.what, f"try {command} --help")


def parameter_name(parameter: Parameter) -> str:
    """Return an option as it is typed (``--state``), or the placeholder of an argument (``STATE``)."""
    is_option = parameter.param_type_name == "option"
    return parameter.opts[0] if is_option else parameter.human_readable_name.strip("[].")


def _reword(message: str) -> str:
    """Return a message of Typer in the form of ours: no capital letter, no full stop, plain words."""
    for typer_words, plain_words in _REWORDED.items():
        message = message.replace(typer_words, plain_words)
    first = message[:1].lower() if message.startswith(_SENTENCES) else message[:1]
    return first + message[1:].removesuffix(".")

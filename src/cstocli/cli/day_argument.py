"""A day as an argument: ``csto members 2012-07-01`` is ``csto members --on 2012-07-01``.

A command with ``--on`` takes a day; a list with ``--from`` and ``--to`` takes a period, which is a day, a month or a
year. The argument may be several words, ``28 June 2012``, without quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from inspect import Parameter
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

import typer
from typer.models import ArgumentInfo

from cstocli.cli import completion
from cstocli.cli.exits import UsageError

if TYPE_CHECKING:
    from typer._click import Context

NAME: Final = "day_argument"
"""The parameter of a command that holds the words of the argument."""
DATE_OPTIONS: Final = ("on", "during", "since", "until")
"""The parameters for which the argument can stand, and which cannot be given beside it."""
_PERIOD_OPTIONS: Final = ("since", "until")
_DAY: Final = "DAY"
_PERIOD: Final = "PERIOD"
_DAY_HELP: Final = "As --on: 2012-07-01, 28 June 2012 or yesterday."
_PERIOD_HELP: Final = "A year, month or day, in place of --from and --to."


class _Typed:
    """The words of the argument in this run, which the provenance of an answer leaves out of its query."""

    words: tuple[str, ...] = ()


def filled_options(parameters: Iterable[Parameter]) -> tuple[str, ...]:
    """Return the parameters of a command that the argument fills; none if the command takes no day."""
    given = {parameter.name: get_args(parameter.annotation) for parameter in parameters}
    has_arguments = any(isinstance(one, ArgumentInfo) for annotation in given.values() for one in annotation)
    if given.keys() >= set(_PERIOD_OPTIONS) and not has_arguments:
        return _PERIOD_OPTIONS
    return ("on",) if "on" in given else ()


def day_parameter(filled: tuple[str, ...]) -> Parameter:
    """Return the argument that fills some parameters."""
    is_period = filled == _PERIOD_OPTIONS
    argument = typer.Argument(
        metavar=f"[{_PERIOD if is_period else _DAY}]",
        help=(_PERIOD_HELP if is_period else _DAY_HELP),
        autocompletion=completion.dates,
    )
    annotation = Annotated[list[str] | None, argument]
    return Parameter(NAME, Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


def fill_options(given: Mapping[str, Any], filled: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of the parameters of a command without the argument, which has become those it fills."""
    values = dict(given)
    _Typed.words = tuple(values.pop(NAME, None) or ())
    return values | dict.fromkeys(filled, " ".join(_Typed.words)) if _Typed.words else values


def typed_words() -> tuple[str, ...]:
    """Return the words of the argument that was given to the command that runs."""
    return _Typed.words


def require_one_day(context: Context) -> None:
    """Raise ``typer.BadParameter`` if the argument was given beside an option for which it stands."""
    if not context.params.get(NAME):
        return
    for option in context.command.params:
        source = context.get_parameter_source(option.name or "")
        if option.name in DATE_OPTIONS and source is not None and source.name == "COMMANDLINE":
            message = f"{_metavar(context)} and {option.opts[0]} cannot be combined; give one of them"
            raise typer.BadParameter(message, context)


def stands_for(context: Context) -> tuple[str, ...]:
    """Return the options for which the argument stands in a command; none if it was not given."""
    names = _PERIOD_OPTIONS if _metavar(context) == _PERIOD else ("on",)
    given = bool(context.params.get(NAME))
    return tuple(one.opts[0] for one in context.command.params if given and one.name in names)


def as_typed(context: Context, error: UsageError) -> UsageError:
    """Return an error that names the argument, if it was given, instead of the option that it filled."""
    words = context.params.get(NAME)
    if not words:
        return error
    name, text = _metavar(context), " ".join(words)
    if error.word == text:
        what = "a day" if name == _DAY else "a day, a month or a year"
        hint = _hint_for_other_words(context, text)
        if hint or not any(char.isdigit() for char in text):
            return UsageError(f"not {what}: {text!r}", hint or error.hint, text)
    options = "|".join(stands_for(context))
    return UsageError(re.sub(rf"(?:{options})(?![\w-])", name, str(error)), error.hint, error.word)


def _hint_for_other_words(context: Context, text: str) -> str | None:
    """Return what to write instead of something that is not a day: the options for it, or its command."""
    if any(char.isdigit() for char in text):
        ends = re.findall(r"(?<!\d)\d{4}(?:-\d{2}(?!\d)){0,2}(?!\d)", text)
        is_range = _metavar(context) == _PERIOD and len(ends) == len(_PERIOD_OPTIONS)
        return f"write --from {ends[0]} --to {ends[1]}" if is_range else None
    from cstocli.model.events import KINDS
    from cstocli.model.territories import find_territory

    options = {name for one in context.command.params for name in one.opts}
    quoted = text if text.isalnum() else f"'{text}'"
    if find_territory(text):
        option = next((one for one in ("--state", "--with") if one in options), None)
        return f"write {option} {quoted}" if option else f"csto country {quoted} has the history of a State"
    if text.casefold() in KINDS and "--kind" in options:
        return f"write --kind {text.casefold()}"
    return f"write --grep {quoted} for events that contain it" if "--grep" in options else None


def _metavar(context: Context) -> str:
    return next(((one.metavar or "").strip("[]") for one in context.command.params if one.name == NAME), "")


def without_words(words: Iterable[str], left_out: tuple[str, ...]) -> list[str]:
    """Return words without those of the argument, where they first occur in this order."""
    kept, waiting = [], list(left_out)
    for word in words:
        if waiting and word == waiting[0]:
            waiting.pop(0)
        else:
            kept.append(word)
    return kept

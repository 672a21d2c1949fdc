"""Options that several commands share, and how their values are read: days, periods, names in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any, Final, TypeVar

import typer

from cstocli.cli import completion
from cstocli.cli.days import Days, read_days
from cstocli.cli.exits import UsageError
from cstocli.cli.streams import note, silence_notes
from cstocli.model.dates import FIRST, LAST
from cstocli.model.events import KINDS
from cstocli.model.log import EventLog
from cstocli.model.lookup import find, find_state
from cstocli.model.period import Period
from cstocli.model.terms import BodyId, Standing, StateCode

Words = list[str] | None
OUTPUT: Final = "Output"
"""The heading of the options on how to print, in a help text."""


def date_option(name: str, text: str) -> Any:  # noqa: ANN401 - Typer gives its options no type
    """Return an option whose value is a day, a month or a year; a shell completes it with dates of the log."""
    return typer.Option(name, metavar="DATE", help=text, autocompletion=completion.dates)


On = Annotated[str, date_option("--on", "Day to report on (as of its end).")]
During = Annotated[str | None, date_option("--during", "A year, month or day: all that held in it, with the days.")]
From = Annotated[str | None, date_option("--from", "First day of the period; a month or year means its first day.")]
To = Annotated[str | None, date_option("--to", "Last day of the period, included; a month or year means its last day.")]
StateName = Annotated[
    str,
    typer.Argument(
        metavar="STATE", help="A code (ISO, COW), or a name in any of 46 languages.", autocompletion=completion.states
    ),
]
Kinds = Annotated[
    Words,
    typer.Option(
        "--kind", metavar="KIND", help="Only events of this kind; may be repeated.", autocompletion=completion.kinds
    ),
]
States = Annotated[
    Words,
    typer.Option(
        "--state", metavar="STATE", help="Only this State; may be repeated.", autocompletion=completion.states
    ),
]
AllStates = Annotated[
    Words,
    typer.Option(
        "--state",
        metavar="STATE",
        help="Only events naming this State (repeat: naming all of them).",
        autocompletion=completion.states,
    ),
]
Series = Annotated[
    Words,
    typer.Option(
        "--series", metavar="SERIES", help="Only this series; may be repeated.", autocompletion=completion.series
    ),
]
Standings = Annotated[
    Words,
    typer.Option(
        "--standing",
        metavar="STANDING",
        help="Only this standing; may be repeated.",
        autocompletion=completion.fixed(Standing),
    ),
]
SelectedRules = Annotated[
    Words,
    typer.Option(
        "--select", metavar="CODE", help="Only these rules or families of rules.", autocompletion=completion.rules
    ),
]
IgnoredRules = Annotated[
    Words,
    typer.Option(
        "--ignore", metavar="CODE", help="All rules or families except these.", autocompletion=completion.rules
    ),
]
ExplainedRule = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="CODE",
        help="Explain a rule, by code or slug, or list a family (CS3).",
        autocompletion=completion.rules,
    ),
]
Observed = Annotated[
    str | None,
    typer.Option("--body", metavar="BODY", help="The body, for WHAT = observer: whether the State observes it."),
]


def _silence_notes(quiet: bool) -> bool:  # noqa: FBT001 - called by Typer
    if quiet:
        silence_notes(quiet=True)
    return quiet


Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help="Print no notes; warnings and errors are printed.",
        is_eager=True,  # the values of other options are noted as they are read
        callback=_silence_notes,
        rich_help_panel=OUTPUT,
    ),
]
CodeBook = Annotated[bool, typer.Option("--codebook", help="Describe the columns.")]


TODAY: Final = "today"
"""The default of ``--on``."""


def today() -> date:
    """Return today's date by the local clock, which nothing else reads."""
    return date.today()  # noqa: DTZ011 - a person's "today" is that of the machine's own calendar


def day(text: str) -> date:
    """Return the day that a text names; a month or year means its last day, and a note says so.

    Raises ``UsageError``.
    """
    days = _days(text)
    if not days.is_one:
        note(f"{text} is taken as its last day, {days.last}")
    return days.last


def asked_period(on: str, during: str | None) -> Period:
    """Return the days that ``--on`` or ``--during`` names: one day, or all days of a month or a year.

    Raises ``UsageError`` when both are given, or the text names no day.
    """
    if during is not None and on != TODAY:
        raise UsageError("--on and --during cannot be combined", "give one of them")
    days = _days(on if during is None else during)
    return Period(first=days.first, last=days.last)


def period(since: str | None, until: str | None, *, exact: bool = False) -> Period:
    """Return the period of ``--from`` and ``--to``, both days included; open at the end that is None.

    Raises ``UsageError`` when it ends before it begins, or when ``exact`` requires a first day and there is only a
    month, a year or nothing.
    """
    began = _days(since) if since is not None else None
    first = began.first if began else FIRST
    last = _days(until).last if until is not None else LAST
    if first > last:
        message = f"the period ends on {last}, before it begins on {first}"
        raise UsageError(message, "give the earlier day to --from")
    if exact and not (began and began.is_one):
        raise UsageError("--partial exact needs a day", "give it to --from: --from 1992-06-30")
    return Period(first=first, last=last)


def _days(text: str) -> Days:
    """Return the days that a text names. Raises ``UsageError``."""
    try:
        return read_days(text, today())
    except UsageError as error:
        raise UsageError(str(error), error.hint, text) from None


_Value = TypeVar("_Value")


def each(words: Iterable[str] | None, find: Callable[[str], _Value]) -> tuple[_Value, ...]:
    """Return what ``find`` returns for each word of a repeated option; a value may hold several words, with commas."""
    return tuple(find(part) for word in words or () for part in word.split(",") if part.strip())


def states(words: Iterable[str] | None, log: EventLog) -> tuple[StateCode, ...]:
    """Return the States that a repeated option names. Raises ``UnknownNameError``."""
    return each(words, lambda word: find_state(log, word))


def kinds(words: Iterable[str] | None) -> tuple[str, ...]:
    """Return the kinds of events that a repeated option names. Raises ``UnknownNameError``."""
    return each(words, lambda word: find("kind", word, KINDS))


def observed(body: str | None, asked: str, log: EventLog) -> BodyId | None:
    """Return the body of which a State is asked to be an observer.

    Raises ``UsageError`` if something else is asked, ``UnknownNameError`` for an unknown body.
    """
    if body is not None and asked != Standing.OBSERVER:
        message = f"--body names the body of an observer, and {asked!r} is asked"
        raise UsageError(message, "leave it out, or ask for observer")
    return None if body is None else BodyId(find("body", body, log.bodies))


def standings(words: Iterable[str] | None) -> tuple[Standing, ...]:
    """Return the standings that a repeated option names. Raises ``UnknownNameError``."""
    return tuple(Standing(word) for word in each(words, lambda word: find("standing", word, Standing)))


def series(words: Iterable[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    """Return the series that a repeated option names. Raises ``UnknownNameError``."""
    ordered = sorted(set(known))
    return each(words, lambda word: find("series", word, ordered))


def one_of(word: str, known: Iterable[str]) -> str:
    """Return a word that is one of the known ones. Raises ``UsageError`` otherwise."""
    words = list(known)
    if word not in words:
        message = f"{str(word)!r} is not one of {', '.join(words)} here"
        raise UsageError(message, word=word)
    return word

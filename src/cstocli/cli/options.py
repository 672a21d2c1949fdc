"""Options that several commands have, and what is typed after them: days, periods, words of the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, TypeVar

import typer

from cstocli.cli.days import Days, read_days
from cstocli.cli.exits import UsageError
from cstocli.cli.streams import warn
from cstocli.model.dates import FIRST, LAST
from cstocli.model.events import KINDS
from cstocli.model.log import EventLog
from cstocli.model.lookup import find, find_state
from cstocli.model.period import Period
from cstocli.model.terms import Standing, StateCode

On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day asked about; its end counts.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day (of a month or year: its first).")]
To = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Last day, included (of a month or year: its last).")
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; may be repeated.")]
States = Annotated[list[str] | None, typer.Option("--state", metavar="STATE", help="Only this State; may be repeated.")]
AllStates = Annotated[
    list[str] | None,
    typer.Option("--state", metavar="STATE", help="Only what names this State; repeated, all of them."),
]
Series = Annotated[
    list[str] | None, typer.Option("--series", metavar="SERIES", help="Only of this series; may be repeated.")
]
Standings = Annotated[list[Standing] | None, typer.Option("--standing", help="Only this standing; may be repeated.")]
CodeBook = Annotated[bool, typer.Option("--codebook", help="What each column means.")]


def today() -> date:
    """Return the day on the clock. Nothing else reads it."""
    return date.today()  # noqa: DTZ011 - a person's "today" is that of the machine's own calendar


def day(text: str) -> date:
    """Return the day that was asked about; a month or year stands for its last day, and that is said."""
    days = _days(text)
    if not days.is_one:
        warn(f"note: {text} is taken as its last day, {days.last}")
    return days.last


def period(since: str | None, until: str | None, *, exact: bool = False) -> Period:
    """Return the days asked about.

    Raises ``UsageError`` when they end before they begin, or when ``exact`` wants the first to be a day and it is none.
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


_Found = TypeVar("_Found")


def each(words: Iterable[str] | None, find: Callable[[str], _Found]) -> tuple[_Found, ...]:
    """Return what each word of a repeated option means, commas separating further words."""
    return tuple(find(part) for word in words or () for part in word.split(",") if part.strip())


def states(words: Iterable[str] | None, log: EventLog) -> tuple[StateCode, ...]:
    """Return the States that the words of a repeated option mean. Raises ``UnknownNameError``."""
    return each(words, lambda word: find_state(log, word))


def kinds(words: Iterable[str] | None) -> tuple[str, ...]:
    """Return the kinds of events that the words of a repeated option mean. Raises ``UnknownNameError``."""
    return each(words, lambda word: find("kind", word, KINDS))


def series(words: Iterable[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    """Return the series that the words of a repeated option mean. Raises ``UnknownNameError``."""
    ordered = sorted(set(known))
    return each(words, lambda word: find("series", word, ordered))

"""What the commands share: the options, the log, the day, and how an answer leaves the program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Annotated, TypeVar

import typer

from cstocli.cli.days import Days, read_days
from cstocli.cli.exits import UsageError
from cstocli.cli.forms import Form
from cstocli.cli.streams import say, setting, write
from cstocli.core.dates import FIRST, LAST
from cstocli.core.diagnostics import Place
from cstocli.core.log import Log
from cstocli.core.period import Period
from cstocli.core.report import Report
from cstocli.core.terms import EventId, Reading
from cstocli.load.reader import decode_log, event_places, read_acts, read_log, read_text
from cstocli.render.formats import FORMATS

LogFile = Annotated[
    str | None,
    typer.Option(
        "--log", metavar="FILE", envvar="CSTO_LOG", help="The log to ask; - for standard input.", show_envvar=True
    ),
]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day asked about; its end counts.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day (of a month or year: its first).")]
To = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Last day, included (of a month or year: its last).")
]
As = Form
"""The parameter ``form`` of a command that prints an answer: its options are those of ``forms.read_form``."""
Read = Annotated[
    Reading,
    typer.Option("--reading", help="Which acts count: law alone, or practice (law and what States do without it)."),
]
Prefer = Annotated[
    str | None,
    typer.Option("--prefer", metavar="SOURCE", help="Replay what this source says where it differs."),
]
Series = Annotated[
    list[str] | None, typer.Option("--series", metavar="SERIES", help="Only of this series; may be repeated.")
]

TABLE = Form()


def today() -> date:
    """Return the day on the clock. Nothing else reads it."""
    return date.today()  # noqa: DTZ011 - a person's "today" is that of the machine's own calendar


def load(path: str | None, *, bibliography: bool = False, prefer: str | None = None) -> Log:
    """Return the log that was asked for, or the one that ships; as the preferred source has it, if one is given."""
    return _as_preferred(read_log(path or None, bibliography=bibliography), prefer)


def load_acts(path: str | None, *, prefer: str | None = None) -> Log:
    """Return as much of the log as replay needs; all of it where a preferred source's claims are to be replayed."""
    return load(path, prefer=prefer) if prefer else read_acts(path or None)


def load_with_places(path: str | None, *, prefer: str | None = None) -> tuple[Log, Mapping[EventId, Place]]:
    """Return the log, and where each of its events begins in its text."""
    name, text = read_text(path or None)
    log = decode_log(name, text, bibliography=False)
    return _as_preferred(log, prefer), event_places(log, name, text)


def _as_preferred(log: Log, source: str | None) -> Log:
    if source is None:
        return log
    from cstocli.core.prefer import find_source, prefer

    return prefer(log, find_source(log, source))


def day(text: str) -> date:
    """Return the day that was asked about; a month or year stands for its last day, and that is said."""
    days = _days(text)
    if not days.is_one:
        say(f"note: {text} is taken as its last day, {days.last}")
    return days.last


def period(since: str | None, until: str | None) -> Period:
    """Return the days asked about. Raises ``UsageError`` when they end before they begin."""
    first = _days(since).first if since is not None else FIRST
    last = _days(until).last if until is not None else LAST
    if first > last:
        message = f"the period ends on {last}, before it begins on {first}"
        raise UsageError(message, "give the earlier day to --from")
    return Period(first=first, last=last)


def _days(text: str) -> Days:
    """Return the days that a text names. Raises ``UsageError``."""
    try:
        return read_days(text, today())
    except UsageError as error:
        raise UsageError(str(error), error.hint, text) from None


def show(report: Report, log: Log | None, form: Form) -> None:
    """Print an answer: the data to standard output, what must be said beside it there too or to standard error.

    An answer on the program itself is made from no log.
    """
    if log and log.preferred:
        from cstocli.core.prefer import told

        report = report.replace(notes=(*told(log), *report.notes))
    if form.sort or form.columns or report.further:
        from cstocli.core import arrange

        report = arrange.sort(report, form.sort)
        report = arrange.choose(report, form.columns or [c for c in report.columns if c not in report.further])
    if form.provenance and not log:
        message = "--provenance is for answers that are made from a log"
        raise UsageError(message, "leave it out")
    if form.provenance and log:
        from cstocli.cli.provenance import traced

        report = traced(report, log, form, today())
    chosen = FORMATS[form.name]
    write(chosen.render(report, log, setting(sys.stdout, form.width, header=form.header)), pager=form.pager)
    if not chosen.tells_notes:
        for note in report.notes:
            say(f"note: {note}")


_Found = TypeVar("_Found")


def each(words: Iterable[str] | None, find: Callable[[str], _Found]) -> tuple[_Found, ...]:
    """Return what each word of a repeated option means, commas separating further words."""
    return tuple(find(part) for word in words or () for part in word.split(",") if part.strip())


def refuse(message: str, hint: str | None = None) -> UsageError:
    """Return the error for a use that means nothing."""
    return UsageError(message, hint)

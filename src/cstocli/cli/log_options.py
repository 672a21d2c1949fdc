"""Which log to read, in which reading, and which source to prefer: options that nearly all commands share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, NamedTuple

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import UsageError
from cstocli.model.diagnostics import Place
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Reading

LogFile = Annotated[
    str | None,
    typer.Option(
        "--log", metavar="FILE", envvar="CSTO_LOG", help="Log to read; - for standard input.", show_envvar=True
    ),
]
Prefer = Annotated[
    str | None,
    typer.Option(
        "--prefer",
        metavar="SOURCE",
        help="Where sources disagree, follow this source.",
        autocompletion=completion.sources,
    ),
]
KnownBy = Annotated[
    str | None,
    typer.Option(
        "--known-by",
        metavar="DATE",
        help="Count only what had been published by the end of this day.",
        autocompletion=completion.dates,
    ),
]


def read_known_by(text: str | None) -> date | None:
    """Return the day of ``--known-by``; a month or year means its last day, and a note says so.

    Raises ``UsageError``.
    """
    return None if text is None else options.day(text)


class LogOptions(NamedTuple):
    """Which log to read, and how. A command with a parameter of this type has the options."""

    file: str | None = None
    """The path of the log; None for the one that ships."""
    prefer: str | None = None
    """The key of the source whose claims are replayed where it differs from the log."""
    reading: Reading = Reading.PRACTICE
    known_by: date | None = None
    """The day by whose end a source must have been published to count; None for any day."""

    def log(self, *, bibliography: bool = False) -> EventLog:
        """Return the log as it was known by the day, with the claims of the preferred source where it differs.

        Raises ``UnsoundLogError`` when the log cannot be read, ``UnknownNameError`` for an unknown source, and
        ``UsageError`` for one that had not been published by then.
        """
        from cstocli.load.reader import read_log  # a help text and a completion need no reader, which takes 14 ms

        return self.reduced(read_log(self.file, bibliography=bibliography or self.known_by is not None))

    def acts(self) -> EventLog:
        """Return the part of the log that replay needs; the whole log if more is asked of it. Raises as ``log``."""
        from cstocli.load.reader import read_acts

        return self.log() if self.prefer or self.known_by else read_acts(self.file)

    def log_and_places(self) -> tuple[EventLog, Mapping[EventId, Place]]:
        """Return the log, and the place at which each of its events begins in the file. Raises as ``log``."""
        from cstocli.load.reader import decode_log, event_places, read_text

        name, text = read_text(self.file)
        log = decode_log(name, text, bibliography=self.known_by is not None)
        return self.reduced(log), event_places(log, name, text)

    def reduced(self, log: EventLog) -> EventLog:
        """Return a log as it was known by the day, with the claims of the preferred source. Raises as ``log``."""
        known = log
        if self.known_by is not None:
            from cstocli.replay.known import known_by

            known = known_by(log, self.known_by)
        if self.prefer is None:
            return known
        from cstocli.replay.prefer import find_source, prefer

        source = find_source(log, self.prefer)
        if self.known_by is not None and source not in known.sources:
            message = f"{source} is not known to have been published by {self.known_by}"
            raise UsageError(message, "leave out --prefer, or give a later day to --known-by")
        return prefer(known, source)


def read_log_options(
    *,
    reading: Annotated[
        Reading,
        typer.Option(
            "--reading",
            help="Which acts count: law (formal acts only), or practice (also what States do without them).",
        ),
    ] = Reading.PRACTICE,
    prefer: Prefer = None,
    known_by: KnownBy = None,
    log: LogFile = None,
) -> LogOptions:
    """Return the values of the options. Raises ``UsageError`` for a day that does not exist."""
    return LogOptions(log, prefer, reading, read_known_by(known_by))

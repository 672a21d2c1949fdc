"""Which log to read, in which reading, and which source to prefer: options that nearly all commands share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, NamedTuple

import typer

from cstocli.cli import completion
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


class LogOptions(NamedTuple):
    """Which log to read, and how. A command with a parameter of this type has the options."""

    file: str | None = None
    """The path of the log; None for the one that ships."""
    prefer: str | None = None
    """The key of the source whose claims are replayed where it differs from the log."""
    reading: Reading = Reading.PRACTICE

    def log(self, *, bibliography: bool = False) -> EventLog:
        """Return the log, with the claims of the preferred source put in where it differs.

        Raises ``UnsoundLogError`` when the log cannot be read, ``UnknownNameError`` for an unknown source.
        """
        from cstocli.load.reader import read_log  # a help text and a completion need no reader, which takes 14 ms

        return self._as_preferred(read_log(self.file, bibliography=bibliography))

    def acts(self) -> EventLog:
        """Return the part of the log that replay needs; the whole log if a source is preferred. Raises as ``log``."""
        from cstocli.load.reader import read_acts

        return self.log() if self.prefer else read_acts(self.file)

    def log_and_places(self) -> tuple[EventLog, Mapping[EventId, Place]]:
        """Return the log, and the place at which each of its events begins in the file. Raises as ``log``."""
        from cstocli.load.reader import decode_log, event_places, read_text

        name, text = read_text(self.file)
        log = decode_log(name, text, bibliography=False)
        return self._as_preferred(log), event_places(log, name, text)

    def _as_preferred(self, log: EventLog) -> EventLog:
        if self.prefer is None:
            return log
        from cstocli.replay.prefer import find_source, prefer

        return prefer(log, find_source(log, self.prefer))


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
    log: LogFile = None,
) -> LogOptions:
    """Return the values of the options."""
    return LogOptions(log, prefer, reading)

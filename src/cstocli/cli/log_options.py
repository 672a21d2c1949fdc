"""Which log is asked, in which reading, whose claims preferred: the options that every question shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, NamedTuple

import typer

from cstocli.load.reader import decode_log, event_places, read_acts, read_log, read_text
from cstocli.model.diagnostics import Place
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Reading

LogFile = Annotated[
    str | None,
    typer.Option(
        "--log", metavar="FILE", envvar="CSTO_LOG", help="The log to ask; - for standard input.", show_envvar=True
    ),
]
Prefer = Annotated[
    str | None,
    typer.Option("--prefer", metavar="SOURCE", help="Replay what this source says where it differs."),
]


class LogOptions(NamedTuple):
    """What is asked of which log. A command that has a parameter of this type has its options."""

    file: str | None = None
    """The log's file; the record that ships, where there is none."""
    prefer: str | None = None
    """The source whose claims are replayed where it differs."""
    reading: Reading = Reading.PRACTICE

    def log(self, *, bibliography: bool = False) -> EventLog:
        """Return the log; as the preferred source has it, if one is given."""
        return self._as_preferred(read_log(self.file, bibliography=bibliography))

    def acts(self) -> EventLog:
        """Return as much of the log as replay needs; all of it where a preferred source's claims are to be replayed."""
        return self.log() if self.prefer else read_acts(self.file)

    def log_and_places(self) -> tuple[EventLog, Mapping[EventId, Place]]:
        """Return the log, and where each of its events begins in its text."""
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
        typer.Option("--reading", help="Which acts count: law alone, or practice (law and what States do without it)."),
    ] = Reading.PRACTICE,
    prefer: Prefer = None,
    log: LogFile = None,
) -> LogOptions:
    """Return the question that the options ask."""
    return LogOptions(log, prefer, reading)

"""Which log to read, in which reading, and which source to prefer: options that nearly all commands share."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import UsageError
from cstocli.cli.streams import warn
from cstocli.model.diagnostics import Place
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog
from cstocli.model.terms import EventId, Reading

if TYPE_CHECKING:
    from cstocli.load.reader import LogReader

LogFile = Annotated[
    str | None,
    typer.Option(
        "--log", metavar="FILE", envvar="CSTO_LOG", help="Log to read; - for standard input.", show_envvar=True
    ),
]
BibliographyFile = Annotated[
    str | None,
    typer.Option("--bibliography", metavar="FILE", help="Bibliography of a log from standard input."),
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
    options.date_option("--known-by", "Count only what had been published by the end of this day."),
]


def read_known_by(text: str | None) -> date | None:
    """Return the day of ``--known-by``; a month or year means its last day, and a note says so.

    Raises ``UsageError``.
    """
    return None if text is None else options.day(text)


Unsound = Annotated[
    bool, typer.Option("--unsound", help="Answer even if csto check finds errors in the log, with a warning.")
]


class LogOptions(NamedTuple):
    """Which log to read, and how. A command with a parameter of this type has the options."""

    file: str | None = None
    """The path of the log; None for the one that ships."""
    prefer: str | None = None
    """The key of the source whose claims are replayed where it differs from the log."""
    reading: Reading = Reading.PRACTICE
    known_by: date | None = None
    """The day by whose end a source must have been published to count; None for any day."""
    bibliography_file: str | None = None
    """The path of the bibliography of a log from standard input."""
    unsound: bool = False
    """Whether a question on a log that is not sound is answered, with a warning, instead of refused."""

    def log(self, *, bibliography: bool = False) -> EventLog:
        """Return the log as it was known by the day, with the claims of the preferred source where it differs.

        Raises ``UnsoundLogError`` when the log cannot be read or is not sound, ``UnknownNameError`` for an unknown
        source, and ``UsageError`` for one that had not been published by then.
        """
        return self.reduced(self._read(self._reader(bibliography=bibliography or self.known_by is not None)))

    def acts(self) -> EventLog:
        """Return the part of the log that replay needs; the whole log if more is asked of it. Raises as ``log``."""
        return self.log() if self.prefer or self.known_by else self._read(self._reader(only_acts=True))

    def log_and_places(self) -> tuple[EventLog, Mapping[EventId, Place]]:
        """Return the log, and the place at which each of its events begins in the file. Raises as ``log``."""
        from cstocli.load.reader import event_places

        reader = self._reader(bibliography=self.known_by is not None)
        log = self._read(reader)
        return self.reduced(log), event_places(log, reader.name, reader.text)

    def _reader(self, *, bibliography: bool = True, only_acts: bool = False) -> LogReader:
        refuse_bibliography_of_files(self.bibliography_file, [self.file])
        from cstocli.load.files import read_text  # a help text and a completion need no reader, which takes 14 ms
        from cstocli.load.reader import LogReader

        return LogReader(
            *read_text(self.file),
            bibliography=bibliography,
            only_acts=only_acts,
            sources_file=self.bibliography_file,
        )

    def _read(self, reader: LogReader) -> EventLog:
        """Return the log as it is written, if it is sound or may be unsound."""
        try:
            reader.require_sound()
        except UnsoundLogError as error:
            if not self.unsound:
                raise
            log = reader.log().replace(errors=len(error.diagnostics))
            warn(f"warning: {describe_errors(log.errors)}; answers may be wrong (csto check lists them)")
            return log
        return reader.log()

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


def refuse_bibliography_of_files(bibliography: str | None, logs: Collection[str | None]) -> None:
    """Raise ``UsageError`` if a bibliography is given, and no log is read from standard input."""
    if bibliography is not None and "-" not in logs:
        message = "--bibliography: only a log from standard input needs it"
        raise UsageError(message, "write `--log -` and give the log on standard input, or leave --bibliography out")


def describe_errors(count: int) -> str:
    """Return how many errors a log has, as a sentence without a full stop."""
    return f"the log has {count} finding{'s' * (count != 1)} of severity error"


def read_log_options(  # noqa: PLR0913 - one parameter an option
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
    bibliography: BibliographyFile = None,
    unsound: Unsound = False,
) -> LogOptions:
    """Return the values of the options. Raises ``UsageError`` for a day that does not exist."""
    return LogOptions(log, prefer, reading, read_known_by(known_by), bibliography, unsound)

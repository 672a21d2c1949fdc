"""The log that the library returns: the contents of the file, with its history."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from cstocli.api.history import History, When, one_day
from cstocli.load.files import read_text
from cstocli.load.reader import LogReader
from cstocli.model.log import EventLog
from cstocli.model.struct import fields
from cstocli.model.terms import Reading
from cstocli.replay.known import known_by as reduce_to_known


class Log(EventLog):
    """The events of an organisation with what they refer to; ``events`` keep the order of the file."""

    def history(self, reading: str = Reading.PRACTICE) -> History:
        """Return the log replayed under one reading: ``practice`` or ``law``.

        Raises ``ValueError`` for any other reading.
        """
        return History(self, Reading(reading))

    def known_by(self, day: When) -> Self:
        """Return the log as it was known at the end of a day, by the dates of its sources; ``knowledge`` says how.

        The log must have been read with its bibliography. Raises ``ValueError`` if it was not, or if the text is not
        a single day.
        """
        if not self.sources:
            msg = "the log has no bibliography: read it with bibliography=True"
            raise ValueError(msg)
        return reduce_to_known(self, one_day(day))


def read_log(path: str | Path | None = None, *, bibliography: bool = True, unsound: bool = False) -> Log:
    """Return the log of a file (``-`` for standard input; by default the log that ships with the package).

    Without ``bibliography`` a sibling file of sources is not read, and the keys of sources are not checked.
    Raises ``UnsoundLogError`` with every finding of severity error, as ``csto check`` prints them. With ``unsound``
    the rules are not run, and only a log that cannot be read raises it.
    """
    reader = LogReader(*read_text(path), bibliography=bibliography)
    if not unsound:
        reader.require_sound()
    log = reader.log()
    return Log(**{name: getattr(log, name) for name in fields(EventLog)})

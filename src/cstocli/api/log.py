"""The log that the library returns: the contents of the file, with its history."""

from __future__ import annotations

from pathlib import Path

from cstocli.api.history import History
from cstocli.load import reader
from cstocli.model.log import EventLog
from cstocli.model.struct import fields
from cstocli.model.terms import Reading


class Log(EventLog):
    """The events of an organisation with what they refer to; ``events`` keep the order of the file."""

    def history(self, reading: str = Reading.PRACTICE) -> History:
        """Return the log replayed under one reading: ``practice`` or ``law``.

        Raises ``ValueError`` for any other reading.
        """
        return History(self, Reading(reading))


def read_log(path: str | Path | None = None, *, bibliography: bool = True) -> Log:
    """Return the log of a file (``-`` for standard input; by default the log that ships with the package).

    Without ``bibliography`` a sibling file of sources is not read, and the keys of sources are not checked.
    Raises ``UnsoundLogError`` with every fault that was found.
    """
    log = reader.read_log(path, bibliography=bibliography)
    return Log(**{name: getattr(log, name) for name in fields(EventLog)})

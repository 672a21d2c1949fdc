"""The log against another data set: how far they agree, where they differ, and what stands behind ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from cstocli.model.dates import LAST
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.struct import Struct
from cstocli.model.terms import MEMBERS, Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.reports import notes
from cstocli.reports.compare_layout import TableKind
from cstocli.reports.panel_periods import Partial

BOUND: Final = frozenset({Standing.SIGNATORY, Standing.PARTY, Standing.MEMBER, Standing.FROZEN})
"""What counts in tables of alliances and treaties, which mostly begin at the signature; a suspended bond does not."""
COUNTED: Final = {TableKind.COW_IGO: MEMBERS, TableKind.COW_ALLIANCE: BOUND, TableKind.SPELLS: BOUND}
"""The standings that count by default."""


class NothingComparedError(ValueError):
    """The table says nothing of the days that the log covers, or of an organisation like that of the log."""


class Comparison(Struct):
    """How to compare."""

    standings: frozenset[Standing]
    """Which standings count."""
    period: Period = Period()
    """The days to compare; the log's first day and its last one verified bound it, and the table's last year does
    where no last day is given."""
    partial: Partial = Partial.ANY
    """Which days of a year decide."""
    alliance: str | None = None
    """The number of the alliance; by default the one that is most like the log."""

    def bounded(self, log: EventLog, last_year: int | None) -> Period:
        """Return the days to compare with a table whose last year is given. Raises ``NothingComparedError``."""
        if last_year is None:
            msg = "the table has no row that counts"
            raise NothingComparedError(msg)
        ends = date(max(1, min(last_year, date.max.year)), 12, 31) if self.period.last == LAST else self.period.last
        first, last = max(self.period.first, log.first_day), min(ends, log.verified_to)
        if first > last:
            msg = f"the table and the log share no day: it ends with {last_year}, the log begins on {log.first_day}"
            raise NothingComparedError(msg)
        return Period(first=first, last=last)


def percent(part: int, whole: int) -> str:
    """Return a part of a whole in percent."""
    return f"{100 * part / whole:.1f} %"


def said(history: ReplayedLog, asked: Comparison, period: Period, states: Iterable[str]) -> Iterator[str]:
    """Say what was compared: which days, which standings, and what the other reading would change."""
    standings = ", ".join(word for word in Standing if word in asked.standings)
    yield f"Compared from {period.first} to {period.last}; counted here: {standings}."
    yield from notes.other_standings(history, period.first, period.last, [StateCode(state) for state in states])

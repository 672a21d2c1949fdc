"""What comparisons with another data set have in common: the days compared, the standings that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from cstocli.model.dates import LAST
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.struct import Struct
from cstocli.model.terms import MEMBERS, Standing, StateCode
from cstocli.replay.readings import Readings
from cstocli.reports import notes
from cstocli.reports.compare_layout import TableKind
from cstocli.reports.panel_periods import Partial

BOUND: Final = frozenset({Standing.SIGNATORY, Standing.CONTRACTING, Standing.PARTY, Standing.MEMBER, Standing.FROZEN})
"""Standings that count in tables of alliances and treaties, which mostly begin at signature; suspension does not."""
COUNTED: Final = {TableKind.COW_IGO: MEMBERS, TableKind.COW_ALLIANCE: BOUND, TableKind.SPELLS: BOUND}
"""The standings that count by default."""


class NothingComparedError(ValueError):
    """The table has no row on the days that the log covers, or on an organisation like that of the log."""

    hint = "give --from and --to, --column or --alliance"


class Comparison(Struct):
    """What to compare, and how."""

    standings: frozenset[Standing]
    """Which standings count."""
    period: Period = Period()
    """The days to compare, through the last verified day; without a last day, through the last year of the table."""
    partial: Partial = Partial.ANY
    """Which days of a year count."""
    alliance: str | None = None
    """The number of the alliance; by default the one that agrees best with the log."""

    def bounded(self, log: EventLog, last_year: int | None) -> Period:
        """Return the days to compare with a table that ends in a given year. Raises ``NothingComparedError``."""
        if last_year is None:
            msg = "the table has no row with a year or a date"
            raise NothingComparedError(msg)
        ends = date(max(1, min(last_year, date.max.year)), 12, 31) if self.period.last == LAST else self.period.last
        first, last = max(self.period.first, log.first_day), min(ends, log.verified_through("membership"))
        if first > last:
            ends_begins = f"the table ends in {last_year}, the log begins on {log.first_day}"
            msg = f"the table and the log have no day in common: {ends_begins}"
            raise NothingComparedError(msg)
        return Period(first=first, last=last)


def percent(part: int, whole: int) -> str:
    """Return a share of a whole as a percentage, to one decimal place."""
    return f"{100 * part / whole:.1f} %"


def scope_notes(readings: Readings, asked: Comparison, period: Period, states: Iterable[str]) -> Iterator[str]:
    """Yield notes on what was compared: the days, the standings, and where the other reading differs."""
    standings = ", ".join(word for word in Standing if word in asked.standings)
    yield f"Compared from {period.first} to {period.last}; counted here: {standings}."
    yield from notes.other_standings(readings, period.first, period.last, [StateCode(state) for state in states])

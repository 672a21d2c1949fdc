"""Whether a saved table still holds: its rows compared with those of its query repeated today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cstocli.model.log import EventLog
from cstocli.model.struct import Struct
from cstocli.model.terms import Reading
from cstocli.reports.report import Report, column_names, count_of

GONE: Final = "gone"
NEW: Final = "new"


class TableChangeRow(NamedTuple):
    """A row of the saved table that is gone, or one that is new."""

    change: str
    """``GONE`` or ``NEW``."""
    row: str
    """The row as text."""


class SavedTable(Struct):
    """A table read from a file: its provenance, and its rows, each as one text."""

    facts: Mapping[str, str]
    rows: Sequence[str]


def recheck(log: EventLog, name: str, before: SavedTable, after: SavedTable) -> Report[TableChangeRow]:
    """Return the rows of a saved table that are gone today, and those that are new; no rows when it still holds."""
    gone, new = (Counter(one.rows) - Counter(other.rows) for one, other in ((before, after), (after, before)))
    lost, found = gone.total(), new.total()
    verdict = f"no longer holds: {count_of(lost, 'row')} gone, {found} new" if lost or found else "still holds"
    return Report(
        command="recheck",
        title=f"{log.organisation}: {name}, {before.facts['query']}",
        columns=column_names(TableChangeRow._fields),
        rows=(
            *(TableChangeRow(GONE, row) for row in gone.elements()),
            *(TableChangeRow(NEW, row) for row in new.elements()),
        ),
        reading=Reading(after.facts["reading"]),
        summary=f"The table {verdict}",
        notes=tuple(_notes(before, after, ordered=list(before.rows) == list(after.rows) or bool(lost or found))),
    )


def _notes(before: SavedTable, after: SavedTable, *, ordered: bool) -> Iterator[str]:
    if not ordered:
        yield "The rows are in another order."
    if before.facts["sha256"] != after.facts["sha256"]:
        yield f"The table was made from the log {before.facts['sha256']}; this log is {after.facts['sha256']}."
    if before.facts.get("tool") != after.facts["tool"]:
        yield f"The table was made by {before.facts.get('tool', 'an unknown version')}; this is {after.facts['tool']}."

"""The history of a State as a person reads it: one section for each kind of entry, the latest events of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from cstocli.model.log import EventLog
from cstocli.model.terms import Certainty, Reading, StateCode
from cstocli.reports.report import Section
from cstocli.reports.wording import days_words

if TYPE_CHECKING:
    from cstocli.reports.country import PathRow

_MAX_LISTED: Final = 4
"""Events of one kind that are listed, the latest ones."""
_WHOLE: Final = ("standing", "chair", "office")
"""The first words of the kinds of entry that are listed whole."""


def country_sections(log: EventLog, rows: Sequence[PathRow], *, full: bool) -> tuple[Section, ...]:
    """Return the entries of each kind as a section; standings that are alike in both readings as one.

    Of each kind of event the latest ones are listed, with ``full`` all.
    """
    by_part: dict[str, list[PathRow]] = {}
    for row in rows:
        by_part.setdefault(_heading(log, row.part), []).append(row)
    found = {heading: tuple(_lines(group, full=full)) for heading, group in by_part.items()}
    practice, law = (f"Standing in {reading}" for reading in Reading)
    if found.get(practice) == found.get(law):
        found.pop(law, None)
    return tuple(Section(heading, lines) for heading, lines in found.items())


def _heading(log: EventLog, part: str) -> str:
    """Return a kind of entry with names in place of codes: "Answer to Kazakhstan"."""
    words = [log.states[StateCode(word)].name if word in log.states else word for word in part.split(" ")]
    return " ".join([words[0].capitalize(), *words[1:]])


def _lines(rows: Sequence[PathRow], *, full: bool) -> Iterator[tuple[str, str]]:
    lasts = rows[0].part.startswith(_WHOLE)
    hidden = 0 if lasts or full else max(len(rows) - _MAX_LISTED, 0)
    if hidden:
        yield "", f"{hidden} earlier (--full lists them)"
    for row in rows[hidden:]:
        marks = f" ({row.certainty})" if row.certainty is not Certainty.CERTAIN else ""
        yield days_words(row.from_, row.to, lasts=lasts), row.what + marks

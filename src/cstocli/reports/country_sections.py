"""The history of a State as a person reads it: one section for each kind of entry, the latest events of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cstocli.model.terms import Certainty
from cstocli.reports.report import Section
from cstocli.reports.wording import days_words

if TYPE_CHECKING:
    from cstocli.reports.country import PathRow

_MAX_LISTED: Final = 4
"""Events of one kind that are listed, the latest ones."""
_WHOLE: Final = ("standing", "chair", "office")
"""The first words of the kinds of entry that are listed whole."""


def country_sections(rows: Sequence[PathRow]) -> tuple[Section, ...]:
    """Return the entries of each kind as a section."""
    ordered = sorted(rows, key=lambda row: list(dict.fromkeys(row.part for row in rows)).index(row.part))
    return tuple(
        Section(part.capitalize(), tuple(_lines(part, list(group))))
        for part, group in groupby(ordered, key=lambda row: row.part)
    )


def _lines(part: str, rows: Sequence[PathRow]) -> Iterator[tuple[str, str]]:
    hidden = 0 if part.startswith(_WHOLE) else max(len(rows) - _MAX_LISTED, 0)
    if hidden:
        yield "", f"{hidden} earlier (--full lists them)"
    for row in rows[hidden:]:
        marks = f" ({row.certainty})" if row.certainty is not Certainty.CERTAIN else ""
        yield days_words(row.from_, row.to, lasts=part.startswith(_WHOLE)), row.what + marks

"""The claims that would change an answer, as rows of the compiled copy.

Finding them needs the bibliography, which says which sources are copies, and a replay for each claim. That takes as
long as the rest of a question, so they are found once for a log and its bibliography, and kept with the copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cstocli.model.events import Subject
from cstocli.model.log import CompetingClaim, EventLog
from cstocli.model.terms import Reading
from cstocli.replay.agreement import alternatives
from cstocli.replay.history import replay

Competing = Mapping[tuple[Reading, Subject], tuple[CompetingClaim, ...]]


def find_competing(log: EventLog) -> Competing:
    """Return the competing claims of each State, chair and office, under each reading."""
    subjects = [subject for subject in alternatives(log) if subject.facet != "bond"]
    histories = [replay(log, reading) for reading in Reading]
    return {(history.reading, subject): history.competing(subject) for history in histories for subject in subjects}


def to_rows(competing: Competing) -> Iterator[list[Any]]:
    """Yield each competing claim as a row of plain values: an event by its id, its claim by the position."""
    for (reading, subject), found in competing.items():
        for one in found:
            days = [[first.isoformat(), last.isoformat()] for first, last in one.days]
            yield [reading, *subject, one.event.id, one.event.claims.index(one.claim), list(one.sources), days]


def from_rows(log: EventLog, rows: Any) -> Competing | None:  # noqa: ANN401 - whatever the copy holds
    """Return the competing claims of a log from their rows; None if these are not rows of this log."""
    found: dict[tuple[Reading, Subject], tuple[CompetingClaim, ...]] = {}
    try:
        for reading, facet, key, ident, position, sources, days in rows:
            event, about = log.by_id[ident], (Reading(reading), Subject(facet, key))
            spans = tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in days)
            one = CompetingClaim(event, event.claims[position], tuple(sources), spans)
            found[about] = (*found.get(about, ()), one)
    except (IndexError, KeyError, TypeError, ValueError):
        return None
    return found

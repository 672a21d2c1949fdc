"""Spells as survival analysis counts them: one row for each time at risk, in days, with the transition that ends it.

The rows of a State follow one another without overlap, as ``Surv(start, stop, to)`` of the R package survival takes
them. Dates that are not one day count from their earliest possible day on; where that leaves a spell no day at all, it
has no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final, NamedTuple

from cstocli.model.dates import LAST, shift
from cstocli.model.log import EventLog
from cstocli.model.terms import Standing, StateCode
from cstocli.replay.spells import Spell
from cstocli.reports.columns import Column, alpha2, english_name

CENSORED: Final = "censored"
"""What follows a spell that lasts, or may last, beyond the last verified day."""
NOTHING: Final = "none"
"""What follows a spell after which the State has no standing."""
_DAY: Final = timedelta(days=1)
_CODES: Final = {CENSORED: 0, **{word.value: number for number, word in enumerate(Standing, 1)}}
_CODES[NOTHING] = len(_CODES)


class Risk(NamedTuple):
    """The time that a State spent in one standing, as far as it was observed."""

    spell: Spell
    start: date
    """The first day."""
    stop: date
    """The first day after it, or after the last verified day."""
    to: str
    """The next standing, ``CENSORED`` or ``NOTHING``."""

    @property
    def log(self) -> EventLog:
        """The log."""
        return self.spell.log

    @property
    def state(self) -> StateCode:
        """The State."""
        return self.spell.state


def times_at_risk(spells: Iterable[Spell]) -> Iterator[Risk]:
    """Yield the times at risk of spells, which are all those of their States, by State and in order of time."""
    for _, of_state in groupby(spells, key=lambda spell: spell.state):
        observed = list(_observed(list(of_state)))
        for place, risk in enumerate(observed, 1):
            following = observed[place] if place < len(observed) else None
            if risk.to == NOTHING and following and following.start == risk.stop:
                yield risk._replace(to=following.spell.standing)
            else:
                yield risk


def _observed(spells: Sequence[Spell]) -> Iterator[Risk]:
    """Yield the spells of one State that have a day, without overlap; what follows one is not yet known."""
    begins = [max(spell.span.start.earliest, spell.log.first_day) for spell in spells]
    reached = date.min
    for spell, start, next_start in zip(spells, begins, [*begins[1:], LAST], strict=True):
        until = spell.span.until.earliest if spell.span.until else LAST
        stop = shift(spell.horizon.verified, _DAY) if spell.may_last else min(until, next_start)
        if reached <= start < stop:
            yield Risk(spell, start, stop, CENSORED if spell.may_last else NOTHING)
            reached = stop


def _days(risk: Risk, day: date) -> int:
    return (day - risk.log.first_day).days


def _exact(risk: Risk) -> int:
    """Return 1 if both ends are known to the day, else 0."""
    until = risk.spell.span.until
    return int(risk.spell.span.start.is_exact and (risk.to == CENSORED or until is None or until.is_exact))


C = Column[Risk]
COLUMNS: Final[tuple[C, ...]] = (
    alpha2("id"),
    english_name("name"),
    C(
        "start",
        "Days from the first day that the log covers to the first day of the spell.",
        lambda r: _days(r, r.start),
        int,
    ),
    C(
        "stop",
        "Days from the first day that the log covers to the first day after the spell; if it is censored, to the day "
        "after the last verified one.",
        lambda r: _days(r, r.stop),
        int,
    ),
    C("from", "Standing of the State in that time.", lambda r: r.spell.standing),
    C(
        "to",
        f"Standing that follows; `{CENSORED}` if the spell lasts, or may last, beyond the last verified day, "
        f"`{NOTHING}` if no standing follows.",
        lambda r: r.to,
    ),
    C("event", "1 if the spell ended, 0 if it is censored.", lambda r: int(r.to != CENSORED), int),
    C(
        "code",
        "Number of `to`: " + ", ".join(f"{number} {word}" for word, number in _CODES.items()) + ".",
        lambda r: _CODES[r.to],
        int,
    ),
    C("start_date", "The day of `start`.", lambda r: r.start, date),
    C("stop_date", "The day of `stop`.", lambda r: r.stop, date),
    C("exact", "1 if both days are known, 0 if one is the earliest possible one.", _exact, int),
    C(
        "left_censored",
        "1 if the spell may have begun on or before the first day that the log covers, else 0.",
        lambda r: int(r.spell.may_precede_log),
        int,
    ),
    C(
        "agreement",
        "disputed if sources dispute the standing on a day of the spell, else agreed.",
        lambda r: r.spell.agreement,
    ),
)

"""The columns of spells in four styles, each defined where it is computed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.model.descriptions import Vocabulary
from cstocli.model.terms import Standing
from cstocli.replay.spells import Spell
from cstocli.reports.columns import Column, alpha2, code, english_name
from cstocli.reports.report import Cell

UNKNOWN: Final = -9
"""The code of the Correlates of War for an unknown part of a date."""
PARTS: Final = ("year", "month", "day")
_OPEN: Final = "empty while it lasts"


class Style(Vocabulary):
    """The data set whose columns are used for spells."""

    CSTO = "csto", "Our own. With ``--full``, the columns from ``start_earliest`` on are added."
    COW = "cow", "As in the list of States and the alliances by member of the Correlates of War."
    GW = (
        "gw",
        "As in the list of Gleditsch and Ward in the R package states, with bounds for dates that are not one day.",
    )
    MANY = (
        "many",
        "As in manydata and its packages: days are for the R package messydates (``2003-06-03..2003-06-09``).",
    )
    SURVIVAL = (
        "survival",
        (
            "As ``Surv(start, stop, to)`` of the R package survival takes them, and lifelines in Python: times at risk "
            "in days, one after another, with the standing that follows."
        ),
    )


def _earliest(value: Edtf | None) -> date | None:
    return value.earliest if value and value.earliest != FIRST else None


def _latest(value: Edtf | None) -> date | None:
    return value.latest if value and value.latest != LAST else None


def _exact(value: Edtf | None) -> date | None:
    return value.earliest if value and value.is_exact else None


def _part(value: Edtf | None, name: str) -> int | None:
    """Return the year, month or day of a date as the Correlates of War writes it: -9 where it is unknown."""
    if value is None:
        return None
    greater = PARTS[: PARTS.index(name) + 1]
    known = all(getattr(value.earliest, part) == getattr(value.latest, part) for part in greater)
    return int(getattr(value.earliest, name)) if known else UNKNOWN


def _start(part: str) -> Column[Spell]:
    words = f"{part.capitalize()} of the first day; {UNKNOWN} if unknown."
    return Column(f"st{part}", words, lambda spell: _part(spell.span.start, part))


def _end(part: str) -> Column[Spell]:
    words = f"{part.capitalize()} of the last day, inclusive; {UNKNOWN} if unknown, {_OPEN}."
    return Column(f"end{part}", words, lambda spell: _part(spell.span.end, part))


def _messy(value: Edtf | None) -> str | None:
    """Return a date in the notation of the R package messydates: a window with two dots, a set in braces."""
    if value is None:
        return None
    return f"{{{value.text[1:-1]}}}" if "," in value.text else value.text.strip("[]")


def _left_censored(spell: Spell) -> int:
    return int(spell.may_precede_log)


def _right_censored(spell: Spell) -> int:
    return int(spell.may_last)


def _ended_by(spell: Spell) -> Cell:
    event = spell.span.ended_by
    return event.id if event else None


C = Column[Spell]
_STANDING: Final[C] = C(
    "standing",
    "Standing of the State: one of " + ", ".join(Standing) + ".",
    lambda spell: spell.standing,
)
_CERTAINTY: Final[C] = C(
    "certainty",
    "How sure the standing is on the day on which it is surest: certain, presumed (after the last verified day), "
    "possible (the dates leave it open), or unknown (after the last presumed day).",
    lambda spell: spell.span.certainty,
)
_AGREEMENT: Final[C] = C(
    "agreement",
    "disputed if sources dispute the standing on a day of the spell, else agreed.",
    lambda spell: spell.agreement,
)
_CENSORED: Final[C] = C(
    "censored",
    "Last verified day of a spell that lasts, or may last, beyond it: the last one on which sources show the standing; "
    "empty for one that has ended by then, or begins later.",
    lambda spell: spell.censored,
    date,
)
_LEFT = "1 if the spell may have begun on or before the first day that the log covers, else 0."
_RIGHT = "1 if the spell lasts, or may last, beyond the last verified day of the State's standing, else 0."

BOUNDS: Final[tuple[C, ...]] = (
    C("start_earliest", "Earliest possible first day.", lambda spell: _earliest(spell.span.start)),
    C("start_latest", "Latest possible first day.", lambda spell: _latest(spell.span.start)),
    C("end_earliest", f"Earliest possible last day; {_OPEN}.", lambda spell: _earliest(spell.span.end)),
    C("end_latest", f"Latest possible last day; {_OPEN}.", lambda spell: _latest(spell.span.end)),
    C("left_censored", _LEFT, _left_censored),
    C("right_censored", _RIGHT, _right_censored),
)
STYLES: Final[Mapping[Style, tuple[C, ...]]] = {
    Style.CSTO: (
        alpha2("state"),
        english_name("name"),
        _STANDING,
        C("start", "First day, as EDTF.", lambda spell: spell.span.start),
        C("end", f"Last day, inclusive, as EDTF; {_OPEN}.", lambda spell: spell.span.end),
        C("until", f"First day after the spell, as EDTF; {_OPEN}.", lambda spell: spell.span.until),
        _CERTAINTY,
        _CENSORED,
        _AGREEMENT,
    ),
    Style.COW: (
        code("ccode", "cow_number"),
        code("stateabb", "cow"),
        english_name("statenme"),
        _STANDING,
        *(_start(part) for part in PARTS),
        *(_end(part) for part in PARTS),
        C("left_censor", _LEFT, _left_censored),
        C("right_censor", _RIGHT, _right_censored),
        _CERTAINTY,
        _CENSORED,
        _AGREEMENT,
    ),
    Style.GW: (
        code("gwcode", "gw"),
        english_name("country_name"),
        _STANDING,
        C("start", "First day; empty if no single day is known.", lambda spell: _exact(spell.span.start)),
        C(
            "end",
            f"Last day, inclusive; empty if no single day is known, and {_OPEN}.",
            lambda spell: _exact(spell.span.end),
        ),
        *BOUNDS,
        _CERTAINTY,
        _CENSORED,
        _AGREEMENT,
    ),
    Style.MANY: (
        code("stateID", "alpha3"),
        english_name("StateName"),
        C("Begin", "First day, in the notation of messydates.", lambda spell: _messy(spell.span.start)),
        C("End", f"Last day, inclusive, in the notation of messydates; {_OPEN}.", lambda spell: _messy(spell.span.end)),
        C("Standing", _STANDING.definition, _STANDING.value),
        C("Certainty", _CERTAINTY.definition, _CERTAINTY.value),
        code("cowID", "cow"),
        code("cowNR", "cow_number"),
        C("Censored", _CENSORED.definition, _CENSORED.value, date),
        C("Agreement", _AGREEMENT.definition, _AGREEMENT.value),
    ),
}
"""The columns of each style."""
FULL: Final[tuple[C, ...]] = (
    *STYLES[Style.CSTO][:-1],
    *BOUNDS,
    C("begun_by", "Event that began it.", lambda spell: spell.span.begun_by.id),
    C("ended_by", f"Event that ended it; {_OPEN}.", _ended_by),
    _AGREEMENT,
)
"""The columns of the style ``csto`` with ``--full``."""

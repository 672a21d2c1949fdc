"""The columns of the panel, each defined where it is computed; the code book is made from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from cstocli.model.events import UNKNOWN, Seat
from cstocli.model.terms import MEMBERS, PARTIES, Certainty, SourceAgreement, Standing, least_sure
from cstocli.replay.horizon import Reach
from cstocli.replay.snapshot import UNKNOWN_STANDING, Outcome
from cstocli.reports.columns import Column, alpha2, code, english_name
from cstocli.reports.panel_periods import Partial, PeriodIntervals, StatePeriod, certain_days, possible_days, share
from cstocli.reports.report import Cell


def among(standings: frozenset[Standing]) -> Callable[[Outcome], bool]:
    """Return a predicate: whether the standing of an outcome is one of these."""
    return lambda held: held.standing in standings


C = Column[StatePeriod]
_ONE = (
    "1 if the State {} on a day that counts, certainly or presumably (see {}); 0 if on none of them; "
    "empty if the dates leave it open, or the day is unknown"
)
_IS_MEMBER: Final = among(MEMBERS)
_DUMMIES: Final = (
    {"member": _IS_MEMBER, "party": among(PARTIES)}
    | {
        standing.value: among(frozenset({standing}))
        for standing in (
            Standing.CONTRACTING,
            Standing.SIGNATORY,
            Standing.SUSPENDED,
            Standing.FROZEN,
            Standing.OBSERVER,
        )
    }
    | {"body_observer": among(frozenset({Standing.BODY_OBSERVER}))}
)
"""The condition on the standing behind each dummy column."""


def _dummy(name: str, words: str, more: str = "") -> C:
    """Return a dummy column (0 or 1) for a condition on the standing."""
    return C(name, f"{_ONE.format(words, 'certainty')}.{more}", lambda row: row.held(row.standing, _DUMMIES[name]), int)


def standing_word(row: StatePeriod) -> str | None:
    """Return the closest standing that is certain or presumed on a day that counts, or else all that are possible.

    On days that the evidence does not reach it is unknown.
    """
    known = [part for part in row.standing.counted if part.reach is not Reach.UNKNOWN]
    possible = [{held.standing for held in part.held} for part in known]
    sure = {
        word for part, words in zip(known, possible, strict=True) if part.exact and len(words) == 1 for word in words
    }
    closest = next((word for word in Standing if word in sure), None)
    either = " or ".join(word for word in Standing if any(word in words for words in possible))
    return closest or either or (None if len(known) == len(row.standing.counted) else UNKNOWN_STANDING)


def _weakest(found: PeriodIntervals, answer: Callable[[Outcome], object]) -> Certainty:
    """Return how sure an answer is on the day that counts on which it is least sure."""
    return least_sure(part.certainty(answer) for part in found.counted)


def _agreement(found: PeriodIntervals) -> SourceAgreement:
    """Return disputed if sources dispute what holds on a day that counts."""
    disputed = any(part.agreement is SourceAgreement.DISPUTED for part in found.counted)
    return SourceAgreement.DISPUTED if disputed else SourceAgreement.AGREED


def _in_chair(row: StatePeriod) -> Callable[[Outcome], bool]:
    return lambda held: isinstance(held.value, Seat) and held.value.state == row.state


def _unnamed(held: Outcome) -> bool:
    return held.value == UNKNOWN


def _chair(row: StatePeriod) -> Cell:
    found = row.held(row.chair, _in_chair(row))
    return None if found == 0 and row.partial is not Partial.SHARE and _may_be_unnamed(row) else found


def _may_be_unnamed(row: StatePeriod) -> bool:
    return any(part.may(_unnamed) for part in row.chair.counted)


def _chair_certainty(row: StatePeriod) -> Certainty:
    """Return how sure the column of the chair is; where no source names the holder, any State may be the one."""
    certainty = _weakest(row.chair, _in_chair(row))
    return least_sure((certainty, Certainty.POSSIBLE)) if _may_be_unnamed(row) else certainty


def _days_member(row: StatePeriod) -> int:
    return certain_days(row.standing.whole, _IS_MEMBER)


_COUNTED = "A combined exercise and its parts count as one, in the period in which it begins."

COLUMNS: Final[tuple[C, ...]] = (
    alpha2("iso2c"),
    code("iso3c", "alpha3"),
    english_name("country_name"),
    code("cowc", "cow"),
    code("ccode", "cow_number"),
    code("gwcode", "gw"),
    C(
        "period",
        "The year as a number, the month as 2012-07, or the day as 2012-07-01.",
        lambda row: row.period.label,
        int,
    ),
    C("start", "First covered day of the period.", lambda row: row.period.first, date),
    C("end", "Last covered day of the period, inclusive.", lambda row: row.period.last, date),
    C(
        "standing",
        "The closest standing that is certain or presumed on a day that counts (member, frozen, suspended, party, "
        "contracting, signatory, observer, body-observer, former, from the closest on); if none is, all possible "
        "ones, joined by `or`; `unknown` after the last presumed day.",
        standing_word,
    ),
    _dummy(
        "member",
        "is a member of the organisation, including one that has frozen its participation",
        " A suspended State does not count as a member.",
    ),
    _dummy("party", "is bound by the treaty or the charter: as party, member, frozen or suspended"),
    _dummy("suspended", "is suspended"),
    _dummy("frozen", "has frozen its participation"),
    _dummy("observer", "is an observer of the organisation"),
    C(
        "share_member",
        "days_member divided by the days covered, rounded to six decimal places.",
        lambda row: share(_days_member(row), row.period.days),
        float,
    ),
    C(
        "days_member",
        "Covered days on which the State is certainly a member, as in the column `member`; presumed days do not count.",
        _days_member,
        int,
    ),
    C("chair", _ONE.format("has the chair", "chair_certainty") + ", or no source names who has it.", _chair, int),
    C(
        "chair_days",
        "Covered days at the end of which the State certainly has the chair; presumed days do not count.",
        lambda row: certain_days(row.chair.whole, _in_chair(row)),
        int,
    ),
    C(
        "hosted",
        f"Exercises that the State hosted and that certainly began on a covered day. {_COUNTED}",
        lambda row: row.tally.hosted,
        int,
    ),
    C(
        "joined",
        f"Exercises in which the State took part and that certainly began on a covered day. {_COUNTED}",
        lambda row: row.tally.joined,
        int,
    ),
    C(
        "events",
        "Events in the log that name the State and certainly began on a covered day, including these exercises.",
        lambda row: row.tally.events,
        int,
    ),
    _dummy("signatory", "has signed the treaty, and it is not in force for the State"),
    _dummy("contracting", "has acceded without having signed, and nothing is in force for the State"),
    _dummy("body_observer", "is an observer of one of the bodies only"),
    C("days", "Number of covered days in the period.", lambda row: row.period.days, int),
    C(
        "days_possible",
        "Covered days on which membership is presumed, possible or unknown; days_member plus these is the upper bound.",
        lambda row: possible_days(row.standing.whole, _IS_MEMBER),
        int,
    ),
    C(
        "certainty",
        "How sure the standing is on the day that counts on which it is least sure: certain, presumed (after the last "
        "verified day of membership, and nothing known has ended it), possible (the dates leave it open), or unknown "
        "(after the last presumed day). With share, the columns of 0 and 1 have the certain days alone.",
        lambda row: _weakest(row.standing, lambda held: held.standing),
    ),
    C(
        "chair_certainty",
        "The same for the column `chair`, by the last verified day and the term of the chair; possible, too, where no "
        "source names who has it.",
        _chair_certainty,
    ),
    C(
        "chair_agreement",
        "disputed if sources dispute who has the chair on a day that counts, else agreed.",
        lambda row: _agreement(row.chair),
    ),
    C(
        "agreement",
        "disputed if sources dispute the standing of the State on a day that counts, else agreed.",
        lambda row: _agreement(row.standing),
    ),
)
"""The columns in order. The types hold for periods of a year and whole days, not for shares."""
BRIEF: Final = ("country_name", "period", "standing", "days_member", "certainty", "agreement")
"""The columns that a table shows a person."""

"""Whether a State is something on a day or in a period: the answer, how sure it is, which claims would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from cstocli.model.dates import FIRST, LAST, Edtf, between, shift
from cstocli.model.events import UNKNOWN, Bonds, Seat, Subject
from cstocli.model.log import CompetingClaim, Horizon
from cstocli.model.period import Period
from cstocli.model.terms import LIVE, BodyId, Certainty, StateCode, least_sure, standings_counted_as, surest
from cstocli.replay.fold import initial_value
from cstocli.replay.history import ReplayedLog
from cstocli.replay.horizon import reach_of
from cstocli.replay.snapshot import Change, Outcome, held_on

CHAIR: Final = "chair"
"""The word that asks whether a State has the chair."""
_DAY: Final = timedelta(days=1)


class Answer(StrEnum):
    """The answer to a yes-or-no question, where dates or the horizon of the log may leave it open."""

    YES = "yes"
    NO = "no"
    PART = "part of the time"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class How(StrEnum):
    """What is asked of a period."""

    DURING = "during"
    """Whether it holds on all of its days, or on none."""
    THROUGHOUT = "throughout"
    EVER = "ever"
    FIRST = "first"
    """Whether it ever holds, and from which day on."""
    LAST = "last"


class Part(NamedTuple):
    """Days with one answer, both ends included."""

    first: date
    last: date
    answer: Answer
    certainty: Certainty


class StandingQuestion(NamedTuple):
    """What is asked of a State in a replayed log."""

    history: ReplayedLog
    state: StateCode
    word: str
    """A standing, ``in`` for any live one, or ``chair``."""
    body: BodyId | None = None
    """The body, if the question is whether the State observes it."""

    @property
    def subject(self) -> Subject:
        """What decides the answer."""
        return Subject("chair", self.history.log.chaired() or "") if self.word == CHAIR else self._membership

    @property
    def _membership(self) -> Subject:
        return Subject("state", self.state)

    def holds(self, held: Outcome) -> bool:
        """Return whether an outcome makes the State what is asked."""
        if self.word == CHAIR:
            return isinstance(held.value, Seat) and held.value.state == self.state
        if self.body is not None:
            return isinstance(held.value, Bonds) and self.body in held.value.observes
        return held.standing in standings_counted_as(self.word)

    def at(self, day: date) -> Change:
        """Return what may hold at the end of a day, also before the first act."""
        found = self.history.at(self.subject, day)
        if found is None:
            return self._nothing(self.subject, day)
        return found._replace(reach=reach_of(self.horizon(found), day))

    def _nothing(self, subject: Subject, day: date) -> Change:
        """Return what holds for a subject before the first act on it."""
        return Change(day, (Outcome(initial_value(subject)),), reach=self.history.reach(subject, day))

    def membership(self, day: date) -> Change:
        """Return which standing the State may have at the end of a day, whatever was asked."""
        return self.history.at(self._membership, day) or self._nothing(self._membership, day)

    def horizon(self, change: Change) -> Horizon:
        """Return how far the answer can be known.

        Evidence of a bond that ends early leaves open whether the State has that bond, and nothing else of it.
        """
        concerned = self.word == CHAIR or any(self.holds(held) for held in change.held)
        return self.history.horizon(self.subject, change if concerned else None)

    def judge(self, day: date, change: Change) -> tuple[Answer, Certainty]:
        """Return the answer for a day on which something may hold.

        Where nobody knows who has the chair, every State that is bound, or about to be, may have it.
        """
        found = {self.holds(held) for held in change.held}
        if self.word == CHAIR and any(held.value == UNKNOWN for held in change.held) and self._may_preside(day):
            found |= {True}
        certainty = change.certainty(found)
        if certainty is Certainty.POSSIBLE:
            return Answer.POSSIBLE, certainty
        if certainty is Certainty.UNKNOWN:
            return Answer.UNKNOWN, certainty
        return (Answer.YES if True in found else Answer.NO), certainty

    def _may_preside(self, day: date) -> bool:
        bound = self.history.at(self._membership, day)
        if bound is None or self.history.log.chaired() is None:
            return False
        return any(held.standing in LIVE for held in bound.held)

    def parts(self, period: Period, claim: CompetingClaim | None = None) -> list[Part]:
        """Return the days of a period in parts that have one answer each; with a claim, the answers if it is right."""
        found: list[Part] = []
        starts = self.starts(period)
        theirs = self.history.under(claim, self.subject) if claim else ()
        for first, following in zip(starts, [*starts[1:], None], strict=True):
            change = self.at(first)
            if claim:
                change = change._replace(held=held_on(theirs, first) or (Outcome(initial_value(self.subject)),))
            part = Part(first, shift(following, -_DAY) if following else period.last, *self.judge(first, change))
            if found and found[-1][2:] == part[2:]:
                part = part._replace(first=found.pop().first)
            found.append(part)
        return found

    def starts(self, period: Period) -> list[date]:
        """Return the first day of a period, and every later one on which an answer may change."""
        return sorted({period.first, *(day for day in self._turns() if period.first < day <= period.last)})

    def _turns(self) -> Iterator[date]:
        for subject in (self.subject, self._membership):
            for change in (None, *self.history.changes(subject)):
                yield from (shift(day, _DAY) for day in self.history.horizon(subject, change))
                if change:
                    yield change.day
        for claim in self.history.competing(self.subject):
            yield from (change.day for change in self.history.under(claim, self.subject))

    def against(self, period: Period, how: How) -> list[CompetingClaim]:
        """Return the claims that would rule out the answer about a period."""
        claims = self.history.competing(self.subject, period.first, period.last)
        ours = self.parts(period) if claims else []
        return [claim for claim in claims if self._rules_out(self.parts(period, claim), ours, how)]

    def _rules_out(self, theirs: Sequence[Part], ours: Sequence[Part], how: How) -> bool:
        """Return whether one answer excludes the other; if the first or last day is asked, whether the days do."""
        answers = {answer_of(theirs, how)[0], answer_of(ours, how)[0]}
        if len(answers) > 1 and answers.isdisjoint({Answer.POSSIBLE, Answer.UNKNOWN}):
            return True
        if how not in {How.FIRST, How.LAST}:
            return False
        days = [first_day(self, parts) if how is How.FIRST else last_day(parts) for parts in (theirs, ours)]
        one, other = (day or between(FIRST, LAST) for day in days)
        return one.earliest > other.latest or other.earliest > one.latest


def answer_of(parts: Sequence[Part], how: How) -> tuple[Answer, Certainty]:
    """Return the answer about a period, given those for its parts, and how sure it is."""
    found = {part.answer for part in parts}
    if how is How.DURING and {Answer.YES, Answer.NO} <= found:
        return Answer.PART, least_sure((_surest(parts, Answer.YES), _surest(parts, Answer.NO)))
    decides = {How.DURING: None, How.THROUGHOUT: Answer.NO}.get(how, Answer.YES)
    if decides in found:
        return decides, _surest(parts, decides)
    if Answer.POSSIBLE in found:
        return Answer.POSSIBLE, Certainty.POSSIBLE
    if Answer.UNKNOWN in found:
        return Answer.UNKNOWN, Certainty.UNKNOWN
    return parts[0].answer, least_sure(part.certainty for part in parts)


def _surest(parts: Sequence[Part], answer: Answer) -> Certainty:
    return surest(part.certainty for part in parts if part.answer is answer)


def first_day(question: StandingQuestion, parts: Sequence[Part]) -> Edtf | None:
    """Return the first day on which it holds, as precisely as the dates allow; None if it never does."""
    maybe, surely = _holding(parts)
    if not maybe:
        return None
    earliest, latest = maybe[0].first, (surely[0].first if surely else maybe[-1].last)
    for act in question.history.acts.get(question.subject, ()):
        if (act.takes_effect.earliest, act.takes_effect.latest) == (earliest, latest):
            return act.takes_effect
    return between(earliest, latest)


def last_day(parts: Sequence[Part]) -> Edtf | None:
    """Return the last day on which it holds, as precisely as the dates allow; None if it never does."""
    maybe, surely = _holding(parts)
    if not maybe:
        return None
    return between(surely[-1].last if surely else maybe[0].first, maybe[-1].last)


def _holding(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Return the parts in which it may hold, and those in which it does."""
    maybe = [part for part in parts if part.answer in {Answer.YES, Answer.POSSIBLE} and part.first != LAST]
    return maybe, [part for part in maybe if part.answer is Answer.YES]

"""What other sources say against an answer, each in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from cstocli.model.log import CompetingClaim, EventLog
from cstocli.model.lookup import join_names, state_name, state_names
from cstocli.model.terms import SourceKey, StateCode
from cstocli.replay.prefer import kept

MAX_LISTED: Final = 3
"""Claims that are put into words; the command that lists all of them is named instead of the others."""
_MAX_NAMED: Final = 2
"""Publishers that are named where several say the same."""


def disputes(log: EventLog, found: Iterable[CompetingClaim], day: date) -> Iterator[str]:
    """Yield a note for each of several claims against an answer on a day, but for no more than a few of them."""
    claims = {(each.event.id, each.claim.field, str(each.claim.value)): each for each in found}
    for each in list(claims.values())[:MAX_LISTED]:
        yield f"Disputed: {describe_claim(log, each)}."
    if len(claims) > MAX_LISTED:
        number = len(claims) - MAX_LISTED
        verb = "1 more claim disputes" if number == 1 else f"{number} more claims dispute"
        yield f"{verb} this answer; `csto disputes --on {day}` lists all."


def describe_claim(log: EventLog, found: CompetingClaim) -> str:
    """Return what sources say of an event in place of what the log has, without a full stop."""
    names = tuple(dict.fromkeys(_publisher(log, key) for key in found.sources))
    who, verb = _who(names), "s" if len(names) == 1 else ""
    event, claim = found.event, found.claim
    ours, theirs = kept(event, claim), claim.value
    match claim.field:
        case "states":
            return f"{who} {_named(log, _codes(ours), _codes(theirs), plural=len(names) > 1)} in {event.id}"
        case "kind":
            return f"{who} call{verb} {event.id} {_article(theirs)}, not {_article(ours)}"
        case "status":
            return f"{who} say{verb} that {event.id} was {theirs}, not {ours}"
        case field:
            what = "day of effect" if field == "effect" else field
            instead = "" if ours is None else f", not {_words(log, ours)}"
            return f"{who} give{verb} {_words(log, theirs)} as the {what} of {event.id}{instead}"


def _publisher(log: EventLog, key: SourceKey) -> str:
    """Return who publishes a source; its key where the bibliography was not read."""
    source = log.sources.get(key)
    return source.publisher if source else key


def _who(names: Sequence[str]) -> str:
    if len(names) <= _MAX_NAMED:
        return join_names(names)
    return f"{names[0]} and {len(names) - 1} others"


def _named(log: EventLog, ours: Sequence[StateCode], theirs: Sequence[StateCode], *, plural: bool) -> str:
    """Return how two lists of States differ, as what a source does."""
    added = [code for code in theirs if code not in ours]
    missing = [code for code in ours if code not in theirs]
    name = "name" if plural else "names"
    if added and missing:
        return f"{name} {state_names(log, added)} instead of {state_names(log, missing)}"
    if added:
        return f"also {name} {state_names(log, added)}"
    return f"{'do' if plural else 'does'} not name {state_names(log, missing)}"


def _codes(value: object) -> tuple[StateCode, ...]:
    return tuple(StateCode(str(code)) for code in value) if isinstance(value, tuple) else ()


def _article(value: object) -> str:
    word = str(value)
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"


def _words(log: EventLog, value: object) -> str:
    """Return a value as it stands in a sentence: names in place of codes, nothing for one that is not given."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return state_names(log, _codes(value)) if value else "nothing"
    return "nothing" if value is None else state_name(log, StateCode(str(value)))

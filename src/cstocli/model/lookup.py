"""From what people write to what the log knows: States, events, kinds, series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from cstocli.model.errors import ForeignNameError, UnknownNameError
from cstocli.model.log import EventLog
from cstocli.model.terms import StateCode, StateInfo

if TYPE_CHECKING:
    from cstocli.model.territories import Territory

_LIKENESS: Final = 0.7
"""How alike two words must be, from 0 to 1, for one to be offered for the other; Taiwan and Tajikistan: 0.63."""


def unknown(what: str, word: str, known: Iterable[str]) -> UnknownNameError:
    """Return the error for a word that is none of the known ones, with the one that is most alike."""
    words = tuple(known)
    guess = nearest(word, words)
    max_listed = 16
    listed = f"known are: {', '.join(words)}" if 0 < len(words) <= max_listed else None
    return UnknownNameError(what, word, f"did you mean {guess!r}?" if guess else listed)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like this one, if any is near enough."""
    folded = {other.casefold(): other for other in known}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=_LIKENESS)
    return folded[found[0]] if found else None


def find(what: str, word: str, known: Iterable[str]) -> str:
    """Return the known word, whatever its case. Raises ``UnknownNameError``."""
    folded = {other.casefold(): other for other in known}
    found = folded.get(word.strip().casefold())
    if found is None:
        raise unknown(what, word, folded.values())
    return found


def find_state(log: EventLog, word: str) -> StateCode:
    """Return the State meant by a code (alpha-2, alpha-3, COW letters or number) or by a name.

    A name may be one that the log has, in any spelling, or one of Unicode CLDR; "Republic of" and the like are ignored.
    Raises ``UnknownNameError``.
    """
    wanted = word.strip().casefold()
    for code, info in log.states.items():
        if any(wanted == name.casefold() for name in _codes_and_names(code, info)):
            return code
    from cstocli.model.territories import spelling, spellings, territory_spelled  # needed for few words

    named = {spelling(name): code for code, info in log.states.items() for name in _names_of(info)}
    for key in spellings(word):
        if key in named:
            return named[key]
        if territory := territory_spelled(key):
            return _of_log(log, territory, word)
    guess = nearest(word, (name for info in log.states.values() for name in _names_of(info)))
    raise UnknownNameError("State", word, f"did you mean {guess!r}?" if guess else None)


def _of_log(log: EventLog, territory: Territory, word: str) -> StateCode:
    """Return the State of a log that a territory is. Raises ``ForeignNameError`` if it is none."""
    code = StateCode(territory.code)
    if code in log.states and log.states[code].alpha3 == territory.alpha3:
        return code
    message = f"{territory.name} ({territory.code}) is not a State"
    if not territory.is_organisation:
        message += " of this log"
    raise ForeignNameError(word, message, 'csto sql "SELECT state, name FROM states" lists those that it names')


def state_name(log: EventLog, code: StateCode) -> str:
    """Return the English name of a State, or its code where the log has none."""
    info = log.states.get(code)
    return info.name if info else code


def state_names(log: EventLog, codes: Iterable[StateCode]) -> str:
    """Return the English names of States as a list in a sentence: "Armenia", "Armenia, Belarus and Russia"."""
    return join_names(state_name(log, code) for code in codes)


def join_names(names: Iterable[str]) -> str:
    """Return names as a list in a sentence: "A", "A and B", "A, B and C"."""
    *others, last = names
    return " and ".join(filter(None, (", ".join(others), last)))


def _codes_and_names(code: StateCode, info: StateInfo) -> Iterator[str]:
    yield code
    yield info.alpha3
    yield info.cow
    yield str(info.cow_number)
    yield from _names_of(info)


def _names_of(info: StateInfo) -> Iterator[str]:
    yield info.name
    for names in info.names.values():
        yield from names

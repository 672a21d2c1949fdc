"""From what people write to what the log knows: States, events, kinds, series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from cstocli.model.errors import UnknownNameError
from cstocli.model.log import EventLog
from cstocli.model.terms import StateCode, StateInfo


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
    found = get_close_matches(word.casefold(), folded, n=1)
    return folded[found[0]] if found else None


def find(what: str, word: str, known: Iterable[str]) -> str:
    """Return the known word, whatever its case. Raises ``UnknownNameError``."""
    folded = {other.casefold(): other for other in known}
    found = folded.get(word.strip().casefold())
    if found is None:
        raise unknown(what, word, folded.values())
    return found


def find_state(log: EventLog, word: str) -> StateCode:
    """Return the State meant by a code (alpha-2, alpha-3, COW letters or number) or a name in any language of the log.

    Raises ``UnknownNameError``.
    """
    wanted = word.strip().casefold()
    for code, info in log.states.items():
        if any(wanted == name.casefold() for name in _names_of(code, info)):
            return code
    names = [name for code, info in log.states.items() for name in _names_of(code, info) if not name.isdigit()]
    raise unknown("State", word, names)


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


def _names_of(code: StateCode, info: StateInfo) -> Iterator[str]:
    yield code
    yield info.alpha3
    yield info.cow
    yield str(info.cow_number)
    yield info.name
    for names in info.names.values():
        yield from names

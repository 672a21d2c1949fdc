"""From what people write to what the log knows: States, events, kinds, series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from cstocli.core.log import Log
from cstocli.core.terms import StateCode, StateInfo


class UnknownNameError(LookupError):
    """A name that means nothing to the log; ``hint`` says what may have been meant."""

    def __init__(self, what: str, word: str, known: Iterable[str]) -> None:
        """Look among the known names for the one that is most alike."""
        self.known = tuple(known)
        guess = nearest(word, self.known)
        few = 15
        listed = f"known are: {', '.join(self.known)}" if 0 < len(self.known) <= few else None
        self.hint = f"did you mean {guess!r}?" if guess else listed
        super().__init__(f"unknown {what} {word!r}")


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
        raise UnknownNameError(what, word, folded.values())
    return found


def find_state(log: Log, word: str) -> StateCode:
    """Return the State meant by a code (alpha-2, alpha-3, COW letters or number) or a name in any language of the log.

    Raises ``UnknownNameError``.
    """
    wanted = word.strip().casefold()
    for code, info in log.states.items():
        if any(wanted == called.casefold() for called in _called(code, info)):
            return code
    names = [called for code, info in log.states.items() for called in _called(code, info) if not called.isdigit()]
    raise UnknownNameError("State", word, names)


def state_name(log: Log, code: StateCode) -> str:
    """Return the English name of a State, or its code where the log has none."""
    info = log.states.get(code)
    return info.name if info else code


def _called(code: StateCode, info: StateInfo) -> Iterator[str]:
    yield code
    yield info.alpha3
    yield info.cow
    yield str(info.cow_number)
    yield info.name
    for names in info.names.values():
        yield from names

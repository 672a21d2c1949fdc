"""The form of the log as data: its tables, the keys of each, the kinds of events, the words that keys allow."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Final

from cstocli.load.decode import specs
from cstocli.load.document import LogTable
from cstocli.load.fields import field_type
from cstocli.model import terms
from cstocli.model.assertions import Assertion, EventClaim
from cstocli.model.descriptions import Vocabulary
from cstocli.model.events import KINDS, Event, ObserverAct, Rejection, SeatAct, TreatyAct
from cstocli.model.struct import Struct, fields
from cstocli.model.terms import Body, Claim, Instrument, Source, StateInfo
from cstocli.reports.kinds import KeyDescription, Kind

TABLES: Final[Mapping[str, type[Struct]]] = {
    "log": LogTable,
    "states": StateInfo,
    "instruments": Instrument,
    "bodies": Body,
    "sources": Source,
    "claim": Claim,
    "rejected": Rejection,
    "assert": Assertion,
    "assert.event": EventClaim,
}
"""The tables of a log beside events, by the word that names them in the file."""

VOCABULARIES: Final[Mapping[str, type[Vocabulary]]] = {
    re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower(): cls
    for name, cls in vars(terms).items()
    if isinstance(cls, type) and issubclass(cls, Vocabulary) and cls is not Vocabulary
}
"""The closed sets of words, by what they are about."""


def keys(cls: type[Struct]) -> tuple[KeyDescription, ...]:
    """Return the keys of a table, in the order of the file."""
    described = ((spec, fields(cls)[spec.name]) for spec in specs(cls).values())
    return tuple(
        KeyDescription(spec.key, field_type(field).words, spec.required, _plain(field.description))
        for spec, field in described
    )


def kinds() -> Iterator[Kind]:
    """Yield every kind: those with legal effect, then those that only tell."""
    shared = set(specs(Event))
    for word, cls in sorted(KINDS.items(), key=lambda item: item[1].default_basis is None):
        own = tuple(key for key in specs(cls) if key not in shared)
        yield Kind(word, first_paragraph(cls), cls.default_basis, _changes(cls), own)


def words(vocabulary: type[Vocabulary]) -> Iterator[tuple[str, str]]:
    """Yield the words of a vocabulary with their meanings."""
    return ((word.value, _plain(word.meaning)) for word in vocabulary)


def first_paragraph(cls: type) -> str:
    """Return the first paragraph of a docstring as one line."""
    return _plain(" ".join(inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0].split()))


def _plain(text: str) -> str:
    """Return a text with the code in single backticks, as Markdown has it."""
    return text.replace("``", "`")


def _changes(cls: type[Event]) -> str | None:
    if issubclass(cls, TreatyAct):
        targets = dict.fromkeys(cls.moves.values())
        sources = (stage.value if stage else "no bond" for stage in cls.moves)
        return f"bond: {', '.join(sources)} to {' or '.join(stage.value for stage in targets)}" if targets else None
    if issubclass(cls, ObserverAct):
        return "observer or not"
    if issubclass(cls, SeatAct):
        return cls.facet
    return None

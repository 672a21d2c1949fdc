"""Which sources are independent of one another: those that copy one agency or text are one witness."""

from __future__ import annotations

from collections.abc import Iterable

from cstocli.model.log import EventLog
from cstocli.model.terms import SourceKey


def witness_name(log: EventLog, key: SourceKey) -> str:
    """Return the witness behind a source, as the bibliography writes it: the origin that it copies, or its publisher.

    An origin may be the key of another source, whose witness it then is. A source that the bibliography
    does not have is a witness of its own.
    """
    seen: set[str] = set()
    name: str = key
    while name not in seen and (source := log.sources.get(SourceKey(name))) is not None:
        seen.add(name)
        name = (source.origin or source.publisher).strip()
    return name


def witness_of(log: EventLog, key: SourceKey) -> str:
    """Return the witness behind a source in a form that is equal for equal names, whatever their case."""
    return witness_name(log, key).casefold()


def witnesses(log: EventLog, keys: Iterable[SourceKey]) -> set[str]:
    """Return the witnesses behind some sources, each once."""
    return {witness_of(log, key) for key in keys}

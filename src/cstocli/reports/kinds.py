"""A description of the log format: the kinds of events, the keys of a kind or a table, the words a key allows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cstocli.reports.report import Report


class KeyDescription(NamedTuple):
    """One key of a table."""

    key: str
    form: str
    required: bool
    meaning: str


class Kind(NamedTuple):
    """One kind of event."""

    word: str
    meaning: str
    basis: str | None
    """Law or practice, for an event that does not give it."""
    changes: str | None
    """What it changes, with the values before and after."""
    keys: tuple[str, ...]
    """The keys of this kind, beyond those that every event has."""


def kinds(found: Iterable[Kind], tables: Iterable[str], vocabularies: Iterable[str]) -> Report:
    """Return the list of kinds; the notes name the tables and vocabularies that can also be described."""
    rows = tuple((kind.word, kind.meaning, kind.basis, kind.changes, kind.keys) for kind in found)
    return Report(
        command="kinds",
        title="Kinds of events",
        columns=("kind", "meaning", "basis", "changes", "keys"),
        rows=rows,
        summary=f"{len(rows)} kinds",
        notes=(
            "`csto kinds KIND` lists all keys of a kind; basis applies to events that do not give one.",
            f"Tables: {', '.join(tables)}. Vocabularies: {', '.join(vocabularies)}. `csto kinds NAME` describes one.",
            "`csto check --rules` lists the rules; `csto kinds --schema` prints the JSON Schema of the log.",
        ),
    )


def keys(name: str, meaning: str, found: Iterable[KeyDescription]) -> Report:
    """Return the keys of a kind or a table."""
    rows = tuple((key.key, key.form, key.required, key.meaning) for key in found)
    return Report(
        command="kinds",
        title=f"Keys of {name}",
        columns=("key", "form", "required", "meaning"),
        rows=rows,
        summary=f"{len(rows)} keys",
        notes=(meaning,),
    )


def words(name: str, meaning: str, found: Iterable[tuple[str, str]]) -> Report:
    """Return the words of a vocabulary."""
    rows = tuple(found)
    return Report(
        command="kinds",
        title=f"Words of {name}",
        columns=("word", "meaning"),
        rows=rows,
        summary=f"{len(rows)} words",
        notes=(meaning,),
    )

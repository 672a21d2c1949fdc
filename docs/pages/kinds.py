"""The code book of the log: kinds, tables, words, from the classes that define them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cstocli.load.codebook import TABLES, VOCABULARIES, first_paragraph, keys, kinds, words
from cstocli.model.events import KINDS, Event
from cstocli.reports.kinds import KeyDescription
from pages.markdown import table

PATH: Final = "docs/kinds.md"
_TITLES: Final = {
    "log": "`[log]`",
    "states": "`[states.XX]`",
    "instruments": "`[instruments.ID]`",
    "bodies": "`[bodies.ID]`",
    "sources": "`[sources.KEY]`",
    "claim": "`[[event.claim]]`",
    "rejected": "`[[rejected]]`, beside the keys of an event",
    "assert": "`[[assert]]`",
    "assert.event": "`[assert.event]`",
}


def text() -> str:
    """Return the page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# The code book of the log\n"
    yield "Written by `make docs` from the classes themselves; `csto kinds` prints the same."
    yield "`csto kinds --schema` prints the form as JSON Schema, for editors."
    yield "How a log is written is told in [log-format.md](log-format.md)."
    yield "What makes one sound is told in [rules.md](rules.md).\n"
    yield "## Keys of every event\n"
    yield from _keys(keys(Event))
    yield "## Kinds\n"
    shared = {key.key for key in keys(Event)}
    for kind in kinds():
        told = [f"Basis: {kind.basis}."] * bool(kind.basis) + [f"Changes: {kind.changes}."] * bool(kind.changes)
        yield f"### {kind.word}\n"
        yield f"{' '.join((kind.meaning, *told))}\n"
        yield from _keys(key for key in keys(KINDS[kind.word]) if key.key not in shared)
    yield "## Tables\n"
    for name, cls in TABLES.items():
        yield f"### {_TITLES[name]}\n"
        yield f"{first_paragraph(cls)}\n"
        yield from _keys(keys(cls))
    yield "## Words\n"
    for name, vocabulary in VOCABULARIES.items():
        yield f"### {name}\n"
        yield f"{first_paragraph(vocabulary)}\n"
        yield from (f"- `{word}`: {meaning}" for word, meaning in words(vocabulary))
        yield ""


def _keys(found: Iterable[KeyDescription]) -> Iterator[str]:
    """Yield a table of keys; nothing where there are none."""
    rows = [(f"`{key.key}`{' (needed)' if key.required else ''}", key.form, key.meaning) for key in found]
    if rows:
        yield from table(("key", "form", "means"), rows)
        yield ""

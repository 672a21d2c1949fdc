"""Texts: which characters cannot be seen, and in which texts they are looked for."""

from __future__ import annotations

from typing import Any

import pytest

from cstocli.check.engine import check
from cstocli.model.struct import replace
from cstocli.model.terms import SourceKey
from support.logs import Read, event


@pytest.mark.parametrize(
    ("character", "is_hidden"),
    [
        ("\t", True),
        ("\x7f", True),
        ("\u00a0", False),  # a no-break space is as wide as another
        ("\u00ad", True),
        ("\u061c", True),
        ("\u200b", True),
        ("\u200c", False),  # Persian words are written with it,
        ("\u200d", False),  # Indian ones with this
        ("\u200e", True),
        ("\u2028", True),
        ("\u202e", True),
        ("\u2066", True),
        ("\ufeff", True),
        ("Ж", False),
    ],
)
def test_what_cannot_be_seen_is_told_with_its_name_and_place(
    read: Read,
    character: str,
    is_hidden: bool,  # noqa: FBT001
) -> None:
    log = read(event("statement", "2000-01-02"))
    (told,) = log.events
    found = check(log.replace(events=(replace(told, title=f"They{character} speak"),)), {"CS111"})
    assert [(one.finding.headline[-6:], one.finding.label) for one in found] == [
        (f"U+{ord(character):04X}", "after 4 characters")
    ] * is_hidden


@pytest.mark.parametrize("key", ["title", "publisher", "origin", "note"])
def test_the_texts_of_a_source_are_looked_at_too(read: Read, key: str) -> None:
    log = read(event("statement", "2000-01-02"))
    changed: dict[str, Any] = {key: "First\u200b Press"}
    source = replace(log.sources[SourceKey("s1")], **changed)
    (found,) = check(log.replace(sources={SourceKey("s1"): source}), {"CS111"})
    assert found.finding.path == ("sources", "s1", key)

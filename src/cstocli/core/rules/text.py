"""Texts: nothing in them that cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cstocli.core.diagnostics import Finding, KeyPath, Severity
from cstocli.core.rules.base import Rule, rule
from cstocli.core.rules.case import Case

HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]"
)
"""Control characters, marks that turn the direction of writing, spaces without width, and the sign of a lost letter."""
_TEXTS: Final = ("title", "place", "note", "name", "person", "form")


@rule("CS111", "hidden-character")
class HiddenCharacter(Rule):
    """A text has a character that cannot be seen: a control character, a mark of direction, a space without width.

    Why: two names that look alike would not be alike, and a text could show as another one than it is.
    Example: a no-break space of no width inside `person`, copied from a web page.
    Instead: write the text anew at that place.
    """

    severity = Severity.WARNING

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each text with such a character."""
        for path, text in self._texts(case):
            if not text.isprintable() or "\ufffd" in text:  # nearly every text is, and is spared the search
                found = HIDDEN.search(text)
                if found:
                    yield self.at(
                        path,
                        f"a character that cannot be seen: U+{ord(found[0]):04X}",
                        f"after {len(text[: found.start()])} characters",
                        hint="write the text anew at that place",
                    )

    @staticmethod
    def _texts(case: Case) -> Iterator[tuple[KeyPath, str]]:
        for path, event in case.told:
            given = event.__dict__
            for key in _TEXTS:
                if type(given.get(key)) is str:
                    yield (*path, key), given[key]
        for key, source in case.log.sources.items():
            yield ("sources", key, "publisher"), source.publisher
            if source.title:
                yield ("sources", key, "title"), source.title

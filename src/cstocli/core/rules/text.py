"""Texts: nothing in them that cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cstocli.core.diagnostics import Finding, KeyPath, Severity
from cstocli.core.rules.base import Rule, rule
from cstocli.core.rules.case import Case

HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""Control characters, marks that turn the direction of writing, spaces without width."""
_TEXTS: Final = ("title", "place", "note", "name", "person", "publisher")
_NONE: Final = ("",) * len(_TEXTS)


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
        for path, told in (*case.told, *((("sources", key), source) for key, source in case.log.sources.items())):
            given = told.__dict__
            if "".join(map(given.get, _TEXTS, _NONE)).isprintable():
                continue  # as nearly every text
            for key, text in given.items():
                if key in _TEXTS:
                    found = HIDDEN.search(text)
                    if found:
                        yield self._hidden((*path, key), found)

    def _hidden(self, path: KeyPath, found: re.Match[str]) -> Finding:
        return self.at(
            path,
            f"a character that cannot be seen: U+{ord(found[0]):04X}",
            f"after {found.start()} characters",
            hint="write the text anew at that place",
        )

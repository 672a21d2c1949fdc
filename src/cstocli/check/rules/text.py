"""The rule on invisible characters in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cstocli.check.context import CheckContext
from cstocli.check.field_types import keys_of_type
from cstocli.check.rule import Rule, rule
from cstocli.model.diagnostics import Finding, KeyPath, Severity
from cstocli.model.struct import Struct

HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""Control characters, marks that change the direction of writing, and zero-width spaces."""
_TEXTS: Final = keys_of_type(str)
_TEXTS_OF_A_SOURCE: Final = ("title", "publisher", "origin", "note")


@rule("CS111", "hidden-character")
class HiddenCharacter(Rule):
    """A text has an invisible character: a control character, a direction mark or a zero-width space.

    Why: names that look identical would differ, and a text could be displayed differently from what it contains.
    Example: a zero-width no-break space in `person`, copied from a web page.
    Instead: type the text again at that place.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each text of an event or a source with an invisible character."""
        for path, event in context.events_and_rejected:
            yield from self._in(path, event, _TEXTS[type(event)])
        for key, source in context.log.sources.items():
            yield from self._in(("sources", key), source, _TEXTS_OF_A_SOURCE)

    def _in(self, path: KeyPath, value: Struct, keys: Sequence[str]) -> Iterator[Finding]:
        if "".join(filter(None, (getattr(value, key) for key in keys))).isprintable():
            return  # true of nearly every text
        for key in keys:
            found = HIDDEN.search(getattr(value, key) or "")
            if found:
                yield self.at(
                    (*path, key),
                    f"an invisible character: U+{ord(found[0]):04X}",
                    f"after {found.start()} characters",
                    hint="type the text again at that place",
                )

"""Which findings are wanted, and which of them count as faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cstocli.check.engine import GradedFinding
from cstocli.check.rule import RULES
from cstocli.model.diagnostics import MAX_FAULTS, Diagnostic, Severity
from cstocli.model.lookup import unknown
from cstocli.model.struct import Struct


class Selection(Struct):
    """Which findings are wanted. Faults of form are always shown: with one, nothing else can be checked."""

    codes: frozenset[str]
    """The rules whose findings are wanted."""
    named: frozenset[str] = frozenset()
    """Those of them that were asked for by name."""
    advice: bool = False
    """Whether advice is wanted from rules that were not asked for by name."""
    allowed: bool = False
    """Whether what the log itself accepts is wanted."""

    @property
    def wanted(self) -> frozenset[str]:
        """The rules whose findings are wanted: no advice that was not asked for."""
        quiet = {cls.code for cls in RULES.values() if cls.severity is Severity.ADVICE and not self.advice}
        return self.codes - (quiet - self.named)

    def keeps(self, found: GradedFinding) -> bool:
        """Whether to show a finding of a wanted rule: not if the log accepts it, unless that is asked for."""
        return found.allowed is None or self.allowed


def selection(select: Sequence[str], ignore: Sequence[str], *, advice: bool, allowed: bool) -> Selection:
    """Return the selection of codes, slugs and families ("CS3"); an empty ``select`` means all.

    Raises ``UnknownNameError`` for a word that is none of them.
    """
    named = frozenset(code for word in select for code in codes(word))
    dropped = {code for word in ignore for code in codes(word)}
    return Selection(codes=(named or frozenset(RULES)) - dropped, named=named, advice=advice, allowed=allowed)


def codes(word: str) -> list[str]:
    """Return the codes that a code, a slug or the beginning of a code means. Raises ``UnknownNameError``."""
    folded = word.strip().casefold()
    found = [rule.code for rule in RULES.values() if rule.slug == folded or rule.code.casefold().startswith(folded)]
    if not found:
        raise unknown("rule", word, [*RULES, *(rule.slug for rule in RULES.values())])
    return found


def is_fault(found: Diagnostic, *, strict: bool) -> bool:
    """Whether a finding makes a log unsound: an error, in a strict check a warning too, unless the log allows it."""
    weighs = found.severity is Severity.ERROR or (strict and found.severity is Severity.WARNING)
    return weighs and found.allowed is None


def summary(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """Return how much was found in how many logs, in one line; nothing of what is sound."""
    counts = Counter("allowed" if found.allowed is not None else found.severity.value for found in diagnostics)
    words = {"error": ("error", "errors"), "warning": ("warning", "warnings")}
    least = "at least " if len(diagnostics) >= MAX_FAULTS else ""
    parts = [
        f"{least}{counts[word]} {words.get(word, (word, word))[counts[word] > 1]}"
        for word in (*Severity, "allowed")
        if counts[word]
    ]
    if not parts:
        return ""
    gravest = min(diagnostics, key=lambda found: (found.allowed is not None, list(Severity).index(found.severity)))
    return f"{', '.join(parts)} in {files} log{'s' if files > 1 else ''}; csto check --explain {gravest.code} says why"

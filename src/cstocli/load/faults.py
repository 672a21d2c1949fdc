"""Faults found while a text becomes a log: collected by the path of their key, placed in the text only at the end.

Finding line and column needs a parser that keeps them, and is paid for only when there is something to report.
"""

from __future__ import annotations

from collections.abc import Callable

from cstocli.model.diagnostics import MAX_FAULTS, Diagnostic, Finding, KeyPath, Place, Severity
from cstocli.model.errors import UnsoundLogError


class Faults:
    """The faults of one file, the first ``MAX_FAULTS`` of them."""

    def __init__(self, file: str) -> None:
        """Store the name of the file; no faults are known yet."""
        self.file = file
        self.found: list[Finding] = []

    def add(  # noqa: PLR0913 - a fault needs all of these
        self,
        code: str,
        path: KeyPath,
        headline: str,
        *,
        label: str = "",
        hint: str | None = None,
        on_key: bool = False,
        also: tuple[tuple[KeyPath, str], ...] = (),
    ) -> None:
        """Store one fault; those beyond ``MAX_FAULTS`` are dropped."""
        if len(self.found) < MAX_FAULTS:
            self.found.append(Finding(code, path, headline, label, hint, on_key, also))

    def placed(self, text: bytes) -> list[Diagnostic]:
        """Return the faults with their places in the text, in its order."""
        if not self.found:
            return []
        from cstocli.load.places import Places

        places = Places(self.file, text)
        found = [diagnostic(fault, Severity.ERROR, places.find) for fault in self.found]
        return sorted(found, key=lambda diagnostic: (diagnostic.place, diagnostic.code))


def diagnostic(
    finding: Finding, severity: Severity, find: Callable[..., Place], allowed: str | None = None
) -> Diagnostic:
    """Return a finding with its places; ``find`` is that of the ``Places`` of the text."""
    return Diagnostic(
        code=finding.code,
        severity=severity,
        headline=finding.headline,
        place=find(finding.path, on_key=finding.on_key),
        label=finding.label,
        also=tuple((find(path), words) for path, words in finding.also),
        hint=finding.hint,
        allowed=allowed,
    )


def fail(file: str, code: str, headline: str, hint: str | None = None, place: Place | None = None) -> UnsoundLogError:
    """Return the exception for a file that cannot be read at all."""
    found = Diagnostic(code=code, severity=Severity.ERROR, headline=headline, place=place or Place(file), hint=hint)
    return UnsoundLogError([found], {})

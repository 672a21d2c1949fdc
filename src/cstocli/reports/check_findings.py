"""The findings of a check as rows, so that they can be read in the formats of every other answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cstocli.check.rules import RULES
from cstocli.model.diagnostics import Diagnostic
from cstocli.reports.report import Layout, Report, column_names


class FindingRow(NamedTuple):
    """One finding, with its place in a file."""

    severity: str
    code: str
    slug: str
    file: str
    line: int | None
    """None if the finding is about a whole file."""
    column: int | None
    message: str
    hint: str | None
    """What to do, in the imperative."""
    allowed: str | None
    """Why the log accepts the finding, if it does."""


def findings(found: Sequence[Diagnostic], summary: str) -> Report[FindingRow]:
    """Return one row for each finding of a check, in the order given."""
    return Report(
        command="check",
        title="Findings of csto check",
        columns=column_names(FindingRow._fields),
        rows=tuple(map(_row, found)),
        layout=Layout(brief=("severity", "code", "file", "line", "message")),
        summary=summary or "No findings",
    )


def _row(found: Diagnostic) -> FindingRow:
    place = found.place
    return FindingRow(
        severity=found.severity.value,
        code=found.code,
        slug=RULES[found.code].slug,
        file=place.file,
        line=place.line or None,
        column=place.column or None,
        message=found.headline,
        hint=found.hint,
        allowed=found.allowed,
    )

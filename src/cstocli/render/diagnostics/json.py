"""Diagnostics as JSON, in the envelope that every command shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cstocli.check.rules import RULES
from cstocli.model.diagnostics import Diagnostic, Place
from cstocli.render.diagnostics.interface import CheckResult


def json(result: CheckResult) -> str:
    """Return the envelope with one object for each diagnostic, in ASCII."""
    from cstocli.render.envelope import envelope, to_json

    content = envelope(
        "check",
        result.log,
        on=None,
        reading=None,
        data=[_object(found) for found in result.diagnostics],
        notes=[result.summary] if result.summary else [],
    )
    return to_json(content, unicode=False, indent=2) + "\n"


def _object(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "slug": RULES[found.code].slug,
        "severity": found.severity.value,
        "headline": found.headline,
        **_location(found.place),
        "label": found.label or None,
        "hint": found.hint,
        "also": [{**_location(place), "label": label} for place, label in found.also],
        "allowed": found.allowed,
    }


def _location(place: Place) -> Mapping[str, str | int | None]:
    """Return the file, line and columns of a place; line and columns are null if the place is a whole file."""
    has_line = place.line > 0
    return {
        "file": place.file,
        "line": place.line if has_line else None,
        "column": place.column if has_line else None,
        "end_column": place.end if has_line else None,
    }

"""Findings in every form: for people, and for machines as JSON, as SARIF, as the lines that GitHub annotates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cstocli.check.rules import RULES
from cstocli.model.diagnostics import Diagnostic, Place, Severity
from cstocli.model.log import EventLog
from cstocli.render.cells import visible
from cstocli.render.context import RenderContext
from cstocli.render.diagnostics.caret import concise, full

_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


class Checked(NamedTuple):
    """What a check found, and what is needed to show it."""

    diagnostics: Sequence[Diagnostic]
    texts: Mapping[str, bytes]
    """The files by name."""
    log: EventLog | None
    """The one log that was checked, if it was one and could be read."""
    summary: str


def as_json(checked: Checked) -> str:
    """Return the envelope of every command, with a finding a row."""
    from cstocli.render.envelope import dumped, envelope

    told = envelope(
        "check",
        checked.log,
        on=None,
        reading=None,
        data=[_row(found) for found in checked.diagnostics],
        notes=[checked.summary] if checked.summary else [],
    )
    return dumped(told, unicode=False, indent=2) + "\n"


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one workflow command a finding, as GitHub reads them from the output of a step."""
    return "".join(f"{_command(found)}\n" for found in diagnostics)


def _row(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "slug": RULES[found.code].slug,
        "severity": found.severity.value,
        "headline": found.headline,
        **_placed(found.place),
        "label": found.label or None,
        "hint": found.hint,
        "also": [{**_placed(place), "label": words} for place, words in found.also],
        "allowed": found.allowed,
    }


def _placed(place: Place) -> Mapping[str, str | int | None]:
    known = place.line > 0
    return {
        "file": place.file,
        "line": place.line if known else None,
        "column": place.column if known else None,
        "end_column": place.end if known else None,
    }


def _command(found: Diagnostic) -> str:
    place = found.place
    where = {"file": visible(place.file)}
    if place.line:
        where |= {"line": str(place.line), "col": str(place.column), "endColumn": str(place.end)}
    where["title"] = f"{found.code} {RULES[found.code].slug}"
    properties = ",".join(f"{key}={_property(value)}" for key, value in where.items())
    level = _GITHUB[found.severity] if found.allowed is None else "notice"
    message = "\n".join(filter(None, (found.headline, found.hint and f"hint: {found.hint}")))
    return f"::{level} {properties}::{_message(message)}"


def _message(text: str) -> str:
    """Return a text as it can stand in a workflow command: its lines apart, nothing that a terminal would obey."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return shown.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(checked: Checked, _setting: RenderContext) -> str:
    from cstocli.render.diagnostics.sarif import sarif

    return sarif(checked.diagnostics)


FORMS: Final[Mapping[str, Callable[[Checked, RenderContext], str]]] = {
    "full": lambda checked, setting: full(checked.diagnostics, checked.texts, setting),
    "concise": lambda checked, _: concise(checked.diagnostics),
    "json": lambda checked, _: as_json(checked),
    "github": lambda checked, _: github(checked.diagnostics),
    "sarif": _sarif,
}
"""Every form of the findings of a check, by its name."""

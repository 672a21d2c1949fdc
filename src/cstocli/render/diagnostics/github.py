"""Diagnostics as GitHub workflow commands, which GitHub shows as annotations beside the lines of a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cstocli.check.rules import RULES
from cstocli.model.diagnostics import Diagnostic, Severity
from cstocli.render.cells import visible

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one workflow command, on one line, for each diagnostic; what the log allows is a notice."""
    return "".join(f"{_command(found)}\n" for found in diagnostics)


def _command(found: Diagnostic) -> str:
    place = found.place
    properties = {"file": visible(place.file)}
    if place.line:
        properties |= {"line": str(place.line), "col": str(place.column), "endColumn": str(place.end)}
    properties["title"] = f"{found.code} {RULES[found.code].slug}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    level = _LEVELS[found.severity] if found.allowed is None else "notice"
    message = "\n".join(filter(None, (found.headline, found.hint and f"hint: {found.hint}")))
    return f"::{level} {listed}::{_message(message)}"


def _message(text: str) -> str:
    """Return a text escaped for the message of a workflow command; line breaks stay, other controls are shown."""
    escaped = "\n".join(visible(line) for line in text.split("\n"))
    return escaped.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text escaped for a property, where a colon and a comma have a meaning too."""
    return _message(text).replace(":", "%3A").replace(",", "%2C")

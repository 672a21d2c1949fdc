"""Diagnostics as SARIF 2.1.0, the format in which code hosts and editors read the results of a checker."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from cstocli import __version__
from cstocli.check.explanation import explanation
from cstocli.check.rule import Rule
from cstocli.check.rules import RULES
from cstocli.model.diagnostics import Diagnostic, Place, Severity

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one run with every diagnostic; one that the log allows is marked as suppressed, with its reason."""
    codes = list(dict.fromkeys(found.code for found in diagnostics))
    run = {
        "tool": {
            "driver": {
                "name": "csto",
                "version": __version__,
                "rules": [_rule(RULES[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes) for found in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: type[Rule]) -> dict[str, Any]:
    text = explanation(rule)
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": text.what},
        "help": {"text": f"{text.why}\nExample: {text.example}\nInstead: {text.instead}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, codes: Sequence[str]) -> dict[str, Any]:
    hint = f" ({found.hint})" if found.hint else ""
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.headline}{hint}"},
        "locations": [_location(found.place)],
    }
    if found.also:
        result["relatedLocations"] = list(_related(found.also))
    if found.allowed is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": found.allowed}]
    return result


def _related(also: Iterable[tuple[Place, str]]) -> Iterable[dict[str, Any]]:
    for number, (place, label) in enumerate(also, start=1):
        yield {"id": number, **_location(place), "message": {"text": label}}


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end}
    return {"physicalLocation": physical}


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")

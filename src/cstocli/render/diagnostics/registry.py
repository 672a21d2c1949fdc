"""Every format of diagnostics, by its name. SARIF needs the explanations of the rules, so it is imported when used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cstocli.render.context import RenderContext
from cstocli.render.diagnostics.github import github
from cstocli.render.diagnostics.interface import CheckResult, DiagnosticFormat
from cstocli.render.diagnostics.json import json
from cstocli.render.diagnostics.text import concise, full


def _sarif(result: CheckResult, _context: RenderContext) -> str:
    from cstocli.render.diagnostics.sarif import sarif

    return sarif(result.diagnostics)


DIAGNOSTIC_FORMATS: Final[Mapping[str, DiagnosticFormat]] = {
    "full": lambda result, context: full(result.diagnostics, result.texts, context),
    "concise": lambda result, _context: concise(result.diagnostics),
    "json": lambda result, _context: json(result),
    "github": lambda result, _context: github(result.diagnostics),
    "sarif": _sarif,
}
"""The values of ``csto check --format``."""

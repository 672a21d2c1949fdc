"""The rules of ``csto check``: a list of them, or one with its reason, an example and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from cstocli.check.explanation import explanation
from cstocli.check.rule import Rule
from cstocli.check.rules import RULES
from cstocli.check.selection import codes
from cstocli.reports.report import RECORD, Report, count_of


def explain_rules(word: str | None = None) -> Report:
    """Return one rule, by its code or slug; the rules of a family, "CS3"; or all. Raises ``UnknownNameError``."""
    found = sorted(RULES if word is None else codes(word))
    return _rule(RULES[found[0]]) if len(found) == 1 else _rules(found)


def _rules(listed: Sequence[str]) -> Report:
    found = [RULES[code] for code in listed]
    rows = tuple((rule.code, rule.slug, rule.severity, explanation(rule).what) for rule in found)
    return Report(
        command="check",
        title="Rules of csto check",
        columns=("code", "slug", "severity", "what"),
        rows=rows,
        summary=count_of(len(rows), "rule"),
        notes=("`csto check --explain CODE` gives the reason, an example and what to write instead.",),
    )


def _rule(found: type[Rule]) -> Report:
    return Report(
        command="check",
        title=f"{found.code} {found.slug}",
        columns=("code", "slug", "severity", "what", "why", "example", "instead", "requires"),
        rows=((found.code, found.slug, found.severity, *explanation(found), found.requires),),
        layout=RECORD,
    )

"""The rules, told: the list of them, or one with its reason, an example and what to write instead."""

from __future__ import annotations

from cstocli.core.names import unknown
from cstocli.core.report import Report
from cstocli.core.rules import RULES, Rule
from cstocli.core.rules.explanation import explanation


def rules() -> Report:
    """Return every rule by its code."""
    rows = tuple((rule.code, rule.slug, rule.severity, explanation(rule).what) for rule in by_code())
    return Report(
        command="explain",
        title="What csto check finds",
        columns=("code", "slug", "severity", "what"),
        rows=rows,
        summary=f"{len(rows)} rules",
        notes=("`csto explain CODE` tells why, with an example and what to write instead.",),
    )


def rule(word: str) -> Report:
    """Return one rule, by its code or slug in any case. Raises ``UnknownNameError`` when there is none."""
    folded = word.strip().casefold()
    found = next((cls for cls in RULES.values() if folded in (cls.code.casefold(), cls.slug)), None)
    if found is None:
        raise unknown("rule", word, [*RULES, *(cls.slug for cls in RULES.values())])
    return Report(
        command="explain",
        title=f"{found.code} {found.slug}",
        columns=("code", "slug", "severity", "what", "why", "example", "instead", "requires"),
        rows=((found.code, found.slug, found.severity, *explanation(found), found.requires),),
        as_record=True,
    )


def by_code() -> list[type[Rule]]:
    """Return the rules in the order of their codes."""
    return sorted(RULES.values(), key=lambda cls: cls.code)

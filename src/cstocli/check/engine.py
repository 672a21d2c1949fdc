"""Every rule on one log: what is found, what the log itself accepts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from cstocli.check.context import CheckContext
from cstocli.check.rule import RULES, Rule
from cstocli.model.diagnostics import Finding, KeyPath, Severity
from cstocli.model.log import EventLog

_ROOT = 2
"""Parts of a path that name a whole table: ("event", 3), ("sources", "s1")."""


class GradedFinding(NamedTuple):
    """A finding, how much it weighs, and why the log accepts it, if it does."""

    finding: Finding
    severity: Severity
    allowed: str | None = None


def check(log: EventLog, wanted: Collection[str] = RULES) -> list[GradedFinding]:
    """Return what the wanted rules find in a log that could be read, in the order of the rules.

    Rules that an event allows are run too, so that an ``allow`` that silences nothing
    can be distinguished from one that does.
    """
    context = CheckContext(log)
    found: dict[str, list[Finding]] = {}
    allowed = {code for _, event in context.having("allow") for code in event.allow}
    for cls in sorted(RULES.values(), key=lambda cls: cls.phase):
        if cls.code in wanted or cls.code in allowed:
            _run(cls, context, found)
    return [
        GradedFinding(finding, RULES[code].severity, _allowed(context, finding))
        for code, findings in found.items()
        if code in wanted
        for finding in findings
    ]


def _run(cls: type[Rule], context: CheckContext, found: dict[str, list[Finding]]) -> None:
    """Run one rule, after those that it requires, and keep what it finds of events that those found sound."""
    if cls.code in found:
        return
    for code in cls.requires:
        _run(RULES[code], context, found)
    failed = {root for code in cls.requires for finding in found[code] for root in _roots(RULES[code], finding)}
    found[cls.code] = [finding for finding in cls().check(context) if finding.path[:_ROOT] not in failed]
    for finding in found[cls.code]:
        if _allowed(context, finding) is not None:
            context.silenced.add((finding.path[:_ROOT], finding.code))
        elif cls.severity is Severity.ERROR:
            context.failed.update(_roots(cls, finding))


def _roots(cls: type[Rule], finding: Finding) -> Iterator[KeyPath]:
    """Yield the events that a finding is about."""
    yield finding.path[:_ROOT]
    if cls.blames_related:
        yield from (path[:_ROOT] for path, _ in finding.also)


def _allowed(context: CheckContext, finding: Finding) -> str | None:
    """Return why the event of a finding accepts it, if it does."""
    match finding.path[:_ROOT]:
        case ("event", int(index)):
            allow = context.log.events[index].allow
        case ("rejected", int(index)):
            allow = context.log.rejected[index].event.allow
        case _:
            return None
    return allow.get(finding.code)

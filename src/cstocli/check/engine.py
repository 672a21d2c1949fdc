"""Every rule on one log: what is found, what the log itself accepts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from cstocli.check.context import Case
from cstocli.check.rule import RULES, Rule
from cstocli.model.diagnostics import Finding, KeyPath, Severity
from cstocli.model.log import EventLog

_ROOT = 2
"""Parts of a path that name a whole table: ("event", 3), ("sources", "s1")."""


class Found(NamedTuple):
    """A finding, how much it weighs, and why the log accepts it, if it does."""

    finding: Finding
    severity: Severity
    allowed: str | None = None


def check(log: EventLog, wanted: Collection[str] = RULES) -> list[Found]:
    """Return what the wanted rules find in a log that could be read, in the order of the rules.

    Rules that an event allows are run too, so that an ``allow`` that silences nothing can be told from one that does.
    """
    case = Case(log)
    found: dict[str, list[Finding]] = {}
    allowed = {code for _, event in case.having("allow") for code in event.allow}
    for cls in sorted(RULES.values(), key=lambda cls: cls.turn):
        if cls.code in wanted or cls.code in allowed:
            _run(cls, case, found)
    return [
        Found(finding, RULES[code].severity, _allowed(case, finding))
        for code, findings in found.items()
        if code in wanted
        for finding in findings
    ]


def _run(cls: type[Rule], case: Case, found: dict[str, list[Finding]]) -> None:
    """Run one rule, after those that it requires, and keep what it finds of events that those found sound."""
    if cls.code in found:
        return
    for code in cls.requires:
        _run(RULES[code], case, found)
    failed = {root for code in cls.requires for finding in found[code] for root in _roots(RULES[code], finding)}
    found[cls.code] = [finding for finding in cls().check(case) if finding.path[:_ROOT] not in failed]
    for finding in found[cls.code]:
        if _allowed(case, finding) is not None:
            case.silenced.add((finding.path[:_ROOT], finding.code))
        elif cls.severity is Severity.ERROR:
            case.failed.update(_roots(cls, finding))


def _roots(cls: type[Rule], finding: Finding) -> Iterator[KeyPath]:
    """Yield the events that a finding is about."""
    yield finding.path[:_ROOT]
    if cls.joins:
        yield from (path[:_ROOT] for path, _ in finding.also)


def _allowed(case: Case, finding: Finding) -> str | None:
    """Return why the event of a finding accepts it, if it does."""
    match finding.path[:_ROOT]:
        case ("event", int(index)):
            allow = case.log.events[index].allow
        case ("rejected", int(index)):
            allow = case.log.rejected[index].event.allow
        case _:
            return None
    return allow.get(finding.code)

"""Ask whether a rule reports a finding on a log."""

from __future__ import annotations

from cstocli.check.engine import check
from cstocli.model.log import EventLog


def has_finding(log: EventLog, code: str) -> bool:
    """Return whether the rule with this code has a finding on the log."""
    return code in {one.finding.code for one in check(log, {code})}

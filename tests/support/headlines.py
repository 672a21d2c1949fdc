"""What a rule says of a log."""

from __future__ import annotations

from cstocli.check.engine import check
from cstocli.model.log import EventLog


def tells(log: EventLog, code: str) -> bool:
    """Whether a rule finds anything in a log."""
    return code in {one.finding.code for one in check(log, {code})}

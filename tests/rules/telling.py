"""What a rule says of a log."""

from __future__ import annotations

from cstocli.core.log import Log
from cstocli.core.rules import check


def tells(log: Log, code: str) -> bool:
    """Whether a rule finds anything in a log."""
    return code in {one.finding.code for one in check(log, {code})}

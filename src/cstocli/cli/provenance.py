"""What an answer or a file was made from: program, log, reading, question; so that it can be made again."""

from __future__ import annotations

import cstocli
from cstocli.core.log import Log
from cstocli.core.terms import Reading


def facts(log: Log, reading: Reading, query: str) -> dict[str, str]:
    """Return what must be known to make something again from a log."""
    made = {
        "tool": f"csto {cstocli.__version__}",
        "query": query,
        "organisation": log.organisation,
        "title": log.title,
        "verified_to": log.verified_to.isoformat(),
        "sha256": log.sha256,
        "reading": reading.value,
    }
    return {**made, "preferred": log.preferred.source} if log.preferred else made

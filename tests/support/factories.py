"""Events made without a file, for tests of what they do."""

from __future__ import annotations

from typing import Any

from cstocli.model.dates import parse
from cstocli.model.events import KINDS, Event
from cstocli.model.terms import Confidence, SourceKey


def made(kind: str, when: str = "2000-01-01", **fields: Any) -> Event:  # noqa: ANN401 - each field has its own type
    """Return an event; what every event must have is filled in."""
    given = {"id": f"{kind}-{when}", "title": "Something happens", "confidence": Confidence.HIGH}
    return KINDS[kind](date=parse(when), sources=(SourceKey("s1"),), **(given | fields))

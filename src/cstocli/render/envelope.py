"""The JSON envelope that every command shares, written without characters that change the direction of text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from cstocli.model.log import EventLog
from cstocli.model.terms import Reading
from cstocli.render.cells import DIRECTION

ENVELOPE: Final = 1
"""The version of the envelope. It increases only when a key is removed or changes its meaning."""


def envelope(  # noqa: PLR0913 - one parameter for each key
    command: str,
    log: EventLog | None,
    *,
    on: date | None,
    reading: Reading | None,
    data: list[Any],
    notes: Iterable[str],
) -> dict[str, Any]:
    """Return the keys that the JSON of every command has; ``log`` is null for a command that reads no log."""
    return {
        "csto": ENVELOPE,
        "command": command,
        "log": log and _about(log),
        "on": on and str(on),
        "reading": reading,
        "data": data,
        "notes": list(notes),
    }


def _about(log: EventLog) -> dict[str, Any]:
    """Return what identifies a log; the day of knowledge only where the log was reduced to one."""
    about = {"organisation": log.organisation, "verified_to": str(log.verified_to), "sha256": log.sha256}
    known = log.knowledge
    if known is None:
        return about
    left_out = len(known.later) + len(known.undatable) + len(known.unread)
    return about | {
        "known_by": {"day": str(known.day), "events_left_out": left_out, "sources_without_date": known.undated}
    }


def to_json(value: object, *, unicode: bool, indent: int | None = None) -> str:
    """Return a value as JSON text, in ASCII if ``unicode`` is false. Direction marks are always escaped."""
    text = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    if text.isascii() and "\x7f" not in text:
        return text
    return re.sub(f"[{DIRECTION}]", lambda found: f"\\u{ord(found[0]):04x}", text)

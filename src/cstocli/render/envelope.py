"""The JSON of every command: one envelope, and no character in it that turns the direction of writing."""

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
"""Version of the envelope; it grows only when a key changes its meaning or goes."""


def envelope(  # noqa: PLR0913 - one parameter a key
    command: str,
    log: EventLog | None,
    *,
    on: date | None,
    reading: Reading | None,
    data: list[Any],
    notes: Iterable[str],
) -> dict[str, Any]:
    """Return what every command says in JSON; ``log`` is null where none was asked."""
    return {
        "csto": ENVELOPE,
        "command": command,
        "log": log and {"organisation": log.organisation, "verified_to": str(log.verified_to), "sha256": log.sha256},
        "on": on and str(on),
        "reading": reading,
        "data": data,
        "notes": list(notes),
    }


def dumped(value: object, *, unicode: bool, indent: int | None = None) -> str:
    """Return a value as JSON; where the output is not Unicode, in ASCII."""
    text = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    if text.isascii() and "\x7f" not in text:
        return text
    return re.sub(f"[{DIRECTION}]", lambda found: f"\\u{ord(found[0]):04x}", text)

"""What a rule says of itself, from its docstring: under four headings, in the order of every explanation."""

from __future__ import annotations

import inspect
from typing import NamedTuple

from cstocli.check.rule import Rule

_HEADINGS = ("Why", "Example", "Instead")


class Explanation(NamedTuple):
    """The four parts of a docstring, each as one line of text."""

    what: str
    why: str
    example: str
    instead: str


def explanation(rule: type[Rule]) -> Explanation:
    """Return what a rule checks, why, an example of what it finds, and what to write instead."""
    parts: dict[str, list[str]] = {heading: [] for heading in ("", *_HEADINGS)}
    heading = ""
    for line in inspect.cleandoc(rule.__doc__ or "").splitlines():
        first, colon, rest = line.partition(": ")
        is_headed = colon and first in _HEADINGS
        heading = first if is_headed else heading
        parts[heading].append((rest if is_headed else line).strip())
    return Explanation(*(" ".join(filter(None, lines)) for lines in parts.values()))

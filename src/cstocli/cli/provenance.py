"""What an answer or a file was made from: program, log, reading, question; so that it can be made again."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import cstocli
from cstocli.cli.forms import Form
from cstocli.core.log import Log
from cstocli.core.report import Report
from cstocli.core.terms import Reading

_BESIDE: Final = ("table", "md", "html")
"""Formats for people, which tell it in a sentence below the rows."""
_SET_APART: Final = ("--log", "--format", "-f", "--width")
"""Options that do not belong to the question: whose log, and how the answer looks."""
_SWITCHES: Final = ("--provenance", "--pager", "--no-pager")


def facts(log: Log, reading: Reading, query: str) -> dict[str, str]:
    """Return what must be known to make something again from a log."""
    made = {
        "tool": f"csto {cstocli.__version__}",
        "query": query,
        "organisation": log.organisation,
        "verified_to": log.verified_to.isoformat(),
        "sha256": log.sha256,
        "reading": reading.value,
    }
    return {**made, "preferred": log.preferred.source} if log.preferred else made


def traced(report: Report, log: Log, form: Form, today: date) -> Report:
    """Return an answer that tells what it was made from, and how it can be made again on any later day."""
    query = shlex.join(("csto", *_asked(sys.argv[1:], report.on, today)))
    report = report.replace(provenance=facts(log, report.reading, query))
    if form.name not in _BESIDE:
        return report
    made = f"Made by csto {cstocli.__version__} from the log {log.sha256}: {query}"
    return report.replace(notes=(*report.notes, made))


def _asked(words: Iterable[str], on: date | None, today: date) -> Iterator[str]:
    """Yield the words of a question, without what only says how to print it, and with its day as a date."""
    left = iter(words)
    for word in left:
        name, equals, value = word.partition("=")
        if word in _SWITCHES or (word.startswith("-f") and word != "-f"):
            continue
        if name in _SET_APART or (on and name == "--on"):
            if not equals:
                next(left, None)
        elif equals and name.startswith("--") and value.casefold() == "today":
            yield f"{name}={today}"
        else:
            yield str(today) if word.casefold() == "today" else word
    if on:
        yield f"--on={on}"

"""What an answer or a file was made from: program, log, reading, question; so that it can be made again."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import cstocli
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Reading
from cstocli.render.formats.formats import FORMATS
from cstocli.reports.report import Report

_SET_APART: Final = ("--log", "--format", "-f", "--width")
"""Options that do not belong to the question: whose log, and how the answer looks."""
_SHORT: Final = 2
"""Letters of an option to which its value may be attached: -fcsv."""
_SWITCHES: Final = ("--provenance", "--pager", "--no-pager")


def facts(log: EventLog, reading: Reading, query: str) -> dict[str, str]:
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


def cited() -> str:
    """Return how to cite the program and the log that is asked by default."""
    from cstocli.load.reader import read_log
    from cstocli.render.citation import citation

    path = os.environ.get("CSTO_LOG")
    return citation(read_log(path or None, bibliography=False), shipped=not path)


def traced(report: Report, log: EventLog, form: str, today: date) -> Report:
    """Return an answer that tells what it was made from, and how it can be made again on any later day.

    ``form`` is the name of the format in which it is printed.
    """
    query = shlex.join(("csto", *_pinned(question(sys.argv[1:]), report.on, today)))
    report = replace(report, provenance=facts(log, report.reading, query) | {"format": form})
    if FORMATS[form].tells_provenance:
        return report
    made = f"Made by csto {cstocli.__version__} from the log {log.sha256}: {query}"
    return replace(report, notes=(*report.notes, made))


def question(words: Iterable[str]) -> list[str]:
    """Return the words of a question without what says whose log is asked and how the answer is printed."""
    return _without(words, _SET_APART, _SWITCHES)


def _without(words: Iterable[str], valued: Sequence[str], switches: Sequence[str] = ()) -> list[str]:
    """Return words without some options and their values."""
    kept: list[str] = []
    left = iter(words)
    for word in left:
        name, equals, _ = word.partition("=")
        if name in valued:
            if not equals:
                next(left, None)
        elif word not in switches and not any(word.startswith(one) for one in valued if len(one) == _SHORT):
            kept.append(word)
    return kept


def _pinned(words: list[str], on: date | None, today: date) -> Iterator[str]:
    """Yield a question with its day as a date, whatever the clock will say later."""
    if on:
        words = _without(words, ("--on",))
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        told = name if equals and name.startswith("--") else ""
        said = value if told else word
        day = str(today) if said.casefold() == "today" else said
        yield f"{told}={day}" if told else day
        if place == 0 and on:
            yield f"--on={on}"

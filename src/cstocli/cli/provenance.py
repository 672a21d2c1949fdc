"""Provenance: the program, log, reading and query that an answer or a file was made from, so it can be repeated."""

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
from cstocli.reports.report import Report

_OPTIONS_APART: Final = ("--log", "--bibliography", "--format", "-f", "--width")
"""Options that are not part of the query: which log, and how the answer looks."""
_SHORT_LENGTH: Final = 2
"""Characters of a short option, to which its value may be attached: -fcsv."""
_FLAGS_APART: Final = ("--provenance", "--pager", "--no-pager", "--quiet", "-q", "--unsound")


def facts(log: EventLog, reading: Reading, query: str) -> dict[str, str]:
    """Return the provenance of something that a query made from a log."""
    provenance = {
        "tool": f"csto {cstocli.__version__}",
        "query": query,
        "organisation": log.organisation,
        "verified_to": log.verified_to.isoformat(),
        "sha256": log.sha256,
        "reading": reading.value,
    }
    if log.preferred:
        provenance["preferred"] = log.preferred.source
    if log.knowledge:
        provenance["known_by"] = log.knowledge.day.isoformat()
    if log.errors:
        provenance["errors"] = str(log.errors)
    return provenance


def format_citation() -> str:
    """Return how to cite the program and the log in use. Raises ``UnsoundLogError`` when the log cannot be read."""
    from cstocli.load.reader import read_log
    from cstocli.render.citations.software import citation

    path = os.environ.get("CSTO_LOG")
    return citation(read_log(path or None, bibliography=False), shipped=not path)


def with_provenance(report: Report, log: EventLog, format_name: str, today: date) -> Report:
    """Return an answer with its provenance, which names the day so that the query can be repeated later."""
    query = shlex.join(("csto", *_pinned(query_words(sys.argv[1:]), report.on, today)))
    return replace(report, provenance=facts(log, report.reading, query) | {"format": format_name})


def query_words(words: Iterable[str]) -> list[str]:
    """Return the words of a command line without the options for the log and the layout of the answer."""
    return _without(words, _OPTIONS_APART, _FLAGS_APART)


def _without(words: Iterable[str], options: Sequence[str], flags: Sequence[str] = ()) -> list[str]:
    """Return words without some options, their values and some flags."""
    kept: list[str] = []
    left = iter(words)
    for word in left:
        name, equals, _ = word.partition("=")
        if name in options:
            if not equals:
                next(left, None)
        elif word not in flags and not any(word.startswith(one) for one in options if len(one) == _SHORT_LENGTH):
            kept.append(word)
    return kept


def _pinned(words: list[str], on: date | None, today: date) -> Iterator[str]:
    """Yield the words of a query with its day as a date instead of ``today``."""
    if on:
        words = _without(words, ("--on",))
    for place, word in enumerate(words):
        name, equals, value = word.partition("=")
        option = name if equals and name.startswith("--") else ""
        text = value if option else word
        dated = str(today) if text.casefold() == "today" else text
        yield f"{option}={dated}" if option else dated
        if place == 0 and on:
            yield f"--on={on}"

"""How to cite the program and the log that it replays, by version and hash: as text and as BibTeX."""

from __future__ import annotations

from typing import Final, NamedTuple

import cstocli
from cstocli.model.log import EventLog
from cstocli.render.cells import visible
from cstocli.render.citations.bibtex import entry, escape, verbatim

_AUTHORS: Final = "The csto contributors"
_PROGRAM: Final = "csto: replay the log of an international organisation"


class _Work(NamedTuple):
    """What is cited: the program or a log."""

    key: str
    author: str
    year: str
    title: str
    kind: str
    version: str
    licence: str


def citation(log: EventLog, *, shipped: bool) -> str:
    """Return how to cite the program and a log; the log has an author and a licence only if ``shipped`` is true."""
    works = [
        _Work(
            key="csto",
            author=_AUTHORS,
            year=cstocli.__date__[:4],
            title=_PROGRAM,
            kind="Computer software",
            version=f"version {cstocli.__version__}",
            licence="MIT",
        ),
        _Work(
            key=f"csto-log-{log.sha256[:8]}",
            author=_AUTHORS if shipped else "",
            year=str(log.verified_to.year),
            title=f"{log.title}: an event log",
            kind="Data set",
            version=f"verified to {log.verified_to}, SHA-256 {log.sha256}",
            licence="CC BY 4.0" if shipped else "",
        ),
    ]
    lines = [f"{visible(_line(work))}\n" for work in works]
    return "".join([*lines, *(f"\n{entry(work.key, _fields(work))}" for work in works)])


def _line(work: _Work) -> str:
    author = f"{work.author} ({work.year}). " if work.author else ""
    licence = f" {work.licence}." if work.licence else ""
    return f"{author}{work.title} ({work.version}) [{work.kind}].{licence}"


def _fields(work: _Work) -> dict[str, str]:
    return {
        "author": verbatim(work.author),
        "year": work.year,
        "title": verbatim(work.title),
        "version": escape(work.version.removeprefix("version ")),
        "note": escape(work.kind),
    }

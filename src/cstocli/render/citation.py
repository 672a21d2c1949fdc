"""How to cite the program, and the log that it replays, by version and hash: in words and as BibTeX."""

from __future__ import annotations

from typing import Final, NamedTuple

import cstocli
from cstocli.model.log import EventLog
from cstocli.render.bibliography import entry, tex, whole
from cstocli.render.cells import visible

_AUTHORS: Final = "The csto contributors"
_PROGRAM: Final = "csto: replay the log of an international organisation"


class _Work(NamedTuple):
    key: str
    author: str
    year: str
    title: str
    kind: str
    version: str
    licence: str


def citation(log: EventLog, *, shipped: bool) -> str:
    """Return the citations of the program and of a log; of the authors of another log than ours nothing is said."""
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
            title=f"{log.title}: a record of events",
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
        "author": whole(work.author),
        "year": work.year,
        "title": whole(work.title),
        "version": tex(work.version.removeprefix("version ")),
        "note": tex(work.kind),
    }

"""How to cite the program, and the log that it replays, by version and hash: in words and as BibTeX."""

from __future__ import annotations

from typing import Final, NamedTuple

import cstocli
from cstocli.core.log import Log
from cstocli.render.cells import visible
from cstocli.render.cite import tex

AUTHORS: Final = "The csto authors"
PROGRAM: Final = "csto: replay the log of an international organisation"


class _Work(NamedTuple):
    key: str
    author: str
    year: str
    title: str
    kind: str
    version: str
    licence: str


def citation(log: Log, *, shipped: bool) -> str:
    """Return the citations of the program and of a log; of the authors of another log than ours nothing is said."""
    works = [
        _Work(
            "csto", AUTHORS, cstocli.__date__[:4], PROGRAM, "Computer software", f"version {cstocli.__version__}", "MIT"
        ),
        _Work(
            key=f"csto-log-{log.sha256[:8]}",
            author=AUTHORS if shipped else "",
            year=str(log.verified_to.year),
            title=f"{log.title}: a record of events",
            kind="Data set",
            version=f"verified to {log.verified_to}, SHA-256 {log.sha256}",
            licence="CC BY 4.0" if shipped else "",
        ),
    ]
    return "".join(f"{visible(_line(work))}\n" for work in works) + "".join(f"\n{_entry(work)}" for work in works)


def _line(work: _Work) -> str:
    author = f"{work.author} ({work.year}). " if work.author else ""
    licence = f" {work.licence}." if work.licence else ""
    return f"{author}{work.title} ({work.version}) [{work.kind}].{licence}"


def _entry(work: _Work) -> str:
    fields = {
        "author": "{" + tex(work.author) + "}" if work.author else "",
        "year": work.year,
        "title": "{" + tex(work.title) + "}",
        "version": tex(work.version.removeprefix("version ")),
        "note": tex(work.kind),
    }
    lines = [f"  {name} = {{{visible(value)}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{work.key},\n{''.join(lines)}}}\n"

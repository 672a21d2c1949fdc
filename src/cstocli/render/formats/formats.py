"""A Report in every format. A format is one function from a report and its setting to text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cstocli.model.log import EventLog
from cstocli.render.cells import inert, jsonable, plain, visible
from cstocli.render.context import RenderContext
from cstocli.reports.report import Report

COMMENT: Final = "# csto "
"""What a line above a table begins with that tells what it was made from."""


class Format(NamedTuple):
    """How a format writes a report. What its text does not tell is told beside it."""

    render: Callable[[Report, EventLog | None, RenderContext], str]
    tells_notes: bool = False
    """Whether the notes are in the text; else they are said on standard error."""
    tells_provenance: bool = False
    """Whether the text says what it was made from in a form of its own; else a note does."""


def table(report: Report, _log: EventLog | None, setting: RenderContext) -> str:
    """Return the table that people read; only this format loads Rich."""
    from cstocli.render.formats.table import draw

    return draw(report, setting)


def tsv(report: Report, _log: EventLog | None, setting: RenderContext) -> str:
    """Return tab-separated values: no quoting, one line a row; control characters are shown escaped."""
    return _comment(report) + "".join("\t".join(row) + "\n" for row in _lines(report, setting))


def comma_separated(report: Report, _log: EventLog | None, setting: RenderContext) -> str:
    """Return comma-separated values, quoted as in RFC 4180, lines ending in a plain newline."""
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(_lines(report, setting))
    return _comment(report) + out.getvalue()


def json_envelope(report: Report, log: EventLog | None, setting: RenderContext) -> str:
    """Return one JSON object, the same for every command; ``log`` and ``reading`` are null where none was asked."""
    from cstocli.render.envelope import dumped, envelope

    told = envelope(
        report.command,
        log,
        on=report.on,
        reading=report.reading if log else None,
        data=[_object(row) for row in report.dicts()],
        notes=report.notes,
    )
    if report.provenance:
        told["provenance"] = dict(report.provenance)
    return dumped(told, unicode=setting.unicode, indent=2) + "\n"


def json_lines(report: Report, _log: EventLog | None, setting: RenderContext) -> str:
    """Return one JSON object a row, after what they were made from."""
    from cstocli.render.envelope import dumped

    head = [{"provenance": dict(report.provenance)}] if report.provenance else []
    return "".join(f"{dumped(line, unicode=setting.unicode)}\n" for line in (*head, *map(_object, report.dicts())))


def markdown(report: Report, _log: EventLog | None, _setting: RenderContext) -> str:
    """Return a Markdown table, with the title above and the notes below."""
    lines = [f"**{_marked(report.title)}**", ""]
    names = (name if name.isidentifier() else _marked(name) for name in report.columns)
    lines += ["| " + " | ".join(names) + " |", "|" + " --- |" * len(report.columns)]
    lines += ["| " + " | ".join(_marked(plain(cell)) for cell in row) + " |" for row in report.rows]
    if report.summary:
        lines += ["", _marked(report.summary)]
    if report.notes:
        lines += ["", *(f"- {_marked(note)}" for note in report.notes)]
    return "\n".join(lines) + "\n"


def html(report: Report, _log: EventLog | None, setting: RenderContext) -> str:
    """Return a web page of its own; every text in it is escaped."""
    from cstocli.render.formats.hypertext import document

    return document(report, setting)


FORMATS: Final[Mapping[str, Format]] = {
    "table": Format(table, tells_notes=True),
    "tsv": Format(tsv, tells_provenance=True),
    "csv": Format(comma_separated, tells_provenance=True),
    "json": Format(json_envelope, tells_notes=True, tells_provenance=True),
    "jsonl": Format(json_lines, tells_provenance=True),
    "md": Format(markdown, tells_notes=True),
    "html": Format(html, tells_notes=True),
}

_MARKUP: Final = r"([\\`*_\[\]<>|~#&$]|^[-+=](?=\s|$))"
"""What Markdown would read as more than text; a mark of a list only where a line begins with it."""


def _marked(text: str) -> str:
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", re.sub(_MARKUP, r"\\\1", visible(text)))


def _comment(report: Report) -> str:
    """Return what a table was made from, one fact a line, as a comment above it."""
    return "".join(f"{COMMENT}{key}: {visible(value)}\n" for key, value in report.provenance.items())


def _lines(report: Report, setting: RenderContext) -> Iterator[list[str]]:
    """Yield the column names, if wanted, and the rows as texts."""
    if setting.header:
        yield [inert(name) for name in report.columns]
    for row in report.rows:
        yield [inert(plain(cell)) if not isinstance(cell, int | float) else plain(cell) for cell in row]


def _object(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: jsonable(cell) for key, cell in row.items()}

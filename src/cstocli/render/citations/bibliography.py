"""The sources of a log as text, as BibTeX or as CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from cstocli.model.dates import FIRST, LAST, Edtf
from cstocli.model.terms import Source, SourceKey
from cstocli.render.cells import visible
from cstocli.render.citations.bibtex import entry, escape, verbatim

Sources = Mapping[SourceKey, Source]
_URL_ESCAPES: Final = str.maketrans({sign: f"%{ord(sign):02X}" for sign in ' "<>\\^`{|}'})
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def text(sources: Sources) -> str:
    """Return one line for each source: publisher, title, date, address and key."""
    return "".join(f"{visible(_line(key, source))}\n" for key, source in sources.items())


def bibtex(sources: Sources) -> str:
    """Return a BibTeX entry for each source."""
    return "\n".join(entry(key, _bib_fields(source)) for key, source in sources.items())


def csl_json(sources: Sources) -> str:
    """Return an array of CSL-JSON items, in ASCII so that reference managers read it on any system."""
    import json

    return json.dumps([_csl_item(key, source) for key, source in sources.items()], indent=2) + "\n"


STYLES: Final[Mapping[str, Callable[[Sources], str]]] = {
    "text": text,
    "bibtex": bibtex,
    "csl-json": csl_json,
}
"""The values of ``--cite``."""


def _line(key: str, source: Source) -> str:
    title = f" “{source.title}”." if source.title else ""
    origin = f" After {source.origin}." if source.origin else ""
    date = str(source.date) if source.date else "No date"
    return f"{source.publisher}.{title}{origin} {date}. {source.url} [{key}]"


def _bib_fields(source: Source) -> dict[str, str]:
    return {
        "author": verbatim(source.publisher),
        "title": verbatim(source.title or ""),
        **_bib_date(source.date),
        "url": visible(source.url).translate(_URL_ESCAPES),
        "language": escape(source.language or ""),
        "note": escape(f"After {source.origin}") if source.origin else "",
    }


def _bib_date(date: Edtf | None) -> dict[str, str]:
    """Return the year, month and day of the first end of a date, as far as they are given."""
    parts = _parts(date)[0] if date else []
    fields = dict(zip(("year", "month", "day"), map(str, parts), strict=False))
    return fields | ({"month": _MONTHS[parts[1] - 1]} if "month" in fields else {})


def _parts(date: Edtf) -> list[list[int]]:
    """Return the year, month and day of each end of a date, as far as they are given; an open end is left out."""
    ends = re.sub(r"[?~%]|(-XX)+$", "", date.text).strip("[]").split("..")
    if not all(re.fullmatch(r"(\d{4}(-(0\d|1[0-2])(-\d\d)?)?)?", end) for end in ends):  # a set, 2012-21, 199X
        ends = ["" if day in (FIRST, LAST) else day.isoformat() for day in (date.earliest, date.latest)]
    return [[int(part) for part in end.split("-")] for end in ends if end]


def _csl_item(key: str, source: Source) -> dict[str, Any]:
    item = {
        "id": key,
        "type": "webpage",
        "title": source.title,
        "container-title": source.publisher,
        "publisher": source.publisher,
        "URL": source.url,
        "issued": _csl_date(source.date) if source.date else None,
        "language": source.language,
        "note": f"After {source.origin}" if source.origin else None,
    }
    return {name: value for name, value in item.items() if value is not None}


def _csl_date(date: Edtf) -> dict[str, Any]:
    is_vague = any(mark in date.text for mark in "?~%") or date.latest == LAST or date.earliest == FIRST
    return {"date-parts": _parts(date), **({"circa": True} if is_vague else {})}

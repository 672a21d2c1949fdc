"""Sources as citations: a line of text each, BibTeX, CSL-JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from cstocli.model.dates import Edtf
from cstocli.model.terms import Source, SourceKey
from cstocli.render.cells import visible

Sources = Mapping[SourceKey, Source]
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}&%$#_"},
    }
)
_URL: Final = str.maketrans({sign: f"%{ord(sign):02X}" for sign in ' "<>\\^`{|}'})
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def text(sources: Sources) -> str:
    """Return one line a source: publisher, title, date, address, and its key."""
    return "".join(f"{visible(_line(key, source))}\n" for key, source in sources.items())


def bibtex(sources: Sources) -> str:
    """Return an entry of BibTeX a source; what TeX would obey is escaped."""
    return "\n".join(entry(key, _bib_fields(source)) for key, source in sources.items())


def csl_json(sources: Sources) -> str:
    """Return the sources as an array of CSL-JSON items, in ASCII: reference managers read it on any system."""
    import json

    return json.dumps([_csl_item(key, source) for key, source in sources.items()], indent=2) + "\n"


STYLES: Final[Mapping[str, Callable[[Sources], str]]] = {
    "text": text,
    "bibtex": bibtex,
    "csl-json": csl_json,
}
"""How to write sources, by the name of the style."""


def _line(key: str, source: Source) -> str:
    title = f" “{source.title}”." if source.title else ""
    origin = f" After {source.origin}." if source.origin else ""
    date = str(source.date) if source.date else "No date"
    return f"{source.publisher}.{title}{origin} {date}. {source.url} [{key}]"


def entry(key: str, fields: Mapping[str, str]) -> str:
    """Return an entry of BibTeX with the fields that have a value; what TeX would obey is escaped in them already."""
    body = "".join(f"  {name} = {_braced(name, value)},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{body}}}\n"


def _bib_fields(source: Source) -> dict[str, str]:
    return {
        "author": whole(source.publisher),
        "title": whole(source.title or ""),
        **_bib_date(source.date),
        "url": visible(source.url).translate(_URL),
        "language": tex(source.language or ""),
        "note": tex(f"After {source.origin}") if source.origin else "",
    }


def _braced(name: str, value: str) -> str:
    """Return a value as BibTeX takes it: the months are words of its own."""
    return value if name == "month" else "{" + value + "}"


def tex(words: str) -> str:
    """Return a text as TeX shows it."""
    return visible(" ".join(words.split())).translate(_TEX)


def whole(words: str) -> str:
    """Return a name or a title that BibTeX leaves as it is: no first and last name, no capital made small."""
    return "{" + tex(words) + "}" if words else ""


def _bib_date(date: Edtf | None) -> dict[str, str]:
    """Return year, month and day as far as the first possible day of the date is known."""
    parts = _parts(date)[0] if date else []
    named = dict(zip(("year", "month", "day"), map(str, parts), strict=False))
    return named | ({"month": _MONTHS[parts[1] - 1]} if "month" in named else {})


def _parts(date: Edtf) -> list[list[int]]:
    """Return year, month and day of each end of a date, as far as they are known."""
    ends = (end.rstrip("~") for end in date.text.split("/") if end != "..")
    return [[int(part) for part in end.split("-")] for end in ends]


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
    is_vague = date.text.endswith("~") or ".." in date.text
    return {"date-parts": _parts(date), **({"circa": True} if is_vague else {})}

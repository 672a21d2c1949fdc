"""BibTeX entries, with every character that TeX would interpret escaped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cstocli.render.cells import visible

_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}&%$#_"},
    }
)


def entry(key: str, fields: Mapping[str, str]) -> str:
    """Return a ``@misc`` entry with the fields that are not empty; their values must be escaped already."""
    body = "".join(f"  {name} = {_value(name, value)},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{body}}}\n"


def escape(text: str) -> str:
    """Return a text on one line, escaped for TeX."""
    return visible(" ".join(text.split())).translate(_ESCAPES)


def verbatim(text: str) -> str:
    """Return a name or title escaped and in braces: BibTeX then keeps its capitals and does not split a name."""
    return "{" + escape(text) + "}" if text else ""


def _value(name: str, value: str) -> str:
    """Return a value in braces; a month is a macro of BibTeX and has none."""
    return value if name == "month" else "{" + value + "}"

"""The caret is under what is wrong in every script, and control characters are escaped."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from cstocli.model.diagnostics import Diagnostic, Place, Severity
from cstocli.model.struct import replace
from cstocli.render.context import RenderContext
from cstocli.render.diagnostics.text import concise, full


def _found(line: str, marked: str, **more: Any) -> tuple[Diagnostic, dict[str, bytes]]:  # noqa: ANN401 - each field has its own type
    """Return a finding on a part of the second line of a file, and its text."""
    column = line.index(marked) + 1
    place = Place("xo.toml", 2, column, column + len(marked))
    found = Diagnostic(code="CS999", severity=Severity.ERROR, headline="it is wrong", place=place)
    return replace(found, **more), {"xo.toml": f"[log]\n{line}\n".encode()}


def _columns(text: str) -> int:
    """Count the columns of a terminal, as the Unicode tables give them."""
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ('title = "x"', '"x"'),
        ('\ttitle = "x"', '"x"'),
        ('title = "統一した 同盟", kind = "x"', '"x"'),
        ('title = "e\u0301te\u0301", kind = "x"', '"x"'),
        ('title = "أرمينيَا", kind = "x"', '"x"'),
        ('title = "หนึ่งที่", kind = "x"', '"x"'),
        ('title = "a\u200db", kind = "x"', '"x"'),
        ('title = "x", kind = "統一"', '"統一"'),
        ('title = "Ⓐ🛡", kind = "x"', '"x"'),
    ],
)
def test_the_caret_stands_under_the_value_in_every_script(line: str, marked: str) -> None:
    shown = full([_found(line, marked)[0]], _found(line, marked)[1]).splitlines()
    excerpt, caret = shown[3], shown[4]
    before = excerpt[: excerpt.rindex(marked)]
    assert excerpt.endswith(line.replace("\t", " "))
    assert caret.index("^") == _columns(before)
    assert caret.count("^") == _columns(marked)


def test_control_characters_are_escaped_and_the_caret_stays_in_place() -> None:
    line = 'title = "a\u202eb\x1b[31m", kind = "x"'
    shown = full([_found(line, '"x"')[0]], _found(line, '"x"')[1]).splitlines()
    assert shown[3] == '2 | title = "a\\u202eb\\x1b[31m", kind = "x"'
    assert shown[4].index("^") == shown[3].index('"x"')


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_endings_and_a_byte_order_mark_are_not_shown(ending: str, mark: bytes) -> None:
    text = mark + f"title = 1{ending}".encode()
    found = Diagnostic(code="CS999", severity=Severity.ERROR, headline="x", place=Place("f", 1, 9, 10))
    assert full([found], {"f": text}) == "error[CS999]: x\n --> f:1:9\n  |\n1 | title = 1\n  |         ^\n  |\n"


def test_a_long_line_is_cut_around_the_caret() -> None:
    found, texts = _found("x" * 1_000_000 + ' "y" ' + "z" * 1_000_000, '"y"')
    shown = full([found], texts).splitlines()
    assert len(shown[3]) < 200
    assert shown[3].startswith("2 | ...xxx")
    assert shown[3].endswith("zzz...")
    assert shown[3][shown[4].index("^") :].startswith('"y"')


def test_the_caret_stays_in_place_where_the_encoding_lacks_letters() -> None:
    found, texts = _found('title = "ф", kind = "x"', '"x"')
    shown = full([found], texts, RenderContext(encoding="ascii")).splitlines()
    assert shown[3].endswith('title = "\\u0444", kind = "x"')
    assert shown[4].index("^") == shown[3].index('"x"')


def test_related_places_hint_and_reason_follow_the_excerpt() -> None:
    found, texts = _found('title = "x"', '"x"', label="here", hint="mend it", allowed="there is none")
    found = replace(found, also=((Place("xo.toml", 1, 1, 6), "and here"),))
    assert full([found], texts) == (
        "allowed[CS999]: it is wrong\n"
        " --> xo.toml:2:9\n"
        "  |\n"
        '2 | title = "x"\n'
        "  |         ^^^ here\n"
        "  |\n"
        " ::: xo.toml:1:1\n"
        "  |\n"
        "1 | [log]\n"
        "  | ----- and here\n"
        "  |\n"
        "hint: mend it\n"
        "allowed: there is none\n"
    )


def test_a_missing_file_is_reported_without_an_excerpt() -> None:
    found = Diagnostic(code="CS001", severity=Severity.ERROR, headline="no such file", place=Place("no\x1b.toml"))
    assert full([found], {}) == "error[CS001]: no such file\n --> no\\x1b.toml\n"
    assert concise([found]) == "no\\x1b.toml: error[CS001]: no such file\n"


def test_colour_repeats_what_the_words_say() -> None:
    found, texts = _found('title = "x"', '"x"')
    coloured = full([found], texts, RenderContext(colour=True))
    assert "\033[1;31merror[CS999]\033[0m: it is wrong" in coloured
    plain = coloured.replace("\033[1;31m", "").replace("\033[2m", "").replace("\033[0m", "")
    assert plain == full([found], texts)

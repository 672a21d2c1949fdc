"""A log under check: faults of form, or else findings of the rules, each at its place in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from cstocli.check.rules import RULES
from cstocli.check.selection import Selection, selection
from cstocli.load.examine import examine
from support.logs import HEADER, event

EVERYTHING = selection(tuple(RULES), (), advice=True, allowed=True)
ALLOW = 'allow = { CS501 = "the host was not yet bound" }'


def written(folder: Path, text: str) -> str:
    path = folder / "log.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def found(path: str, wanted: Selection) -> list[tuple[str, str, int]]:
    return [(one.code, Path(one.place.file).name, one.place.line) for one in examine(path, wanted).diagnostics]


def test_the_log_that_ships_is_sound() -> None:
    examined = examine(None, selection((), (), advice=False, allowed=False))
    assert (list(examined.diagnostics), examined.is_readable) == ([], True)
    assert examined.log is not None
    assert len(examined.texts) == 2


def test_a_fault_of_form_leaves_no_log_and_no_finding_of_a_rule(tmp_path: Path) -> None:
    text = HEADER + event("exercise", "2004-08-02", 'states = ["XC"]') + event("crizis", "2005-01-01")
    examined = examine(written(tmp_path, text), EVERYTHING)
    assert [one.code for one in examined.diagnostics] == ["CS105"]
    assert (examined.log, examined.is_readable) == (None, True)
    assert list(examined.texts.values()) == [text.encode()]


@pytest.mark.parametrize(("raw", "code"), [(None, "CS001"), (b"a = '\xff'\n", "CS005")])
def test_a_file_that_cannot_be_read_as_text_is_not_readable(raw: bytes | None, code: str, tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    if raw is not None:
        path.write_bytes(raw)
    examined = examine(str(path), EVERYTHING)
    assert ([one.code for one in examined.diagnostics], examined.is_readable) == ([code], False)


def test_a_log_whose_bibliography_is_missing_is_not_readable(tmp_path: Path) -> None:
    text = HEADER.replace("[log]", '[log]\nsources = "none.toml"').partition("[sources.s1]")[0]
    examined = examine(written(tmp_path, text), EVERYTHING)
    assert [one.code for one in examined.diagnostics] == ["CS001"]
    assert not examined.is_readable


def test_findings_stand_at_their_lines_in_the_file_that_they_are_about(tmp_path: Path) -> None:
    head, mark, sources = HEADER.partition("[sources.s1]")
    (tmp_path / "sources.toml").write_text(mark + sources.replace("https://", "ftp://", 1), encoding="utf-8")
    head = head.replace("[log]", '[log]\nsources = "sources.toml"')
    text = head + event("exercise", "2004-08-02", 'states = ["XC"]')
    places = found(written(tmp_path, text), EVERYTHING)
    line = text.splitlines().index('states = ["XC"]') + 1
    assert ("CS501", "log.toml", line) in places
    assert "sources.toml" in {file for _, file, _ in places}


def test_allowed_and_unselected_findings_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + event("exercise", "2004-08-02", 'states = ["XC"]', ALLOW))
    codes = [
        {code for code, _, _ in found(path, wanted)}
        for wanted in (
            EVERYTHING,
            selection(tuple(RULES), (), advice=True, allowed=False),
            selection(tuple(RULES), ("CS501",), advice=True, allowed=True),
        )
    ]
    assert ["CS501" in some for some in codes] == [True, False, False]

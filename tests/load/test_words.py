"""The words of a log that a shell completes are read from its tables, whatever else is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cstocli.load.words import LogWords
from cstocli.model.errors import UnsoundLogError
from support.logs import HEADER, event

OFFICE = 'office = "Secretary"'
EVENTS = (
    event("exercise", "2004-08-02", 'series = "Shield"', ident="shield-2004")
    + event("crisis", "2005-01-01", ident="crisis-2005")
    + '\n[[rejected]]\nid = "rumour"\nkind = "crisis"\ntitle = "A rumour"\n'
)


def words(folder: Path, text: str) -> LogWords:
    path = folder / "log.toml"
    path.write_text(text, encoding="utf-8")
    return LogWords(path)


def test_the_words_of_a_log_have_their_descriptions(tmp_path: Path) -> None:
    log = words(tmp_path, HEADER.replace("chaired = true", f"chaired = true\n{OFFICE}") + EVENTS)
    assert log.states() == {"XA": "Alphia", "XB": "Betonia", "XC": "Gammaland"}
    assert log.state_names() == {"Alphia": "XA", "Betonia": "XB", "Gammaland": "XC"}
    assert log.offices()["council"] == "Secretary"
    assert list(log.events()) == ["shield-2004", "crisis-2005", "rumour"]
    assert log.events()["rumour"] == "A rumour"
    assert list(log.kinds()) == ["crisis", "exercise"]
    assert "Shield" in log.series()
    assert log.sources()["s1"]


def test_sources_are_read_from_a_bibliography_beside_the_log(tmp_path: Path) -> None:
    head, mark, sources = HEADER.partition("[sources.s1]")
    (tmp_path / "sources.toml").write_text(mark + sources, encoding="utf-8")
    inline = words(tmp_path, HEADER).sources()
    assert words(tmp_path, head.replace("[log]", '[log]\nsources = "../sources.toml"')).sources() == inline


def test_tables_after_the_events_and_a_text_that_holds_an_event_are_read(tmp_path: Path) -> None:
    text = '[[event]]\nid = "a"\n\n[log]\ntitle = """\n[[event]]\n"""\n\n[states.XA]\nname = "Alphia"\n'
    assert words(tmp_path, text).states() == {"XA": "Alphia"}
    assert words(tmp_path, text.partition("\n\n")[2]).states() == {"XA": "Alphia"}


@pytest.mark.parametrize("text", ["", "states = 1\nevent = 2\n", 'states = { XA = "Alphia" }\nevent = [3]\n'])
def test_tables_of_another_form_have_no_descriptions(text: str, tmp_path: Path) -> None:
    log = words(tmp_path, text)
    assert set(log.states().values()) <= {""}
    assert set(log.events().values()) <= {""}


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsoundLogError):
        LogWords(tmp_path / "none.toml")
    with pytest.raises(UnsoundLogError):
        words(tmp_path, "[log\n").states()

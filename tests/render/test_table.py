"""The table for people: every fact is there at every width, and a text is only ever a text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstocli.model.dates import parse
from cstocli.model.terms import Figure, Standing
from cstocli.render.cells import spelled, visible
from cstocli.render.context import RenderContext
from cstocli.render.formats.table import draw
from cstocli.reports.report import RECORD, Layout, Report, Shape
from support.hostile import HOSTILE, report

WIDE = report(
    ("uz-suspension-2012", parse("2012-12-19"), "The Council suspends the membership", ("UZ",), None, "certain"),
    ("csc-session-2012", parse("2012-05-15"), "The Council holds a session", ("AM", "BY", "KZ"), None, "certain"),
    columns=("id", "date", "title", "states", "person", "certainty"),
    summary="2 events",
    notes=("A note that must be read.",),
)
FACTS = "uz-suspension-2012 2012-12-19 The Council suspends membership UZ certain csc-session-2012 KZ holds 2 events"


def columns_of(line: str) -> int:
    """Return how many columns of a terminal a line takes."""
    flat = [char for char in line if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"]
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in flat)


@pytest.mark.parametrize("width", [20, 40, 53, 60, 80, 100, 132, 250])
def test_a_table_fits_and_tells_every_fact_and_every_column(width: int) -> None:
    told = draw(WIDE, RenderContext(width=width))
    assert max(map(columns_of, told.split("\n"))) <= width
    together = re.sub(r"\s+", " ", told)
    assert all(fact in together or fact in re.sub(r"\s+", "", told) for fact in FACTS.split(" "))
    assert all(name in together for name in WIDE.columns)


def test_what_left_the_table_is_named_with_the_reason() -> None:
    told = draw(WIDE, RenderContext(width=60))
    assert "In every row, to fit 60 columns: certainty certain." in told
    assert "Empty in every row, to fit 60 columns: person." in told
    assert re.search(r"Below each row, to fit 60 columns: .*states\.", told)
    assert re.search(r"^  .*states: AM BY KZ$", told, re.MULTILINE)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_away_from_a_terminal_a_text_is_whole_and_on_one_line(hostile: str) -> None:
    text = HOSTILE[hostile]
    told = draw(report((text, "end"), title=text, notes=(text,)), RenderContext())
    lines = told.split("\n")
    assert lines[0] == visible(text).rstrip()
    assert any(line.startswith(visible(text)) and line.endswith("end") for line in lines)
    assert "\x1b" not in told


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("shape", Shape)
def test_on_a_terminal_only_the_programs_own_colours_are_escapes(hostile: str, shape: Shape) -> None:
    text = HOSTILE[hostile]
    answer = report((text, "end"), title=text, summary=text, notes=(text,), layout=Layout(shape))
    told = draw(answer, RenderContext(width=60, colour=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", told)
    assert not {char for char in bare if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n"}
    assert re.sub(r"\s", "", visible(text)) in re.sub(r"[\s\u200e]", "", bare)
    assert max(map(columns_of, bare.split("\n"))) <= 60


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), min_size=1, max_size=4), st.integers(20, 120))
def test_whatever_the_texts_the_table_is_drawn_within_its_width(rows: list[tuple[str, str]], width: int) -> None:
    told = draw(report(*rows), RenderContext(width=width))
    together = re.sub(r"\s", "", told).replace("\u200e", "")
    for row in rows:
        for text in row:
            assert is_within(re.sub(r"\s", "", visible(text)), together)


def is_within(text: str, drawn: str) -> bool:
    """Return whether every letter is drawn in its order, be it with the lines of another cell between them."""
    letters = iter(drawn)
    return all(letter in letters for letter in text)


@given(st.lists(st.text(max_size=120), min_size=1, max_size=6), st.integers(30, 60))
def test_what_stands_below_a_row_stands_below_its_own(texts: list[str], width: int) -> None:
    rows = ((f"row-{index}", text, f"tail-{index}" * 3) for index, text in enumerate(texts))
    told = draw(report(*rows, columns=("id", "text", "tail")), RenderContext(width=width))
    order = re.findall(r"^(row-\d)|(?<!-)(tail-\d)(?!tail)", told, re.MULTILINE)
    flat = [one or other for one, other in order if one or other]
    assert flat == [name for index in range(len(texts)) for name in (f"row-{index}", f"tail-{index}")]


def test_wide_letters_take_two_columns_and_stay_aligned() -> None:
    told = draw(report((HOSTILE["wide"], "end"), ("plain", "end")), RenderContext(width=60)).split("\n")
    ends = [line[: line.index("end")] for line in told if line.endswith("end")]
    assert len(ends) == 2
    assert columns_of(ends[0]) == columns_of(ends[1])


def test_a_cell_from_right_to_left_does_not_draw_the_next_one_over_on_a_terminal_that_turns() -> None:
    answer = report((HOSTILE["arabic"], 12), ("plain", 13))
    assert f"{HOSTILE['arabic']}\u200e " in draw(answer, RenderContext(width=60))
    assert "\u200e" not in draw(answer, RenderContext())


def test_where_the_encoding_is_poor_boxes_and_letters_are_plain() -> None:
    told = draw(report(("\u00c9tat \u2013 \u041e", "end"), ("x", "end")), RenderContext(encoding="ascii"))
    assert told.isascii()
    assert "Etat - \\u041e" in told
    assert "----+" in told
    lines = [line for line in told.split("\n") if line.endswith("end")]
    assert len({line.index("end") for line in lines}) == 1


def test_where_the_encoding_has_the_letters_they_stay() -> None:
    told = draw(report(("\u041e\u0414\u041a\u0411", "end")), RenderContext(encoding="koi8-r"))
    assert "\u041e\u0414\u041a\u0411" in told
    assert told == spelled(told, "koi8-r")


def test_colour_repeats_a_word_and_says_nothing_alone() -> None:
    answer = report((Standing.SUSPENDED, "x"))
    assert "\x1b[33msuspended" in draw(answer, RenderContext(colour=True))
    assert "\x1b" not in draw(answer, RenderContext())


def test_a_bar_is_drawn_where_it_has_room_and_left_out_where_not() -> None:
    answer = report((2019, 4000), (2020, 2000), columns=("year", "personnel"), layout=Layout(bars="personnel"))
    assert "\u2588" * 20 in draw(answer, RenderContext(width=80))
    assert "\u2588" not in draw(answer, RenderContext(width=30))
    assert "#" * 20 in draw(answer, RenderContext(encoding="ascii"))


def test_numbers_stand_to_the_right_with_their_digits_in_groups() -> None:
    answer = report(("a", Figure(12000, "~")), ("b", 95_000), ("c", 7), columns=("id", "personnel"))
    lines = [line for line in draw(answer, RenderContext()).split("\n") if re.match(r"[abc]\s", line)]
    assert [line.split()[-1] for line in lines] == ["~12,000", "95,000", "7"]
    assert len({len(line) for line in lines}) == 1


def test_one_thing_with_many_fields_is_a_list_of_them() -> None:
    answer = report(
        ("x", ({"key": "s1", "note": "a"}, {"key": "s2", "note": None}), {"place": "Minsk"}, None),
        columns=("id", "sources", "details", "note"),
        layout=RECORD,
    )
    told = draw(answer, RenderContext(width=40)).split("\n")
    assert [line.split() for line in told if line][1:] == [
        ["id", "x"],
        ["sources", "s1", "\u00b7", "a"],
        ["s2"],
        ["place", "Minsk"],
    ]


def test_without_rows_title_and_notes_are_told() -> None:
    empty = Report(command="made", title="T", columns=("one",), rows=(), summary="none", notes=("N.",))
    assert draw(empty, RenderContext()) == "T\n\nnone\nN.\n"

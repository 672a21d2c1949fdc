"""The table shows every value at every width, and never reads text as markup."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstocli.model.dates import parse
from cstocli.model.terms import Figure, Standing
from cstocli.render.cells import encodable, visible
from cstocli.render.context import RenderContext
from cstocli.render.formats.table import table
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
def test_a_table_fits_and_shows_every_value_and_column_name(width: int) -> None:
    shown = table(WIDE, None, RenderContext(width=width))
    assert max(map(columns_of, shown.split("\n"))) <= width
    together = re.sub(r"\s+", " ", shown)
    assert all(fact in together or fact in re.sub(r"\s+", "", shown) for fact in FACTS.split(" "))
    assert all(name in together for name in WIDE.columns)


def test_hidden_and_moved_columns_are_named_with_the_reason() -> None:
    shown = table(WIDE, None, RenderContext(width=60))
    assert "\nHidden to fit 60 columns (same in every row): certainty =\ncertain\n" in shown
    assert "\nHidden to fit 60 columns (empty in every row): person\n" in shown
    assert re.search(r"^Moved below each row to fit 60 columns: .*states$", shown, re.MULTILINE)
    assert re.search(r"^  .*states: AM BY KZ$", shown, re.MULTILINE)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_without_a_terminal_text_is_neither_cut_nor_wrapped(hostile: str) -> None:
    text = HOSTILE[hostile]
    shown = table(report((text, "end"), title=text, notes=(text,)), None, RenderContext())
    lines = shown.split("\n")
    assert lines[0] == visible(text).rstrip()
    assert any(line.startswith(visible(text)) and line.endswith("end") for line in lines)
    assert "\x1b" not in shown


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("shape", Shape)
def test_on_a_terminal_the_only_escape_sequences_are_colours(hostile: str, shape: Shape) -> None:
    text = HOSTILE[hostile]
    answer = report((text, "end"), title=text, summary=text, notes=(text,), layout=Layout(shape))
    shown = table(answer, None, RenderContext(width=60, colour=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert not {char for char in bare if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n"}
    assert re.sub(r"\s", "", visible(text)) in re.sub(r"[\s\u200e]", "", bare)
    assert max(map(columns_of, bare.split("\n"))) <= 60


@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), min_size=1, max_size=4), st.integers(20, 120))
def test_any_text_is_shown_in_full_within_the_width(rows: list[tuple[str, str]], width: int) -> None:
    shown = table(report(*rows), None, RenderContext(width=width))
    together = re.sub(r"\s", "", shown).replace("\u200e", "")
    for row in rows:
        for text in row:
            assert is_within(re.sub(r"\s", "", visible(text)), together)


def is_within(text: str, drawn: str) -> bool:
    """Return whether every letter is drawn in its order, be it with the lines of another cell between them."""
    letters = iter(drawn)
    return all(letter in letters for letter in text)


@given(st.lists(st.text(max_size=120), min_size=1, max_size=6), st.integers(30, 60))
def test_fields_moved_below_a_row_are_below_the_right_row(texts: list[str], width: int) -> None:
    rows = ((f"row-{index}", text, f"tail-{index}" * 3) for index, text in enumerate(texts))
    shown = table(report(*rows, columns=("id", "text", "tail")), None, RenderContext(width=width))
    order = re.findall(r"^(row-\d)|(?<!-)(tail-\d)(?!tail)", shown, re.MULTILINE)
    flat = [one or other for one, other in order if one or other]
    assert flat == [name for index in range(len(texts)) for name in (f"row-{index}", f"tail-{index}")]


def test_fields_below_a_row_wrap_between_fields() -> None:
    columns = ("id", "title", "person", "office", "place")
    row = ("x" * 20, "t" * 20, "Robert Kocharyan", "Secretary-General", "Minsk")
    shown = table(report(row, columns=columns), None, RenderContext(width=46))
    assert "\n  person: Robert Kocharyan\n  office: Secretary-General · place: Minsk\n" in shown


def test_wide_letters_take_two_columns_and_stay_aligned() -> None:
    shown = table(report((HOSTILE["wide"], "end"), ("plain", "end")), None, RenderContext(width=60)).split("\n")
    ends = [line[: line.index("end")] for line in shown if line.endswith("end")]
    assert len(ends) == 2
    assert columns_of(ends[0]) == columns_of(ends[1])


def test_a_right_to_left_cell_is_followed_by_a_left_to_right_mark_on_a_terminal() -> None:
    answer = report((HOSTILE["arabic"], 12), ("plain", 13))
    assert f"{HOSTILE['arabic']}\u200e " in table(answer, None, RenderContext(width=60))
    assert "\u200e" not in table(answer, None, RenderContext())


def test_in_ascii_boxes_and_letters_are_replaced() -> None:
    shown = table(report(("\u00c9tat \u2013 \u041e", "end"), ("x", "end")), None, RenderContext(encoding="ascii"))
    assert shown.isascii()
    assert "Etat - \\u041e" in shown
    assert "----+" in shown
    lines = [line for line in shown.split("\n") if line.endswith("end")]
    assert len({line.index("end") for line in lines}) == 1


def test_letters_that_the_encoding_has_are_kept() -> None:
    shown = table(report(("\u041e\u0414\u041a\u0411", "end")), None, RenderContext(encoding="koi8-r"))
    assert "\u041e\u0414\u041a\u0411" in shown
    assert shown == encodable(shown, "koi8-r")


def test_colour_only_repeats_a_word() -> None:
    answer = report((Standing.SUSPENDED, "x"))
    assert "\x1b[33msuspended" in table(answer, None, RenderContext(colour=True))
    assert "\x1b" not in table(answer, None, RenderContext())


def test_bars_are_drawn_only_if_they_fit() -> None:
    answer = report((2019, 4000), (2020, 2000), columns=("year", "personnel"), layout=Layout(bars="personnel"))
    assert "\u2588" * 20 in table(answer, None, RenderContext(width=80))
    assert "\u2588" not in table(answer, None, RenderContext(width=30))
    assert "#" * 20 in table(answer, None, RenderContext(encoding="ascii"))


def test_numbers_are_right_aligned_with_thousands_separators() -> None:
    answer = report(("a", Figure(12000, "~")), ("b", 95_000), ("c", 7), columns=("id", "personnel"))
    lines = [line for line in table(answer, None, RenderContext()).split("\n") if re.match(r"[abc]\s", line)]
    assert [line.split()[-1] for line in lines] == ["~12,000", "95,000", "7"]
    assert len({len(line) for line in lines}) == 1


def test_a_record_is_shown_as_a_list_of_fields() -> None:
    answer = report(
        ("x", ({"key": "s1", "note": "a"}, {"key": "s2", "note": None}), {"place": "Minsk"}, None),
        columns=("id", "sources", "details", "note"),
        layout=RECORD,
    )
    shown = table(answer, None, RenderContext(width=40)).split("\n")
    assert [line.split() for line in shown if line][1:] == [
        ["id", "x"],
        ["sources", "s1", "\u00b7", "a"],
        ["s2"],
        ["place", "Minsk"],
    ]


def test_without_rows_the_title_summary_and_notes_are_shown() -> None:
    empty = Report(command="made", title="T", columns=("one",), rows=(), summary="none", notes=("N.",))
    assert table(empty, None, RenderContext()) == "T\n\nnone\nN.\n"


ADDRESS = "https://example.org/" + "a" * 90


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("width", [40, 80, None])
def test_an_address_is_whole_on_a_line_of_its_own(shape: Shape, width: int | None) -> None:
    answer = report(("x", ADDRESS, "end"), ("y", "", "end"), columns=("id", "url", "tail"), layout=Layout(shape))
    lines = table(answer, None, RenderContext(width=width)).split("\n")
    if shape is Shape.TABLE and width is None:
        assert any(ADDRESS in line for line in lines)
    else:
        assert ADDRESS in [line.strip().removeprefix("url").strip() for line in lines]


def test_an_address_beside_a_label_begins_at_the_left_edge_if_it_does_not_fit() -> None:
    short = "https://example.org/a"
    answer = report(("x", ({"key": "k", "url": ADDRESS}, {"key": "l", "url": short})), layout=RECORD)
    shown = table(answer, None, RenderContext(width=60))
    assert f"two  k\n{ADDRESS}\n     l\n     {short}\n" in shown


@pytest.mark.parametrize("shape", Shape)
def test_addresses_are_links_only_where_the_terminal_has_them(shape: Shape) -> None:
    answer = report(("x", ADDRESS), layout=Layout(shape), notes=(f"See {ADDRESS}.",))
    shown = table(answer, None, RenderContext(width=60, links=True))
    assert shown.count(f"\x1b]8;;{ADDRESS}\x1b\\{ADDRESS}\x1b]8;;\x1b\\") == 2
    assert "\x1b" not in table(answer, None, RenderContext(width=60))


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("shape", Shape)
def test_no_text_writes_an_escape_sequence_through_a_link(hostile: str, shape: Shape) -> None:
    text = f"https://example.org/{HOSTILE[hostile]}"
    answer = report((text, "end"), title=text, summary=text, notes=(text,), layout=Layout(shape))
    shown = table(answer, None, RenderContext(width=60, links=True))
    bare = re.sub(r"\x1b\]8;;(https://[!-~]+)?\x1b\\", "", shown)
    assert not {char for char in bare if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n"}


def test_a_column_of_addresses_leaves_a_table_before_the_columns_at_its_right() -> None:
    answer = report(("x", ADDRESS, "a"), ("y", ADDRESS + "b", "b"), columns=("id", "url", "tail"))
    shown = table(answer, None, RenderContext(width=60)).split("\n")
    assert [line.split() for line in shown[2:6]] == [["id", "tail"], ["\u2500" * 9], ["x", "a"], [ADDRESS]]


def test_a_quantity_has_its_separators_by_its_column_and_not_by_its_size() -> None:
    columns = ("ccode", "year", "personnel", "strength")
    answer = report((20_000, 12_012, 2700, Figure(2030, ">", 3000)), columns=columns)
    assert table(answer, None, RenderContext()).split("\n")[4].split() == ["20000", "12012", "2,700", ">2,030..3,000"]


def test_marks_are_explained_below_the_rows() -> None:
    answer = report((parse("2012~"), "x"), summary="1 row")
    assert table(answer, None, RenderContext()).endswith("\n2012~   x\n\nMarks: ~ about.\n\n1 row\n")


def test_omitted_columns_are_named_in_the_last_line_on_a_terminal() -> None:
    answer = report(("a", "b"), notes=("N.",), layout=Layout(omitted=("basis", "sources")))
    shown = table(answer, None, RenderContext(width=60, colour=True))
    assert shown.endswith("\nN.\n\n\x1b[2mMore columns with --wide: basis, sources\x1b[0m\n")
    assert "--wide" not in table(answer, None, RenderContext())


def test_a_label_wider_than_half_the_terminal_is_wrapped() -> None:
    shown = table(report(("l" * 50, "value"), layout=Layout(Shape.FACTS)), None, RenderContext(width=40))
    assert "\n" + "l" * 18 + "  value\n" + "l" * 18 + "\n" in shown


def test_a_table_of_many_rows_measures_and_draws_equal_texts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from cstocli.render.formats import table as module

    measured: list[str] = []

    def wrap(text: str, _room: int) -> list[str]:
        measured.append(text)
        return [text]

    monkeypatch.setattr(module, "wrap", wrap)
    table(report(*((f"state-{number % 7}", "member") for number in range(5000))), None, RenderContext(width=60))
    assert len(measured) < 20

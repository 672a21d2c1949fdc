"""Columns share the width of a terminal, and none is lost at any width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cstocli.render.formats.column_widths import GAP, Fit, FittedColumn, cut_to_fit, fit

COLUMNS = st.builds(
    lambda widest, word, same, empty: FittedColumn(widest, min(word, widest), same or empty, empty),
    st.integers(1, 200),
    st.integers(1, 200),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(COLUMNS, min_size=1, max_size=14), st.integers(1, 300))
def test_every_column_is_placed_exactly_once_and_the_table_fits(columns: list[FittedColumn], room: int) -> None:
    fitted = fit(columns, room)
    assert sorted((*fitted.widths, *fitted.once, *fitted.below)) == list(range(len(columns)))
    assert 0 in fitted.widths
    assert sum(fitted.widths.values()) + GAP * (len(fitted.widths) - 1) <= room
    assert all(columns[index].same or columns[index].empty for index in fitted.once)


@given(st.lists(COLUMNS, min_size=1, max_size=14), st.integers(1, 300))
def test_no_column_is_wider_than_needed_or_too_narrow_to_read(columns: list[FittedColumn], room: int) -> None:
    widths = fit(columns, room).widths
    assert all(width <= columns[index].widest for index, width in widths.items())
    assert len(widths) == 1 or all(width >= columns[index].least for index, width in widths.items())


def test_a_table_that_fits_is_not_changed() -> None:
    assert fit([FittedColumn(5, 5), FittedColumn(10, 10, same=True)], 18) == Fit({0: 5, 1: 10})


def test_empty_columns_are_hidden_first_then_constant_ones_from_the_right() -> None:
    columns = [
        FittedColumn(10, 10),
        FittedColumn(10, 10, same=True),
        FittedColumn(10, 10, same=True, empty=True),
        FittedColumn(10, 10, same=True),
    ]
    assert fit(columns, 36).once == (2,)
    assert fit(columns, 23).once == (2, 3)
    assert fit(columns, 10).once == (1, 2, 3)


def test_text_wraps_before_a_column_is_removed() -> None:
    assert fit([FittedColumn(10, 10), FittedColumn(60, 8)], 50) == Fit({0: 10, 1: 37})


def test_columns_are_removed_from_the_right() -> None:
    assert fit([FittedColumn(10, 10), FittedColumn(60, 8), FittedColumn(12, 12)], 40) == Fit({0: 10, 1: 27}, (), (2,))


@given(st.lists(COLUMNS, min_size=2, max_size=8), st.integers(1, 300), st.data())
def test_a_table_for_readers_hides_no_column_and_places_each_once(
    columns: list[FittedColumn], room: int, data: st.DataObject
) -> None:
    lines_below = data.draw(st.sets(st.integers(1, len(columns) - 1)))
    fitted = fit(columns, room, lines_below=sorted(lines_below))
    assert fitted.once == ()
    assert sorted((*fitted.widths, *fitted.below)) == list(range(len(columns)))
    assert sum(fitted.widths.values()) + GAP * (len(fitted.widths) - 1) <= room
    assert lines_below <= set(fitted.below) or not fitted.below


def test_a_table_for_readers_narrows_its_columns_to_their_words_before_one_leaves_it() -> None:
    columns = [FittedColumn(10, 10), FittedColumn(30, 12), FittedColumn(30, 12)]
    assert fit(columns, 40).below
    assert fit(columns, 40, lines_below=[]) == Fit({0: 10, 1: 12, 2: 12})


def test_the_longest_texts_of_a_line_are_cut_first() -> None:
    assert cut_to_fit([10, 300, 30], 80) == [10, 40, 30]
    assert cut_to_fit([10, 300, 60], 80) == [10, 20, 50]
    assert cut_to_fit([10, 20], 80) == [10, 20]
    assert cut_to_fit([], 80) == []

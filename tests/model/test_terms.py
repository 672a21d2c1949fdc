from datetime import date

import pytest

from cstocli.model.terms import LIVE, Duration, Figure, Standing


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure(4000), "4000"),
        (Figure(4000, "~"), "~4000"),
        (Figure(2000, ">"), ">2000"),
        (Figure(3000, "<="), "<=3000"),
        (Figure(3000, upper=4000), "3000..4000"),
        (Figure(0), "0"),
    ],
)
def test_a_figure_is_written_as_the_log_writes_it(figure: Figure, text: str) -> None:
    assert str(figure) == text


def test_observers_and_former_states_are_in_no_live_standing() -> None:
    assert set(Standing) - LIVE == {Standing.OBSERVER, Standing.BODY_OBSERVER, Standing.FORMER}


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        (Duration(years=1), "2023-11-23", "2024-11-22"),
        (Duration(months=1), "2023-03-01", "2023-03-31"),
        (Duration(months=1), "2023-01-29", "2023-02-28"),
        (Duration(months=1), "2023-01-31", "2023-02-28"),
        (Duration(years=1), "2024-02-29", "2025-02-28"),
        (Duration(years=4), "2024-02-29", "2028-02-28"),
        (Duration(years=1, months=6), "2023-08-31", "2025-02-28"),
        (Duration(years=1), "9999-06-01", "9999-12-31"),
    ],
)
def test_a_time_of_some_months_lasts_to_the_eve_of_its_day_or_to_the_end_of_a_shorter_month(
    length: Duration, first: str, last: str
) -> None:
    assert length.last_day(date.fromisoformat(first)) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("duration", "text"), [(Duration(years=1), "P1Y"), (Duration(months=6), "P6M"), (Duration(3, 6), "P3Y6M")]
)
def test_a_duration_is_written_as_the_log_writes_it(duration: Duration, text: str) -> None:
    assert str(duration) == text

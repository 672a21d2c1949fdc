import pytest

from cstocli.model.terms import LIVE, Figure, Standing


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

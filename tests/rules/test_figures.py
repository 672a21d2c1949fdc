"""Figures: what each qualifier leaves room for."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from support.findings import has_finding
from support.logs import Read, event

XA = 'states = ["XA"]'
BOTH = 'states = ["XA", "XB"]'


@pytest.mark.parametrize(
    ("whole", "part", "is_larger"),
    [
        ("2000", "2000", False),
        ("2000", "2001", True),
        ("~2000", "2500", False),
        ("~2000", "2501", True),
        ("2000", "~2600", False),
        ("2000", "~2700", True),
        (">2000", "900000", False),
        ("2000", ">1999", False),
        ("2000", ">2000", True),
        ("<=2000", "2001", True),
        ("2000", "<=9000", False),
        ("1000..2000", "2000", False),
        ("1000..2000", "2001", True),
        ("2000", "2001..3000", True),
        ("2000", "1999..3000", False),
    ],
)
def test_a_part_is_larger_where_its_least_is_more_than_the_most_of_the_whole(
    read: Read,
    whole: str,
    part: str,
    is_larger: bool,  # noqa: FBT001
) -> None:
    umbrella = event("exercise", "2008-07-22", ident="whole", personnel=whole)
    assert has_finding(read(umbrella + event("exercise", "2008-07-22", umbrella="whole", personnel=part)), "CS505") is (
        is_larger
    )


@pytest.mark.parametrize(
    ("figures", "is_absurd"),
    [
        ({"personnel": "1000000"}, False),
        ({"personnel": "1000001"}, True),
        ({"aircraft": "5000"}, False),
        ({"aircraft": "5001"}, True),
        ({"vehicles": "100000"}, False),
        ({"vehicles": "100001"}, True),
        ({"personnel": "0"}, True),
        ({"personnel": "~0"}, True),
        ({"personnel": ">0"}, False),
        ({"personnel": "0..5"}, False),
        ({"personnel": "300", "vehicles": "300"}, False),
        ({"personnel": "300", "vehicles": "301"}, True),
        ({"personnel": "300", "aircraft": "<=1000"}, False),
    ],
)
def test_a_figure_is_absurd_beyond_what_any_force_has(
    read: Read,
    figures: dict[str, str],
    is_absurd: bool,  # noqa: FBT001
) -> None:
    assert has_finding(read(event("exercise", "2008-07-22", **figures)), "CS508") is is_absurd


@pytest.mark.parametrize(
    ("senders", "contingents", "whole", "codes"),
    [
        (BOTH, '{ XA = "1500", XB = "500" }', "2000", 0),
        (BOTH, '{ XA = "1500", XB = "501" }', "2000", 1),
        (BOTH, '{ XA = "1500", XB = "~600" }', "2000", 0),
        (BOTH, '{ XA = "2000", XB = "<=500" }', "2000", 0),
        (XA, '{ XA = "1500", XB = "501" }', "2000", 2),
    ],
)
def test_contingents_are_the_parts_of_the_whole(
    read: Read, senders: str, contingents: str, whole: str, codes: int
) -> None:
    sent = event("deployment", "2022-01-07", senders, f"contingents = {contingents}", personnel=whole)
    assert len(check(read(sent), {"CS509"})) == codes

"""What a log defines and nothing speaks of."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from support.logs import Read, event

XA = 'states = ["XA"]'


@pytest.mark.parametrize(
    ("spoken_of", "unused"),
    [
        ("", {"XB", "XC", "treaty", "charter", "pact", "council", "office"}),
        (
            '\n[[event.claim]]\nsource = "s2"\nfield = "states"\nvalue = ["XA", "XB"]\n',
            {"XC", "treaty", "charter", "pact", "council", "office"},
        ),
        (
            '\n[[event.claim]]\nsource = "s2"\nfield = "body"\nvalue = "office"\n',
            {"XB", "XC", "treaty", "charter", "pact", "council"},
        ),
        (
            '\n[[assert]]\non = "2000-01-01"\nstanding = "in"\nstates = ["XB", "XC"]\n',
            {"treaty", "charter", "pact", "council", "office"},
        ),
    ],
)
def test_what_a_claim_or_an_assertion_speaks_of_is_used(read: Read, spoken_of: str, unused: set[str]) -> None:
    found = check(read(event("session", "2000-01-02", XA) + spoken_of), {"CS210"})
    assert {one.finding.path[1] for one in found} == unused

"""Legal order: on which treaty, and until which day."""

from __future__ import annotations

import pytest

from conftest import Read, event
from rules.telling import tells

XA = 'states = ["XA"]'


def test_a_signature_of_another_treaty_is_no_later_consent(read: Read) -> None:
    ratified = event("ratification", "1992-05-15", XA, instrument="treaty")
    signed = event("signature", "2002-10-07", XA, instrument="charter")
    assert not tells(read(ratified + signed), "CS302")
    assert tells(read(ratified + signed), "CS303")


@pytest.mark.parametrize(("day", "is_found"), [("2000-01-01", False), ("2000-01-02", True)])
def test_on_the_day_on_which_a_bond_ends_it_can_still_be_prolonged(
    read: Read,
    day: str,
    is_found: bool,  # noqa: FBT001
) -> None:
    for instrument in ("treaty", "pact"):
        bound = event("signature", "1992-05-15", XA, instrument=instrument)
        bound += event("entry-into-force", "1994-04-20", XA, instrument=instrument)
        bound += event("lapse", "2000-01-01", XA, instrument=instrument)
        told = tells(read(bound + event("prolongation", day, XA, instrument=instrument)), "CS311")
        assert told is is_found, instrument

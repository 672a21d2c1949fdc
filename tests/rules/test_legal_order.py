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


@pytest.mark.parametrize(
    ("prolonged", "is_found"),
    [
        ("1992-05-14", True),
        ("1992-05-15", False),
        ("1992", False),
        ("1990/1991", True),
        ("1991/1995", False),
        ("2000-01-01", False),  # on the day of the lapse it was still bound in the morning
        ("2000-01-02", True),
        ("2000", False),
        ("2001", True),
        ("1991/2001", False),
    ],
)
@pytest.mark.parametrize("instrument", ["treaty", "pact"])
def test_what_was_signed_and_may_not_have_ended_can_be_prolonged(
    read: Read,
    instrument: str,
    prolonged: str,
    is_found: bool,  # noqa: FBT001
) -> None:
    bound = event("signature", "1992-05-15", XA, instrument=instrument)
    bound += event("entry-into-force", "1994-04-20", XA, instrument=instrument)
    bound += event("lapse", "2000-01-01", XA, instrument=instrument)
    assert tells(read(bound + event("prolongation", prolonged, XA, instrument=instrument)), "CS311") is is_found

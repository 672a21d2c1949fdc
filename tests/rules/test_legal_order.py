"""Legal order: on which treaty, and until which day."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from support.evidence import MEMBERS
from support.findings import has_finding
from support.logs import Read, event

XA = 'states = ["XA"]'


def test_a_signature_of_another_treaty_is_no_later_consent(read: Read) -> None:
    ratified = event("ratification", "1992-05-15", XA, instrument="treaty")
    signed = event("signature", "2002-10-07", XA, instrument="charter")
    assert not has_finding(read(ratified + signed), "CS302")
    assert has_finding(read(ratified + signed), "CS303")


@pytest.mark.parametrize(
    ("prolonged", "is_found"),
    [
        ("1992-05-14", True),
        ("1992-05-15", False),
        ("1992", False),
        ("[1990..1991]", True),
        ("[1991..1995]", False),
        ("2000-01-01", False),  # on the day of the lapse it was still bound in the morning
        ("2000-01-02", True),
        ("2000", False),
        ("2001", True),
        ("2002", True),
        ("[1991..2001]", False),
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
    bound += event("lapse", "2000-01-01", XA, instrument=instrument) + event("observer", "2002-06-01", XA)
    assert has_finding(read(bound + event("prolongation", prolonged, XA, instrument=instrument)), "CS311") is is_found


@pytest.mark.parametrize(
    ("acts", "codes"),
    [
        (("observer", "observer"), {"CS315"}),
        (("observer", "observer council"), set()),
        (("observer council", "observer"), set()),
        (("observer council", "observer council"), {"CS315"}),
        (("observer", "observer-end", "observer"), set()),
        (("observer-end",), {"CS316"}),
        (("observer", "observer-end council"), {"CS316"}),
        (("observer council", "observer", "observer-end council", "observer-end"), set()),
        (("observer", "observer-end", "observer-end"), {"CS316"}),
    ],
)
def test_a_state_observes_the_organisation_and_each_body_once(
    read: Read, acts: tuple[str, ...], codes: set[str]
) -> None:
    told = (
        event(kind, f"200{number}-01-02", XA, **({"body": body} if body else {}))
        for number, (kind, _, body) in enumerate(act.partition(" ") for act in acts)
    )
    assert {one.finding.code for one in check(read("".join(told)), {"CS315", "CS316"})} == codes


@pytest.mark.parametrize(
    ("act", "lines", "is_member"),
    [
        ("", (), True),
        ("freeze", (), True),
        ("suspension", (), False),
        ("withdrawal", (), False),
        ("", ('body = "council"',), False),
    ],
)
def test_a_member_observes_a_body_at_most(
    read: Read,
    act: str,
    lines: tuple[str, ...],
    is_member: bool,  # noqa: FBT001
) -> None:
    changed = event(act, "2005-01-01", XA, instrument="charter") if act else ""
    assert has_finding(read(MEMBERS + changed + event("observer", "2006-01-01", XA, *lines)), "CS317") is is_member


@pytest.mark.parametrize(
    ("in_force", "is_early"),
    [("1992-05-14", True), ("1992-05-15", False), ("1992-05", False), ("1992-04", True), ("1993", False)],
)
def test_nothing_is_in_force_before_the_first_act_on_it(
    read: Read,
    in_force: str,
    is_early: bool,  # noqa: FBT001
) -> None:
    later = event("signature", "1993-01-01", 'states = ["XB"]', instrument="treaty")
    first = event("signature", "1992-05-15", XA, instrument="treaty")
    other = event("signature", "1991-01-01", XA, instrument="charter")
    forced = event("entry-into-force", in_force, XA, instrument="treaty")
    assert has_finding(read(later + first + other + forced), "CS307") is is_early
    assert not has_finding(read(other + forced), "CS307")  # that nobody signed is said by another rule


@pytest.mark.parametrize(
    ("signed", "acceded", "is_signatory"),
    [("1992-05-15", "1992-05-16", True), ("1992", "1992-05-16", False), ("", "1992-05-16", False)],
)
def test_an_accession_is_that_of_a_state_that_has_not_signed(
    read: Read,
    signed: str,
    acceded: str,
    is_signatory: bool,  # noqa: FBT001
) -> None:
    first = event("signature", signed, XA, instrument="treaty") if signed else ""
    assert has_finding(read(first + event("accession", acceded, XA, instrument="treaty")), "CS308") is is_signatory

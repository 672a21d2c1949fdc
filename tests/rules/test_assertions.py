"""Assertions: when one fails, and when its failing is the fault of an act that was told already."""

from __future__ import annotations

from datetime import date

import pytest

from cstocli.check.engine import check
from support.evidence import MEMBERS
from support.findings import has_finding
from support.logs import Read, event


def _assert(*lines: str) -> str:
    return "\n[[assert]]\n" + "".join(f"{line}\n" for line in lines)


def _codes(read: Read, text: str) -> list[str]:
    kept = ("CS4", "CS6", "CS8")
    return [one.finding.code for one in check(read(MEMBERS + text)) if one.finding.code.startswith(kept)]


@pytest.mark.parametrize(
    ("lines", "holds"),
    [
        (('standing = "member"', 'states = ["XA", "XB"]'), True),
        (('standing = "member"', 'states = ["XA"]'), False),
        (('standing = "member"', 'states = ["XA"]', "others = true"), True),
        (('standing = "member"', 'states = ["XC"]', "others = true"), False),
        (('standing = "in"', 'states = ["XA", "XB"]'), True),
        (('standing = "frozen"',), True),
    ],
)
def test_a_standing_is_that_of_exactly_these_states_or_of_others_too(
    read: Read,
    lines: tuple[str, ...],
    holds: bool,  # noqa: FBT001
) -> None:
    assert has_finding(read(MEMBERS + _assert('on = "2005-01-01"', *lines)), "CS851") is not holds


@pytest.mark.parametrize(
    ("lines", "holds"),
    [
        (('on = "2003-12-31"', 'chair = ""'), True),
        (('on = "2004-01-01"', 'chair = "XA"'), True),
        (('on = "2004-01-01"', 'chair = "XA"', 'person = "Ann"'), True),
        (('on = "2004-01-01"', 'chair = "XA"', 'person = "Bo"'), False),
        (('on = "2004-01-01"', 'chair = "XB"', 'person = "Ann"'), False),
        (('on = "2004-01-01"', 'chair = ""'), False),
        (('on = "2003-12-31"', 'office = "office"'), True),
        (('on = "2004-01-01"', 'office = "office"'), False),
        (('on = "2004-01-01"', 'office = "office"', 'person = "Cy"'), True),
        (('on = "2004-01-01"', 'office = "office"', 'person = "Ann"'), False),
        (('event = { kind = "chairmanship", date = "2004", states = ["XA"] }',), True),
        (('event = { kind = "chairmanship", date = "2004", states = ["XB"] }',), False),
        (('event = { kind = "statement", date = "2004-03-01" }',), True),  # some day of that month
        (('event = { kind = "statement", date = "2009-03-01" }',), False),
    ],
)
def test_a_chair_an_office_or_an_event_is_as_the_log_has_it(
    read: Read,
    lines: tuple[str, ...],
    holds: bool,  # noqa: FBT001
) -> None:
    chair = event("chairmanship", "2004-01-01", 'states = ["XA"]', 'person = "Ann"', body="council")
    office = event("appointment", "2004-01-01", 'states = ["XB"]', 'person = "Cy"', body="office")
    told = event("statement", "2004-03", 'states = ["XA"]')
    assert has_finding(read(MEMBERS + chair + office + told + _assert(*lines)), "CS851") is not holds


@pytest.mark.parametrize(("effect", "codes"), [("2010-06-28", ["CS851"]), ("2010-06-01", ["CS601"])])
def test_what_follows_from_an_act_at_fault_is_not_told_again(read: Read, effect: str, codes: list[str]) -> None:
    act = event("suspension", "2010-06-28", 'states = ["XB"]', instrument="charter", effect=effect)
    asserted = _assert('on = "2010-07-01"', 'standing = "member"', 'states = ["XA", "XB"]')
    assert _codes(read, act + asserted) == codes


def test_what_follows_from_an_act_out_of_order_is_not_told_though_nobody_asks_for_the_order(read: Read) -> None:
    text = event("entry-into-force", "2003-09-18", 'states = ["XA"]', instrument="charter")
    text += event("signature", "2004-10-07", 'states = ["XA"]', instrument="charter")
    text += _assert('on = "2003-12-01"', 'standing = "frozen"', 'states = ["XA"]')
    assert not has_finding(read(text), "CS851")


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (('on = "2004-07-01"', 'chair = "XA"'), ["CS401", "CS411"]),  # who is seated should not be
        (('on = "2005-07-01"', 'chair = "XC"'), ["CS401", "CS411"]),  # who is asserted should have been
        (('on = "2005-07-01"', 'chair = "XB"'), ["CS401", "CS411", "CS851"]),
        (('on = "2004-07-01"', 'office = "office"', 'person = "Ann"'), ["CS401", "CS411"]),
        (('on = "2005-07-01"', 'office = "office"', 'person = "Cy"'), ["CS401", "CS411"]),
        (('on = "2005-07-01"', 'office = "office"', 'person = "Bo"'), ["CS401", "CS411", "CS851"]),
    ],
)
def test_a_seat_that_rests_on_an_act_at_fault_is_not_told_again(
    read: Read, lines: tuple[str, ...], codes: list[str]
) -> None:
    seats = "".join(
        event(kind, day, f'states = ["{state}"]', f'person = "{person}"', body=body)
        for kind, body in (("chairmanship", "council"), ("appointment", "office"))
        for day, state, person in (("2004-01-01", "XC", "Cy"), ("2005-01-01", "XA", "Ann"))
    )
    assert _codes(read, seats + _assert(*lines)) == codes


@pytest.mark.parametrize(
    ("day", "is_outside"), [("1989-12-31", True), ("1990-01-01", False), ("2030-12-31", False), ("2031-01-01", True)]
)
def test_an_assertion_is_about_a_day_that_the_log_covers(read: Read, day: str, is_outside: bool) -> None:  # noqa: FBT001
    assert has_finding(read(_assert(f'on = "{day}"', 'standing = "frozen"')), "CS852") is is_outside


@pytest.mark.parametrize(("lines", "is_outside"), [(('chair = ""',), True), (('standing = "frozen"',), False)])
def test_an_assertion_is_about_a_day_verified_on_its_subject(
    read: Read,
    lines: tuple[str, ...],
    is_outside: bool,  # noqa: FBT001
) -> None:
    log = read(_assert('on = "2020-07-01"', *lines)).replace(verified={"chair": date(2020, 6, 30)})
    assert has_finding(log, "CS852") is is_outside


@pytest.mark.parametrize(("states", "fails"), [("[]", False), ('["XC"]', False), ('["XA"]', True)])
def test_what_rests_on_evidence_that_has_ended_is_asserted_by_nobody(read: Read, states: str, fails: bool) -> None:  # noqa: FBT001
    observes = event("observer", "2010-01-01", 'states = ["XC"]', 'evidence_to = "2015-05-05"', ident="observes")
    log = read(MEMBERS + observes + _assert('on = "2018-01-01"', 'standing = "observer"', f"states = {states}"))
    assert has_finding(log, "CS851") is fails


def test_a_seat_is_not_judged_after_the_evidence_on_its_holder(read: Read) -> None:
    chair = event("chairmanship", "2002-01-01", 'states = ["XA"]', 'evidence_to = "2002-06-30"', body="council")
    for day, fails in (("2002-06-30", True), ("2002-07-01", False)):
        log = read(chair + _assert(f'on = "{day}"', 'chair = "XB"'))
        assert has_finding(log, "CS851") is fails, day


def test_an_assertion_on_an_event_up_to_a_day_is_judged(read: Read) -> None:
    drill = event("exercise", "2005-05-05", 'personnel = "300"', ident="drill")
    larger = event("exercise", "2004-05-05", 'personnel = "400"', ident="larger")
    told = _assert('on = "2006-01-01"', 'event = { kind = "exercise", date = "2005", largest = "personnel" }')
    assert not has_finding(read(drill + told), "CS851")
    assert has_finding(read(drill + larger + told), "CS851")


@pytest.mark.parametrize(
    ("lines", "is_second"),
    [
        (('on = "2005-01-01"', 'chair = ""'), True),
        (('on = "2005-01-01"', 'chair = ""', 'sources = ["s2"]'), True),
        (('on = "2005-01-02"', 'chair = ""'), False),
        (('on = "2005-01-01"', 'chair = ""', 'reading = "law"'), False),
    ],
)
def test_an_assertion_is_told_twice_whatever_its_sources(
    read: Read,
    lines: tuple[str, ...],
    is_second: bool,  # noqa: FBT001
) -> None:
    first = _assert('on = "2005-01-01"', 'chair = ""', 'sources = ["s1"]')
    assert has_finding(read(first + _assert(*lines)), "CS853") is is_second

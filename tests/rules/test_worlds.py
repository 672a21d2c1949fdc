"""A rule complains only when no reading of the dates satisfies it, and of an act only in the reading that it has."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from cstocli.model.struct import replace
from support.evidence import rejected
from support.logs import Read, event

XB = 'states = ["XB"]'
BOTH = 'states = ["XA", "XB"]'
MEMBERS = event("signature", "2002-10-07", BOTH, instrument="charter") + event(
    "entry-into-force", "2003-09-18", BOTH, instrument="charter"
)


def _codes(read: Read, events: str, *families: str) -> list[str]:
    """Return the codes of some families that are found in a log with these events."""
    return [one.finding.code for one in check(read(events)) if one.finding.code.startswith(families)]


@pytest.mark.parametrize(
    ("ratified", "codes"),
    [
        ("1992-05-16", []),
        ("1992", []),
        ("1992-05~", []),
        ("[..1992-05-15]", []),
        ("[1992-05-01..1992-05-15]", []),
        ("1992-05-14", ["CS302"]),
        ("1991", ["CS302"]),
        ("1992-04", ["CS302"]),
        ("[..1992-05-14]", ["CS302"]),
    ],
)
def test_a_ratification_that_may_have_followed_the_signature_is_let_be(
    read: Read, ratified: str, codes: list[str]
) -> None:
    events = event("signature", "1992-05-15", XB, instrument="treaty")
    events += event("ratification", ratified, XB, instrument="treaty")
    assert _codes(read, events, "CS3") == codes


@pytest.mark.parametrize(("left", "codes"), [("2008", []), ("2008-08-02", []), ("2008-07", ["CS501"])])
def test_a_participant_that_may_still_have_been_a_member_is_no_stranger(
    read: Read, left: str, codes: list[str]
) -> None:
    events = MEMBERS + event("withdrawal", left, XB, instrument="charter") + event("exercise", "2008-08-02", BOTH)
    assert _codes(read, events, "CS5") == codes


@pytest.mark.parametrize(("left", "codes"), [("2004", []), ("2004-01-02", ["CS404"]), ("2003-12", ["CS401"])])
def test_a_chair_that_may_have_been_a_member_is_let_be(read: Read, left: str, codes: list[str]) -> None:
    chair = event("chairmanship", "2004-01-01", XB, body="council")
    taken = event("chairmanship", "2004-12-31", 'states = ["XA"]', body="council")
    events = MEMBERS + event("withdrawal", left, XB, instrument="charter") + chair + taken
    assert _codes(read, events, "CS4") == codes


@pytest.mark.parametrize(("effect", "codes"), [("2012", []), ("2012-06", []), ("2012-05", ["CS601"])])
def test_an_effect_that_may_follow_the_act_is_let_be(read: Read, effect: str, codes: list[str]) -> None:
    assert _codes(read, event("decision", "2012-06-28", effect=effect), "CS6") == codes


@pytest.mark.parametrize(
    ("date", "codes"),
    [("2030", []), ("[2030-12..]", []), ("2031", ["CS604"]), ("[..1990-01-01]", []), ("1989", ["CS603"])],
)
def test_an_event_that_may_lie_in_the_span_of_the_log_is_let_be(read: Read, date: str, codes: list[str]) -> None:
    assert _codes(read, event("statement", date), "CS6") == codes


@pytest.mark.parametrize("states", ['["XA", "XB"]', '["XA"]'])
def test_an_assertion_on_a_doubtful_day_holds_either_way(read: Read, states: str) -> None:
    left = event("withdrawal", "2008", XB, instrument="charter")
    asserted = f'\n[[assert]]\non = "2008-06-01"\nstanding = "member"\nstates = {states}\n'
    assert _codes(read, MEMBERS + left + asserted, "CS8") == []


def test_an_act_of_law_is_judged_as_the_law_has_it(read: Read) -> None:
    own = event("suspension", "2012-06-28", XB, instrument="charter", basis="practice")
    decided = event("suspension", "2012-12-19", XB, instrument="charter")
    assert _codes(read, MEMBERS + own + decided, "CS3") == []
    assert _codes(read, MEMBERS + own.replace('basis = "practice"\n', "") + decided, "CS3") == ["CS312"]


def test_what_the_law_never_stopped_it_cannot_restore(read: Read) -> None:
    frozen = event("freeze", "2024-02-22", XB, instrument="charter")
    back = event("resumption", "2026-01-01", XB, instrument="charter")
    assert _codes(read, MEMBERS + frozen + back, "CS3") == ["CS314"]
    back = event("resumption", "2026-01-01", XB, instrument="charter", basis="practice")
    assert _codes(read, MEMBERS + frozen + back, "CS3") == []


def test_a_late_signature_is_told_once_and_what_follows_from_it_not_at_all(read: Read) -> None:
    events = event("entry-into-force", "2003-09-18", BOTH, instrument="charter")
    events += event("signature", "2004-10-07", 'states = ["XA"]', instrument="charter")
    events += event("signature", "2002-10-07", XB, instrument="charter", ident="xb-signs-2002")
    events += event("chairmanship", "2003-10-01", 'states = ["XA"]', body="council")
    events += event("exercise", "2003-10-02", BOTH) + event(
        "suspension", "2005-01-01", 'states = ["XA"]', instrument="charter"
    )
    events += '\n[[assert]]\non = "2003-12-01"\nstanding = "member"\nstates = ["XA", "XB"]\n'
    assert _codes(read, events, "CS3", "CS4", "CS5", "CS8") == ["CS305"]


@pytest.mark.parametrize(
    ("origins", "codes"),
    [
        (("", ""), []),
        (("First Agency", "first agency "), ["CS706"]),
        (("First Press", ""), []),
        (("", "First Press"), ["CS706"]),
    ],
)
def test_copies_of_one_agency_count_once(read: Read, origins: tuple[str, str], codes: list[str]) -> None:
    text = event("observer", "2003-01-02", 'states = ["XC"]', sources="x").replace('sources = "x"\n', "")
    log = read(text)
    sources = {
        key: replace(source, origin=origin or None)
        for (key, source), origin in zip(log.sources.items(), origins, strict=True)
    }
    told = [one.finding.code for one in check(log.replace(sources=sources))]
    assert [code for code in told if code == "CS706"] == codes


def test_an_allow_silences_its_code_alone_and_keeps_the_reason(read: Read) -> None:
    events = event("observer", "2003-01-02", 'states = ["XC"]', 'title = "x."').replace(
        'title = "Something happens"\n', ""
    )
    events = events.replace('["s1", "s2"]', '["s1"]') + 'allow = { CS706 = "there is none" }\n'
    found = {one.finding.code: one.allowed for one in check(read(events))}
    assert found["CS706"] == "there is none"
    assert found["CS901"] is None


def test_a_rejected_event_allows_as_another_does(read: Read) -> None:
    text = rejected(event("exercise", "2003-01-02", 'end = "2003-01-01"'), "There was none")
    assert [(one.finding.code, one.allowed) for one in check(read(text), {"CS602"})] == [("CS602", None)]
    text += 'allow = { CS602 = "so it is told" }\n'
    assert [(one.finding.code, one.allowed) for one in check(read(text), {"CS602"})] == [("CS602", "so it is told")]


def test_an_allow_that_silences_something_is_no_idle_one_though_nobody_asks_for_what_it_silences(read: Read) -> None:
    text = event("observer", "2003-01-02", 'states = ["XC"]').replace('["s1", "s2"]', '["s1"]')
    text += 'allow = { CS706 = "there is none" }\n'
    assert check(read(text), {"CS910"}) == []
    assert [one.finding.code for one in check(read(text.replace('["s1"]', '["s1", "s2"]')), {"CS910"})] == ["CS910"]

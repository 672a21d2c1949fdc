"""Links: which way they may lead, and how far a circle reaches."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from support.findings import has_finding
from support.logs import Read, event


def _linked(kind: str, date: str, ident: str, *to: str) -> str:
    """Return the text of an event that links to others."""
    end = ['end = "2008-03-09"'] if kind == "exercise" else []
    links = [f"links = {[*to]}"] if to else []
    return event(kind, date, *end, *links, ident=ident)


@pytest.mark.parametrize(
    ("kind", "target", "codes"),
    [
        ("crisis", "appeal", {"CS803"}),
        ("crisis", "deployment", {"CS803"}),
        ("crisis", "withdrawal-of-forces", {"CS803"}),
        ("appeal", "crisis", set()),
        ("appeal", "deployment", {"CS803"}),
        ("appeal", "withdrawal-of-forces", {"CS803"}),
        ("deployment", "appeal", set()),
        ("deployment", "withdrawal-of-forces", {"CS803"}),
        ("withdrawal-of-forces", "deployment", set()),
        ("decision", "crisis", set()),
    ],
)
def test_a_link_leads_from_the_answer_to_what_it_answers(read: Read, kind: str, target: str, codes: set[str]) -> None:
    text = _linked(target, "2008-03-02", "target") + _linked(kind, "2008-03-02", "event", "target")
    assert {one.finding.code for one in check(read(text), {"CS803", "CS804", "CS805"})} == codes


@pytest.mark.parametrize(
    ("kind", "target", "date", "codes"),
    [
        ("deployment", "appeal", "2008-03-02", set()),
        ("deployment", "appeal", "2008-03-03", {"CS804"}),
        ("deployment", "appeal", "2008-03", set()),
        ("decision", "appeal", "2008-03-03", {"CS804"}),
        ("decision", "session", "2008-03-03", set()),
        ("notice", "session", "2008-03-03", set()),
        ("statement", "session", "2008-03-03", set()),
        ("absence", "session", "2008-03-02", set()),
        ("absence", "session", "2008-03-03", {"CS805"}),
        ("exercise", "session", "2008-03-09", set()),
        ("exercise", "session", "2008-03-10", {"CS805"}),
    ],
)
def test_only_what_speaks_of_the_future_links_to_something_later(
    read: Read, kind: str, target: str, date: str, codes: set[str]
) -> None:
    linked = _linked(kind, "2008-03-02", "event", "target")
    if kind == "notice":
        linked = linked.replace("title =", 'instrument = "treaty"\nof = "withdrawal"\ntitle =')
    found = check(read(linked + _linked(target, date, "target")), {"CS803", "CS804", "CS805"})
    assert {one.finding.code for one in found} == codes


@pytest.mark.parametrize(
    ("links", "closed_by"),
    [
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "b", "b": "c", "c": "a"}, ["c"]),
        ({"a": "b", "b": "c", "c": "b"}, ["c"]),
        ({"a": "bc", "b": "d", "c": "d", "d": ""}, []),
        ({"a": "bc", "b": "a", "c": "a"}, ["b", "c"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["b", "d"]),
    ],
)
def test_a_circle_is_told_once_at_the_link_that_closes_it(
    read: Read, links: dict[str, str], closed_by: list[str]
) -> None:
    log = read("".join(_linked("statement", "2008-03-02", ident, *to) for ident, to in links.items()))
    found = [one.finding.path for one in check(log, {"CS802"})]
    assert [log.events[int(path[1])].id for path in found] == closed_by


@pytest.mark.parametrize(
    ("to", "is_found"), [((), True), (("talk",), True), (("session",), False), (("talk", "session"), False)]
)
def test_who_stays_away_stays_away_from_a_session_or_an_exercise(
    read: Read,
    to: tuple[str, ...],
    is_found: bool,  # noqa: FBT001
) -> None:
    others = _linked("statement", "2008-03-02", "talk") + _linked("session", "2008-03-02", "session")
    assert has_finding(read(others + _linked("absence", "2008-03-02", "away", *to)), "CS806") is is_found

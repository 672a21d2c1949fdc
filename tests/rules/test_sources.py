"""Sources: addresses, days of publication, and who counts as another one."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from cstocli.model.dates import parse
from cstocli.model.struct import replace
from cstocli.model.terms import SourceKey
from support.evidence import claim, rejected
from support.findings import has_finding
from support.logs import Read, event

XA = 'states = ["XA"]'
SPEAKS = event("statement", "2000-01-02", XA).replace('["s1", "s2"]', '["s1"]')


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("https://first.example/1", "http://www.First.example/1/#top", True),
        ("https://first.example", "https://first.example/", True),
        ("https://First.example/a/b", "https://first.example/a/b", True),
        ("https://first.example/a", "https://first.example/A", False),
        ("https://first.example/A/b", "https://first.example/a/b", False),
        ("https://first.example/?q=1", "https://first.example/?q=2", False),
        ("https://ru.first.example/1", "https://first.example/1", False),
    ],
)
def test_addresses_are_one_where_they_open_one_page(
    read: Read,
    one: str,
    other: str,
    is_one: bool,  # noqa: FBT001
) -> None:
    log = read(event("statement", "2000-01-02"))
    sources = {
        key: replace(log.sources[key], url=url) for key, url in ((SourceKey("s1"), one), (SourceKey("s2"), other))
    }
    assert bool(check(log.replace(sources=sources), {"CS703"})) is is_one


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("https://first.example/1", None),
        ("http://first.example:8080/a%20b", None),
        ("https://first.example/a b", "it has a character that must be percent-encoded"),
        ("https://first.example/ä", "it has a character that must be percent-encoded"),
        ("https://first.example/<1>", "it has a character that must be percent-encoded"),
        ("https://first.example/\x7f", "it has a character that must be percent-encoded"),
        ("ftp://first.example/1", "it does not begin with http:// or https://"),
        ("first.example/1", "it does not begin with http:// or https://"),
        ("https:///1", "it has no host"),
        ("https://localhost/1", "it has no host"),
        ("https://first./1", "it has no host"),
        ("https://.first/1", "it has no host"),
        ("https://first.example./1", "it has no host"),
        ("https://[first.example/1", "the host or port is malformed"),
        ("https://first.example:99999/1", "the host or port is malformed"),
    ],
)
def test_an_address_is_one_that_a_browser_can_open(read: Read, url: str, wrong: str | None) -> None:
    log = read(event("statement", "2000-01-02"))
    sources = {key: replace(source, url=url) for key, source in log.sources.items() if key == "s1"}
    found = [one.finding.headline for one in check(log.replace(sources=sources), {"CS707"})]
    assert found == ([f"not a web address: {wrong}"] if wrong else [])


@pytest.mark.parametrize(
    ("date", "keys", "status", "codes"),
    [
        ("2008-03-02", '["s1"]', "held", set()),  # in another time zone it is still the day before
        ("2008-03-03", '["s1"]', "held", {"CS705"}),
        ("2008-03", '["s1"]', "held", set()),
        ("2008-03-03", '["s1"]', "planned", set()),
        ("2008-03-03", '["s2"]', "held", set()),  # without a day of publication nothing is settled
        ("2008-03-03", '["s1", "s2"]', "held", {"CS704"}),
    ],
)
def test_a_source_older_than_the_event_can_only_announce_it(
    read: Read, date: str, keys: str, status: str, codes: set[str]
) -> None:
    announced = event("statement", "2008-03-03", ident="announced", status="planned")
    log = read(announced + event("statement", date, status=status).replace('["s1", "s2"]', keys))
    sources = {**log.sources, SourceKey("s1"): replace(log.sources[SourceKey("s1")], date=parse("2008-03-01"))}
    assert {one.finding.code for one in check(log.replace(sources=sources), {"CS704", "CS705"})} == codes


@pytest.mark.parametrize(("later", "codes"), [("2008-03-03", set()), ("2008-03-02", set()), ("2008-02", {"CS705"})])
def test_an_older_source_is_background_beside_one_that_can_report_the_event(
    read: Read, later: str, codes: set[str]
) -> None:
    log = read(event("statement", "2008-03-03"))
    dates = {"s1": "2008-03-01", "s2": later}
    sources = {key: replace(source, date=parse(dates[key])) for key, source in log.sources.items() if key in dates}
    assert {one.finding.code for one in check(log.replace(sources=sources), {"CS704", "CS705"})} == codes


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        (event("observer", "2003-01-02", XA), True),
        (event("observer", "2003-01-02", XA, status="planned"), False),
        (event("appointment", "2003-01-02", XA, body="office", person="A. Ames"), True),
        (event("signature", "2003-01-02", XA, instrument="charter"), True),
        (event("signature", "2003-01-02", XA, instrument="pact"), False),
        (event("notice", "2003-01-02", XA, instrument="charter", of="withdrawal"), False),
        (event("statement", "2003-01-02", XA), False),
    ],
)
def test_what_decides_an_answer_needs_two_sources(read: Read, text: str, is_found: bool) -> None:  # noqa: FBT001
    planned = event("observer", "2002-01-02", XA, status="planned")
    assert has_finding(read(planned + text.replace('["s1", "s2"]', '["s1"]')), "CS706") is is_found


@pytest.mark.parametrize(
    "text",
    [
        SPEAKS.replace('["s1"]', '["s1", "s2"]'),
        SPEAKS + claim("s2", "date", '"2000-01-03"'),
        SPEAKS + rejected(event("session", "2000-01-02", XA), "There was none", "s2"),
        SPEAKS + rejected(event("session", "2000-01-02", XA), "There was none", "s1") + 'refuted_by = ["s2"]\n',
        SPEAKS + '\n[[assert]]\non = "2000-01-02"\nstanding = "in"\nsources = ["s2"]\n',
    ],
)
def test_a_source_is_used_that_supports_contradicts_refutes_or_proves(read: Read, text: str) -> None:
    assert has_finding(read(SPEAKS), "CS702")
    assert not has_finding(read(text), "CS702")

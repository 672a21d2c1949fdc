from __future__ import annotations

import pytest

from cstocli.model.dates import parse
from cstocli.model.errors import UnknownNameError
from cstocli.model.terms import Figure
from cstocli.reports.report import RECORD, Cell
from cstocli.reports.show import show
from support.logs import Read, event

CLAIM = 'claim = [{ source = "s2", field = "personnel", value = "~3000", note = "Another count." }]'
LOG = (
    event("appeal", "2022-01-05", 'states = ["XA"]', ident="appeal")
    + event("decision", "2022-01-06", 'links = ["appeal"]', ident="decision", body="council")
    + event("exercise", "2022-07-01", ident="whole")
    + event(
        "exercise",
        "2022-07",
        'states = ["XA", "XB"]',
        'effect = "2022-08-01"',
        'links = ["decision"]',
        "personnel = 4000",
        'end = "2022-07-09"',
        CLAIM,
        ident="part",
        umbrella="whole",
        place="Hill Town",
        note="Long.",
        status="planned",
    )
)
REJECTED = """
[[rejected]]
id = "return-2014"
kind = "resumption"
date = "2014"
states = ["XA"]
instrument = "charter"
title = "It returns"
confidence = "low"
sources = ["s1"]
reason = "No decision says so."
"""


def shown(read: Read, ident: str) -> dict[str, Cell]:
    (row,) = show(read(LOG), ident).dicts()
    return row


def test_an_event_is_shown_whole(read: Read) -> None:
    row = shown(read, "part")
    assert (row["id"], row["kind"], row["date"], row["effect"]) == (
        "part",
        "exercise",
        parse("2022-07"),
        parse("2022-08-01"),
    )
    assert (row["states"], row["place"], row["note"], row["status"]) == (("XA", "XB"), "Hill Town", "Long.", "planned")
    assert row["details"] == {"end": parse("2022-07-09"), "personnel": Figure(4000), "umbrella": "whole"}
    assert (row["basis"], row["confidence"], row["links"]) == (None, "high", ("decision",))


def test_its_sources_are_shown_with_where_they_can_be_read(read: Read) -> None:
    sources = shown(read, "appeal")["sources"]
    assert isinstance(sources, tuple)
    assert sources[0] == {
        "key": "s1",
        "publisher": "First Press",
        "title": None,
        "url": "https://first.example/1",
        "date": None,
        "language": None,
    }


def test_a_claim_is_shown_with_who_makes_it(read: Read) -> None:
    assert shown(read, "part")["claims"] == (
        {
            "field": "personnel",
            "value": Figure(3000, "~"),
            "source": "s2",
            "publisher": "Second Press",
            "note": "Another count.",
        },
    )


def test_a_source_that_was_not_read_is_shown_by_its_key(read: Read) -> None:
    (row,) = show(read(LOG).replace(sources={}), "part").dicts()
    assert row["sources"] == ({"key": "s1"}, {"key": "s2"})
    assert isinstance(row["claims"], tuple)
    assert row["claims"][0]["publisher"] is None  # type: ignore[index, call-overload]


@pytest.mark.parametrize(
    ("ident", "links", "linked_from"),
    [
        ("appeal", (), ("decision",)),
        ("decision", ("appeal",), ("part",)),
        ("whole", (), ("part",)),
        ("part", ("decision",), ()),
    ],
)
def test_links_are_shown_both_ways(
    read: Read, ident: str, links: tuple[str, ...], linked_from: tuple[str, ...]
) -> None:
    row = shown(read, ident)
    assert (row["links"], row["linked_from"]) == (links, linked_from)


def test_what_was_not_held_is_told(read: Read) -> None:
    assert show(read(LOG), "part").notes == ("This event is planned: replay ignores it.",)
    assert show(read(LOG), "appeal").notes == ()
    assert show(read(LOG), "appeal").layout == RECORD


@pytest.mark.parametrize(("more", "told"), [("", ()), ('refuted_by = ["s1", "s2"]\n', ("Refuted by: s1, s2.",))])
def test_a_rejected_event_is_shown_with_the_reason(read: Read, more: str, told: tuple[str, ...]) -> None:
    report = show(read(LOG + REJECTED + more), "return-2014")
    assert report.notes == ("Rejected: No decision says so.", *told)
    (row,) = report.dicts()
    assert (row["id"], row["status"]) == ("return-2014", None)


def test_an_id_that_is_none_has_a_near_miss_among_all(read: Read) -> None:
    for word, hint in (("apeal", "did you mean 'appeal'?"), ("return-2015", "did you mean 'return-2014'?")):
        with pytest.raises(UnknownNameError) as caught:
            show(read(LOG + REJECTED), word)
        assert caught.value.hint == hint

from datetime import date
from typing import Any

import pytest

from cstocli.model.dates import parse
from cstocli.model.errors import UnknownNameError
from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import StateCode
from cstocli.reports.report import RECORD, Cell, Shape
from cstocli.reports.sources import SourceFilter, SourceRow, sources
from support.evidence import DECIDED, HISTORY, MEMBERS, RETURN, rejected
from support.logs import Read

REFUTED = rejected(RETURN, "Two facts were joined.") + 'refuted_by = ["s1"]\n'


def rows(log: EventLog, **wanted: Any) -> list[dict[str, Cell]]:  # noqa: ANN401 - what is wanted
    return list(sources(log, SourceFilter(**wanted)).dicts())


def test_each_source_is_told_with_how_many_events_it_supports_and_contradicts(read: Read) -> None:
    one, two = rows(read(HISTORY + REFUTED))
    assert tuple(one) == SourceRow._fields
    assert (one["key"], one["publisher"], one["url"]) == ("s1", "First Press", "https://first.example/1")
    assert (one["supports"], one["contradicts"]) == (8, 0)
    assert (two["supports"], two["contradicts"]) == (7, 2)


def test_one_source_is_told_with_all_that_it_says(read: Read) -> None:
    (row,) = rows(read(MEMBERS + DECIDED + REFUTED), key="S2")
    assert row["supports"] == ("signed", "in-force", "decided")
    assert row["contradicts"] == ({"event": "back", "field": "event", "claimed": "Something happens", "note": None},)


def test_a_claim_of_a_source_is_told_with_what_it_claims(read: Read) -> None:
    (row,) = rows(read(HISTORY), key="s2")
    assert row["contradicts"] == (
        {"event": "public", "field": "date", "claimed": parse("2010-06-20"), "note": "Date of the note"},
    )


def test_one_source_is_a_record_and_many_are_counted(read: Read) -> None:
    one, many = (sources(read(HISTORY), SourceFilter(key=key)) for key in ("s1", None))
    assert (one.layout, one.summary, one.rows[0].key) == (RECORD, "", "s1")
    assert (many.layout.shape, many.summary) == (Shape.TABLE, "2 sources")


def test_unused_keeps_what_nothing_cites(read: Read) -> None:
    assert rows(read(HISTORY), unused=True) == []
    assert [row["key"] for row in rows(read(""), unused=True)] == ["s1", "s2"]


def test_a_language_keeps_its_sources(record: EventLog) -> None:
    found = rows(record, language="ar")
    assert {row["language"] for row in found} == {"ar"}
    assert "founding-article-2022-01-10" in {row["key"] for row in found}


def test_an_unknown_key_is_refused_with_the_nearest(record: EventLog) -> None:
    with pytest.raises(UnknownNameError) as caught:
        rows(record, key="founding-article-2022-01-11")
    assert caught.value.hint == "did you mean 'founding-article-2022-01-10'?"


DATED = """
[sources.dated]
publisher = "Third Press"
url = "https://third.example/3"
title = "Événements"
date = "2010-06"
language = "fr"
"""


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({"period": Period(first=date(2010, 6, 15))}, ["dated"]),
        ({"period": Period(last=date(2010, 5, 31))}, []),
        ({"texts": ("evenements",)}, ["dated"]),
        ({"texts": ("press",), "whole_words": True}, ["dated", "s1", "s2"]),
        ({"texts": ("S2",)}, ["s2"]),
        ({"states": (StateCode("XA"),)}, ["s1", "s2"]),
        ({"states": (StateCode("XC"),)}, []),
    ],
)
def test_sources_are_chosen_by_day_text_and_state(read: Read, wanted: dict[str, Any], keys: list[str]) -> None:
    log = read(DATED + HISTORY)
    assert [row["key"] for row in rows(log, **wanted)] == keys
    reverse = sources(log, SourceFilter(**wanted), reverse=True)
    assert [row[0] for row in reverse.rows] == keys[::-1]

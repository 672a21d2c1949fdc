"""The dates and events on the page about the two readings are those of the record."""

import re

import pytest

from cstocli.model.log import EventLog
from support.logs import ROOT

PAGE = (ROOT / "docs" / "readings.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d[^|]*?) \| .* \| `([a-z0-9-]+)` \|$", PAGE, re.MULTILINE)


def test_the_page_has_the_rows_of_both_cases() -> None:
    assert len(ROWS) > 20


@pytest.mark.parametrize(("date", "ident"), ROWS)
def test_an_event_has_the_date_that_the_page_gives(date: str, ident: str, record: EventLog) -> None:
    assert {str(event.date) for event in record.events if event.id == ident} == {date}


def test_a_rejected_event_is_in_the_record(record: EventLog) -> None:
    named = set(re.findall(r"rejected\W+event, `([a-z0-9-]+)`", PAGE))
    assert named
    assert named <= {rejected.event.id for rejected in record.rejected}

"""The calendar has whole days and stable identifiers, and text from a log cannot add lines to it."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstocli.load.reader import decode_log
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Source
from cstocli.render.export.icalendar_file import calendar
from support.logs import HEADER, Read, event

FACTS = {"tool": "csto 0", "sha256": "0" * 64}


def entries(log: EventLog) -> dict[str, Any]:
    """Return the events of the calendar by what stands before the @ of their identifiers."""
    found = icalendar.Calendar.from_ical(calendar(log, FACTS).content)
    return {str(entry["uid"]).partition("@")[0]: entry for entry in found.walk("VEVENT")}


def test_an_event_on_a_known_day_lasts_that_whole_day(read: Read) -> None:
    (entry,) = entries(read(event("statement", "1999-01-02", ident="said"))).values()
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(1999, 1, 2), date(1999, 1, 3))
    assert entry["uid"] == "said@xo.csto"
    assert (entry["summary"], entry["status"], entry["transp"]) == ("Something happens", "CONFIRMED", "TRANSPARENT")


def test_an_event_with_an_end_includes_its_last_day(read: Read) -> None:
    (entry,) = entries(read(event("exercise", "1999-01-30", end="1999-02-02"))).values()
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(1999, 1, 30), date(1999, 2, 3))


def test_an_uncertain_date_is_marked_and_a_vague_one_left_out(read: Read) -> None:
    dates = ("1999-01", "[1999-01-02..1999-01-09]", "1999-02-03~", "1999", "[..1999-01-02]", "1999-01~")
    log = read("".join(event("statement", when, ident=f"e{number}") for number, when in enumerate(dates)))
    found = entries(log)
    assert sorted(found) == ["e0", "e1", "e2"]
    assert found["e0"]["summary"] == "Something happens (exact day unknown: 1999-01)"
    assert all("approximate" in entry["categories"].to_ical().decode() for entry in found.values())
    assert (found["e0"]["dtstart"].dt, found["e0"]["dtend"].dt) == (date(1999, 1, 1), date(1999, 2, 1))
    assert calendar(log, FACTS)[1:] == (3, 3)


def test_only_exact_dates_are_kept_on_request(read: Read) -> None:
    days = ("1999-01", "1999-02-03~", "1999-03-04")
    log = read("".join(event("statement", when, ident=f"e{number}") for number, when in enumerate(days)))
    made = calendar(log, FACTS, exact_only=True)
    found = icalendar.Calendar.from_ical(made.content).walk("VEVENT")
    assert [str(entry["uid"]) for entry in found] == ["e2@xo.csto"]
    assert made[1:] == (1, 2)


def test_an_entry_has_the_address_of_the_first_source(record: EventLog) -> None:
    entry = entries(record)["uz-suspension-2012"]
    (suspension,) = (one for one in record.events if one.id == "uz-suspension-2012")
    assert str(entry["url"]) == record.sources[suspension.sources[0]].url


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("javascript:alert(1)", None),
        ("https://example.org/a?b=%20c", "https://example.org/a?b=%20c"),
        ("https://example.org/a\r\nX:1\u202e", "https://example.org/a%0D%0AX:1%E2%80%AE"),
    ],
)
def test_an_address_is_one_of_the_web_in_plain_characters(address: str, expected: str | None, read: Read) -> None:
    log = read(event("statement", "1999-01-02", ident="said"))
    source = Source(publisher="P", url=address)
    (entry,) = entries(log.replace(sources={log.events[0].sources[0]: source})).values()
    assert (str(entry["url"]) if "url" in entry else None) == expected


def test_a_program_that_subscribes_is_told_how_often_to_look(read: Read) -> None:
    lines = calendar(read(""), FACTS).content.split(b"\r\n")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P7D" in lines
    assert b"X-PUBLISHED-TTL:P7D" in lines


@pytest.mark.skipif(shutil.which("khal") is None, reason="khal is not installed")
def test_khal_shows_the_events_of_a_day(record: EventLog, tmp_path: Path) -> None:
    log = record.replace(events=tuple(one for one in record.events if one.date.earliest.year == 2012))
    (tmp_path / "csto.ics").write_bytes(calendar(log, FACTS).content)
    settings = "[calendars]\n[[csto]]\npath = calendar\n[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
    (tmp_path / "config").write_text(
        f"{settings}timeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path}/khal.db\n",
        encoding="utf-8",
    )
    (tmp_path / "calendar").mkdir()
    khal = ["khal", "-c", "config"]
    subprocess.run([*khal, "import", "--batch", "csto.ics"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    listed = [*khal, "list", "2012-12-19", "1d"]
    shown = subprocess.run(listed, cwd=tmp_path, check=True, capture_output=True, text=True, timeout=120).stdout
    assert "The Council suspends Uzbekistan's membership" in shown


def test_cancelled_and_planned_events_have_their_status(read: Read) -> None:
    found = entries(
        read(
            event("exercise", "1999-01-02", ident="off", status="cancelled")
            + event("exercise", "1999-01-02", ident="plan", status="planned")
        )
    )
    assert {key: str(entry["status"]) for key, entry in found.items()} == {"off": "CANCELLED", "plan": "TENTATIVE"}


def test_what_lasts_beyond_the_last_verified_day_is_not_confirmed(read: Read) -> None:
    log = read(event("exercise", "2030-12-29", end="2031-01-02") + event("exercise", "2030-12-30", end="2030-12-31"))
    later, verified = (entries(log)[event.id] for event in log.events)
    assert (str(later["status"]), str(verified["status"])) == ("TENTATIVE", "CONFIRMED")
    assert "Presumed: the log was verified only through 2030-12-31." in later["description"]
    (listed,) = entries(log.replace(events=log.events[:1], verified={"exercises": date(2031, 1, 2)})).values()
    assert str(listed["status"]) == "CONFIRMED"


def test_the_shipped_log_gives_the_same_calendar_each_time(record: EventLog) -> None:
    made = calendar(record, FACTS)
    assert made == calendar(record, FACTS)
    assert made.included + made.left_out == len(record.events)
    assert len(entries(record)) == made.included
    assert all(len(line) <= 75 for line in made.content.split(b"\r\n"))


def test_an_event_on_the_last_representable_day_is_left_out(read: Read) -> None:
    assert entries(read(event("statement", "9999-12-31"))) == {}


LOG = decode_log("log", (HEADER + event("statement", "1999-01-02", ident="said")).encode())


@given(st.text(min_size=1).filter(str.strip))
def test_text_from_a_log_cannot_add_a_calendar_line(text: str) -> None:
    hostile = f"{text}\u202e\r\nEND:VEVENT\nBEGIN:VALARM\r{text}\u2028X-EVIL:1"
    (said,) = LOG.events
    log = LOG.replace(
        events=(replace(said, title=hostile, note=hostile, place=hostile),),
        title=hostile,
        organisation=hostile,
        sources={said.sources[0]: Source(publisher=hostile, url=f"https://example.org/{hostile}")},
    )
    made = calendar(log, FACTS).content
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", made)
    found = icalendar.Calendar.from_ical(made)
    assert [component.name for component in found.walk()] == ["VCALENDAR", "VEVENT"]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028]", made.decode())
    names = "UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION CATEGORIES STATUS TRANSP LOCATION URL"
    assert set(found.walk("VEVENT")[0]) == set(names.split())

from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.terms import StateCode
from cstocli.reports.disputes import DisputeRow, disputes
from cstocli.reports.filters import EventFilter
from cstocli.reports.report import Cell
from support.evidence import CHAIRS, DECIDED, HISTORY, MEMBERS, PUBLIC, RETURN, claim, rejected
from support.logs import Read, event

TODAY = date(2020, 1, 1)


def rows(log: EventLog, wanted: EventFilter | None = None) -> list[dict[str, Cell]]:
    return list(disputes(log, TODAY, wanted or EventFilter()).dicts())


def test_a_claim_is_told_beside_the_kept_value(read: Read) -> None:
    (row,) = rows(read(HISTORY))
    assert DisputeRow._fields[:6] == ("event", "field", "kept", "claimed", "source", "changes_answer")
    assert [str(row[name]) for name in DisputeRow._fields[:5]] == ["public", "date", "2010-06-28", "2010-06-20", "s2"]
    assert row["changes_answer"] is True
    assert row["hangs"] == ("members:XA",)
    assert row["note"] == "Date of the note"


def test_no_answer_hangs_on_a_place(read: Read) -> None:
    (row,) = rows(read(MEMBERS + claim("s2", "place", '"Elsewhere"')))
    assert (row["kept"], row["changes_answer"], row["hangs"]) == (None, False, ())


def test_a_claim_on_the_kind_is_told_by_the_word(read: Read) -> None:
    (row,) = rows(read(MEMBERS + DECIDED + claim("s2", "kind", '"withdrawal"')))
    assert (row["kept"], row["claimed"], row["changes_answer"]) == ("suspension", "withdrawal", True)


def test_the_chair_can_hang_on_a_date(read: Read) -> None:
    (row,) = rows(read(CHAIRS + claim("s2", "date", '"2004-02-01"')))
    assert row["hangs"] == ("chair:council",)


@pytest.mark.parametrize(
    ("kind", "body", "said", "hangs"),
    [
        ("chairmanship", "council", ("states", '["XB"]'), ("chair:council",)),
        ("chairmanship", "council", ("person", '"Bo"'), ("chair:council",)),
        ("appointment", "office", ("person", '"Bo"'), ("office:office",)),
        ("appointment", "office", ("title", '"Another"'), ()),
    ],
)
def test_a_seat_hangs_on_who_holds_it(
    read: Read, kind: str, body: str, said: tuple[str, str], hangs: tuple[str, ...]
) -> None:
    seat = event(kind, "2002-01-01", 'states = ["XA"]', 'person = "Ann"', body=body)
    (row,) = rows(read(seat + claim("s2", *said)))
    assert (row["hangs"], row["changes_answer"]) == (hangs, bool(hangs))


def test_the_standings_of_all_states_hang_that_a_source_leaves_out_or_brings_in(read: Read) -> None:
    (row,) = rows(read(MEMBERS + claim("s2", "states", '["XB", "XC"]')))
    assert row["hangs"] == ("members:XA", "members:XC")


def test_what_changes_an_answer_in_law_alone_counts(read: Read) -> None:
    (row,) = rows(read(MEMBERS + PUBLIC + DECIDED + claim("s2", "date", '"2011-12-19"')))
    assert row["hangs"] == ("members:XA",)


def test_totals_of_exercises_hang_on_figures_and_years_alone(read: Read) -> None:
    text = event("exercise", "2005-05-05", 'host = ["XA"]', 'states = ["XA"]', 'personnel = "500"')
    log = read(
        text + claim("s2", "personnel", '"700"') + claim("s2", "date", '"2005-05-06"') + claim("s2", "date", '"2006"')
    )
    assert [row["hangs"] for row in rows(log)] == [("exercises",), (), ("exercises",)]


def test_a_claim_that_the_answer_holds_already_hangs_on_nothing(read: Read) -> None:
    log = read(MEMBERS + DECIDED + rejected(DECIDED.replace("decided", "again").replace("12-19", "12-25"), "Once."))
    assert [row["changes_answer"] for row in rows(log)] == [False]


def test_a_rejected_event_is_told_with_its_reason_once_a_source(read: Read) -> None:
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined."))
    (row,) = rows(log)
    assert (row["event"], row["field"], row["kept"]) == ("back", "event", "rejected")
    assert (row["source"], row["note"], row["hangs"]) == ("s2", "Two facts were joined.", ("members:XA",))


def test_filters_keep_what_names_the_state_the_kind_and_the_period(read: Read) -> None:
    log = read(HISTORY + rejected(RETURN, "Two facts were joined."))
    assert [row["event"] for row in rows(log, EventFilter(states=(StateCode("XA"),)))] == ["public", "back"]
    assert rows(log, EventFilter(states=(StateCode("XB"),))) == []
    assert [row["event"] for row in rows(log, EventFilter(kinds=("resumption",)))] == ["back"]
    assert [row["event"] for row in rows(log, EventFilter(period=Period(last=date(2010, 12, 31))))] == ["public"]


def test_a_claim_that_brings_a_state_in_passes_the_filter_for_that_state(read: Read) -> None:
    log = read(MEMBERS + claim("s2", "states", '["XA", "XC"]'))
    assert [row["event"] for row in rows(log, EventFilter(states=(StateCode("XC"),)))] == ["in-force"]


def test_the_summary_counts_facts_claims_and_what_hangs_on_them(read: Read) -> None:
    log = read(HISTORY + rejected(RETURN, "Two facts were joined."))
    found = disputes(log, TODAY, EventFilter()).summary
    assert found == "1 disputed fact with 1 competing claim, 1 rejected event; 2 affect an answer"


def test_the_sixth_signature_of_1992_is_disputed(record: EventLog) -> None:
    found = [
        row for row in rows(record, EventFilter(states=(StateCode("TM"),))) if row["event"] == "cst-signature-kg-1992"
    ]
    assert found
    assert all(row["changes_answer"] for row in found)


@pytest.mark.parametrize(("count", "notes"), [(1, 1), (3, 3), (4, 1)])
def test_the_reasons_of_many_rejected_events_are_left_to_the_rows(read: Read, count: int, notes: int) -> None:
    text = "".join(rejected(RETURN.replace("back", f"back-{number}"), "No.") for number in range(count))
    found = disputes(read(MEMBERS + text), TODAY, EventFilter())
    assert sum("rejected:" in note for note in found.notes) == notes

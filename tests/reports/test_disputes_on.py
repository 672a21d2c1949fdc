"""The answers that sources jointly support on a day, each with its witnesses."""

from datetime import date

from cstocli.model.events import Subject
from cstocli.model.log import EventLog
from cstocli.reports.disputes_on import HistoryRow, disputes_on
from support.evidence import DECIDED, MEMBERS, PUBLIC, claim
from support.logs import Read, event

XA = Subject("state", "XA")
DAY = date(2010, 6, 24)
EARLY = PUBLIC + claim("s2", "date", '"2010-06-20"')


def rows(log: EventLog, day: date = DAY, *subjects: Subject) -> list[HistoryRow]:
    return list(disputes_on(log, subjects, day).rows)


def test_the_answer_of_the_log_comes_first_and_then_the_one_that_others_support(read: Read) -> None:
    kept, other = rows(read(MEMBERS + EARLY))
    assert (kept.subject, kept.answer, kept.kept, kept.sources) == ("Alphia", "member", True, ("s1",))
    assert (other.subject, other.answer, other.kept, other.sources) == ("Alphia", "suspended", False, ("s2",))
    assert (other.since, other.events, other.claims) == (("2010-06-20",), ("public",), ("public: date 2010-06-20",))
    assert (kept.witnesses, other.witnesses) == (1, 1)


def test_on_a_day_that_no_claim_changes_nothing_is_listed_unless_it_is_asked_for(read: Read) -> None:
    log = read(MEMBERS + EARLY)
    assert rows(log, date(2010, 6, 19)) == []
    (row,) = rows(log, date(2010, 6, 19), XA)
    assert (row.answer, row.kept) == ("member", True)


def test_a_source_that_says_otherwise_does_not_support_the_answer_of_the_log(read: Read) -> None:
    log = read(MEMBERS + DECIDED + claim("s2", "kind", '"withdrawal"'))
    kept, other = rows(log, date(2010, 12, 19))
    assert (kept.answer, kept.sources) == ("suspended", ("s1",))
    assert (other.answer, other.sources) == ("former", ("s2",))


def test_a_known_slip_supports_nothing(read: Read) -> None:
    assert rows(read(MEMBERS + EARLY + 'slip = "A misprint."\n')) == []


def test_a_state_that_only_a_claim_names_is_listed_with_the_one_that_it_replaces(read: Read) -> None:
    signed = event("signature", "1995-01-01", 'states = ["XB"]', instrument="treaty", ident="signed")
    found = rows(read(signed + claim("s2", "states", '["XC"]')), date(1996, 1, 1))
    assert [(row.subject, row.answer, row.kept) for row in found] == [
        ("Betonia", "signatory", True),
        ("Betonia", "no standing", False),
        ("Gammaland", "no standing", True),
        ("Gammaland", "signatory", False),
    ]
    assert {row.claims for row in found if not row.kept} == {("signed: states XC",)}


def test_all_that_a_source_says_is_taken_together(read: Read) -> None:
    """s2 dates the suspension earlier, and has the decision undo it: on the day between, the State is out."""
    log = read(MEMBERS + EARLY + DECIDED + claim("s2", "kind", '"withdrawal"') + claim("s2", "date", '"2010-06-22"'))
    assert [row.answer for row in rows(log)] == ["member", "former"]


def test_the_chair_is_listed_by_its_holder(read: Read) -> None:
    first = event("chairmanship", "2002-01-01", 'states = ["XA"]', body="council", ident="first")
    kept, other = rows(read(first + claim("s2", "states", '["XB"]')), date(2002, 6, 1))
    assert [(row.subject, row.answer) for row in (kept, other)] == [("Council", "XA"), ("Council", "XB")]

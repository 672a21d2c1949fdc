from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.dates import parse
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Certainty, Reading, SourceAgreement, SourceKey, Standing
from cstocli.replay.prefer import prefer
from cstocli.reports.members import members
from support.evidence import claim, rejected
from support.logs import Read, event

ON = date(2000, 1, 1)
CHARTER = "".join(
    event("accession", "1992-01-01", f'states = ["{code}"]', instrument="charter", ident=f"a-{code.lower()}")
    + event(
        "entry-into-force",
        f"199{number}-01-01",
        f'states = ["{code}"]',
        instrument="charter",
        ident=f"e-{code.lower()}",
    )
    for code, number in (("XA", 5), ("XB", 3))
)


def test_a_signatory_becomes_a_party_when_the_treaty_enters_into_force(read: Read) -> None:
    log = read(
        event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
        + event("entry-into-force", "1994-04-20", 'states = ["XA"]', instrument="treaty")
    )
    before, after = members(log, date(1994, 4, 19)), members(log, date(1994, 4, 20))
    assert [row[:3] for row in before.rows] == [("XA", "Alphia", "signatory")]
    assert [row[:3] for row in after.rows] == [("XA", "Alphia", "party")]


def test_a_row_says_since_when_and_by_which_event(read: Read) -> None:
    report = members(read(CHARTER), ON)
    assert next(report.dicts()) == {
        "state": "XA",
        "name": "Alphia",
        "standing": Standing.MEMBER,
        "since": parse("1995-01-01"),
        "event": "e-xa",
        "certainty": Certainty.CERTAIN,
        "agreement": SourceAgreement.AGREED,
    }
    assert (report.command, report.on, report.summary) == ("members", ON, "2 members")
    assert report.title == "XO: standings on 2000-01-01, counted in practice"
    assert report.notes == ()


def test_the_closest_bond_stands_first_then_the_code(read: Read) -> None:
    log = read(CHARTER + event("signature", "1992-01-01", 'states = ["XC"]', instrument="treaty"))
    report = members(log, date(1994, 1, 1))
    assert [row[0] for row in report.rows] == ["XB", "XA", "XC"]
    assert report.summary == "1 member, 1 contracting, 1 signatory"


def test_former_states_and_observers_are_told_when_asked_for(read: Read) -> None:
    log = read(
        CHARTER
        + event("withdrawal", "1999-01-01", 'states = ["XA"]', instrument="charter")
        + event("observer", "1999-01-01", 'states = ["XC"]')
    )
    assert [row[0] for row in members(log, ON).rows] == ["XB"]
    include_former = members(log, ON, include_former=True)
    assert [(row[0], row[2]) for row in include_former.rows] == [("XB", "member"), ("XC", "observer"), ("XA", "former")]
    assert include_former.summary == "1 member, 1 observer, 1 former"
    for standing, code in ((Standing.FORMER, "XA"), (Standing.OBSERVER, "XC"), (Standing.MEMBER, "XB")):
        assert [row[0] for row in members(log, ON, standings=[standing]).rows] == [code]


def test_nobody_is_told_as_no_state(read: Read) -> None:
    report = members(read(""), ON)
    assert (report.rows, report.summary) == ((), "No members on this day")


def test_a_window_leaves_two_rows_and_says_so(read: Read) -> None:
    log = read(CHARTER + event("suspension", "1999~", 'states = ["XA"]', instrument="charter", ident="s"))
    report = members(log, ON)
    assert [(row[0], row[2], row[5]) for row in report.rows] == [
        ("XA", "member", "possible"),
        ("XB", "member", "certain"),
        ("XA", "suspended", "possible"),
    ]
    assert report.summary == "1 member, 1 possibly member, 1 possibly suspended"
    assert report.notes[:2] == (
        "The dates in the log do not decide the standing of Alphia on this day: possibly member or suspended.",
        "Alphia, suspended since 1999~: the day is unknown, only about the year 1999.",
    )


@pytest.mark.parametrize(
    ("act", "standing", "told"),
    [
        ("suspension", [Standing.MEMBER], "possibly member or suspended."),
        ("suspension", [Standing.SUSPENDED], "possibly member or suspended."),
        ("withdrawal", [], "possibly member or former."),
    ],
)
def test_what_a_filter_leaves_out_is_possible_still(read: Read, act: str, standing: list[Standing], told: str) -> None:
    log = read(CHARTER + event(act, "1999~", 'states = ["XA"]', instrument="charter"))
    assert members(log, ON, standings=standing).notes[0].endswith(told)


def test_a_state_that_is_something_else_in_the_other_reading_is_told(read: Read) -> None:
    log = read(CHARTER + event("freeze", "1999-02-22", 'states = ["XA"]', instrument="charter"))
    assert members(log, ON).notes == ("In law, Alphia has been a member since 1995-01-01.",)
    assert members(log, ON, Reading.LAW).notes == (
        "In practice, Alphia has been a member with its participation frozen since 1999-02-22.",
    )


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ((), []),
        (("council",), ["Gammaland: an observer of the Council only, not of the organisation."]),
    ],
)
def test_an_observer_of_one_body_only_is_told(read: Read, bodies: tuple[str, ...], expected: list[str]) -> None:
    lines = [f'body = "{body}"' for body in bodies]
    log = read(event("observer", "1999-01-01", 'states = ["XC"]', *lines))
    assert list(members(log, ON, include_former=True).notes) == expected


def test_a_body_that_the_log_does_not_define_is_called_by_its_key(read: Read) -> None:
    log = read(event("observer", "1999-01-01", 'states = ["XC"]', 'body = "council"')).replace(bodies={})
    assert members(log, ON, include_former=True).notes == (
        "Gammaland: an observer of the council only, not of the organisation.",
    )


def frozen(day: str) -> str:
    return event("freeze", day, 'states = ["XA"]', instrument="charter", ident="frozen")


@pytest.mark.parametrize(
    ("more", "standings", "summary", "states"),
    [
        (frozen("1999-01-01"), [], "2 members, 1 of them frozen", "XB XA"),
        (frozen("1999-01-01"), [Standing.MEMBER], "2 members, 1 of them frozen", "XB XA"),
        (frozen("1999-01-01"), [Standing.FROZEN], "1 frozen", "XA"),
        (frozen("1999-01-01"), [Standing.PARTY], "2 parties in all: 2 members, 1 of them frozen", "XB XA"),
        (frozen("1999~"), [], "2 members, 1 of them possibly frozen", "XA XB XA"),
        (frozen("1999-01-01"), [Standing.SUSPENDED], "No members on this day", ""),
        (frozen("1999-01-01"), [Standing.SUSPENDED, Standing.FROZEN], "1 frozen", "XA"),
    ],
)
def test_a_frozen_state_is_counted_as_the_member_that_it_is(
    read: Read, more: str, standings: list[Standing], summary: str, states: str
) -> None:
    report = members(read(CHARTER + more), ON, standings=standings)
    assert report.summary == summary
    assert " ".join(row.state for row in report.rows) == states


def test_a_party_is_whoever_is_bound(read: Read) -> None:
    log = read(
        CHARTER
        + event("suspension", "1999-01-01", 'states = ["XA"]', instrument="charter")
        + event("signature", "1992-01-01", 'states = ["XC"]', instrument="treaty")
        + event("entry-into-force", "1993-01-01", 'states = ["XC"]', instrument="treaty")
    )
    report = members(log, ON, standings=[Standing.PARTY])
    assert report.summary == "3 parties in all: 1 member, 1 suspended, 1 party"
    assert [row.standing for row in report.rows] == ["member", "suspended", "party"]


UNKNOWN = "The standings of 2 States are unknown on this day"


@pytest.mark.parametrize(
    ("day", "certainty", "standing", "expected"),
    [
        (date(2030, 12, 31), Certainty.CERTAIN, "member", ("2 members", None)),
        (date(2031, 1, 1), Certainty.PRESUMED, "member", ("2 members", "what holds later is presumed")),
        (date(2031, 12, 31), Certainty.PRESUMED, "member", ("2 members", "what holds later is presumed")),
        (date(2032, 1, 1), Certainty.UNKNOWN, "unknown", (UNKNOWN, "nothing is presumed after 2031-12-31")),
    ],
)
def test_after_the_last_verified_day_a_standing_is_presumed_and_later_unknown(
    read: Read, day: date, certainty: Certainty, standing: str, expected: tuple[str, str | None]
) -> None:
    report = members(read(CHARTER), day)
    summary, note = expected
    assert {(row.certainty, row.standing) for row in report.rows} == {(certainty, standing)}
    assert report.summary == summary
    assert report.notes == (() if note is None else (f"The sources were read through 2030-12-31; {note}.",))
    assert report.open_elsewhere is (note is not None)
    assert all((row.since is None) is (standing == "unknown") for row in report.rows)


def test_an_unknown_standing_may_be_any_that_is_asked_for(read: Read) -> None:
    log = read(CHARTER)
    assert [row.state for row in members(log, date(2040, 1, 1), standings=[Standing.SUSPENDED]).rows] == ["XA", "XB"]
    assert members(read(""), date(2040, 1, 1)).open_elsewhere


def test_evidence_of_one_fact_that_ends_earlier_has_a_note_of_its_own(read: Read) -> None:
    seen = event("observer", "1999-01-01", 'states = ["XC"]', 'evidence_to = "2005-06-30"', ident="seen")
    log = read(CHARTER + seen)
    rows = {day: members(log, date.fromisoformat(day), include_former=True) for day in ("2006-06-30", "2006-07-01")}
    assert [rows[day].rows[-1].certainty for day in rows] == [Certainty.PRESUMED, Certainty.UNKNOWN]
    assert [report.notes for report in rows.values()] == [
        ("Gammaland: no evidence of seen is later than 2005-06-30; what holds later is presumed.",),
        ("Gammaland: no evidence of seen is later than 2005-06-30; nothing is presumed after 2006-06-30.",),
    ]
    assert rows["2006-07-01"].summary == "2 members; The standing of 1 State is unknown on this day"


SIGNED = event("signature", "1991-05-15", 'states = ["XA", "XB"]', instrument="treaty", ident="signed")


def disputed(read: Read, field: str, value: str, sources: int) -> EventLog:
    """Return a log in which so many sources dispute a field of a signature."""
    log = read(SIGNED + claim("s2", field, value))
    (signed,) = log.events
    (said,) = signed.claims
    keys = [SourceKey(f"s{number}") for number in range(2, 2 + sources)]
    return log.replace(events=(replace(signed, claims=tuple(replace(said, source=key) for key in keys)),))


@pytest.mark.parametrize(
    ("field", "value", "sources", "expected"),
    [
        ("states", '["XA", "XC"]', 3, ("XB", "Second Press and 2 others name Gammaland instead of Betonia in signed.")),
        ("states", '["XA", "XB", "XC"]', 1, ("", "Second Press also names Gammaland in signed.")),
        ("states", '["XA", "XB", "XC"]', 2, ("", "Second Press and s3 also name Gammaland in signed.")),
        ("states", '["XA"]', 2, ("XB", "Second Press and s3 do not name Betonia in signed.")),
        ("states", '["XA"]', 1, ("XB", "Second Press does not name Betonia in signed.")),
        ("date", '"1991-07-01"', 1, ("XA XB", "Second Press gives 1991-07-01 as the date of signed, not 1991-05-15.")),
        ("kind", '"accession"', 2, ("XA XB", "Second Press and s3 call signed an accession, not a signature.")),
        ("effect", '"1991-07-01"', 1, ("XA XB", "Second Press gives 1991-07-01 as the day of effect of signed.")),
        ("note", '"Otherwise"', 1, ("", None)),
    ],
)
def test_a_disputed_standing_has_a_note_that_says_who_says_what(
    read: Read, field: str, value: str, sources: int, expected: tuple[str, str | None]
) -> None:
    report = members(disputed(read, field, value, sources), date(1991, 6, 1))
    states, note = expected
    found = [row.state for row in report.rows if row.agreement is SourceAgreement.DISPUTED]
    assert " ".join(found) == states
    assert report.notes == ((f"Disputed: {note}",) if note else ())
    assert report.open_elsewhere is ("XC" in value)


def test_a_source_may_deny_what_another_one_asserts(read: Read) -> None:
    refuted = rejected(SIGNED, "Nobody signed.", source="s1") + 'refuted_by = ["s2"]\n'
    log = prefer(read(refuted), SourceKey("s1"))
    assert members(log, date(1991, 6, 1)).notes == ("Disputed: Second Press says that signed was cancelled, not held.",)


def test_of_many_claims_a_few_are_put_into_words(read: Read) -> None:
    claims = "".join(claim("s2", "date", f'"1991-07-0{day}"') for day in range(1, 6))
    notes = members(read(SIGNED + claims), date(1991, 6, 1)).notes
    assert [note.startswith("Disputed") for note in notes] == [True, True, True, False]
    assert notes[-1] == "2 more claims dispute this answer; `csto disputes --on 1991-06-01` lists all."


def test_a_signature_that_only_a_claim_knows_of_is_not_told_once_the_others_are_bound(read: Read) -> None:
    in_force = event("entry-into-force", "1994-01-01", 'states = ["XA", "XB"]', instrument="treaty", ident="in-force")
    log = read(SIGNED + claim("s2", "states", '["XA", "XB", "XC"]') + in_force)
    before, after = (members(log, date(year, 1, 1)) for year in (1993, 1995))
    assert (len(before.notes), before.open_elsewhere) == (1, True)
    assert (after.notes, after.open_elsewhere) == ((), False)


def test_a_suspended_state_is_listed_with_the_reason(read: Read) -> None:
    acts = event("suspension", "1999-01-01", 'states = ["XA"]', instrument="charter")
    (note, *_) = members(read(CHARTER + acts), ON).notes
    assert note == "Alphia is suspended and still bound: no recorded act has ended its membership."
    both = event("suspension", "1999-01-01", 'states = ["XA", "XB"]', instrument="charter")
    (note, *_) = members(read(CHARTER + both), ON).notes
    assert note == "Alphia and Betonia are suspended and still bound: no recorded act has ended their membership."

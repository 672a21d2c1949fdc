from __future__ import annotations

from datetime import date

import pytest

from cstocli.model.log import EventLog
from cstocli.model.period import Period
from cstocli.model.struct import replace
from cstocli.model.terms import Certainty, Duration, Reading, SourceAgreement
from cstocli.reports.chair import chair, rotation, succession
from cstocli.reports.wording import GAP
from support.evidence import claim
from support.logs import HEADER, Read, event

TODAY = date(2026, 1, 1)


def chaired(code: str, day: str, *lines: str, ident: str = "", **fields: str) -> str:
    return event(
        "chairmanship", day, f'states = ["{code}"]', *lines, body="council", ident=ident or f"c-{day}", **fields
    )


THREE = chaired("XA", "2004-01-01", person="Ana") + chaired("XB", "2005-01-01") + chaired("XC", "2006-01-01")


def test_the_chair_of_a_day_says_who_since_when_and_until_when(read: Read) -> None:
    report = chair(read(THREE), date(2004, 12, 31))
    assert [tuple(map(str, row)) for row in report.rows] == [
        ("XA", "Alphia", "Ana", "2004-01-01", "2004-12-31", "c-2004-01-01", "certain", "None", "agreed")
    ]
    assert (report.summary, report.notes, report.on) == ("Chair: Alphia", (), date(2004, 12, 31))
    assert report.title == "XO: chair on 2004-12-31, counted in practice"


def test_a_term_that_has_not_ended_has_no_last_day(read: Read) -> None:
    (row,) = chair(read(THREE), TODAY).rows
    assert (row[0], row[4]) == ("XC", None)


def test_before_the_first_chair_none_is_recorded(read: Read) -> None:
    report = chair(read(THREE), date(2003, 12, 31))
    assert (report.rows, report.summary) == ((), "No chair is recorded on 2003-12-31")


def test_a_log_without_a_chaired_body_has_no_chair_and_no_succession(read: Read) -> None:
    log = read(THREE).replace(bodies={})
    assert chair(log, TODAY).rows == ()
    assert (succession(log, TODAY).rows, succession(log, TODAY).summary) == ((), "0 terms, 0 gaps")
    assert rotation(log).rows == ()


def gap(day: str) -> str:
    return event("chairmanship", day, "unknown = true", body="council", ident=f"gap-{day}")


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        (THREE + gap("2005-06-01"), "2005-07-01", "from 2005-06-01 to 2005-12-31"),
        (THREE + gap("2006-06-01"), "2006-07-01", "from 2006-06-01 on"),
        (gap("2003-06-01") + THREE, "2003-07-01", "from 2003-06-01 to 2003-12-31"),
    ],
)
def test_a_gap_is_told_as_a_gap(read: Read, text: str, day: str, note: str) -> None:
    report = chair(read(text), date.fromisoformat(day))
    (row,) = report.rows
    assert row[:3] == (None, GAP, None)
    assert report.summary == "Chair: unknown"
    assert report.notes == (f"Gap: no source names the chair {note} (Something happens).",)


def test_a_vacant_chair_is_neither_a_term_nor_a_gap(read: Read) -> None:
    log = read(THREE + event("chairmanship", "2007-01-01", body="council", ident="nobody"))
    report = chair(log, date(2007, 6, 1))
    assert (report.rows[0][1], report.summary, report.notes) == ("(vacant)", "Chair: vacant", ())
    assert succession(log, TODAY).summary == "3 terms, 0 gaps"


def test_the_succession_has_the_gaps_as_rows_of_their_own(read: Read) -> None:
    report = succession(read(gap("2003-01-01") + THREE + gap("2007-01-01")), TODAY)
    assert [(row[0], str(row[3]), str(row[4])) for row in report.rows] == [
        (None, "2003-01-01", "2003-12-31"),
        ("XA", "2004-01-01", "2004-12-31"),
        ("XB", "2005-01-01", "2005-12-31"),
        ("XC", "2006-01-01", "2006-12-31"),
        (None, "2007-01-01", "None"),
    ]
    assert {row[6] for row in report.rows} == {"certain"}
    assert report.summary == "3 terms, 2 gaps"
    assert len(report.notes) == 2
    assert succession(read(gap("2003-01-01") + THREE), TODAY).summary == "3 terms, 1 gap"
    assert succession(read(chaired("XA", "2004-01-01")), TODAY).summary == "1 term, 0 gaps"


def test_a_chair_that_is_confirmed_goes_on(read: Read) -> None:
    log = read(chaired("XA", "2004-01-01") + chaired("XA", "2005-01-01"))
    assert [(row[0], str(row[3]), row[4]) for row in succession(log, TODAY).rows] == [("XA", "2004-01-01", None)]
    assert chair(log, TODAY).rows == succession(log, TODAY).rows


def test_a_handover_in_a_window_leaves_both_possible(read: Read) -> None:
    log = read(chaired("XA", "2004-01-01") + chaired("XB", "2005"))
    report = chair(log, date(2005, 6, 1))
    assert [(row[0], str(row[3]), str(row[4]), row[6]) for row in report.rows] == [
        ("XA", "2004-01-01", "[2004-12-31..2005-12-30]", "possible"),
        ("XB", "2005", "None", "possible"),
    ]
    assert report.summary == "Chair: Alphia, or Betonia"
    assert report.notes == ("The dates in the log do not decide who has the chair on this day: each row is possible.",)
    assert [row[6] for row in succession(log, TODAY).rows] == ["certain", "certain"]


def test_a_term_that_no_day_is_sure_of_is_possible(read: Read) -> None:
    log = read(chaired("XA", "2005", ident="a") + chaired("XB", "2005", ident="b"))
    assert [row[6] for row in succession(log, TODAY).rows] == ["possible", "possible"]


def test_a_holder_confirmed_before_the_first_known_act_is_told_by_the_term_it_confirms(read: Read) -> None:
    """Either act may be the first; the one that came second confirms it, and no row is lost."""
    log = read(chaired("XA", "2005", ident="a") + chaired("XA", "2005-06-01", ident="b"))
    (row,) = chair(log, date(2005, 6, 1)).rows
    assert (row[0], row[5], row[6]) == ("XA", "a", "certain")


def test_the_reading_law_replays_no_chair_of_practice(read: Read) -> None:
    log = read(THREE + chaired("XA", "2007-01-01", basis="practice"))
    assert [chair(log, TODAY, reading).rows[0][0] for reading in Reading] == ["XA", "XC"]
    for reading, count in ((Reading.PRACTICE, 4), (Reading.LAW, 3)):
        answers = succession(log, TODAY, reading), rotation(log, reading)
        assert [(len(answer.rows), answer.reading) for answer in answers] == [(count, reading)] * 2


def member(code: str, day: str = "2000-01-01") -> str:
    states = f'states = ["{code}"]'
    return event("accession", day, states, instrument="charter", ident=f"a-{code.lower()}") + event(
        "entry-into-force", day, states, instrument="charter", ident=f"e-{code.lower()}"
    )


def turns(log: EventLog) -> list[tuple[object, ...]]:
    return [(row[1], row[3], row[4]) for row in rotation(log).rows]


MEMBERS = member("XA") + member("XB") + member("XC")


def test_the_rotation_goes_by_the_alphabet_of_the_body_and_round_again(read: Read) -> None:
    log = read(MEMBERS + THREE + chaired("XB", "2007-01-01"))
    assert turns(log) == [("XA", None, None), ("XB", "XB", True), ("XC", "XC", True), ("XB", "XA", False)]
    assert rotation(log).summary == "2 of 3 changes followed the rule"
    assert rotation(log).notes == (
        "Next in line by the rule: Gammaland.",
        "Chair: the term with no recorded end is verified through 2030-12-31 and presumed through 2031-12-31.",
    )


def test_a_state_that_was_no_member_on_the_day_had_no_turn(read: Read) -> None:
    late = member("XA") + member("XC") + member("XB", "2005-06-01")
    log = read(late + chaired("XA", "2004-01-01") + chaired("XC", "2005-01-01") + chaired("XB", "2006-01-01"))
    assert turns(log) == [("XA", None, None), ("XC", "XC", True), ("XB", "XA", False)]


def test_a_gap_has_no_turn_and_follows_nothing(read: Read) -> None:
    log = read(
        MEMBERS + chaired("XA", "2004-01-01") + gap("2005-01-01") + chaired("XC", "2006-01-01") + gap("2007-01-01")
    )
    assert turns(log) == [("XA", None, None), (None, "XB", None), ("XC", None, None), (None, "XA", None)]
    assert rotation(log).notes == ()
    assert rotation(log).summary == "0 of 0 changes followed the rule"


def test_an_only_member_has_nobody_after_it(read: Read) -> None:
    log = read(member("XA") + chaired("XA", "2004-01-01") + chaired("XB", "2005-01-01"))
    assert turns(log) == [("XA", None, None), ("XB", None, None)]


def test_a_body_without_a_rotation_has_no_turns(read: Read) -> None:
    log = read(MEMBERS + THREE)
    bodies = {key: replace(body, rotation=None) for key, body in log.bodies.items()}
    assert turns(log.replace(bodies=bodies)) == [("XA", None, None), ("XB", None, None), ("XC", None, None)]


def test_the_alphabet_is_that_of_the_language_and_not_the_english_one(read: Read) -> None:
    log = read(MEMBERS + THREE)
    names = {"XA": ("Вальфия", "Альфия"), "XB": ("бетония",), "XC": ("Аммания",)}
    states = {code: replace(info, names={"de": ("Z",), "ru": names[code]}) for code, info in log.states.items()}
    assert turns(log.replace(states=states)) == [("XA", None, None), ("XB", "XC", False), ("XC", "XA", False)]


def test_a_state_without_a_name_in_the_language_goes_by_its_english_one_and_without_an_entry_by_its_code(
    read: Read,
) -> None:
    log = read(MEMBERS + THREE)
    states = {code: replace(info, names={}) for code, info in log.states.items() if code != "XB"}
    assert turns(log.replace(states=states)) == [("XA", None, None), ("XB", "XC", False), ("XC", "XA", False)]


def test_the_header_of_these_tests_has_a_rotation() -> None:
    assert 'rotation = "ru"' in HEADER


def year(number: int) -> Period:
    return Period(first=date(number, 1, 1), last=date(number, 12, 31))


def test_after_the_presumed_day_the_chair_is_unknown_and_the_state_next_in_line_is_named(read: Read) -> None:
    report = chair(read(MEMBERS + THREE), date(2032, 1, 1))
    (row,) = report.rows
    assert row == (
        None,
        "(unknown)",
        None,
        None,
        None,
        "c-2006-01-01",
        Certainty.UNKNOWN,
        "XA",
        SourceAgreement.AGREED,
    )
    assert report.summary == "Chair: unknown"
    assert report.notes[:2] == (
        "Chair: unknown after 2031-12-31. The last known answer is Gammaland, from 2006-01-01 (c-2006-01-01).",
        "By the rule of rotation, Alphia is next.",
    )


def test_a_presumed_chair_says_through_which_day(read: Read) -> None:
    report = chair(read(MEMBERS + THREE), date(2031, 12, 31))
    (row,) = report.rows
    assert (row.state, row.to, row.certainty, row.next) == ("XC", None, Certainty.PRESUMED, None)
    assert report.notes[0] == "Chair: presumed through 2031-12-31, as no known event has ended the term."


def test_a_chair_of_a_year_is_unknown_after_its_year(read: Read) -> None:
    log = read(MEMBERS + THREE).replace(verified_to=date(2006, 3, 1))
    log = log.replace(bodies={key: replace(body, term=Duration(years=1)) for key, body in log.bodies.items()})
    days = (date(2006, 3, 1), date(2006, 3, 2), date(2006, 12, 31), date(2007, 1, 1))
    assert [row.certainty for day in days for row in chair(log, day).rows] == [
        Certainty.CERTAIN,
        Certainty.PRESUMED,
        Certainty.PRESUMED,
        Certainty.UNKNOWN,
    ]
    assert succession(log, TODAY).rows[-1].certainty is Certainty.CERTAIN
    assert succession(log, TODAY).notes[0] == (
        "Chair: the term with no recorded end is verified through 2006-03-01 and presumed through 2006-12-31."
    )


def test_a_term_longer_than_a_year_is_certain_through_the_last_verified_day(read: Read) -> None:
    log = read(MEMBERS + THREE).replace(verified_to=date(2008, 3, 1))
    log = log.replace(bodies={key: replace(body, term=Duration(years=1)) for key, body in log.bodies.items()})
    days = (date(2008, 3, 1), date(2008, 3, 2))
    assert [row.certainty for day in days for row in chair(log, day).rows] == [Certainty.CERTAIN, Certainty.UNKNOWN]


def test_nobody_is_next_after_a_gap_or_where_two_may_hold_the_chair(read: Read) -> None:
    day = date(2032, 1, 1)
    assert [row.next for row in chair(read(MEMBERS + THREE + gap("2007-01-01")), day).rows] == [None]
    either = chaired("XA", "2005", ident="a") + chaired("XB", "2005", ident="b")
    (row,) = chair(read(MEMBERS + either), day).rows
    assert (row.next, row.certainty) == (None, Certainty.UNKNOWN)
    assert "The last known answer is Alphia or Betonia (" in chair(read(MEMBERS + either), day).notes[0]


def test_a_period_lists_whoever_held_the_chair_with_the_days(read: Read) -> None:
    log = read(chaired("XA", "2004-01-01") + chaired("XB", "2005-04-01") + chaired("XC", "2005-11-01"))
    report = chair(log, year(2005))
    assert [(row.state, str(row.from_), str(row.to), str(row.certainty)) for row in report.rows] == [
        ("XA", "2004-01-01", "2005-03-31", "certain"),
        ("XB", "2005-04-01", "2005-10-31", "certain"),
        ("XC", "2005-11-01", "None", "certain"),
    ]
    assert (report.on, report.notes) == (None, ())
    assert report.summary == (
        "Chair: Alphia (through 2005-03-31), Betonia (2005-04-01 through 2005-10-31), Gammaland (from 2005-11-01)"
    )
    assert report.title == "XO: chair from 2005-01-01 through 2005-12-31, counted in practice"


def test_a_period_with_one_holder_is_answered_as_its_last_day(read: Read) -> None:
    log = read(THREE)
    period, day = chair(log, year(2005)), chair(log, date(2005, 12, 31))
    assert (period.rows, period.on, period.summary, period.notes) == (day.rows, day.on, day.summary, day.notes)


def test_a_period_in_which_the_evidence_ends_is_no_more_than_presumed_and_then_unknown(read: Read) -> None:
    log = read(MEMBERS + THREE).replace(verified_to=date(2006, 6, 30))
    (row,) = chair(log, year(2006)).rows
    assert (row.state, row.certainty, chair(log, year(2006)).on) == ("XC", Certainty.PRESUMED, date(2006, 12, 31))
    report = chair(log, year(2007))
    assert [(row.state, row.certainty, row.next) for row in report.rows] == [
        ("XC", Certainty.PRESUMED, None),
        (None, Certainty.UNKNOWN, "XA"),
    ]
    assert report.summary == "Chair: Gammaland (through 2007-06-30), unknown (from 2007-07-01)"


def test_a_period_with_a_handover_in_a_window_lists_both(read: Read) -> None:
    report = chair(read(chaired("XA", "2004-01-01") + chaired("XB", "2005")), year(2005))
    assert [(row.state, row.certainty) for row in report.rows] == [
        ("XA", Certainty.POSSIBLE),
        ("XB", Certainty.CERTAIN),
    ]
    assert report.notes == ("The dates in the log do not decide who has the chair on some of these days.",)


def test_before_the_first_chair_a_period_has_none(read: Read) -> None:
    report = chair(read(THREE), year(2003))
    assert (report.rows, report.summary) == ((), "No chair is recorded from 2003-01-01 through 2003-12-31")


def test_a_disputed_chair_says_who_says_what_on_the_days_that_it_concerns(read: Read) -> None:
    log = read(chaired("XA", "2004-01-01") + chaired("XB", "2005-01-01") + claim("s2", "date", '"2005-02-01"'))
    note = "s2 says date 2005-02-01 of c-2005-01-01; the log has 2005-01-01."
    assert [row.agreement for row in chair(log, date(2005, 1, 31)).rows] == [SourceAgreement.DISPUTED]
    assert chair(log, date(2005, 1, 31)).notes == (f"Disputed on 2005-01-31: {note}",)
    assert [row.agreement for row in chair(log, date(2005, 2, 1)).rows] == [SourceAgreement.AGREED]
    for report in (chair(log, year(2005)), succession(log, TODAY), rotation(log)):
        assert report.rows[-1].agreement is SourceAgreement.DISPUTED
        assert f"Disputed from 2005-01-01 through 2005-01-31: {note}" in report.notes
    assert [row.agreement for row in succession(log, TODAY).rows] == [SourceAgreement.AGREED, SourceAgreement.DISPUTED]


def test_whose_turn_it_was_is_unknown_after_a_holder_who_is_only_possible(read: Read) -> None:
    either = chaired("XA", "2005", ident="a") + chaired("XB", "2005", ident="b")
    assert turns(read(MEMBERS + either + chaired("XC", "2006-01-01"))) == [
        ("XA", None, None),
        ("XB", None, None),
        ("XC", None, None),
    ]

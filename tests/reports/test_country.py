from datetime import date

from cstocli.model.events import Appeal
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import Reading, StateCode
from cstocli.reports.country import country
from cstocli.reports.report import Report
from support.evidence import CHAIRS, HISTORY, MEMBERS, claim
from support.logs import Read, event

A = StateCode("XA")
DAY = date(2020, 1, 1)


def part(report: Report, name: str) -> list[tuple[str, str, str | None]]:
    rows = [row for row in report.dicts() if row["part"] == name]
    return [(str(row["what"]), str(row["from"]), row["to"] and str(row["to"])) for row in rows]  # type: ignore[misc]


def test_the_spells_of_standing_are_told_under_both_readings(read: Read) -> None:
    report = country(read(HISTORY), A, DAY)
    assert part(report, "standing in practice")[-1] == ("suspended", "2010-06-28", None)
    assert part(report, "standing in law")[-2:] == [
        ("member", "2001-01-01", "2010-12-18"),
        ("suspended", "2010-12-19", None),
    ]


def test_the_chairs_and_the_offices_of_nationals_are_told(read: Read) -> None:
    log = read(HISTORY + event("appointment", "2005-01-01", 'person = "Cy"', 'states = ["XA"]', body="office"))
    assert part(country(log, A, DAY), "chair") == [("Council Ann", "2002-01-01", "2002-12-31")]
    assert part(country(log, A, DAY), "office") == [("Secretary Cy", "2005-01-01", None)]


def exercise(ident: str, day: str, *lines: str) -> str:
    return event("exercise", day, *lines, ident=ident)


def test_exercises_are_told_as_hosted_or_joined_with_totals(read: Read) -> None:
    log = read(
        HISTORY
        + exercise("one", "2005-05-05", 'host = ["XA"]', 'states = ["XA", "XB"]', 'personnel = "~4000"')
        + exercise("part", "2005-05-06", 'host = ["XA"]', 'states = ["XA"]', 'personnel = "500"', 'umbrella = "one"')
        + exercise("two", "2006-05-05", 'host = ["XB"]', 'states = ["XA", "XB"]')
        + exercise("three", "2007-05-05", 'host = ["XB"]', 'states = ["XB"]')
        + exercise("plan", "2008-05-05", 'host = ["XA"]', 'status = "planned"')
    )
    report = country(log, A, DAY)
    assert len(part(report, "exercise hosted and joined")) == 2
    assert len(part(report, "exercise joined")) == 1
    assert part(report, "exercise hosted")[0][0].endswith("(planned)")
    assert (
        "Exercises hosted: 2 held (1 counting a combined exercise and its parts as one), 1 not held or not confirmed; "
        "4,000 people took part in the 1 whose size is known." in report.notes
    )
    assert (
        "Exercises joined: 3 held (2 counting a combined exercise and its parts as one); "
        "4,000 people took part in the 1 whose size is known." in report.notes
    )


APPEAL = event("appeal", "2006-01-05", 'states = ["XA"]', 'to = ["XO"]', ident="appeal")
DECISION = event("decision", "2006-01-06", 'states = ["XB"]', 'links = ["appeal"]', ident="decision")
SENT = event("deployment", "2006-01-07", 'states = ["XB"]', 'host = ["XA"]', 'links = ["decision"]', ident="sent")


def test_an_appeal_is_told_with_what_answered_it_and_by_whom(read: Read) -> None:
    log = read(HISTORY + APPEAL + DECISION + SENT)
    asked, answered = country(log, A, DAY), country(log, StateCode("XB"), DAY)
    assert [row["event"] for row in asked.dicts() if row["part"] in {"appeal made", "answer to it"}] == [
        "appeal",
        "decision",
        "sent",
    ]
    assert [row["event"] for row in answered.dicts() if row["part"] == "answer to XA"] == ["decision", "sent"]


def test_what_answers_an_appeal_is_linked_to_it_and_a_deployment_to_what_answers_it(read: Read) -> None:
    def linked(kind: str, ident: str, *links: str, day: str = "2006-01-09") -> str:
        return event(kind, day, f"links = {list(links)}".replace("'", '"'), 'states = ["XB"]', ident=ident)

    lasting = event(
        "deployment", "2006-01-10", 'end = "2006-02"', 'states = ["XB"]', 'links = ["decision", "appeal"]', ident="both"
    )
    log = read(
        APPEAL
        + DECISION
        + lasting
        + linked("crisis", "riot", "appeal")
        + linked("statement", "later", "decision")
        + linked("decision", "unlinked")
        + linked("deployment", "elsewhere", "unlinked")
        + linked("session", "meeting", "appeal", day="2006-01-05")
    )
    rows = [row for row in country(log, A, DAY).dicts() if row["part"] == "answer to it"]
    assert [(row["event"], row["to"] and str(row["to"])) for row in rows] == [
        ("meeting", None),
        ("decision", None),
        ("both", "2006-02"),
    ]


def test_an_answer_to_an_appeal_is_told_of_whoever_acted_and_of_whoever_was_asked(read: Read) -> None:
    log = read(APPEAL.replace('["XA"]', '["XA", "XB"]').replace('"XO"', '"XC"') + DECISION.replace('"XB"', '"XA"'))
    assert [row["part"] for row in country(log, StateCode("XC"), DAY).dicts()] == ["answer to XA XB"]
    appeal = log.events[0]
    assert isinstance(appeal, Appeal)
    elsewhere = log.replace(events=(replace(appeal, to=("XO",)), *log.events[1:]))
    assert country(elsewhere, StateCode("XC"), DAY).rows == ()


def test_what_was_only_announced_is_possible(read: Read) -> None:
    log = read(
        exercise("sure", "2005-05-05", 'host = ["XA"]')
        + exercise("said", "2006-05-05", 'host = ["XA"]', 'status = "announced"')
    )
    assert [(row["event"], row["certainty"]) for row in country(log, A, DAY).dicts()] == [
        ("sure", "certain"),
        ("said", "possible"),
    ]


def test_absences_are_told_from_events_and_from_exercises(read: Read) -> None:
    log = read(
        HISTORY
        + event("absence", "2007-01-01", 'states = ["XA"]', ident="away")
        + exercise("without", "2008-01-01", 'end = "2008-01-03"', 'states = ["XB"]', 'absent = ["XA"]')
    )
    rows = [row for row in country(log, A, DAY).dicts() if row["part"] == "absence"]
    assert [(row["event"], row["to"] and str(row["to"])) for row in rows] == [("away", None), ("without", "2008-01-03")]


def test_the_verdict_of_the_day_is_one_line(read: Read) -> None:
    log = read(HISTORY)
    assert country(log, A, DAY).summary == "Alphia on 2020-01-01: suspended since 2010-06-28"
    assert country(log, A, DAY).title == "XO: Alphia (XA)"
    assert country(log, A, date(2002, 5, 5)).summary == "Alphia on 2002-05-05: a member since 2001-01-01; in the chair"
    assert country(log, StateCode("XC"), DAY).summary == "Gammaland on 2020-01-01: without any standing"


def test_the_verdict_tells_all_that_the_dates_leave_open_and_no_day(read: Read) -> None:
    log = read(MEMBERS + event("suspension", "2010", 'states = ["XA"]', instrument="charter"))
    assert country(log, A, date(2010, 6, 1)).summary == "Alphia on 2010-06-01: a member or suspended"


def test_a_state_without_exercises_of_known_size_has_no_people(read: Read) -> None:
    log = read(exercise("one", "2005-05-05", 'states = ["XA"]'))
    assert country(log, A, DAY).notes == (
        "Exercises hosted: 0 held.",
        "Exercises joined: 1 held.",
    )


def test_uzbekistan_has_five_spells_in_practice(record: EventLog) -> None:
    found = part(country(record, StateCode("UZ"), date(2020, 1, 1)), "standing in practice")
    assert [word for word, _, _ in found] == ["signatory", "party", "former", "member", "suspended"]


def marks(report: Report, name: str) -> list[tuple[str, str]]:
    return [(str(row["certainty"]), str(row["agreement"])) for row in report.dicts() if row["part"] == name]


def test_after_the_verified_day_the_summary_presumes_and_after_the_presumed_day_it_is_unknown(read: Read) -> None:
    log = read(MEMBERS + CHAIRS.partition('\n[[event]]\nid = "chair-b"')[0])
    assert country(log, A, date(2031, 12, 31)).summary == (
        "Alphia on 2031-12-31: presumed a member since 2001-01-01; presumed in the chair"
    )
    assert country(log, A, date(2032, 1, 1)).summary == (
        "Alphia on 2032-01-01: unknown after 2031-12-31; the last known answer is a member since 2001-01-01"
    )
    assert country(log, StateCode("XC"), date(2032, 1, 1)).summary == (
        "Gammaland on 2032-01-01: unknown after 2031-12-31; the last known answer is without any standing"
    )


def test_what_has_no_recorded_end_says_how_far_it_is_known(read: Read) -> None:
    office = event("appointment", "2005-01-01", 'person = "Cy"', 'states = ["XA"]', body="office")
    days = "with no recorded end is verified through 2030-12-31 and presumed through 2031-12-31."
    notes = country(read(MEMBERS + CHAIRS + office), A, DAY).notes
    assert (f"The standing {days}" in notes, f"Secretary: the term {days}" in notes) == (True, True)
    assert not any("Council: the term" in note for note in notes)


def test_a_spell_that_begins_after_the_verified_day_is_no_more_than_presumed(read: Read) -> None:
    log = read(HISTORY).replace(verified_to=date(2000, 6, 30))
    assert [word for word, _ in marks(country(log, A, DAY), "standing in law")] == ["certain", "presumed", "unknown"]


def test_a_disputed_spell_is_marked_and_says_who_says_what(read: Read) -> None:
    report = country(read(HISTORY), A, DAY)
    assert marks(report, "standing in practice") == [
        ("certain", "agreed"),
        ("certain", "disputed"),
        ("certain", "agreed"),
    ]
    assert set(marks(report, "standing in law")) == {("certain", "agreed")}
    days = "2010-06-20 through 2010-06-27"
    note = f"isputed from {days}: Second Press gives 2010-06-20 as the date of public, not 2010-06-28."
    assert f"D{note}" in report.notes
    assert f"In practice, d{note}" in country(read(HISTORY), A, DAY, Reading.LAW).notes


def test_a_disputed_chair_is_marked_in_the_history_of_each_state_that_it_concerns(read: Read) -> None:
    text = CHAIRS.replace(
        '\n[[event]]\nid = "chair-gap"', claim("s1", "date", '"2003-02-01"') + '\n[[event]]\nid = "chair-gap"'
    )
    days = "2003-01-01 through 2003-01-31"
    note = f"Disputed from {days}: First Press gives 2003-02-01 as the date of chair-b, not 2003-01-01."
    one, other = (country(read(text), StateCode(code), DAY) for code in ("XA", "XB"))
    assert (marks(one, "chair"), note in one.notes) == ([("certain", "agreed")], False)
    assert (marks(other, "chair"), note in other.notes) == ([("certain", "disputed")], True)


def test_an_exercise_is_disputed_where_a_claim_excludes_its_days_or_the_part_of_the_state(read: Read) -> None:
    def held(ident: str, *claims: str) -> str:
        return exercise(ident, "2005-05-05", 'end = "2005-05-09"', 'states = ["XA", "XB"]') + "".join(claims)

    log = read(
        held("plain", claim("s2", "date", '"2005-05"'), claim("s2", "personnel", '"500"'), claim("s1", "title", '"X"'))
        + held("days", claim("s2", "date", '"2005-05-06"'))
        + held("end", claim("s2", "end", '"2005-05-08"'))
        + held("without", claim("s2", "states", '["XB"]'))
        + held("with", claim("s2", "states", '["XA"]'))
        + held("kind", claim("s2", "kind", '"session"'))
    )
    report = country(log, A, DAY)
    found = {str(row["event"]): str(row["agreement"]) for row in report.dicts()}
    assert found == {
        "plain": "agreed",
        "days": "disputed",
        "end": "disputed",
        "without": "disputed",
        "with": "agreed",
        "kind": "disputed",
    }
    assert "4 events of this list are disputed: see `csto disputes --state XA`." in report.notes

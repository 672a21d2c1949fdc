from datetime import date

import pytest

from cstocli.model.diagnostics import Place
from cstocli.model.errors import UnknownNameError
from cstocli.model.events import KINDS
from cstocli.model.log import EventLog
from cstocli.model.struct import replace
from cstocli.model.terms import EventId, Reading
from cstocli.reports.report import RECORD, Report
from cstocli.reports.why import find_subject, rule_of, why
from support.evidence import CHAIRS, DECIDED, HISTORY, MEMBERS, PUBLIC, RETURN, claim, rejected
from support.logs import Read, event

JULY = date(2010, 7, 1)


def ask(log: EventLog, what: str, day: date, reading: Reading = Reading.PRACTICE) -> Report:
    return why(log, find_subject(log, what), day, reading)


def chain(report: Report) -> list[tuple[object, object]]:
    return [(row["event"], row["becomes"]) for row in report.dicts() if row["part"] == "chain"]


def aside(report: Report) -> dict[object, str]:
    return {row["event"]: str(row["why"]) for row in report.dicts() if row["part"] == "set aside"}


def test_the_chain_is_told_oldest_first_with_what_each_event_made(read: Read) -> None:
    report = ask(read(HISTORY), "XA", JULY)
    assert chain(report) == [("signed", "signatory"), ("in-force", "member"), ("public", "suspended")]
    assert report.summary == "Alphia: suspended since 2010-06-28 (public)"
    assert [row["sources"] for row in report.dicts() if row["part"] == "chain"] == [("s1", "s2")] * 3
    assert report.notes == ("In law, Alphia remained a member through 2010-12-18.",)
    assert report.layout == RECORD
    assert {row["certainty"] for row in report.dicts() if row["part"] == "chain"} == {"certain"}


def test_each_step_names_the_rule_of_its_kind_in_one_sentence(read: Read) -> None:
    rows = [row for row in ask(read(HISTORY), "XA", JULY).dicts() if row["part"] == "chain"]
    assert str(rows[-1]["why"]).startswith("The operation of the instrument is suspended for these States")
    assert all(str(row["why"]).count(". ") == 0 and str(row["why"]).endswith(".") for row in rows)


def test_every_kind_has_a_rule_in_one_sentence(record: EventLog) -> None:
    by_kind = {event.kind: event for event in record.events}
    assert len(by_kind) > len(KINDS) / 2
    rules = [rule_of(event) for event in by_kind.values()]
    assert all(rule.endswith((".", ")")) and not rule.endswith("..") for rule in rules)
    assert not [rule for rule in rules if ". " in rule or "\n" in rule or "``" in rule]


def test_an_event_that_takes_effect_later_is_set_aside_with_its_day(read: Read) -> None:
    assert "later, on 2010-12-19" in aside(ask(read(HISTORY), "XA", JULY))["decided"]


def test_the_reading_law_sets_practice_aside(read: Read) -> None:
    report = ask(read(HISTORY), "XA", JULY, Reading.LAW)
    assert chain(report)[-1] == ("in-force", "member")
    assert "act of practice" in str(next(row["why"] for row in report.dicts() if row["event"] == "public"))


def test_an_act_that_changes_nothing_says_what_was_so_already(read: Read) -> None:
    report = ask(read(HISTORY), "XA", date(2011, 1, 1))
    assert aside(report)["decided"] == "It changes nothing: Alphia is suspended before and after it."
    on_its_day = ask(read(HISTORY), "XA", date(2010, 12, 19))
    assert aside(on_its_day)["decided"] == aside(report)["decided"]
    again = event("suspension", "2010-07-15", 'states = ["XA"]', instrument="charter", basis="practice", ident="again")
    assert aside(ask(read(HISTORY + again), "XA", date(2010, 8, 1)))["again"] == aside(report)["decided"]


def test_an_act_that_changes_nothing_says_all_that_may_have_been_so(read: Read) -> None:
    vague = DECIDED.replace("2010-12-19", "2010")
    ratified = event("ratification", "2010-06-01", 'states = ["XA"]', instrument="charter", ident="ratified")
    said = aside(ask(read(MEMBERS + vague + ratified), "XA", date(2011, 1, 1)))["ratified"]
    assert said == "It changes nothing: Alphia is a member or suspended before and after it."


def test_an_act_that_counts_in_another_order_of_the_dates_is_a_possible_step(read: Read) -> None:
    signed = event("signature", "2000-06-01", 'states = ["XA"]', instrument="treaty", ident="signed")
    in_force = event("entry-into-force", "2000", 'states = ["XA"]', instrument="treaty", ident="in-force")
    report = ask(read(signed + in_force), "XA", date(2000, 7, 1))
    assert chain(report) == [("signed", "signatory"), ("in-force", "party")]
    assert [row["certainty"] for row in report.dicts()] == ["certain", "possible"]
    assert aside(report) == {}
    party = "Alphia: a party to the treaty since 2000 (in-force)"
    assert report.summary == f"{party} or a signatory since 2000-06-01 (signed)"
    later = ask(read(signed + in_force), "XA", JULY)
    assert chain(later) == chain(report)
    assert later.summary == party
    assert [row["certainty"] for row in later.dicts()] == ["certain", "certain"]


def test_the_last_step_has_the_marks_of_the_answer(read: Read) -> None:
    early = PUBLIC + claim("s2", "date", '"2010-06-20"')
    marks = {
        date(2010, 6, 24): ("certain", "disputed", "Alphia: a member since 2001-01-01 (in-force)"),
        date(2030, 12, 31): ("certain", "agreed", "Alphia: suspended since 2010-06-28 (public)"),
        date(2031, 6, 1): ("presumed", "agreed", "Alphia: suspended since 2010-06-28 (public), presumed"),
        date(2032, 6, 1): ("unknown", "agreed", "Alphia: unknown; last known: suspended since 2010-06-28 (public)"),
    }
    for day, (certainty, agreement, summary) in marks.items():
        report = ask(read(MEMBERS + early), "XA", day)
        *before, last = [row for row in report.dicts() if row["part"] == "chain"]
        assert (last["certainty"], last["agreement"], report.summary) == (certainty, agreement, summary)
        assert {row["agreement"] for row in before} == {None}


def test_a_standing_that_rests_on_several_bonds_is_told_once(read: Read) -> None:
    treaty = [
        event("signature", "2000-06-01", 'states = ["XA"]', instrument="treaty", ident="treaty-signed"),
        event("entry-into-force", "2000", 'states = ["XA"]', instrument="treaty", ident="treaty-in-force"),
    ]
    assert ask(read("".join(treaty) + MEMBERS), "XA", JULY).summary == "Alphia: a member since 2001-01-01 (in-force)"


def test_a_claim_of_another_source_is_set_aside_with_its_value_and_source(read: Read) -> None:
    row = next(row for row in ask(read(HISTORY), "XA", JULY).dicts() if row["sources"] == ("s2",))
    assert row["why"] == "Another source gives the date as 2010-06-20: Date of the note."
    assert str(row["effect"]) == "2010-06-20"


def test_equal_claims_of_several_sources_are_one_row(read: Read) -> None:
    log = read(
        HISTORY.replace(
            "[[event.claim]]\n",
            '[[event.claim]]\nsource = "s1"\nfield = "date"\nvalue = "2010-06-20"\n\n[[event.claim]]\n',
            1,
        )
    )
    found = [row for row in ask(log, "XA", JULY).dicts() if "other sources give" in str(row["why"])]
    assert [row["sources"] for row in found] == [("s1", "s2")]


def test_a_claim_of_a_kind_that_cannot_be_replayed_is_told_with_the_day_of_the_event(read: Read) -> None:
    log = read(MEMBERS + claim("s2", "kind", '"chairmanship"'))
    (row,) = (row for row in ask(log, "XA", JULY).dicts() if row["part"] == "set aside")
    assert (str(row["effect"]), row["why"]) == ("2001-01-01", "Another source gives the kind as chairmanship.")


def test_other_values_and_other_fields_are_rows_of_their_own(read: Read) -> None:
    said = (("s1", "date", '"2001-02-02"'), ("s2", "date", '"2001-03-03"'), ("s2", "instrument", '"treaty"'))
    log = read(MEMBERS + "".join(claim(*one) for one in said))
    assert [row["why"] for row in ask(log, "XA", JULY).dicts() if row["part"] == "set aside"] == [
        "Another source gives the date as 2001-02-02.",
        "Another source gives the date as 2001-03-03.",
        "Another source gives the instrument as treaty.",
    ]


def test_a_claim_that_moves_nothing_is_not_told(read: Read) -> None:
    log = read(MEMBERS + claim("s2", "place", '"Elsewhere"'))
    assert aside(ask(log, "XA", JULY)) == {}


def test_a_claim_of_another_instrument_is_told(read: Read) -> None:
    log = read(MEMBERS + claim("s2", "instrument", '"treaty"'))
    assert aside(ask(log, "XA", JULY)) == {"in-force": "Another source gives the instrument as treaty."}


def test_what_several_sources_remark_on_one_value_is_told_once_each(read: Read) -> None:
    said = (("s1", "A slip"), ("s2", "By the note"), ("s1", "A slip"), ("s2", ""))
    log = read(MEMBERS + "".join(claim(source, "date", '"2001-02-02"', note) for source, note in said))
    assert aside(ask(log, "XA", JULY)) == {
        "in-force": "4 other sources give the date as 2001-02-02: A slip; By the note."
    }


def test_a_claim_that_would_bring_a_state_in_is_told_of_that_state(read: Read) -> None:
    log = read(MEMBERS + claim("s2", "states", '["XA", "XC"]'))
    assert "Another source gives the states as Alphia and Gammaland" in aside(ask(log, "XC", JULY))["in-force"]


def test_a_rejected_event_is_set_aside_with_its_reason(read: Read) -> None:
    log = read(MEMBERS + DECIDED + rejected(RETURN, "Two facts were joined."))
    assert aside(ask(log, "XA", date(2013, 1, 1)))["back"] == "Rejected: Two facts were joined."
    days = (date(2011, 1, 1), date(2012, 8, 30), date(2012, 8, 31))
    assert ["back" in aside(ask(log, "XA", day)) for day in days] == [False, False, True]


def test_what_was_only_planned_says_so(read: Read) -> None:
    log = read(MEMBERS + DECIDED.replace('kind = "suspension"', 'kind = "suspension"\nstatus = "planned"'))
    assert "It is planned" in aside(ask(log, "XA", date(2011, 1, 1)))["decided"]


def test_a_notice_is_told_and_moves_nothing(read: Read) -> None:
    notice = event("notice", "2010-01-01", 'states = ["XA"]', 'of = "suspension"', instrument="charter", ident="note")
    assert aside(ask(read(MEMBERS + notice), "XA", JULY))["note"].startswith("A notice changes no standing")


def test_a_step_whose_window_is_open_is_only_possible(read: Read) -> None:
    log = read(MEMBERS + DECIDED.replace("2010-12-19", "2010"))
    rows = [row for row in ask(log, "XA", JULY).dicts() if row["event"] == "decided"]
    assert [(row["part"], row["certainty"]) for row in rows] == [("chain", "possible")]
    (last,) = [row for row in ask(log, "XA", date(2010, 12, 31)).dicts() if row["event"] == "decided"]
    assert last["certainty"] == "certain"


def test_the_chair_tells_the_holder_the_one_before_and_the_next(read: Read) -> None:
    report = ask(read(CHAIRS), "chair", date(2003, 5, 1))
    assert chain(report) == [("chair-a", "XA Ann"), ("chair-b", "XB Bo")]
    assert list(aside(report)) == ["chair-gap"]
    assert report.summary == "Council: Bo of Betonia since 2003-01-01 (chair-b)"
    later = ask(read(CHAIRS), "chair", date(2004, 5, 1))
    assert chain(later) == [("chair-b", "XB Bo"), ("chair-gap", "unknown")]


def test_a_gap_with_which_the_record_of_the_chair_begins_is_told(read: Read) -> None:
    gap = event("chairmanship", "2001-01-01", "unknown = true", body="council", ident="gap")
    first = ask(read(gap + CHAIRS), "chair", date(2001, 6, 1))
    assert chain(first) == [("gap", "unknown")]
    assert first.summary == "Council: unknown since 2001-01-01 (gap)"
    assert chain(ask(read(gap + CHAIRS), "chair", date(2002, 6, 1)))[0][0] == "gap"


def test_of_the_acts_on_a_chair_only_the_next_is_set_aside_and_what_replay_never_took(read: Read) -> None:
    practice = event("chairmanship", "2002-06-01", 'states = ["XC"]', body="council", basis="practice", ident="said")
    planned = event("chairmanship", "2002-07-01", 'states = ["XC"]', body="council", status="planned", ident="plan")
    last = event("chairmanship", "2005-01-01", 'states = ["XA"]', body="council", ident="last")
    report = ask(read(CHAIRS + practice + planned + last), "chair", date(2003, 1, 1), Reading.LAW)
    assert chain(report) == [("chair-a", "XA Ann"), ("chair-b", "XB Bo")]
    assert aside(report) == {
        "said": "It is an act of practice, which does not count in law.",
        "plan": "It is planned: replay applies only what was held.",
        "chair-gap": "It takes effect later, on 2004-01-01.",
    }


def test_an_office_is_asked_about_by_its_body(read: Read) -> None:
    log = read(event("appointment", "2003-01-01", 'person = "Cy"', 'states = ["XC"]', body="office", ident="cy"))
    assert chain(ask(log, "office", JULY)) == chain(ask(log, "secretary", JULY)) == [("cy", "XC Cy")]


def test_places_stand_beside_their_events(read: Read) -> None:
    log = read(HISTORY)
    report = why(log, find_subject(log, "XA"), JULY, places={EventId("public"): Place("log.toml", 7, 1, 2)})
    assert {row["place"] for row in report.dicts() if row["event"] == "public"} == {"log.toml:7"}
    assert {row["place"] for row in report.dicts() if row["event"] == "signed"} == {None}


@pytest.mark.parametrize(
    ("word", "asked"),
    [("xaa", "this standing of Alphia"), ("chair", "this chair of the Council"), ("Secretary", "this Secretary")],
)
def test_the_title_says_what_was_asked_about(read: Read, word: str, asked: str) -> None:
    assert ask(read(HISTORY), word, JULY).title == f"XO: why {asked} on 2010-07-01, counted in practice"


def test_the_summary_has_all_that_the_dates_leave_open(read: Read) -> None:
    report = ask(read(MEMBERS + DECIDED.replace("2010-12-19", "2010")), "XA", JULY)
    assert report.summary == "Alphia: a member since 2001-01-01 (in-force) or suspended since 2010 (decided)"


def test_a_state_that_never_acted_has_no_chain(read: Read) -> None:
    report = ask(read(HISTORY), "XC", JULY)
    assert report.rows == ()
    assert report.summary == "Gammaland: nothing yet"


def test_a_log_without_a_chaired_body_has_no_chair_to_ask_about(read: Read) -> None:
    log = read(MEMBERS)
    bodies = {key: replace(body, chaired=False) for key, body in log.bodies.items()}
    with pytest.raises(UnknownNameError):
        ask(log.replace(bodies=bodies), "chair", JULY)


def test_an_unknown_word_is_refused_with_the_nearest_name(read: Read) -> None:
    with pytest.raises(UnknownNameError) as caught:
        ask(read(HISTORY), "Alpia", JULY)
    assert caught.value.hint == "did you mean 'Alphia'?"


def test_uzbekistan_in_july_2012_is_explained_from_the_signature_on(record: EventLog) -> None:
    report = ask(record, "Uzbekistan", date(2012, 7, 1))
    assert [word for _, word in chain(report)] == ["signatory", "party", "former", "member", "suspended"]
    assert "uz-suspension-2012" in aside(report)

"""One event as a person reads it."""

from cstocli.model.log import EventLog
from cstocli.model.terms import Figure
from cstocli.render.context import RenderContext
from cstocli.render.formats.table import table
from cstocli.reports.show import show
from cstocli.reports.show_sections import words_of
from support.evidence import HISTORY, MEMBERS, PUBLIC, claim, rejected
from support.logs import Read, event


def parts(log: EventLog, ident: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {part.heading: part.lines for part in show(log, ident).sections}


def fields(log: EventLog, ident: str) -> dict[str, str]:
    return {line[0]: line[1] for line in parts(log, ident)[""]}


def test_fields_come_first_with_names_in_place_of_codes_then_sources_then_claims(read: Read) -> None:
    found = parts(read(HISTORY), "public")
    assert list(found) == ["", "Sources", "Claims of other sources"]
    assert found[""] == (
        ("title", "Something happens"),
        ("date", "2010-06-28"),
        ("kind", "suspension, in practice only"),
        ("States", "Alphia"),
        ("instrument", "charter"),
    )
    assert found["Sources"][1] == ("https://first.example/1",)
    assert found["Claims of other sources"] == (("Second Press: date 2010-06-20 (Date of the note) [s2]",),)


def test_what_is_not_as_usual_is_said(read: Read) -> None:
    odd = event("session", "2005-02-01", 'place = "Town"', 'note = "A note."', ident="odd", status="planned")
    odd = odd.replace('confidence = "high"', 'confidence = "low"')
    found = fields(read(MEMBERS + odd), "odd")
    assert (found["place"], found["note"], found["status"], found["confidence"]) == (
        "Town",
        "A note.",
        "planned",
        "low",
    )
    later = event("chairmanship", "2005-01-01", 'effect = "2005-03-01"', body="council", ident="later")
    assert fields(read(MEMBERS + later), "later")["in effect"] == "2005-03-01"
    assert "status" not in fields(read(MEMBERS + rejected(PUBLIC, "No.")), "public")


def test_a_claim_of_a_source_that_the_bibliography_lacks_names_its_key(read: Read) -> None:
    log = read(MEMBERS + claim("s2", "states", '["XA", "XC"]')).replace(sources={})
    assert parts(log, "in-force")["Claims of other sources"] == (("s2: states Alphia, Gammaland [s2]",),)


def test_values_are_in_words(read: Read) -> None:
    log = read(MEMBERS)
    values = (None, True, False, Figure(2000, ">"), (), ("XA", "XB"), {"XA": Figure(5, "", 7)}, "other")
    assert [words_of(log, value) for value in values] == [
        "nothing",
        "yes",
        "no",
        ">2,000",
        "nothing",
        "Alphia, Betonia",
        "Alphia 5 to 7",
        "other",
    ]


def test_no_address_of_the_record_is_broken_at_80_columns(record: EventLog) -> None:
    report = show(record, "csto-deployment-kz-2022-01")
    lines = [line.strip() for line in table(report, record, RenderContext(width=80)).splitlines()]
    urls = [record.sources[key].url for key in record.by_id["csto-deployment-kz-2022-01"].sources]  # type: ignore[index]
    assert set(urls) <= set(lines)

"""The values describe themselves: the log, a report, an assertion, the errors."""

from __future__ import annotations

from datetime import date
from typing import get_type_hints

import pytest

from cstocli.model.assertions import Assertion, StandingWord
from cstocli.model.dates import Day, day
from cstocli.model.diagnostics import Diagnostic, Place, Severity
from cstocli.model.errors import UnknownNameError, UnsoundLogError
from cstocli.model.log import EventLog, LogChanges
from cstocli.model.struct import fields
from cstocli.model.terms import BodyId, StateCode
from cstocli.reports.report import Report
from support.logs import Read, event


def test_a_log_finds_its_events_by_id(read: Read) -> None:
    log = read(event("crisis", "2005", ident="c") + event("appeal", "2005", ident="a"))
    assert {ident: found.kind for ident, found in log.by_id.items()} == {"c": "crisis", "a": "appeal"}


def test_a_subject_may_have_been_verified_through_another_day(read: Read) -> None:
    log = read("").replace(verified={"exercises": date(2020, 1, 1)})
    assert log.verified_through("exercises") == date(2020, 1, 1)
    assert log.verified_through("membership") == log.verified_to == date(2030, 12, 31)


def test_replace_takes_each_field_of_a_log_in_its_type() -> None:
    types = get_type_hints(LogChanges)
    assert types == {name: field.type for name, field in fields(EventLog).items()}


def test_the_chair_is_that_of_the_first_chaired_body(read: Read) -> None:
    log = read("")
    assert log.chaired() == "council"
    assert log.replace(bodies={key: body for key, body in log.bodies.items() if not body.chaired}).chaired() is None


def test_a_report_has_its_rows_by_column() -> None:
    report = Report(command="c", title="t", columns=("a", "b"), rows=((1, "x"), (2, None)))
    assert list(report.dicts()) == [{"a": 1, "b": "x"}, {"a": 2, "b": None}]


def test_a_report_with_a_row_too_short_is_refused() -> None:
    report = Report(command="c", title="t", columns=("a", "b"), rows=((1,),))
    with pytest.raises(ValueError, match="zip"):
        list(report.dicts())


def test_an_error_names_the_unknown_word() -> None:
    error = UnknownNameError("State", "QQ", "known are: XA")
    assert (str(error), error.word, error.hint) == ("unknown State 'QQ'", "QQ", "known are: XA")


def test_an_unsound_log_carries_every_finding_and_the_texts() -> None:
    found = [
        Diagnostic(code=code, severity=Severity.ERROR, headline=words, place=Place("f", 1, 2, 3))
        for code, words in (("CS101", "unknown key `a`"), ("CS102", "missing key `b`"))
    ]
    error = UnsoundLogError(iter(found), {"f": b"text"})
    assert str(error) == "CS101 unknown key `a`; CS102 missing key `b`"
    assert (error.diagnostics, error.texts) == (tuple(found), {"f": b"text"})


ON: Day = day(date(2000, 1, 1))


@pytest.mark.parametrize(
    ("assertion", "asserted"),
    [
        (Assertion(on=ON), ()),
        (Assertion(on=ON, standing=StandingWord("member")), ("standing",)),
        (Assertion(on=ON, chair=StateCode("")), ("chair",)),
        (Assertion(on=ON, office=BodyId("office"), person="Ana"), ("office",)),
        (Assertion(on=ON, chair=StateCode("XA"), standing=StandingWord("in")), ("standing", "chair")),
    ],
)
def test_an_assertion_describes_what_it_asserts(assertion: Assertion, asserted: tuple[str, ...]) -> None:
    assert assertion.asserts() == asserted

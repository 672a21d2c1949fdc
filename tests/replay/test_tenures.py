"""The terms of an office, from its acts in their order."""

from __future__ import annotations

from datetime import date

from cstocli.model.events import Subject
from cstocli.model.terms import EventId
from cstocli.replay.history import replay
from cstocli.replay.tenures import terms, terms_by_event
from support.logs import Read, event

OFFICE = Subject("office", "office")


def appointed(person: str, day: str) -> str:
    return event("appointment", day, 'states = ["XA"]', body="office", person=person, ident=person.lower())


def departed(person: str, day: str) -> str:
    return event("departure", day, 'states = ["XA"]', body="office", person=person, ident=f"bye-{person.lower()}")


def test_a_term_ends_on_the_eve_of_the_next_act(read: Read) -> None:
    history = replay(
        read(appointed("Ana", "2003-01-01") + departed("Ana", "2004-01-01") + appointed("Bo", "2005-01-01"))
    )
    ana, vacant, bo = terms(history, OFFICE)
    assert (ana.seat.person, ana.start.earliest, ana.end and ana.end.latest) == (
        "Ana",
        date(2003, 1, 1),
        date(2003, 12, 31),
    )
    assert vacant.seat not in {ana.seat, bo.seat}
    assert vacant.end
    assert vacant.end.latest == date(2004, 12, 31)
    assert (bo.seat.person, bo.start.earliest, bo.end) == ("Bo", date(2005, 1, 1), None)


def test_a_departure_before_the_first_holder_does_not_hide_that_holder(read: Read) -> None:
    history = replay(read(departed("Ana", "2002-01-01") + appointed("Bo", "2003-01-01")))
    last = terms(history, OFFICE)[-1]
    assert (last.seat.person, last.start.earliest) == ("Bo", date(2003, 1, 1))
    assert terms_by_event(history, OFFICE)[EventId("bo")] == last


def test_an_act_that_changes_nothing_belongs_to_the_term_of_the_holder(read: Read) -> None:
    history = replay(read(appointed("Ana", "2003-01-01") + departed("Bo", "2004-01-01")))
    (ana,) = terms(history, OFFICE)
    assert (ana.seat.person, ana.end) == ("Ana", None)
    assert terms_by_event(history, OFFICE) == {EventId("ana"): ana, EventId("bye-bo"): ana}

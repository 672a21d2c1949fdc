"""Every field of the log has a type that is read, described and checked by one line in ``load/fields.py``."""

from __future__ import annotations

import pytest

from cstocli.load.codebook import TABLES
from cstocli.load.context import Context
from cstocli.load.decode import decode
from cstocli.load.faults import Faults
from cstocli.load.fields import FIELDS, field_type
from cstocli.model.events import KINDS, Deployment, Event, Exercise
from cstocli.model.struct import Struct, fields
from cstocli.model.terms import EventId, Figure, StateCode


class Convoy(Struct):
    guests: tuple[StateCode, ...] | None = None


@pytest.mark.parametrize("name", [*TABLES, *KINDS])
def test_every_type_of_field_is_known(name: str) -> None:
    for field in fields({**TABLES, **KINDS}[name]).values():
        assert field_type(field).words


def test_a_type_without_a_line_is_refused_by_name() -> None:
    class Odd(Struct):
        weight: float

    with pytest.raises(TypeError, match="`weight` is of type <class 'float'>: give the type a line"):
        field_type(fields(Odd)["weight"])


def test_an_optional_field_has_the_same_type_unless_it_has_a_line_of_its_own() -> None:
    assert field_type(fields(Exercise)["personnel"]) == FIELDS[Figure]
    assert field_type(fields(Deployment)["contingents"]).words == "figures by State"
    assert field_type(fields(Event)["id"]) == FIELDS[EventId] != field_type(fields(Exercise)["umbrella"])


def test_a_list_that_may_be_none_is_decoded_as_one_that_may_be_empty() -> None:
    context = Context(Faults("f"))
    context.known = {"State": {"XA": None}}
    assert decode(context, Convoy, {"guests": ["XA"]}, ()) == Convoy(guests=(StateCode("XA"),))
    decode(context, Convoy, {"guests": ["XQ"]}, ())
    assert [(fault.code, fault.path) for fault in context.faults.found] == [("CS202", ("guests", 0))]

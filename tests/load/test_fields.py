"""Every field of the log has a type that is read, told and checked by one line in ``load/fields.py``."""

from __future__ import annotations

import pytest

from cstocli.load.codebook import TABLES
from cstocli.load.fields import FIELDS, field_type
from cstocli.model.events import KINDS


@pytest.mark.parametrize("name", [*TABLES, *KINDS])
def test_every_type_of_field_is_known(name: str) -> None:
    fields = {**TABLES, **KINDS}[name].fields.values()
    known = {*FIELDS, *(f"{annotation} | None" for annotation in FIELDS)}
    new = {field.name: field.type for field in fields if field.type not in known}
    assert not new, f"give each new type a line in load/fields.py: {new}"


def test_what_may_be_left_out_is_of_the_same_type_unless_it_has_a_line_of_its_own() -> None:
    assert field_type("Figure | None") == FIELDS["Figure"]
    assert field_type("EventId | None") == FIELDS["EventId | None"] != FIELDS["EventId"]

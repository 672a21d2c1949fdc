"""The keys of each kind by the type of what they hold, so that a new field is checked without a change to any rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cstocli.model.events import KINDS, Event
from cstocli.model.struct import fields


def keys_of_type(*types: Any) -> Mapping[type[Event], tuple[str, ...]]:  # noqa: ANN401 - `tuple[str, ...]` is no class
    """Return for each kind the names of its fields of some types; a field that may be None counts as its type."""
    return {
        cls: tuple(field.name for field in fields(cls).values() if field.value_type in types) for cls in KINDS.values()
    }

"""The keys of each kind by the type of what they hold, so that a new field is checked without a word in any rule."""

from __future__ import annotations

from collections.abc import Mapping

from cstocli.model.events import KINDS, Event


def keys_of_type(*types: str) -> Mapping[type[Event], tuple[str, ...]]:
    """Return for each kind the keys of its fields of some types, by the annotations as written in the classes."""
    return {cls: tuple(field.name for field in cls.fields.values() if field.type in types) for cls in KINDS.values()}

"""Immutable values with named, typed fields, cheap to define.

A program that runs for a tenth of a second cannot spend a fifth of it on writing classes: the dataclasses of
thirty kinds took 25 ms at every start, these take two (measured; see docs/decisions.md). Nothing is generated: a class
says its fields by annotation, an instance keeps what it was given, and the rest is the class's default.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Final, NamedTuple, Self, dataclass_transform

NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})
"""The default of a mapping that may be left out."""


class Field(NamedTuple):
    """One field of a record: its name, its annotation as written, and whether it must be given."""

    name: str
    type: str
    required: bool


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record:
    """An immutable value whose fields are the annotations of its class and those above it."""

    fields: ClassVar[dict[str, Field]] = {}
    """The fields by name, those of the classes above first."""
    needed: ClassVar[frozenset[str]] = frozenset()
    """The names of those that must be given."""

    def __init_subclass__(cls, **named: Any) -> None:  # noqa: ANN401 - passed on
        """Collect the fields of a class when it is defined."""
        super().__init_subclass__(**named)
        own = (
            Field(name, annotation, required=name not in cls.__dict__)
            for name, annotation in cls.__annotations__.items()
            if not annotation.startswith("ClassVar")
        )
        cls.fields = {**cls.fields, **{field.name: field for field in own}}
        cls.needed = frozenset(name for name, field in cls.fields.items() if field.required)

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - each field has its own type
        """Keep the values. Raises ``TypeError`` when one is missing or not a field."""
        if not values.keys() <= self.fields.keys():
            msg = f"{type(self).__name__} has no field {', '.join(values.keys() - self.fields.keys())}"
            raise TypeError(msg)
        if not self.needed <= values.keys():
            msg = f"{type(self).__name__} needs {', '.join(sorted(self.needed - values.keys()))}"
            raise TypeError(msg)
        self.__dict__.update(values)

    @classmethod
    def with_values(cls, values: dict[str, Any]) -> Self:
        """Return the record that has these values: all that it needs, and no others; the caller has seen to it."""
        self = cls.__new__(cls)
        self.__dict__.update(values)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a value does not change."""
        msg = f"a {type(self).__name__} does not change: {name}"
        raise AttributeError(msg)

    def __eq__(self, other: object) -> bool:
        """Two values are equal when they are of one class and every field is."""
        return type(self) is type(other) and all(getattr(self, name) == getattr(other, name) for name in self.fields)

    def __hash__(self) -> int:
        """Hash the fields."""
        return hash(tuple(getattr(self, name) for name in self.fields))

    def __repr__(self) -> str:
        """Return the class and the fields that were given."""
        given = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.fields if name in self.__dict__)
        return f"{type(self).__name__}({given})"

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401
        """Return the value with some fields changed."""
        given = {name: self.__dict__[name] for name in self.fields if name in self.__dict__}
        return type(self)(**{**given, **changes})

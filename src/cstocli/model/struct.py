"""Immutable values with named, typed fields, cheap to define.

Dataclasses generate and compile source for each class, which took 16 ms at every start for the thirty kinds of event;
``msgspec.Struct`` is compiled, and importing it takes 5 ms (measured; see docs/decisions.md). Here nothing is
generated: the annotations of a class name its fields, an instance stores the values that it is given, and a field
that is left out is read from the class, which holds its default.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Final,
    NamedTuple,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from cstocli.model.descriptions import Doc

NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})
"""The empty mapping, as a default."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Struct:
    """An immutable value whose fields are the annotations of its class and of the classes above it."""

    _names: ClassVar[tuple[str, ...]] = ()
    """The names of the fields, those of the classes above first."""
    _required: ClassVar[frozenset[str]] = frozenset()
    """The names of the fields without a default."""

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401 - passed on
        """Find the names of the fields when a class is defined; their types are looked at only when asked for."""
        super().__init_subclass__(**options)
        own = [name for name, annotation in cls.__annotations__.items() if not _is_class_variable(annotation)]
        cls._names = tuple(dict.fromkeys((*cls._names, *own)))
        cls._required = frozenset(name for name in cls._names if not hasattr(cls, name))

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - each field has its own type
        """Store the values of the fields. Raises ``TypeError`` when one is missing, or is not a field."""
        if not self._required <= values.keys() or not values.keys() <= set(self._names):
            unknown, missing = values.keys() - set(self._names), self._required - values.keys()
            problem = f"has no field {', '.join(sorted(unknown))}" if unknown else f"needs {', '.join(sorted(missing))}"
            msg = f"{type(self).__name__} {problem}"
            raise TypeError(msg)
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        """Raise ``AttributeError``: the value is immutable."""
        msg = f"{type(self).__name__} is immutable: cannot set {name}"
        raise AttributeError(msg)

    def __eq__(self, other: object) -> bool:
        """Two values are equal when they are of one class and every field is."""
        return type(self) is type(other) and all(getattr(self, name) == getattr(other, name) for name in self._names)

    def __hash__(self) -> int:
        """Return a hash of all fields."""
        return hash(tuple(getattr(self, name) for name in self._names))

    def __repr__(self) -> str:
        """Return the class, and the fields that differ from their defaults."""
        values = ((name, getattr(self, name), field.default) for name, field in fields(type(self)).items())
        listed = ", ".join(f"{name}={value!r}" for name, value, default in values if value != default)
        return f"{type(self).__name__}({listed})"


REQUIRED: Final = object()
"""The default of a field that must be given."""


class Field(NamedTuple):
    """One field of a class: its name, its type, its type without None, its default, and its description."""

    name: str
    type: Any
    value_type: Any
    """The type of its values: ``StateCode`` for a field of the type ``StateCode | None``."""
    default: object
    """The value of the field where it is left out; ``REQUIRED`` where it must be given."""
    description: str = ""
    """What the field means: the text of the ``Doc`` in its annotation; empty without one."""

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is REQUIRED


_FIELDS: Final[dict[type[Struct], Mapping[str, Field]]] = {}


def fields(cls: type[Struct]) -> Mapping[str, Field]:
    """Return the fields of a class by name, those of the classes above it first; worked out once for each class."""
    if cls not in _FIELDS:
        _FIELDS[cls] = _fields(cls)
    return _FIELDS[cls]


def _fields(cls: type[Struct]) -> Mapping[str, Field]:
    bases = [base for base in reversed(cls.__bases__) if issubclass(base, Struct)]
    inherited = {name: field for base in bases for name, field in fields(base).items()}
    own: Mapping[str, Any] = vars(cls).get("__annotations__", {})
    if any(isinstance(annotation, str) for annotation in own.values()):
        own = get_type_hints(cls, include_extras=True)  # compiles each text: 2 ms of a start
    class_variables = [name for name in cls._names if _is_class_variable(own.get(name))]
    if class_variables:  # seen as text when the class was defined
        msg = f"{cls.__name__}.{class_variables[0]} is a ClassVar: define the class without postponed annotations"
        raise TypeError(msg)
    defaults = ((name, getattr(cls, name, REQUIRED)) for name in cls._names)
    return {
        name: _field(name, own[name], default) if name in own else inherited[name]._replace(default=default)
        for name, default in defaults
    }


def _field(name: str, annotation: Any, default: object) -> Field:  # noqa: ANN401 - a type, or an alias of one
    annotated = get_origin(annotation) is Annotated
    type_ = annotation.__origin__ if annotated else annotation
    texts = (extra.text for extra in annotation.__metadata__ if isinstance(extra, Doc)) if annotated else ()
    return Field(name, type_, without_none(type_), default, next(iter(texts), ""))


def without_none(annotation: Any) -> Any:  # noqa: ANN401 - a type, or an alias such as `tuple[str, ...]`
    """Return ``X`` for the type ``X | None``, and any other type unchanged."""
    if get_origin(annotation) not in {Union, UnionType}:
        return annotation
    rest = [arg for arg in get_args(annotation) if arg is not NoneType]
    return rest[0] if len(rest) == 1 else annotation


def _is_class_variable(annotation: object) -> bool:
    origin: object = get_origin(annotation)
    return origin is ClassVar


if TYPE_CHECKING:
    from dataclasses import replace as replace  # noqa: PLC0414 - whose keywords mypy checks against the fields of the class
else:
    _Value = TypeVar("_Value", bound=Struct)

    def replace(value: _Value, /, **changes: object) -> _Value:
        """Return a copy of a value with some fields changed."""
        return type(value)(**{**{name: getattr(value, name) for name in value._names}, **changes})  # noqa: SLF001

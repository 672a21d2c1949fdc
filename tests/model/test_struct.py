import pkgutil
import types
from importlib import import_module
from typing import Annotated, ClassVar, Optional

import pytest

import cstocli
from cstocli.model.descriptions import Doc
from cstocli.model.struct import NOTHING, REQUIRED, Field, Struct, fields, replace, without_none

MODULES = [
    module.name for module in pkgutil.walk_packages(cstocli.__path__, "cstocli.") if "__main__" not in module.name
]


def is_value_class(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Struct)


class Thing(Struct):
    shared: ClassVar[int] = 1
    name: str
    size: int = 0


class Other(Struct):
    name: str
    size: int = 0


class Bigger(Thing):
    colour: str | None = None


def test_the_fields_of_a_class_are_its_annotations_after_those_above_it() -> None:
    assert fields(Thing) == {"name": Field("name", str, str, REQUIRED), "size": Field("size", int, int, 0)}
    assert list(fields(Bigger)) == ["name", "size", "colour"]
    assert [field.required for field in fields(Bigger).values()] == [True, False, False]


def test_the_type_of_a_field_is_resolved_and_known_without_none() -> None:
    assert fields(Bigger)["colour"] == Field("colour", str | None, str, None)
    assert without_none(int | str | None) == int | str | None
    assert without_none(Optional[str]) is str  # noqa: UP045 - what a NewType makes of `| None`
    assert without_none(tuple[str, ...]) == tuple[str, ...]


def test_a_value_keeps_what_it_is_given_and_has_the_defaults_of_its_class() -> None:
    thing = Bigger(name="a", colour="red")
    assert (thing.name, thing.size, thing.colour) == ("a", 0, "red")
    assert repr(thing) == "Bigger(name='a', colour='red')"


def test_a_field_that_is_missing_or_is_none_is_refused() -> None:
    with pytest.raises(TypeError, match="Thing needs name"):
        Thing(size=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Thing has no field weight"):
        Thing(name="a", weight=1)  # type: ignore[call-arg]


def test_a_value_is_immutable_and_replace_returns_a_changed_copy() -> None:
    thing = Thing(name="a")
    with pytest.raises(AttributeError, match="Thing is immutable: cannot set name"):
        thing.name = "b"  # type: ignore[misc]
    assert replace(thing, size=2) == Thing(name="a", size=2)
    assert thing == Thing(name="a", size=0)


def test_values_are_equal_by_class_and_fields() -> None:
    assert Thing(name="a") != Other(name="a")
    assert Thing(name="a") != Thing(name="b")
    assert len({Thing(name="a"), Thing(name="a", size=0), Thing(name="b")}) == 2


def test_the_empty_mapping_is_immutable() -> None:
    with pytest.raises(TypeError):
        NOTHING["a"] = 1  # type: ignore[index]


def test_every_value_class_of_the_package_has_real_fields() -> None:
    found = [cls for name in MODULES for cls in vars(import_module(name)).values() if is_value_class(cls)]
    assert len(found) > 50
    assert [cls for cls in found if set(fields(cls)) != set(cls._names)] == []


def test_a_class_variable_in_postponed_annotations_is_refused() -> None:
    given = {"__annotations__": {"a": "ClassVar[int]"}, "__module__": __name__}
    postponed = types.new_class("Postponed", (Struct,), {}, lambda body: body.update(given))
    with pytest.raises(TypeError, match=r"Postponed\.a is a ClassVar"):
        fields(postponed)


class Described(Struct):
    size: Annotated[int | None, Doc("How large.")] = None


def test_the_description_of_a_field_is_read_from_its_annotation() -> None:
    assert fields(Described)["size"] == Field("size", int | None, int, None, "How large.")
    assert not fields(Thing)["size"].description

"""Find every table whose keys are members of an enum of the package, and what each of them lacks.

Run as a program, it prints a line for each table that lacks members: its name and what is missing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import cstocli

Missing = dict[str, dict[type[Enum], list[str]]]
"""The names of the missing members by enum, of each table by its name: ``cstocli.reports.notes.PHRASES``."""


def modules() -> Iterator[ModuleType]:
    """Yield every module of the package but the one that runs the program."""
    for found in walk_packages(cstocli.__path__, "cstocli."):
        if not found.name.endswith("__main__"):
            yield import_module(found.name)


def tables() -> dict[str, Mapping[object, object]]:
    """Return every mapping with enum keys that a module or a class of the package defines, by name."""
    found: dict[int, tuple[str, Mapping[object, object]]] = {}
    for module in modules():
        owners: list[tuple[str, Mapping[str, object]]] = [(module.__name__, vars(module))]
        classes = (value for value in vars(module).values() if isinstance(value, type))
        owners += [(f"{module.__name__}.{cls.__name__}", vars(cls)) for cls in classes if is_own(cls, module)]
        for owner, names in owners:
            for name, value in dict(names).items():
                if isinstance(value, Mapping) and enums_of(value):
                    found.setdefault(id(value), (f"{owner}.{name}", value))
    return dict(found.values())


def is_own(cls: type, module: ModuleType) -> bool:
    """Whether a class is defined in a module, and is not an enum, whose own tables name each member."""
    return cls.__module__ == module.__name__ and not issubclass(cls, Enum)


def enums_of(table: Mapping[object, object]) -> set[type[Enum]]:
    """Return the enums of the package to which keys of a table belong."""
    return {type(key) for key in table if isinstance(key, Enum) and type(key).__module__.startswith("cstocli.")}


def incomplete() -> Missing:
    """Return the tables that lack members of the enums of their keys, with the missing ones."""
    found: Missing = {}
    for name, table in tables().items():
        for enum in enums_of(table):
            missing = [member.name for member in enum if member not in table]
            if missing:
                found.setdefault(name, {})[enum] = missing
    return found


if __name__ == "__main__":
    for name, lacking in sorted(incomplete().items()):
        for enum, members in lacking.items():
            sys.stdout.write(f"{name}: {enum.__name__} {' '.join(members)}\n")

"""Every rule. A new rule is one class in a module of this folder; a new module is found because it is here."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from cstocli.check.rule import RULES

__all__ = ["RULES"]

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

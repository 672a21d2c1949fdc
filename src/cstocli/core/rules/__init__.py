"""Every rule. A new rule is one class in a module of this folder; a new module is found by its being here."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from cstocli.core.rules.base import RULES, Rule, rule
from cstocli.core.rules.checking import Found, check

__all__ = ["RULES", "Found", "Rule", "check", "rule"]

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")

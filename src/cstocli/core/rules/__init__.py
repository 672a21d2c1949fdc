"""Every rule. A new rule is one class in one of these modules."""

from __future__ import annotations

from typing import Final

from cstocli.core.rules import (
    advice,
    assertions,
    bonds,
    claims,
    consent,
    days,
    definitions,
    doubles,
    exercises,
    form,
    links,
    persons,
    seats,
    sources,
    text,
)
from cstocli.core.rules.base import RULES, Rule, rule
from cstocli.core.rules.checking import Found, check

MODULES: Final = (
    *(form, text, definitions, consent, bonds, seats, persons, exercises, days, sources, claims, doubles, links),
    *(assertions, advice),
)
"""The modules of rules, in the order of their codes."""

__all__ = ["MODULES", "RULES", "Found", "Rule", "check", "rule"]

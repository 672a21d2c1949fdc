"""What a rule is: a code that is never used twice, a slug, a weight, and a docstring that explains it.

The docstring of a rule is what ``csto explain`` prints: what it checks, why, an example, what to write instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final, TypeVar

from cstocli.core.diagnostics import Severity


class Rule:
    """Something that a sound log satisfies."""

    code: ClassVar[str]
    slug: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR


RULES: Final[dict[str, type[Rule]]] = {}
"""Every rule by its code, in the order of the modules."""

_Rule = TypeVar("_Rule", bound=type[Rule])


def rule(code: str, slug: str) -> Callable[[_Rule], _Rule]:
    """Register a class as a rule. Raises ``ValueError`` when a code or a slug is taken."""

    def register(cls: _Rule) -> _Rule:
        if code in RULES or any(other.slug == slug for other in RULES.values()):
            msg = f"two rules share {code} or {slug}"
            raise ValueError(msg)
        cls.code, cls.slug = code, slug
        RULES[code] = cls
        return cls

    return register

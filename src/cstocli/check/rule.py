"""What a rule is: a code that is never used twice, a slug, a weight, a check, and a docstring that explains it.

The docstring of a rule is what ``csto check --explain`` prints, under four headings: what it checks, why, an example,
what to write instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, Final, TypeVar

from cstocli.model.diagnostics import Finding, KeyPath, Severity

if TYPE_CHECKING:
    from cstocli.check.context import CheckContext


Codes = tuple[str, ...]


class Rule:
    """Something that a sound log satisfies."""

    code: ClassVar[str]
    slug: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    requires: ClassVar[Codes] = ()
    """Codes of rules that must hold of an event before this one says anything of it: one slip gives one finding."""
    phase: ClassVar[int] = 0
    """Rules that rest on what all others found take a later phase."""
    blames_related: ClassVar[bool] = False
    """Whether what it finds is the fault of its second places as much as of the first."""

    def check(self, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG002 - the rules of form are checked while reading
        """Yield what is wrong, in any order."""
        return iter(())

    def at(  # noqa: PLR0913 - a finding has all of these parts
        self,
        path: KeyPath,
        headline: str,
        label: str = "",
        *,
        hint: str | None = None,
        on_key: bool = False,
        also: tuple[tuple[KeyPath, str], ...] = (),
    ) -> Finding:
        """Return a finding of this rule."""
        return Finding(self.code, path, headline, label, hint, on_key, also)


def with_article(word: str) -> str:
    """Return a word with its article."""
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


RULES: Final[dict[str, type[Rule]]] = {}
"""Every rule by its code."""

_Rule = TypeVar("_Rule", bound=type[Rule])


def rule(code: str, slug: str) -> Callable[[_Rule], _Rule]:
    """Register a class as a rule. Raises ``ValueError`` when another class has the code or the slug.

    A class may register again: where a module of rules raises an error half-way, it is imported a second time, and the
    error that a developer must see is the first one.
    """

    def register(cls: _Rule) -> _Rule:
        for other in RULES.values():
            is_same = (other.__module__, other.__qualname__) == (cls.__module__, cls.__qualname__)
            if (other.code == code or other.slug == slug) and not is_same:
                msg = f"two rules share {code} or {slug}: {other.__qualname__} and {cls.__qualname__}"
                raise ValueError(msg)
        cls.code, cls.slug = code, slug
        RULES[code] = cls
        return cls

    return register

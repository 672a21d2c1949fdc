"""What a log defines: codes that mean one State, nothing that is never used, and what an event allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cstocli.check.context import CheckContext
from cstocli.check.field_types import keys_of_type
from cstocli.check.rule import RULES, Rule, rule
from cstocli.model.diagnostics import Finding, KeyPath, Severity
from cstocli.model.lookup import nearest
from cstocli.model.terms import BodyId, Figure, InstrumentId, StateCode

_USES: Final = keys_of_type(
    tuple[StateCode, ...],
    StateCode,
    Mapping[StateCode, Figure],
    tuple[str, ...],
    InstrumentId,
    BodyId,
)
"""The keys that name what a log defines; an appeal names States among other words."""
_CODES = ("name", "alpha3", "cow", "cow_number", "gw", "wikidata")


@rule("CS208", "unknown-code")
class UnknownCode(Rule):
    """An event allows a finding under a code that no rule has.

    Why: it would silence nothing, and look as if it did.
    Example: `allow = { CS760 = "no second source exists" }`.
    Instead: `allow = { CS706 = "no second source exists" }`; `csto check --rules` lists the codes.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each code that is none."""
        for path, event in context.having("allow"):
            for code in event.allow:
                if code not in RULES:
                    named = (cls.code for cls in RULES.values() if cls.slug == code)
                    guess = next(named, None) or nearest(code, RULES)
                    hint = f"did you mean `{guess}`?" if guess else "`csto check --rules` lists the codes"
                    yield self.at((*path, "allow", code), f"no rule has the code `{code}`", hint=hint, on_key=True)


@rule("CS209", "shared-code")
class SharedCode(Rule):
    """Two States of the log share a name or a code.

    Why: a question about one would be answered with the other, and a row of a data set would join both.
    Example: `[states.XA]` and `[states.XB]` with `cow_number = 901`.
    Instead: correct the code of one of them.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each name and code of a State that another one has already."""
        first: dict[tuple[str, object], str] = {}
        for code, info in context.log.states.items():
            for key in _CODES:
                value = getattr(info, key)
                other = first.setdefault((key, value), code)
                if other != code:
                    yield self.at(
                        ("states", code, key),
                        f"{code} and {other} have one `{key}`, {value}",
                        hint="correct it at one of them",
                        also=((("states", other, key), f"that of {other}"),),
                    )


@rule("CS210", "unused-definition")
class UnusedDefinition(Rule):
    """A State, an instrument or a body is defined, and no event speaks of it.

    Why: an act may be missing, or the definition stayed behind when its events went.
    Example: `[instruments.pact]`, on which nobody ever acts.
    Instead: record what happened to it, or take it out.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each definition that no event uses."""
        used = self._used(context)
        log = context.log
        for table, keys in (("states", log.states), ("instruments", log.instruments), ("bodies", log.bodies)):
            for key in keys:
                if key not in used:
                    what = {"states": "the State", "instruments": "the instrument", "bodies": "the body"}[table]
                    hint = "record what happened to it, or take it out"
                    yield self.at((table, key), f"no event speaks of {what} `{key}`", hint=hint, on_key=True)

    @staticmethod
    def _used(context: CheckContext) -> set[object]:
        """Return the keys that events, claims and assertions name."""
        used: set[object] = set()
        for _, event in context.events_and_rejected:
            for key in _USES[type(event)]:
                value = getattr(event, key) or ()
                used.update((value,) if isinstance(value, str) else value)
        for _, event in context.having("claims"):
            for claim in event.claims:
                used.update(claim.value if isinstance(claim.value, tuple) else (str(claim.value),))
        return used.union(*(assertion.states for assertion in context.log.assertions))


@rule("CS910", "unused-allow")
class UnusedAllow(Rule):
    """An event allows a finding that nothing finds.

    Why: the reason for it has gone; left standing, it would silence the next slip.
    Example: `allow = { CS706 = "one source only" }` at an event that has two sources by now.
    Instead: take it out.
    """

    severity = Severity.WARNING
    phase = 2

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each code that silenced nothing."""
        for path, event in context.having("allow"):
            for code in event.allow:
                if code in RULES and (path, code) not in context.silenced:
                    yield self._idle((*path, "allow", code), code)

    def _idle(self, path: KeyPath, code: str) -> Finding:
        return self.at(path, f"{code} is allowed here, and nothing is found", hint="take it out", on_key=True)

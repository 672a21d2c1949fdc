"""Rules on definitions: unique codes, unused definitions, and the ``allow`` of an event."""

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
"""The types of the keys that refer to definitions. Plain texts are among them: an appeal may be addressed to States."""
_CODES = ("name", "alpha3", "cow", "cow_number", "gw", "wikidata")


@rule("CS208", "unknown-code")
class UnknownCode(Rule):
    """The `allow` of an event names an unknown rule.

    Why: it would accept no finding, but appear to.
    Example: `allow = { CS760 = "no second source exists" }`.
    Instead: `allow = { CS706 = "no second source exists" }`; `csto check --rules` lists the codes.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each code in an ``allow`` that no rule has."""
        for path, event in context.having("allow"):
            for code in event.allow:
                if code not in RULES:
                    named = (cls.code for cls in RULES.values() if cls.slug == code)
                    suggestion = next(named, None) or nearest(code, RULES)
                    hint = f"did you mean `{suggestion}`?" if suggestion else "`csto check --rules` lists the codes"
                    yield self.at((*path, "allow", code), f"no rule has the code `{code}`", hint=hint, on_key=True)


@rule("CS209", "shared-code")
class SharedCode(Rule):
    """Two States have the same name or code.

    Why: a query for one could return the other, and a join with another data set would match both.
    Example: `[states.XA]` and `[states.XB]` with `cow_number = 901`.
    Instead: correct one of them.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each name and code that an earlier State has too."""
        first: dict[tuple[str, object], str] = {}
        for code, info in context.log.states.items():
            for key in _CODES:
                value = getattr(info, key)
                other = first.setdefault((key, value), code)
                if other != code:
                    yield self.at(
                        ("states", code, key),
                        f"{code} and {other} have the same `{key}`, {value}",
                        hint="correct one of them",
                        also=((("states", other, key), f"the `{key}` of {other}"),),
                    )


@rule("CS210", "unused-definition")
class UnusedDefinition(Rule):
    """A State, an instrument or a body is defined, but no event refers to it.

    Why: an event may be missing, or the definition was left behind when its events were removed.
    Example: `[instruments.pact]`, which no event names.
    Instead: record the missing event, or remove the definition.
    """

    severity = Severity.ADVICE

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each definition that no event, claim or assertion uses."""
        used = self._used(context)
        log = context.log
        for table, keys in (("states", log.states), ("instruments", log.instruments), ("bodies", log.bodies)):
            for key in keys:
                if key not in used:
                    what = {"states": "the State", "instruments": "the instrument", "bodies": "the body"}[table]
                    hint = "record the missing event, or remove the definition"
                    yield self.at((table, key), f"no event refers to {what} `{key}`", hint=hint, on_key=True)

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
    """An event allows a finding that does not occur.

    Why: the reason for it no longer exists, and it would hide the next real fault.
    Example: `allow = { CS706 = "only one source" }` in an event that has two sources by now.
    Instead: remove it.
    """

    severity = Severity.WARNING
    phase = 2

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each code of an ``allow`` that accepted no finding."""
        for path, event in context.having("allow"):
            for code in event.allow:
                if code in RULES and (path, code) not in context.silenced:
                    yield self._unused((*path, "allow", code), code)

    def _unused(self, path: KeyPath, code: str) -> Finding:
        return self.at(path, f"{code} is allowed here, but not found", hint="remove it", on_key=True)

"""What other sources say of a fact: each once, and otherwise than the log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule, rule
from cstocli.model.diagnostics import Finding, KeyPath
from cstocli.model.struct import fields
from cstocli.model.terms import Claim, SourceKey


@rule("CS708", "claim-that-agrees")
class ClaimThatAgrees(Rule):
    """A claim says what the event says already.

    Why: claims keep what other sources say otherwise; one that agrees is a source of the event.
    Example: `field = "date"`, `value = "2012-06-28"` at an event of that date.
    Instead: take the claim out, and name its source in `sources`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each claim whose value is the kept one."""
        for path, event in context.having("claims"):
            for position, claim in enumerate(event.claims):
                if claim.value == getattr(event, claim.field):
                    yield self.at(
                        (*path, "claim", position, "value"),
                        f"a claim that agrees with the kept `{claim.field}`",
                        hint="take it out, and name its source in `sources`",
                        also=(((*path, claim.field), "the kept value"),),
                    )


@rule("CS709", "claim-twice")
class ClaimTwice(Rule):
    """One source is cited for two claims on one field, or for one claim twice.

    Why: a source that contradicts itself supports neither; the two may be two sources.
    Example: two claims of `s2` on `date`.
    Instead: keep the one that the source gives at last, and tell the other in its `note`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each claim after the first of one source on one field."""
        for path, event in context.having("claims"):
            first: dict[tuple[SourceKey, str], int] = {}
            for position, claim in enumerate(event.claims):
                other = first.setdefault((claim.source, claim.field), position)
                if other != position:
                    yield self.at(
                        (*path, "claim", position, "source"),
                        f"`{claim.source}` claims something of `{claim.field}` twice",
                        hint="keep one claim, and tell the other in its `note`",
                        also=(((*path, "claim", other, "source"), "the first claim"),),
                    )


@rule("CS710", "value-of-no-source")
class ValueOfNoSource(Rule):
    """Every source of an event claims another value of a field than the one that is kept.

    Why: then nobody says what the log says.
    Example: `sources = ["s1"]` with a claim of `s1` that the `date` is another one.
    Instead: add the source of the kept value, or keep the value that is claimed.
    """

    requires: ClassVar[Codes] = ("CS708", "CS709")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each field whose kept value no source of the event supports."""
        for path, event in context.having("claims"):
            claims: dict[str, set[SourceKey]] = {}
            for claim in event.claims:
                claims.setdefault(claim.field, set()).add(claim.source)
            for field, keys in claims.items():
                # where sources differ, the log may leave the field out
                kept = field == "kind" or getattr(event, field) != fields(type(event))[field].default
                if kept and event.sources and set(event.sources) <= keys:
                    yield self.at(
                        (*path, field),
                        f"no source gives the kept `{field}`",
                        "every source claims another value",
                        hint="add the source that gives it, or keep the value that is claimed",
                        also=((_claim_path(path, event.claims, field), "a source of the event says otherwise"),),
                    )


def _claim_path(path: KeyPath, claims: tuple[Claim, ...], field: str) -> KeyPath:
    position = next(index for index, claim in enumerate(claims) if claim.field == field)
    return (*path, "claim", position, "value")

"""Rules on claims: the values that other sources give for a field of an event."""

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
    """A claim gives the same value as the event.

    Why: claims record values that contradict the event; a source that agrees is a source of the event.
    Example: `field = "date"` with `value = "2012-06-28"` in an event of 2012-06-28.
    Instead: remove the claim, and add its source to `sources`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each claim whose value is the recorded one, in rejected events too."""
        for path, event in context.having("claims"):
            for position, claim in enumerate(event.claims):
                if claim.value == getattr(event, claim.field):
                    yield self.at(
                        (*path, "claim", position, "value"),
                        f"the claim agrees with the recorded `{claim.field}`",
                        hint="remove it, and add its source to `sources`",
                        also=(((*path, claim.field), "the recorded value"),),
                    )


@rule("CS709", "claim-twice")
class ClaimTwice(Rule):
    """One source has two claims about the same field of an event.

    Why: a source that contradicts itself supports neither value; or perhaps two different sources are meant.
    Example: two claims about `date` with `source = "s2"`.
    Instead: keep the value that the source gives last, and mention the other one in its `note`.
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
                        f"two claims of `{claim.source}` about `{claim.field}`",
                        hint="keep one of them, and mention the other value in its `note`",
                        also=(((*path, "claim", other, "source"), "the first claim"),),
                    )


@rule("CS710", "value-of-no-source")
class ValueOfNoSource(Rule):
    """Every source of an event claims a different value for a field.

    Why: no source supports the value that the log gives.
    Example: `sources = ["s1"]`, and a claim of `s1` with another `date`.
    Instead: add a source for the recorded value, or record the claimed one.
    """

    requires: ClassVar[Codes] = ("CS708", "CS709")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each field whose recorded value no source of the event supports."""
        for path, event in context.having("claims"):
            claims: dict[str, set[SourceKey]] = {}
            for claim in event.claims:
                claims.setdefault(claim.field, set()).add(claim.source)
            for field, keys in claims.items():
                # where sources differ, the log may leave the field out
                is_recorded = field == "kind" or getattr(event, field) != fields(type(event))[field].default
                if is_recorded and event.sources and set(event.sources) <= keys:
                    yield self.at(
                        (*path, field),
                        f"no source gives the recorded `{field}`",
                        "every source claims a different value",
                        hint="add a source that gives it, or record the claimed value",
                        also=((_claim_path(path, event.claims, field), "this source contradicts it"),),
                    )


def _claim_path(path: KeyPath, claims: tuple[Claim, ...], field: str) -> KeyPath:
    position = next(index for index, claim in enumerate(claims) if claim.field == field)
    return (*path, "claim", position, "value")

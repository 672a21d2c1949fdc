"""Claims from their tables, in one form: those of a log, and those of a file of claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cstocli.load.context import BAD, Bad, Context
from cstocli.load.decode import decode
from cstocli.load.fields import FIELDS, ID, FieldType, list_type
from cstocli.load.values import ident, list_of, one_of
from cstocli.model.assertions import Assertion, ClaimId, EventClaim, FigureName, KindWord, StandingWord
from cstocli.model.diagnostics import KeyPath
from cstocli.model.errors import DateError
from cstocli.model.events import FIGURES, KINDS
from cstocli.model.terms import IN, Standing

_ON_A_DAY: Final = ("standing", "chair", "office")
_MAX_NESTING: Final = 8
"""Levels of parts inside parts; a limit, because parts are decoded and judged by recursion."""


def assertions(context: Context, tables: object, *, may_be_words: bool = False) -> Iterator[Assertion]:
    """Yield the claims of an array of tables; with ``may_be_words`` one may be a text alone. Every fault is noted."""
    if not isinstance(tables, list):
        context.faults.add("CS103", ("assert",), "`assert` must be an array of tables", hint="write [[assert]]")
        return
    for index, table in enumerate(tables):
        claim = _assertion(context, table, ("assert", index), may_be_words=may_be_words)
        if isinstance(claim, Assertion):
            yield claim


def _assertion(context: Context, table: object, path: KeyPath, *, may_be_words: bool = False) -> Assertion | Bad:
    claim = decode(context, Assertion, table, path)
    if isinstance(claim, Bad) or not isinstance(table, dict):
        return BAD
    found = claim.asserts()
    if len(found) > 1 or not (found or (may_be_words and claim.text)):
        hint = (
            "give `standing` with `states`, `chair`, `office` with `person`, `event`, `published`, or [[assert.part]]"
        )
        context.faults.add("CS109", path, "an assertion must assert one thing", hint=hint, on_key=True)
        return BAD
    wanted = {"on": found and found[0] in _ON_A_DAY, "sources": claim.published is not None}
    for key, is_wanted in wanted.items():
        if is_wanted and key not in table:
            context.faults.add("CS102", path, f"missing key `{key}`", hint=f"add `{key} = ...`", on_key=True)
            return BAD
    return claim


def _part(context: Context, raw: object, path: KeyPath) -> Assertion | Bad:
    if path.count("part") > _MAX_NESTING:
        context.faults.add("CS109", path, "parts are nested too deeply", hint="make them parts of one claim")
        return BAD
    return _assertion(context, raw, path)


def _event_claim(context: Context, raw: object, path: KeyPath) -> EventClaim | Bad:
    if isinstance(raw, dict) and ("count" in raw or raw.get("yearly")) and "/" in str(raw.get("date")):
        raw = {**raw, "date": _in_period(str(raw["date"]))}
    found = decode(context, EventClaim, raw, path)
    if isinstance(found, EventClaim) and found.yearly and found.date is None:
        context.faults.add("CS102", path, "missing key `date`", hint="say in which years: `date = ...`", on_key=True)
        return BAD
    return found


def _in_period(written: str) -> str:
    """Return any day of a period, in which events are counted, in the notation of one day; else the text."""
    from cstocli.model.edtf import period

    try:
        period(written)
    except DateError:
        return written
    return f"[{'..'.join('' if end == '..' else end for end in written.split('/'))}]"


_standings: Final = (*(standing.value for standing in Standing), IN)
FIELDS.update(
    {
        StandingWord: FieldType(one_of(_standings), "a standing, or in for any live one", {"enum": [*_standings]}),
        KindWord: FieldType(one_of(KINDS), "a kind", {"enum": [*KINDS]}),
        FigureName: FieldType(one_of(FIGURES), " or ".join(FIGURES), {"enum": [*FIGURES]}),
        ClaimId: FieldType(ident, "id", ID),
        EventClaim: FieldType(_event_claim, "table", {"allOf": [{"$ref": "#/definitions/happening"}]}),
        tuple[Assertion, ...]: list_type(
            list_of(_part, "an array of tables"), "tables [[assert.part]]", {"$ref": "#/definitions/assert"}
        ),
    }
)

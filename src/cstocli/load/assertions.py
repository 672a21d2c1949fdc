"""Claims from their tables, in one form: those of a log, and those of a file of claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from cstocli.core.assertions import IN, Assertion, Happening
from cstocli.core.diagnostics import KeyPath
from cstocli.core.events import KINDS
from cstocli.core.terms import Standing
from cstocli.load.context import BAD, Bad, Context, Decoder, unknown, wrong
from cstocli.load.decode import decode
from cstocli.load.fields import DECODERS, list_of

_ON_A_DAY: Final = ("standing", "chair", "office")
_DEEPEST: Final = 8
"""Parts inside parts: more than any text has, and few enough for whoever follows them."""


def assertions(context: Context, tables: Any, *, may_be_words: bool = False) -> Iterator[Assertion]:  # noqa: ANN401
    """Yield the claims of an array of tables; with ``may_be_words`` one may be a text alone. Every fault is noted."""
    if not isinstance(tables, list):
        context.faults.add("CS103", ("assert",), "`assert` must be an array of tables", hint="write [[assert]]")
        return
    for index, table in enumerate(tables):
        claim = _assertion(context, table, ("assert", index), may_be_words=may_be_words)
        if isinstance(claim, Assertion):
            yield claim


def _assertion(context: Context, table: Any, path: KeyPath, *, may_be_words: bool = False) -> Assertion | Bad:  # noqa: ANN401
    claim = decode(context, Assertion, table, path)
    if not isinstance(claim, Assertion):
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


def _part(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401 - a claim, or BAD
    if path.count("part") > _DEEPEST:
        context.faults.add("CS109", path, "parts are nested too deeply", hint="make them parts of one claim")
        return BAD
    return _assertion(context, raw, path)


def _happening(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401 - a happening, or BAD
    found = decode(context, Happening, raw, path)
    if isinstance(found, Happening) and found.yearly and found.date is None:
        context.faults.add("CS102", path, "missing key `date`", hint="say in which years: `date = ...`", on_key=True)
        return BAD
    return found


def _one_of(words: Collection[str]) -> Decoder:
    def decode_word(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401 - the word, or BAD
        if not isinstance(raw, str):
            return wrong(context, path, "a string", raw)
        return raw if raw in words else unknown(context, "CS107", path, "word", raw, words)

    return decode_word


def _figures(context: Context, raw: Any, path: KeyPath) -> Any:  # noqa: ANN401 - a table, or BAD
    if not isinstance(raw, dict):
        return wrong(context, path, "a table of figures", raw)
    figure = DECODERS["Figure | None"]
    read = {word: figure(context, value, (*path, word)) for word, value in raw.items()}
    return BAD if BAD in read.values() else read


DECODERS.update(
    {
        "StandingWord | None": _one_of((*(standing.value for standing in Standing), IN)),
        "KindWord | None": _one_of(KINDS),
        "FigureName | None": _one_of(("personnel", "aircraft", "vehicles")),
        "Mapping[str, Figure]": _figures,
        "Happening | None": _happening,
        "Day | None": DECODERS["Day"],
        "ClaimId | None": DECODERS["EventId"],
        "SourceKey | None": DECODERS["SourceKey"],
        "tuple[Assertion, ...]": list_of(_part, "an array of tables"),
    }
)

"""Values that Typer offers to a shell: words of the log in use, each with a description for zsh and fish.

The log is that of ``--log`` on the line, else of ``CSTO_LOG``, else the one that ships. Its tables are read, but not
decoded or checked, because a person is waiting. A log that cannot be read offers nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from cstocli.cli.days import RELATIVE_DAYS

if TYPE_CHECKING:
    from cstocli.load.words import LogWords

Words = Mapping[str, str]
"""Words, each with a description; empty where there is none."""
Candidates = list[tuple[str, str]]
Completer = Callable[[typer.Context, str], Candidates]

_MAX_DESCRIPTION: Final = 60
_WORD_MARKS: Final = "-_.+"
_HARMLESS: Final = str.maketrans({"'": "\u2019", '"': "\u201d", "`": "\u2019", "\\": "/", "$": ""})
"""Typer's script for zsh evaluates descriptions, and its quoting can be broken by these characters."""


def matching(words: Words, incomplete: str) -> Candidates:
    """Return the words that begin with what was typed after the last comma, in any case of letters.

    Typer drops candidates that differ from what was typed, so its case is kept: ``uz`` is completed to ``uzbekistan``.
    """
    earlier, comma, typed = incomplete.rpartition(",")
    return [
        (f"{earlier}{comma}{typed}{word[len(typed) :]}", _shorten(description))
        for word, description in words.items()
        if word and word[: len(typed)].casefold() == typed.casefold() and _is_shell_safe(word)
    ]


def fixed(words: Iterable[str]) -> Completer:
    """Return a completer for words that are in no log."""
    known = dict.fromkeys(words, "")
    return _completer(lambda: known)


def _completer(words: Callable[[], Words]) -> Completer:
    """Return a completer for words that are looked up only when a shell asks."""

    def complete(ctx: typer.Context, incomplete: str) -> Candidates:  # noqa: ARG001 - Typer passes it
        return matching(words(), incomplete)

    return complete


def _from_log(*readers: Callable[[LogWords], Words]) -> Completer:
    """Return a completer for words of the log in use; later readers are asked when earlier ones have no match."""

    def complete(ctx: typer.Context, incomplete: str) -> Candidates:
        from cstocli.load.words import LogWords
        from cstocli.model.errors import UnsoundLogError

        path = _log_path(ctx)
        try:
            log = LogWords(path) if path else None
            found = (matching(read(log), incomplete) for read in readers) if log else iter(())
            return next(filter(None, found), [])
        except UnsoundLogError:
            return []

    return complete


def _log_path(ctx: typer.Context) -> Path | None:
    """Return the path of the log in use; None for standard input, which the answer itself will read."""
    name = next((one.name for one in ctx.command.params if "--log" in one.opts), None)
    given = ctx.params.get(name or "")
    if given == "-":
        return None
    if given:
        return Path(given).expanduser()
    from cstocli.load.files import shipped

    return shipped()


def _kinds(log: LogWords) -> Words:
    from cstocli.model.events import KINDS

    return {kind: _first_sentence(KINDS[kind].__doc__) for kind in log.kinds() if kind in KINDS}


def _all_kinds() -> Words:
    from cstocli.load.codebook import TABLES, VOCABULARIES
    from cstocli.model.events import KINDS

    described = {**KINDS, **TABLES, **VOCABULARIES}
    return {word: _first_sentence(cls.__doc__) for word, cls in described.items()}


def _rules() -> Words:
    from cstocli.check.rules import RULES

    return {code: RULES[code].slug for code in sorted(RULES)}


def _tables() -> Words:
    from cstocli.reports.tables import TABLES

    return dict.fromkeys(TABLES, "")


def _is_shell_safe(word: str) -> bool:
    """Whether a word of a log can be put on a command line without quotes."""
    return all(char.isalnum() or char in _WORD_MARKS for char in word)


def _shorten(text: str) -> str:
    printable = "".join(char for char in text.translate(_HARMLESS) if char.isprintable())
    return printable if len(printable) <= _MAX_DESCRIPTION else f"{printable[: _MAX_DESCRIPTION - 1]}…"


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split()).partition(". ")[0].rstrip(".")


bodies = _from_log(lambda log: log.offices())
dates = fixed(RELATIVE_DAYS)
events = _from_log(lambda log: log.events())
kinds = _from_log(_kinds)
kinds_and_tables = _completer(_all_kinds)
rules = _completer(_rules)
series = _from_log(lambda log: log.series())
sources = _from_log(lambda log: log.sources())
states = _from_log(lambda log: log.states(), lambda log: log.state_names())
subjects = _from_log(
    lambda log: log.states() | {"chair": "the rotating chair"} | log.offices(), lambda log: log.state_names()
)
tables = _completer(_tables)

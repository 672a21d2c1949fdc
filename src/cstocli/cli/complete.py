"""What a shell offers at the cursor. Neither Typer nor a command is imported: a person waits for it at each key.

A shell's script (``shells``) runs the program with ``_CSTO_COMPLETE`` set and the words up to the cursor; each line
that comes back is a word and, after a tab, what it means. The line ``:files`` asks the shell for its own files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cstocli.cli.index import Entry, entries
from cstocli.load.files import shipped
from cstocli.load.words import LogWords, Words
from cstocli.render.cells import visible

FILES: Final = ":files"
_LONGEST: Final = 56
"""Characters of a meaning that are shown."""
_OF_THE_LOG: Final = {
    "STATE": LogWords.states,
    "ID": LogWords.events,
    "KIND": LogWords.kinds,
    "SERIES": LogWords.series,
    "SOURCE": LogWords.sources,
    "KEY": LogWords.sources,
    "BODY": LogWords.bodies,
    "OFFICE": LogWords.offices,
    "WORD": LogWords.kinds,
}
"""What each metavar stands for in the log."""
_OF_FILES: Final = ("FILE", "FOLDER", "PATH")
_DAYS: Final = ("DATE", "DAY")
_RULES: Final = "CODE"


def answer(words: list[str]) -> str:
    """Return the lines for the words up to the cursor, of which the last is begun."""
    try:
        found = list(_Line(words).offered())
    except Exception:  # noqa: BLE001 - whatever is wrong with a log is told when it is asked, not at a prompt
        return ""
    lines = (f"{word}\t{_short(meaning)}" if meaning else word for word, meaning in found)
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    """Answer the shell."""
    from cstocli.cli.streams import exit_fast

    sys.stdout.buffer.write(answer(sys.argv[1:]).encode(errors="replace"))
    exit_fast(0)


class _Line:
    """A command line that is being typed."""

    def __init__(self, words: list[str]) -> None:
        """Take the words apart; bash cuts a word at an equals sign, so one that stands alone is dropped."""
        *before, begun = words or [""]
        self.before = [_unquoted(word) for word in before if word != "="]
        self.begun = "" if begun == "=" else _unquoted(begun)
        self.command = next((word for word in self.before if not word.startswith("-")), None)
        self.entries = entries(self.command or "")
        self.log = Path(os.environ.get("CSTO_LOG") or shipped())
        self.arguments = 0
        self.open: Entry | None = None
        """The option whose value is begun."""
        self.ended = False
        for word in self.before[self.before.index(self.command) + 1 if self.command else 0 :]:
            self._take(word)

    def _take(self, word: str) -> None:
        """Note one word before the cursor."""
        if self.open:
            if self.open.name == "--log":
                self.log = Path(word.replace("~", os.environ.get("HOME", "~"), 1) if word.startswith("~/") else word)
            self.open = None
        elif word == "--":
            self.ended = True
        elif word.startswith("-") and not self.ended:
            name, joined, value = word.partition("=")
            option = self._option(name)
            if option and option.takes:
                self.open = option
                if joined:
                    self._take(value)
        else:
            self.arguments += 1

    def _option(self, name: str) -> Entry | None:
        return next((entry for entry in self.entries if name in entry.forms), None)

    def offered(self) -> Iterator[tuple[str, str]]:
        """Yield what may stand at the cursor, with what it means."""
        if self.open:
            yield from self._values(self.open.takes, self.begun)
        elif self.begun.startswith("--") and "=" in self.begun:
            name, _, begun = self.begun.partition("=")
            option = self._option(name)
            if option:
                yield from self._values(option.takes, begun, f"{name}=")
        elif self.begun.startswith("-") and not self.ended:
            yield from self._options()
        elif self.command is None:
            listed = (entry for entry in entries() if entry.command and not entry.name)
            yield from _beginning({entry.command: entry.help for entry in listed}, self.begun)
        else:
            yield from self._argument()

    def _options(self) -> Iterator[tuple[str, str]]:
        """Yield the options that were not given, and those that may be given again."""
        for entry in self.entries:
            if entry.takes in _OF_THE_LOG or not set(entry.forms) & set(self.before):
                yield from _beginning(dict.fromkeys(entry.forms, entry.help), self.begun)

    def _argument(self) -> Iterator[tuple[str, str]]:
        """Yield what may be the next argument; the options, where there is none left."""
        wanted = [entry for entry in self.entries if entry.name and not entry.forms]
        if self.arguments < len(wanted):
            entry = wanted[self.arguments]
            listed = entry.help.removeprefix("One of: ").rstrip(".") if entry.help.startswith("One of: ") else ""
            yield from self._values("|".join(listed.split(", ")) or entry.name, self.begun)
        elif not self.begun:
            yield from self._options()

    def _values(self, takes: str, begun: str, before: str = "") -> Iterator[tuple[str, str]]:
        """Yield the values of an option or argument: its own words, those of the log, or files."""
        if takes in _OF_FILES and not before:
            yield FILES, ""
        several, comma, last = begun.rpartition(",")
        known: Words = {}
        for word in takes.split("|"):
            if word in _OF_THE_LOG:
                known |= _OF_THE_LOG[word](LogWords(self.log))
                if word == "STATE" and last and not any(_beginning(known, last)):
                    known = LogWords(self.log).names()
            elif word in _DAYS:
                known["today"] = ""
            elif word == _RULES:
                known |= _rules()
            elif word and word == word.lower():
                known[word] = ""
        for word, meaning in _beginning(known, last):
            yield f"{before}{several}{comma}{word}", meaning


def _rules() -> Words:
    """Return the codes of the rules that ``csto check`` knows, with their slugs."""
    from cstocli.reports.explain import explain

    return {str(code): str(slug) for code, slug, *_ in explain().rows}


def _beginning(known: Words, begun: str) -> Iterator[tuple[str, str]]:
    """Yield the words that begin as typed, in any case of letters; what a terminal would obey is no word."""
    for word, meaning in known.items():
        if word and word.isprintable() and word.casefold().startswith(begun.casefold()):
            yield word, meaning


def _short(meaning: str) -> str:
    told = visible(meaning)
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def _unquoted(word: str) -> str:
    """Return a word without the quotes that bash leaves on it."""
    if not {'"', "'", "\\"} & set(word):
        return word
    import shlex

    try:
        return " ".join(shlex.split(word))
    except ValueError:  # a quote that is still open
        return word.lstrip("\"'")

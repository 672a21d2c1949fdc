"""A log under check: everything that is wrong with it, each at its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from cstocli.check.engine import check
from cstocli.check.rules import RULES
from cstocli.check.selection import Selection
from cstocli.load.document import Document
from cstocli.load.faults import diagnostic
from cstocli.load.files import parse_toml, read_text, sha256
from cstocli.load.places import Places
from cstocli.model.diagnostics import Diagnostic, KeyPath, Place, Severity
from cstocli.model.errors import UnsoundLogError
from cstocli.model.log import EventLog

UNREADABLE: Final = ("CS001", "CS002", "CS003", "CS004", "CS005")
"""The codes of a file of which nothing can be read as text; any other fault has its place in the text."""


class Examined(NamedTuple):
    """What was found in one log."""

    diagnostics: Sequence[Diagnostic]
    texts: Mapping[str, bytes]
    """The files by name, the log first, so that findings can be shown in them."""
    log: EventLog | None = None
    """The log, if it has the form of one."""

    @property
    def is_readable(self) -> bool:
        """Whether every file could be read as text."""
        return not any(found.code in UNREADABLE and _is_whole(found) for found in self.diagnostics)


def examine(path: str | None, selection: Selection, sources_file: str | None = None) -> Examined:
    """Return what is wrong with the log of a file (``-`` for standard input; by default the record that ships).

    ``sources_file`` is the path of the bibliography of a log from standard input.
    What is at fault in its form is returned whole; the deeper rules then have nothing to go by. Of what they find,
    only what is selected is returned.
    """
    try:
        name, text = read_text(path)
        tables = parse_toml(name, text)
        document = Document(name, text, tables, bibliography=True, sources_file=sources_file, sha256=sha256(text))
        log = document.log()
    except UnsoundLogError as unsound:
        return Examined(unsound.diagnostics, unsound.texts)
    find = _finder(document)
    found = filter(selection.keeps, check(log, selection.wanted))
    kept = [diagnostic(one.finding, one.severity, find, one.allowed) for one in found]
    return Examined(kept, document.texts, log)


def require_sound(document: Document, log: EventLog) -> None:
    """Raise ``UnsoundLogError`` with what the rules of severity error find in the log of a document, in its order."""
    wanted = {code for code, cls in RULES.items() if cls.severity is Severity.ERROR}
    find = _finder(document)
    found = [diagnostic(one.finding, one.severity, find) for one in check(log, wanted) if one.allowed is None]
    if found:
        found.sort(key=lambda one: (one.place, one.code))
        raise UnsoundLogError(found, document.texts, is_readable=True)


def _finder(document: Document) -> Callable[..., Place]:
    """Return a function from the path of a key to its place in the file of the log, or of its bibliography."""
    places: dict[str, Places] = {}
    files = list(document.texts)

    def find(path: KeyPath, *, on_key: bool = False) -> Place:
        file = files[-1] if path[:1] == ("sources",) else files[0]
        if file not in places:
            places[file] = Places(file, document.texts[file])
        return places[file].find(path, on_key=on_key)

    return find


def _is_whole(found: Diagnostic) -> bool:
    """Whether a fault is one of a file as a whole, or of its encoding."""
    return not found.place.line or found.code == "CS005"

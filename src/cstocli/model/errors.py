"""Errors raised when something cannot be read or answered: a date, an unknown name, a log that is not sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cstocli.model.diagnostics import Diagnostic


class UnknownNameError(LookupError):
    """A name that means nothing to the log.

    ``what`` says of what it was to be the name, ``word`` is what was given, ``hint`` what may have been meant.
    """

    def __init__(self, what: str, word: str, hint: str | None = None) -> None:
        """Store the parts, and build the message."""
        self.what = what
        self.hint = hint
        self.word = word
        super().__init__(f"unknown {what} {word!r}")


class ForeignNameError(UnknownNameError):
    """A name of a country or an organisation that is not among the States of the log."""

    def __init__(self, word: str, message: str, hint: str) -> None:
        """Store the word and the hint, and say what the name means."""
        super().__init__("State", word, hint)
        self.args = (message,)


class DateError(ValueError):
    """A text is not a date of one day: the message says why; ``hint`` says what to write, if that is known."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Store the message and the hint."""
        self.hint = hint
        super().__init__(message)


class UnsoundLogError(ValueError):
    """The log cannot be read, or is not sound; carries every finding, and the texts to show them in by file name.

    ``is_readable`` says whether the log has the form of one, so that it could be asked although it is not sound.
    """

    def __init__(
        self, diagnostics: Iterable[Diagnostic], texts: Mapping[str, bytes], *, is_readable: bool = False
    ) -> None:
        """Store the findings, the texts and whether there is a log, and build the message."""
        self.diagnostics = tuple(diagnostics)
        self.texts = texts
        self.is_readable = is_readable
        super().__init__("; ".join(f"{found.code} {found.headline}" for found in self.diagnostics))

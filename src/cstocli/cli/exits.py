"""How the program ends: what each exit code means, and the errors that people make."""

from enum import IntEnum
from typing import Self


class Exit(IntEnum):
    """Exit codes that a script can rely on, each with its meaning."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Self:
        """Keep the meaning beside the code: help, manual and tests read it from here."""
        self = int.__new__(cls, code)
        self._value_ = code
        self.meaning = meaning
        return self

    DONE = 0, "done, or the answer is yes"
    NO = 1, "the answer is no, or a check found faults"
    USAGE = 2, "wrong usage, or a date or name that means nothing"
    UNDECIDED = 3, "the log does not decide it"
    UNSOUND = 4, "the log cannot be read or is not sound"
    UNWRITTEN = 74, "the answer cannot be written: a full disk, a closed output"
    INTERRUPTED = 130, "interrupted"


class UsageError(Exception):
    """What was typed means nothing; ``hint`` says what to write instead, ``word`` is what was typed."""

    def __init__(self, message: str, hint: str | None = None, word: str | None = None) -> None:
        """Keep them."""
        self.hint = hint
        self.word = word
        super().__init__(message)


class UnwrittenError(Exception):
    """The answer is known but cannot be written."""

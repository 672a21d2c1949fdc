"""How the program ends: its exit codes, and the errors that lead to them."""

from enum import IntEnum
from typing import Self


class Exit(IntEnum):
    """Exit codes that scripts can rely on, each with its meaning."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Self:
        """Create a code with its meaning, which help, manual and tests read from here."""
        self = int.__new__(cls, code)
        self._value_ = code
        self.meaning = meaning
        return self

    DONE = 0, "done, or the answer is yes"
    NO = 1, "the answer is no, or a check found faults"
    USAGE = 2, "wrong usage, an unknown name or an impossible date"
    UNDECIDED = 3, "the log does not decide the answer"
    UNSOUND = 4, "the log cannot be read or is not sound"
    UNWRITTEN = 74, "the answer cannot be written: the disk is full, or the output closed"
    INTERRUPTED = 130, "interrupted"


class UsageError(Exception):
    """Wrong usage of a command; ``hint`` says what to type instead, ``word`` is the value at fault, if it is one."""

    def __init__(self, message: str, hint: str | None = None, word: str | None = None) -> None:
        """Store the message, the hint and the word."""
        self.hint = hint
        self.word = word
        super().__init__(message)


class UnwrittenError(Exception):
    """The answer cannot be written, because the disk is full or the output is closed."""

"""How the program ends: what each exit code means, and the errors that people make."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes that a script can rely on."""

    DONE = 0
    """Done, or the answer is yes."""
    NO = 1
    """The answer is no, or a check found faults."""
    USAGE = 2
    """Wrong usage, or a date or name that means nothing."""
    UNDECIDED = 3
    """The log does not decide it."""
    UNSOUND = 4
    """The log cannot be read, or is not sound."""
    INTERRUPTED = 130
    """Ctrl-C."""


class UsageError(Exception):
    """What was typed means nothing; ``hint`` says what to write instead."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Keep both."""
        self.hint = hint
        super().__init__(message)

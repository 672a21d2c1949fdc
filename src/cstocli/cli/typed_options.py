"""Which options and arguments were typed, and the refusal of one that can do nothing in the mode that runs.

A value from an environment variable is a default of the user, not a wish about this answer, so it is never refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from cstocli.cli.exits import UsageError

_TYPED: Final = ContextVar[tuple[str, ...]]("_TYPED", default=())
"""The options (``--on``) and arguments (``FILE``) on the command line of the command that runs."""

_STANDS_FOR: Final = {"DAY": ("--on",), "PERIOD": ("--from", "--to")}
"""The options for which an argument stands: it is refused where they are."""


@contextmanager
def typed(names: Iterable[str]) -> Iterator[None]:
    """Run a command on whose command line these options and arguments were given."""
    token = _TYPED.set(tuple(names))
    try:
        yield
    finally:
        _TYPED.reset(token)


def refuse(*names: str, because: str, hint: str = "leave it out") -> None:
    """Raise ``UsageError`` if one of these options or arguments was typed; ``because`` says why it can do nothing."""
    for name in _TYPED.get():
        if not {name, *_STANDS_FOR.get(name, ())}.isdisjoint(names):
            message = f"{name}: {because}"
            raise UsageError(message, hint)


def refuse_others(*kept: str, because: str, hint: str = "leave it out") -> None:
    """Raise ``UsageError`` if an option or argument was typed beside these, the few that a mode takes."""
    refuse(*(name for name in _TYPED.get() if name not in kept), because=because, hint=hint)

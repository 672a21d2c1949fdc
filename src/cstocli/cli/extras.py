"""Optional dependencies, and the message when one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cstocli.cli.exits import UsageError


@contextmanager
def extra(name: str, wanted: str) -> Iterator[None]:
    """Run code that imports packages of an extra.

    Raises ``UsageError`` when one is missing; the message says that ``wanted`` needs it, and how to install it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing == "cstocli":
            raise
        message = f"{wanted} needs {missing}, which is not installed: pip install 'cstocli[{name}]'"
        raise UsageError(message) from None

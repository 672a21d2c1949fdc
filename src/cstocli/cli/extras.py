"""What only some need is installed apart; where it is missing, one line says what to install."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cstocli.cli.exits import UsageError


@contextmanager
def extra(name: str, wanted: str) -> Iterator[None]:
    """Run what needs an extra. Raises ``UsageError`` where a package is missing: it says that ``wanted`` needs it."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing == "cstocli":
            raise
        message = f"{wanted} needs {missing}, which is not installed: pip install 'cstocli[{name}]'"
        raise UsageError(message) from None

"""Replay the log of an international organisation: who was a member on any day, who chaired, on what evidence.

The names in ``__all__`` are stable, and docs/library.md tells them; what is not listed may change. Each is imported
when it is first used, so that the program starts without the rest.
"""

from typing import TYPE_CHECKING

__version__ = "1.0.0"
__date__ = "2026-11-23"
"""The day of the release."""

__all__ = [
    "Certainty",
    "Edtf",
    "Event",
    "History",
    "Log",
    "Reading",
    "Report",
    "Snapshot",
    "Standing",
    "StateStanding",
    "UnknownNameError",
    "UnsoundLogError",
    "__version__",
    "read_log",
]

if TYPE_CHECKING:
    from cstocli.core.dates import Edtf
    from cstocli.core.errors import UnknownNameError, UnsoundLogError
    from cstocli.core.events import Event
    from cstocli.core.log import Log
    from cstocli.core.replay import History
    from cstocli.core.report import Report
    from cstocli.core.snapshot import Snapshot, StateStanding
    from cstocli.core.terms import Certainty, Reading, Standing
    from cstocli.load.reader import read_log
else:
    _HOMES = {
        "read_log": "load.reader",
        "Certainty": "core.terms",
        "Edtf": "core.dates",
        "Event": "core.events",
        "History": "core.replay",
        "Log": "core.log",
        "Reading": "core.terms",
        "Report": "core.report",
        "Snapshot": "core.snapshot",
        "Standing": "core.terms",
        "StateStanding": "core.snapshot",
        "UnknownNameError": "core.errors",
        "UnsoundLogError": "core.errors",
    }

    def __getattr__(name: str) -> object:
        """Return one of the stable names, imported now."""
        home = _HOMES.get(name)
        if home is None:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        from importlib import import_module

        found = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        """Return the names there are, those not imported yet among them."""
        return sorted({*globals(), *__all__})

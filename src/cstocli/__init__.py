"""Replay the log of an international organisation: who was a member on any day, who chaired, on what evidence.

The names in ``__all__`` are stable and documented in ``docs/library.md``; anything else may change. Each is imported
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
    from cstocli.api.history import History
    from cstocli.api.log import Log, read_log
    from cstocli.model.dates import Edtf
    from cstocli.model.errors import UnknownNameError, UnsoundLogError
    from cstocli.model.events import Event
    from cstocli.model.terms import Certainty, Reading, Standing
    from cstocli.replay.snapshot import Snapshot, StateStanding
    from cstocli.reports.report import Report
else:
    _MODULES = {
        "Certainty": "model.terms",
        "Edtf": "model.dates",
        "Event": "model.events",
        "History": "api.history",
        "Log": "api.log",
        "Reading": "model.terms",
        "Report": "reports.report",
        "Snapshot": "replay.snapshot",
        "Standing": "model.terms",
        "StateStanding": "replay.snapshot",
        "UnknownNameError": "model.errors",
        "UnsoundLogError": "model.errors",
        "read_log": "api.log",
    }

    def __getattr__(name: str) -> object:
        """Return one of the stable names, imported when it is first used."""
        module = _MODULES.get(name)
        if module is None:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        from importlib import import_module

        found = getattr(import_module(f"{__name__}.{module}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        """Return the names of the package, those not imported yet among them."""
        return sorted({*globals(), *__all__})

"""``python -m cstocli``, and the entry point of the program ``csto``."""

import gc
import sys
from typing import Final

_GC_THRESHOLD: Final = 100_000
"""Allocations before Python looks for garbage; an ordinary run makes fewer, and frees hardly any before its end."""


def main() -> None:
    """Run the program and end the process."""
    gc.set_threshold(_GC_THRESHOLD)  # saves 3 ms of 60 (measured; see docs/decisions.md)
    try:
        from cstocli.cli.app import main as run

        run()
    except KeyboardInterrupt:  # outside Typer: while modules are imported, or while an error is printed
        sys.exit(130)


if __name__ == "__main__":
    main()

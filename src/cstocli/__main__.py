"""``python -m cstocli``, and what the program ``csto`` runs: a shell's question, or a command."""

import gc
import os
import sys
from typing import Final

_LIVING: Final = 100_000
"""Objects that are made before Python looks for garbage among them: a usual run makes fewer, and all live as long."""


def main() -> None:
    """Answer a shell that completes a command line, or run the program; each imports only what it needs."""
    gc.set_threshold(_LIVING)  # 3 ms of 60 (measured; see docs/decisions.md)
    try:
        if "_CSTO_COMPLETE" in os.environ:
            from cstocli.cli.complete import main as run
        else:
            from cstocli.cli.app import main as run
        run()
    except KeyboardInterrupt:  # where Typer does not hear it: while modules load, or an error is told
        sys.exit(130)


if __name__ == "__main__":
    main()

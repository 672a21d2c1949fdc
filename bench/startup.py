"""How long a run takes, as a ratio to a minimal Typer app in the same environment: ``python bench/startup.py [RUNS]``.

Each run comes right after one of the minimal app, so that a busy machine is busy for both; the median of their ratios
is printed. Peers are measured where they are installed, each with the smallest query that it answers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

RUNS = 15
MINIMAL = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def hello(name: str = "you") -> None:
    print(name)
app()
"""
COMPLETING = """
import typer
app = typer.Typer(rich_markup_mode=None)
def states(incomplete: str):
    return [("UZ", "Uzbekistan")]
@app.command()
def country(state: str = typer.Argument(autocompletion=states)) -> None:
    print(state)
@app.command()
def members() -> None:
    print("none")
app(prog_name="minimal")
"""
QUERIES = {
    "--version": 1.1,
    "--help": 3.0,
    "members --help": 3.0,
    "members --on 2012-07-01 --format json": 1.3,
    "members --on 2012-07-01": 1.8,
    "timeline --from 2012 --to 2012 --format tsv": None,
    "show uz-suspension-2012 --format json": None,
}
"""The arguments of csto, each with the highest ratio allowed; None sets no limit."""
COMPLETIONS = {"mem": 1.1, "members --": 1.7, "country U": 1.8, "show uz": 2.0, "members --prefer r": 2.1}
"""The lines to complete, each with the highest ratio allowed to a minimal app that completes one word of its own."""
SHELLS = ("bash", "zsh")
PEERS = {
    "coco": ["coco", "Armenia"],
    "bean-query": ["bean-query", "--help"],
    "hledger": ["hledger", "--version"],
    "wikibase-cli": ["wb", "--version"],
    "gh": ["gh", "--version"],
    "git": ["git", "--version"],
}


class Program(NamedTuple):
    """A command with its environment, the highest ratio allowed, and the app to compare with (None: the first one)."""

    words: list[str]
    env: dict[str, str]
    max_ratio: float | None = None
    peer: Program | None = None


def programs(folder: Path) -> dict[str, Program]:
    """Return the programs to measure by name, the minimal app first."""
    minimal = folder / "minimal.py"
    minimal.write_text(MINIMAL, encoding="utf-8")
    completing = folder / "completing.py"
    completing.write_text(COMPLETING, encoding="utf-8")
    here = {name: value for name, value in os.environ.items() if not name.startswith(("CSTO_", "_CSTO"))}
    csto = [sys.executable, "-m", "cstocli"]
    found = {"a minimal Typer app": Program([sys.executable, str(minimal)], here)}
    found |= {
        f"csto {query}": Program([*csto, *query.split()], here, max_ratio) for query, max_ratio in QUERIES.items()
    }
    for shell in SHELLS:
        peer = Program(
            [sys.executable, str(completing)], here | completion_variables("minimal", "minimal country U", shell)
        )
        found |= {
            f"csto {line}<TAB> in {shell}": Program(
                csto, here | completion_variables("csto", f"csto {line}", shell), max_ratio, peer
            )
            for line, max_ratio in COMPLETIONS.items()
        }
    return found | {name: Program(words, here) for name, words in PEERS.items() if shutil.which(words[0])}


def completion_variables(program: str, line: str, shell: str) -> dict[str, str]:
    """Return the environment variables with which a shell requests the completions of the end of a line."""
    return {
        f"_{program.upper()}_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "_TYPER_COMPLETE_ARGS": line,
    }


def measure(measured: dict[str, Program], minimal: Program, runs: int) -> dict[str, list[tuple[float, float]]]:
    """Return the seconds of each run and of the minimal app's before it; the first run of each is not counted."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in measured}
    for turn in range(runs + 1):
        for name, program in measured.items():
            before, taken = seconds(program.peer or minimal), seconds(program)
            if turn:
                times[name].append((taken, before))
    return times


def seconds(program: Program) -> float:
    """Return the seconds that one run takes. Raises ``CalledProcessError`` if it fails."""
    start = time.perf_counter()
    subprocess.run(program.words, env=program.env, capture_output=True, check=True)  # a run that fails is no figure
    return time.perf_counter() - start


def main() -> int:
    """Measure, print a line for each program, and return how many exceed their highest ratio."""
    with tempfile.TemporaryDirectory() as folder:
        measured = programs(Path(folder))
        minimal = next(iter(measured.values()))
        times = measure(measured, minimal, int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
    slow = 0
    print(f"{'':45} {'median':>9} {'best':>9}  ratio")
    for name, pairs in times.items():
        max_ratio = measured[name].max_ratio
        ratio = median(taken / before for taken, before in pairs)
        over = max_ratio is not None and ratio > max_ratio
        slow += over
        taken = [one for one, _ in pairs]
        bound = "" if max_ratio is None else f"  at most {max_ratio:.2f}{' - EXCEEDED' if over else ''}"
        print(f"{name:45} {median(taken) * 1000:6.0f} ms {min(taken) * 1000:6.0f} ms {ratio:6.2f}{bound}")
    return slow


if __name__ == "__main__":
    sys.exit(main())

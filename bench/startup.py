"""How long a run takes, as a ratio to a minimal Typer app in the same environment: ``python bench/startup.py [RUNS]``.

Each run comes right after one of the minimal app, so that a busy machine is busy for both; the median of their ratios
is told. Peers are measured where they are installed, each with the smallest question that it answers.
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
QUESTIONS = {
    "--version": 1.1,
    "--help": 3.0,
    "members --help": 3.0,
    "members --on 2012-07-01 --format json": 1.35,
    "members --on 2012-07-01": 2.2,
    "timeline --from 2012 --to 2012 --format tsv": None,
    "show uz-suspension-2012 --format json": None,
}
"""What is asked, and the ratio that must not be passed."""
COMPLETIONS = {"mem": 1.1, "members --": 1.7, "country U": 1.8, "show uz": 2.0, "members --prefer r": 2.1}
"""What is completed, and the ratio in bash to a minimal app that completes one word of its own."""
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
    """What is run, the ratio that it must not pass, and the app that it is compared with; None is the first one."""

    words: list[str]
    env: dict[str, str]
    most: float | None = None
    peer: Program | None = None


def programs(folder: Path) -> dict[str, Program]:
    """Return what is measured, the minimal app first."""
    minimal = folder / "minimal.py"
    minimal.write_text(MINIMAL, encoding="utf-8")
    completing = folder / "completing.py"
    completing.write_text(COMPLETING, encoding="utf-8")
    here = {name: value for name, value in os.environ.items() if not name.startswith(("CSTO_", "_CSTO"))}
    csto = [sys.executable, "-m", "cstocli"]
    found = {"a minimal Typer app": Program([sys.executable, str(minimal)], here)}
    found |= {f"csto {asked}": Program([*csto, *asked.split()], here, most) for asked, most in QUESTIONS.items()}
    for shell in SHELLS:
        peer = Program([sys.executable, str(completing)], here | at_the_cursor("minimal", "minimal country U", shell))
        found |= {
            f"csto {line}<TAB> in {shell}": Program(
                csto, here | at_the_cursor("csto", f"csto {line}", shell), most, peer
            )
            for line, most in COMPLETIONS.items()
        }
    return found | {name: Program(words, here) for name, words in PEERS.items() if shutil.which(words[0])}


def at_the_cursor(program: str, line: str, shell: str) -> dict[str, str]:
    """Return the variables by which a shell asks for what fits the end of a line."""
    return {
        f"_{program.upper()}_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "_TYPER_COMPLETE_ARGS": line,
    }


def measure(measured: dict[str, Program], minimal: Program, runs: int) -> dict[str, list[tuple[float, float]]]:
    """Return the seconds of each run and of the minimal app's before it; a first run of each is not counted."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in measured}
    for turn in range(runs + 1):
        for name, program in measured.items():
            before, taken = seconds(program.peer or minimal), seconds(program)
            if turn:
                times[name].append((taken, before))
    return times


def seconds(program: Program) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    subprocess.run(program.words, env=program.env, capture_output=True, check=True)  # a run that fails is no figure
    return time.perf_counter() - start


def main() -> int:
    """Measure, print a line for each, and return how many pass their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        measured = programs(Path(folder))
        minimal = next(iter(measured.values()))
        times = measure(measured, minimal, int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
    slow = 0
    print(f"{'':45} {'median':>9} {'best':>9}  ratio")
    for name, pairs in times.items():
        most = measured[name].most
        ratio = median(taken / before for taken, before in pairs)
        over = most is not None and ratio > most
        slow += over
        taken = [one for one, _ in pairs]
        bound = "" if most is None else f"  at most {most:.2f}{' - NOT KEPT' if over else ''}"
        print(f"{name:45} {median(taken) * 1000:6.0f} ms {min(taken) * 1000:6.0f} ms {ratio:6.2f}{bound}")
    return slow


if __name__ == "__main__":
    sys.exit(main())

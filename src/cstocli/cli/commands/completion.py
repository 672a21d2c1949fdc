"""``csto completion``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cstocli.cli.headings import Heading
from cstocli.cli.streams import write

HEADING = Heading.SET_UP
EXAMPLES = (
    'eval "$(csto completion bash)"',
    "csto completion zsh > ~/.zfunc/_csto",
    "csto completion fish > ~/.config/fish/completions/csto.fish",
)

_SCRIPTS = Path(__file__).parent.parent / "shells"


class Shell(StrEnum):
    """The shells whose completion is written."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def command(shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", help="The shell.")]) -> None:
    """The script that lets a shell complete commands, options, States, events and sources of the log in use."""
    write((_SCRIPTS / f"csto.{shell}").read_text(encoding="utf-8"))

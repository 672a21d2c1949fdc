"""``csto explain``."""

from typing import Annotated

import typer

from cstocli.cli.headings import Heading
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.explain import explain

HEADING = Heading.KEEP
EXAMPLES = (
    "csto explain CS302",
    "csto explain one-source",
    "csto explain --format tsv | grep warning",
)


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="A code or slug, as check prints it; CS3 for a family.")
    ] = None,
    *,
    output: OutputOptions,
) -> None:
    """What a rule of check finds, why, an example, and what to write instead; without a code, all rules in a list."""
    output.show(explain(code), None)

"""How an answer is printed: the options that every answer shares, wired into the commands here and nowhere else.

A command that prints an answer has a parameter ``form: options.As`` and hands it to ``options.show``. What stands
behind it, one option or six, is this module's affair.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from inspect import Parameter, signature
from typing import Annotated, Any, Final, NamedTuple

import typer

from cstocli.render.formats import FORMATS

FormatName = StrEnum("FormatName", {name: name for name in FORMATS})  # type: ignore[misc]
PANEL: Final = "Output"
"""The heading of these options in a help text."""
_NARROWEST: Final = 20


class Form(NamedTuple):
    """How to print an answer."""

    name: str = "table"
    """The format."""
    columns: tuple[str, ...] = ()
    """The only columns wanted, in their order; empty for all."""
    sort: tuple[str, ...] = ()
    """The columns to sort by; a minus before one turns its order around."""
    header: bool = True
    width: int | None = None
    pager: bool = False
    provenance: bool = False
    """Whether the answer tells what it was made from."""


def read_form(  # noqa: PLR0913 - one parameter an option
    name: Annotated[
        FormatName | None,
        typer.Option("--format", "-f", envvar="CSTO_FORMAT", help="How to print the answer.", rich_help_panel=PANEL),
    ],
    *,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="COLUMN,...", help="Only these columns, so ordered.", rich_help_panel=PANEL),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option("--sort", metavar="COLUMN,...", help="Sort by; -COLUMN from the end.", rich_help_panel=PANEL),
    ] = None,
    no_header: Annotated[
        bool,
        typer.Option("--no-header", help="No line of column names (table, tsv, csv).", rich_help_panel=PANEL),
    ] = False,
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            min=_NARROWEST,
            metavar="N",
            help="Fit a table to N columns, not to the terminal.",
            rich_help_panel=PANEL,
        ),
    ] = None,
    pager: Annotated[
        bool | None,
        typer.Option("--pager/--no-pager", help="Show it in CSTO_PAGER, PAGER or less.", rich_help_panel=PANEL),
    ] = None,
    provenance: Annotated[
        bool,
        typer.Option("--provenance", help="Tell what it was made from, for csto verify.", rich_help_panel=PANEL),
    ] = False,
) -> Form | None:
    """Return how to print an answer, as the options have it; none where no format is asked for and none is usual."""
    if name is None:
        return None
    return Form(
        name=name.value,
        columns=_listed(columns),
        sort=_listed(sort),
        header=not no_header,
        width=width,
        pager=bool(os.environ.get("CSTO_PAGER")) if pager is None else pager,
        provenance=provenance,
    )


def wired(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command whose parameter ``form`` is given by the shared options; one without it as it is."""
    own = signature(command, eval_str=True).parameters
    if "form" not in own:
        return command
    usual: Form | None = own["form"].default
    shared = dict(signature(read_form, eval_str=True).parameters)
    shared["name"] = shared["name"].replace(default=usual and FormatName(usual.name))

    def run(**given: Any) -> None:  # noqa: ANN401 - whatever the command takes
        form = read_form(**{name: given.pop(name) for name in shared})
        command(**given, form=form)

    kept = [parameter for name, parameter in own.items() if name != "form"]
    merged = [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in (*kept, *shared.values())]
    run.__signature__ = signature(command).replace(parameters=merged)  # type: ignore[attr-defined]
    run.__doc__ = command.__doc__
    return run


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())

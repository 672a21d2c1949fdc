"""``csto kinds``."""

from typing import Annotated

import typer

from cstocli.cli import completion
from cstocli.cli.exits import UsageError
from cstocli.cli.expand_options import Without
from cstocli.cli.output_options import LAYOUT, OutputOptions
from cstocli.cli.streams import write
from cstocli.cli.typed_options import refuse
from cstocli.load import codebook
from cstocli.model.events import KINDS
from cstocli.model.lookup import find
from cstocli.reports import kinds as answers
from cstocli.reports.report import Report

EXAMPLES = (
    "csto kinds chairmanship",
    "csto kinds standing --format md",
    "csto kinds --schema > log.schema.json",
    "csto kinds --schema --bibliography > sources.schema.json",
)


def command(
    word: Annotated[
        str | None,
        typer.Argument(
            metavar="WORD", help="A kind, a table or a vocabulary.", autocompletion=completion.kinds_and_tables
        ),
    ] = None,
    *,
    schema: Annotated[bool, typer.Option("--schema", help="Print a JSON Schema of the log, for editors.")] = False,
    bibliography: Annotated[
        bool, typer.Option("--bibliography", help="With --schema: describe a separate file of sources instead.")
    ] = False,
    output: Annotated[OutputOptions, Without("wide", "provenance", "strict")],
) -> None:
    """The kinds of events in a log; with WORD, the keys of a kind or table, or the words of a vocabulary."""
    if bibliography and not schema:
        raise UsageError("--bibliography needs --schema", "write --schema --bibliography")
    if not schema:
        output.show(_report(word), None)
        return
    refuse("WORD", because="--schema describes the whole log")
    refuse(*LAYOUT, because="--schema prints a JSON Schema")
    from cstocli.load.schema import bibliography_schema, format_schema, log_schema

    write(format_schema(bibliography_schema() if bibliography else log_schema()), pager=output.pager)


def _report(word: str | None) -> Report:
    if word is None:
        return answers.kinds(codebook.kinds(), codebook.TABLES, codebook.VOCABULARIES)
    name = find("kind, table or vocabulary", word, [*KINDS, *codebook.TABLES, *codebook.VOCABULARIES])
    cls = KINDS.get(name) or codebook.TABLES.get(name)
    if cls is not None:
        return answers.keys(name, codebook.first_paragraph(cls), codebook.keys(cls))
    vocabulary = codebook.VOCABULARIES[name]
    return answers.words(name, codebook.first_paragraph(vocabulary), codebook.words(vocabulary))

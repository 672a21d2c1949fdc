"""``csto kinds``."""

from typing import Annotated

import typer

from cstocli.cli.headings import Heading
from cstocli.cli.output_options import OutputOptions
from cstocli.load import codebook
from cstocli.model.events import KINDS
from cstocli.model.lookup import find
from cstocli.reports import kinds as answers
from cstocli.reports.report import Report

HEADING = Heading.KEEP
EXAMPLES = (
    "csto kinds",
    "csto kinds chairmanship",
    "csto kinds standing --format md",
)


def command(
    word: Annotated[str | None, typer.Argument(metavar="WORD", help="A kind, a table or a set of words.")] = None,
    *,
    output: OutputOptions,
) -> None:
    """The code book of the log: the kinds of events; the keys of one kind or table; the words of one set."""
    output.show(_told(word), None)


def _told(word: str | None) -> Report:
    if word is None:
        return answers.kinds(codebook.kinds(), codebook.TABLES, codebook.VOCABULARIES)
    name = find("kind, table or set of words", word, [*KINDS, *codebook.TABLES, *codebook.VOCABULARIES])
    cls = KINDS.get(name) or codebook.TABLES.get(name)
    if cls is not None:
        return answers.keys(name, codebook.first_paragraph(cls), codebook.keys(cls))
    vocabulary = codebook.VOCABULARIES[name]
    return answers.words(name, codebook.first_paragraph(vocabulary), codebook.words(vocabulary))

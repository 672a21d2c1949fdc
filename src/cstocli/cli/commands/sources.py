"""``csto sources``."""

from enum import StrEnum
from typing import Annotated

import typer

from cstocli.cli import completion
from cstocli.cli.exits import UsageError
from cstocli.cli.log_options import BibliographyFile, KnownBy, LogFile, LogOptions, Unsound, read_known_by
from cstocli.cli.output_options import OutputOptions
from cstocli.cli.streams import note, write
from cstocli.model.lookup import find
from cstocli.render.citations.bibliography import STYLES
from cstocli.replay.known import describe_knowledge
from cstocli.reports.sources import SourceFilter, chosen, sources

EXAMPLES = (
    "csto sources --language ar",
    "csto sources founding-article-2022-01-10",
    "csto sources --cite bibtex > csto.bib",
)

Style = StrEnum("Style", {name: name for name in STYLES})  # type: ignore[misc]


def command(
    key: Annotated[
        str | None,
        typer.Argument(metavar="KEY", help="Key of one source, to list its events.", autocompletion=completion.sources),
    ] = None,
    *,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Only sources in this language, such as ar.")
    ] = None,
    unused: Annotated[bool, typer.Option("--unused", help="Only sources that nothing cites.")] = False,
    cite: Annotated[Style | None, typer.Option("--cite", help="Print citations instead of a table.")] = None,
    output: OutputOptions,
    known_by: KnownBy = None,
    log_file: LogFile = None,
    bibliography: BibliographyFile = None,
    unsound: Unsound = False,
) -> None:
    """The bibliography: how many events each source supports and contradicts, or one source with all its events."""
    if key is not None and (language or unused):
        raise UsageError("a KEY cannot be combined with --language or --unused", "leave them out")
    log_options = LogOptions(
        log_file, known_by=read_known_by(known_by), bibliography_file=bibliography, unsound=unsound
    )
    log = log_options.log(bibliography=True)
    spoken = sorted({source.language for source in log.sources.values() if source.language})
    wanted = SourceFilter(key=key, language=language and find("language", language, spoken), unused=unused)
    if cite:
        for text in describe_knowledge(log):
            note(text)
        write(STYLES[cite.value](chosen(log, wanted)))
    else:
        output.show(sources(log, wanted), log)

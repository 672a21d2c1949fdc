"""``csto sources``."""

from enum import StrEnum
from typing import Annotated

import typer

from cstocli.cli import completion, options
from cstocli.cli.event_options import (
    Grep,
    PublishedFrom,
    PublishedTo,
    RowOptions,
    SourcesOnState,
    WholeWords,
    read_texts,
)
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import LAYOUT, OutputOptions
from cstocli.cli.streams import note, write
from cstocli.cli.typed_options import refuse
from cstocli.model.lookup import find
from cstocli.render.citations.bibliography import STYLES
from cstocli.replay.known import describe_knowledge
from cstocli.reports.sources import SourceFilter, chosen, sources

EXAMPLES = (
    "csto sources --language ar",
    "csto sources founding-article-2022-01-10",
    "csto sources --cite bibtex > csto.bib",
)
_CHOICES = ("--from", "--to", "--state", "--language", "--unused", "--grep", "--word", "--limit", "--reverse")
Style = StrEnum("Style", {name: name for name in STYLES})  # type: ignore[misc]


def command(
    key: Annotated[
        str | None,
        typer.Argument(metavar="KEY", help="Key of one source, to list its events.", autocompletion=completion.sources),
    ] = None,
    *,
    since: PublishedFrom = None,
    until: PublishedTo = None,
    state: SourcesOnState = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Only in this language: ar.")
    ] = None,
    unused: Annotated[bool, typer.Option("--unused", help="Only sources that nothing cites.")] = False,
    grep: Grep = None,
    word: WholeWords = False,
    cite: Annotated[Style | None, typer.Option("--cite", help="Print citations instead of a table.")] = None,
    rows: RowOptions,
    output: Annotated[OutputOptions, Without("strict")],
    log_options: Annotated[LogOptions, Without("reading", "prefer")],
) -> None:
    """The bibliography: how many events each source supports and contradicts, or one source with all its events."""
    if key is not None:
        refuse(*_CHOICES, "--sort", because="KEY names one source", hint="leave out one of them")
    if cite:
        refuse(*LAYOUT, because="--cite prints citations")
    period, texts = options.period(since, until), read_texts(grep, whole_words=word)
    log = log_options.log(bibliography=True)
    spoken = sorted({source.language for source in log.sources.values() if source.language})
    wanted = SourceFilter(
        key=key,
        period=period,
        states=options.states(state, log),
        language=language and find("language", language, spoken),
        unused=unused,
        texts=texts,
        whole_words=word,
    )
    if cite:
        for text in describe_knowledge(log):
            note(text)
        found = sorted(chosen(log, wanted).items(), reverse=rows.reverse)
        write(STYLES[cite.value](dict(found[: rows.limit])), pager=output.pager)
    else:
        output.show(sources(log, wanted, reverse=rows.reverse), log, rows)

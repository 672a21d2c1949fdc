"""Options that all lists of events share: which events, in which order, and how many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final, NamedTuple, TypeVar

import typer

from cstocli.cli import completion, options
from cstocli.cli.exits import UsageError
from cstocli.model.log import EventLog
from cstocli.model.lookup import find
from cstocli.model.period import Period
from cstocli.model.terms import Status, Weight
from cstocli.reports.filters import EventFilter

Grep = Annotated[
    options.Words,
    typer.Option("--grep", metavar="TEXT", help="Only rows that contain this text; repeat it for rows that have all."),
]
WholeWords = Annotated[bool, typer.Option("--word", "-w", help="Let --grep find whole words only.")]
Weights = Annotated[
    options.Words,
    typer.Option(
        "--weight",
        metavar="WEIGHT",
        help="Only events of this weight: major, for a short history, or ordinary.",
        autocompletion=completion.fixed(Weight),
    ),
]
PublishedFrom = Annotated[str | None, options.date_option("--from", "Only sources published on this day or later.")]
PublishedTo = Annotated[str | None, options.date_option("--to", "Only sources published on this day or earlier.")]
SourcesOnState = Annotated[
    options.Words,
    typer.Option(
        "--state",
        metavar="STATE",
        help="Only sources of events naming this State (repeat: naming all of them).",
        autocompletion=completion.states,
    ),
]
FilterT = TypeVar("FilterT", bound=EventFilter)


class EventOptions(NamedTuple):
    """Which events a list keeps. A command with a parameter of this type has the options."""

    period: Period
    states: options.Words = None
    texts: tuple[str, ...] = ()
    whole_words: bool = False
    statuses: tuple[Status, ...] = ()

    def read(self, log: EventLog, wanted: FilterT) -> FilterT:
        """Return a filter with the conditions of these options. Raises ``UnknownNameError`` for an unknown State."""
        return wanted.updated(
            period=self.period,
            states=options.states(self.states, log),
            texts=self.texts,
            whole_words=self.whole_words,
            statuses=self.statuses,
            bodies=log.bodies,
        )


class RowOptions(NamedTuple):
    """In which order a list has its rows, and how many. A command with a parameter of this type has the options."""

    limit: int | None = None
    reverse: bool = False


ALL_ROWS: Final = RowOptions()


def read_texts(grep: Iterable[str] | None, *, whole_words: bool) -> tuple[str, ...]:
    """Return the texts to search for. Raises ``UsageError`` for an empty one, and for --word without any."""
    texts = tuple(grep or ())
    if not all(text.strip() for text in texts):
        raise UsageError("--grep: empty value", "give a text, or leave out --grep")
    if whole_words and not texts:
        raise UsageError("--word has no effect without --grep", "give --grep a text, or leave out --word")
    return texts


def read_weights(words: Iterable[str] | None) -> tuple[Weight, ...]:
    """Return the weights that a repeated option names. Raises ``UnknownNameError``."""
    return tuple(Weight(word) for word in options.each(words, lambda word: find("weight", word, Weight)))


def read_event_options(  # noqa: PLR0913 - each is an option
    since: options.From = None,
    until: options.To = None,
    *,
    state: options.AllStates = None,
    grep: Grep = None,
    word: WholeWords = False,
    status: Annotated[
        options.Words,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="Only events of this status: held, planned, announced or cancelled; may be repeated.",
            autocompletion=completion.fixed(Status),
        ),
    ] = None,
) -> EventOptions:
    """Return the values of the options. Raises ``UsageError`` and ``UnknownNameError``."""
    return EventOptions(
        period=options.period(since, until),
        states=state,
        texts=read_texts(grep, whole_words=word),
        whole_words=word,
        statuses=tuple(Status(one) for one in options.each(status, lambda one: find("status", one, Status))),
    )


def read_row_options(
    *,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=0, help="Show at most N rows, counted after sorting."),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Reverse the order: newest first, or the sort.")] = False,
) -> RowOptions:
    """Return the values of the options."""
    return RowOptions(limit, reverse)

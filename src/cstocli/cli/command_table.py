"""The commands of the program, in the order of its help: the one place where a command is listed.

A module in ``cstocli.cli.commands`` is imported only when its command is run or its own help is shown, so the list of
commands costs nothing. A test compares this table with the modules.
"""

from __future__ import annotations

from enum import StrEnum
from keyword import iskeyword
from typing import Final, NamedTuple


class Panel(StrEnum):
    """The headings of the list of commands, in order."""

    QUERY = "Query"
    EVIDENCE = "Evidence"
    EXPORT = "Export and analyse"
    MAINTAIN = "Maintain a log"


class CommandEntry(NamedTuple):
    """One command as the list of commands shows it."""

    name: str
    panel: Panel
    summary: str
    """One line, without a full stop; the docstring of the command says more."""

    @property
    def module(self) -> str:
        """The full name of the module that defines the command; that of ``is`` is ``is_``."""
        return f"cstocli.cli.commands.{self.name}{'_' if iskeyword(self.name) else ''}"


COMMANDS: Final = {
    entry.name: entry
    for entry in (
        CommandEntry("members", Panel.QUERY, "Members on a day, with their standing and since when"),
        CommandEntry("is", Panel.QUERY, "Answer yes or no about a State: is UZ a member?"),
        CommandEntry("status", Panel.QUERY, "Everything about a day at a glance"),
        CommandEntry("chair", Panel.QUERY, "Who chairs on a day, the succession, the rotation"),
        CommandEntry("offices", Panel.QUERY, "Secretary-General, chief of staff and other officers on a day"),
        CommandEntry("country", Panel.QUERY, "The history of one State"),
        CommandEntry("diff", Panel.QUERY, "What changed between two days"),
        CommandEntry("timeline", Panel.QUERY, "Events in chronological order"),
        CommandEntry("exercises", Panel.QUERY, "Military exercises: where, with whom, how large"),
        CommandEntry("why", Panel.EVIDENCE, "The events and sources behind a standing, the chair or an office"),
        CommandEntry("show", Panel.EVIDENCE, "One event with its sources, links and competing claims"),
        CommandEntry("sources", Panel.EVIDENCE, "The bibliography, as a table or as citations"),
        CommandEntry("disputes", Panel.EVIDENCE, "Where sources disagree, and whether an answer depends on it"),
        CommandEntry("factcheck", Panel.EVIDENCE, "Check the claims of a text against the log"),
        CommandEntry("compare", Panel.EVIDENCE, "Compare a data set with the log"),
        CommandEntry("panel", Panel.EXPORT, "State by year, month or day, for statistics"),
        CommandEntry("spells", Panel.EXPORT, "Periods of unchanged standing of each State"),
        CommandEntry("sql", Panel.EXPORT, "Query the replayed tables with SQL"),
        CommandEntry("export", Panel.EXPORT, "Write SQLite, Parquet, Stata, CSV, JSON or iCalendar files"),
        CommandEntry("recheck", Panel.EXPORT, "Repeat the query behind a saved table and list the differences"),
        CommandEntry("check", Panel.MAINTAIN, "Find errors in a log; list and explain the rules"),
        CommandEntry("kinds", Panel.MAINTAIN, "Kinds of events and their keys; JSON Schema of the log"),
    )
}

REPLACED: Final = {
    "explain": "csto check --explain CODE for a rule, and csto why STATE for an answer",
    "schema": "csto kinds --schema",
    "verify": "csto recheck FILE",
    "completion": "csto --install-completion",
}
"""Commands of version 1, and what to type in their place."""

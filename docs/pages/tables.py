"""The tables that csto sql asks and csto export writes."""

from __future__ import annotations

from collections.abc import Iterator

from cstocli.core.answers.tables import TABLES, Column, Table
from cstocli.render.files import CALENDAR, WRITERS

PATH = "docs/tables.md"
ABOUT = """\
# The tables

Written by `make docs` from the definitions in `core/answers/tables/`.
`csto sql` asks these tables, `csto export` writes them.
Their columns have the same names, types and order in every kind of file.

- A date has three columns: as its sources give it (EDTF: `2012-06-28`, `1993-12`, `2001-05-25/2002-05-13`),
  and its first and last possible day, each empty where the date is open on that side.
- `end` is the last day, `until` the day after it; both are empty while a spell or a term goes on.
- A spell or a term certainly holds at the end of a day when
  `start_latest <= day AND (until IS NULL OR day < until_earliest)`, and possibly when
  `(start_earliest IS NULL OR start_earliest <= day) AND (until_latest IS NULL OR day < until_latest)`.
- The tables of replay (spells, chairs, offices, panel) follow `--reading`, practice or law, and `--prefer`.
- In bold: the columns that together name a row. An arrow names the table that has a row for each value.

On the last day of each year, who certainly was a member:

```sh
csto sql "SELECT year, group_concat(state, ' ') AS members
  FROM days JOIN spells ON start_latest <= day AND (until IS NULL OR day < until_earliest)
  WHERE year_end AND standing IN ('member', 'frozen') GROUP BY year"
```
"""
AS_FILES = {
    ".sqlite": "one database with keys and links declared; days as ISO text; a table `provenance`",
    ".parquet": "days as days, true and false; meanings and provenance in the metadata; needs `cstocli[data]`",
    ".dta": (
        "Stata 14 and later; days as `%td`, words and yes-or-no as labelled numbers; "
        "`end` is called `end_`, as Mata keeps that name for itself; needs `cstocli[data]`"
    ),
    ".csv": (
        "a data package (Frictionless Data): `datapackage.json` tells types, keys, links and hashes; "
        "a text that a spreadsheet would take for a formula has an apostrophe before it"
    ),
    ".json": "one object with every table as a list of objects, and `provenance`",
    ".ics": (
        "the events in whole days; one that is known to the month only is marked as approximate, "
        "one that is known less well is left out; needs `cstocli[data]`"
    ),
}


def text() -> str:
    """Return the page."""
    return "\n".join([ABOUT, *_overview(), *_files(), *(line for table in TABLES.values() for line in _table(table))])


def _overview() -> Iterator[str]:
    yield from ("| table | a row is about |", "| --- | --- |")
    yield from (f"| [{table.name}](#{table.name}) | {_escaped(table.meaning)} |" for table in TABLES.values())
    yield ""


def _files() -> Iterator[str]:
    yield from ("## As files", "", "| ending | what is written |", "| --- | --- |")
    yield from (f"| `{ending}` | {AS_FILES[ending]} |" for ending in (*WRITERS, CALENDAR))
    yield ""
    yield "One table of `.parquet`, `.dta` or `.csv` (`--table NAME`) is a file; several, or all, are a folder."
    yield "What stands at the place is replaced only with `--force`, and only when the new one is complete."
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield from (f"## {table.name}", "", f"{table.meaning[0].upper()}{table.meaning[1:]}.", "")
    yield from ("| column | type | meaning |", "| --- | --- | --- |")
    for column in table.columns:
        name = f"**{column.name}**" if column.name in table.key else column.name
        yield f"| {name} | {column.type} | {_escaped(_meaning(column))} |"
    yield ""


def _meaning(column: Column) -> str:
    many = 8
    words = f"; one of: {', '.join(column.words)}" if 0 < len(column.words) <= many else ""
    words = "; one of the kinds of event" if len(column.words) > many else words
    return column.meaning + words + (f" -> {column.references}" if column.references else "")


def _escaped(words: str) -> str:
    return words.replace("|", "\\|")

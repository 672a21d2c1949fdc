"""The tables that csto sql asks and csto export writes."""

from __future__ import annotations

from collections.abc import Iterator

from cstocli.render.export.writers import ENDINGS, FILES, FOLDERS
from cstocli.reports.tables import TABLES, Table, TableColumn
from pages.markdown import table

PATH = "docs/tables.md"
ABOUT = """\
# The tables

Written by `make docs` from the definitions in `reports/tables/`.
`csto sql` asks these tables, `csto export` writes them.
Their columns have the same names, types and order in every kind of file.

- A date has three columns: as its sources give it (EDTF: `2012-06-28`, `1993-12`, `[2001-05-25..2002-05-13]`),
  and its first and last possible day, each empty where the date is open on that side.
- `first_day` and `last_day` are both included, and `until` is the day after the last; the last two are empty while a
  spell or a term goes on. `csto spells` and `csto panel` call the first two `start` and `end`, as other data sets do;
  `end` is a keyword of SQL in some programs and a name that Stata reserves, so no table has a column of that name.
- A spell or a term certainly holds at the end of a day when
  `first_day_latest <= day AND (until IS NULL OR day < until_earliest) AND day <= verified_to`, and possibly when
  `(first_day_earliest IS NULL OR first_day_earliest <= day) AND (until_latest IS NULL OR day < until_latest)`.
  After `verified_to` it is presumed or possible, after `presumed_to` unknown.
- `agreement` is about all of its days; `disputes` says which of them sources dispute.
- The tables of replay (spells, chairs, offices, disputes, panel) follow `--reading`, practice or law, and `--prefer`.
- In bold: the columns that together name a row. An arrow names the table that has a row for each value.

On the last day of each year, who certainly was a member:

```sh
csto sql "SELECT year, group_concat(state, ' ') AS members
  FROM days JOIN spells ON first_day_latest <= day AND (until IS NULL OR day < until_earliest)
    AND day <= verified_to
  WHERE year_end AND standing IN ('member', 'frozen') GROUP BY year"
```
"""


def text() -> str:
    """Return the page."""
    return "\n".join([ABOUT, *_overview(), *_files(), *(line for one in TABLES.values() for line in _columns(one))])


def _overview() -> Iterator[str]:
    rows = ((f"[{one.name}](#{one.name})", one.meaning) for one in TABLES.values())
    yield from table(("table", "a row is about"), rows)
    yield ""


def _files() -> Iterator[str]:
    yield from ("## As files", "")
    yield from table(("ending", "what is written"), ((f"`{ending}`", about) for ending, about in ENDINGS.items()))
    *some, last = (f"`{ending}`" for ending, kind in FILES.items() if kind.one_table)
    yield ""
    yield f"A file of the type {', '.join(some)} or {last} holds one table: `csto export spells.csv --table spells`."
    yield "A folder has several, or all, and a name without an extension: `csto export csto-csv --format csv`."
    yield ""
    yield from table(
        ("`--format`", "what is in the folder"), ((f"`{name}`", one.about) for name, one in FOLDERS.items())
    )
    yield ""
    yield "What stands at the place is replaced only with `--force`, and only when the new one is complete."
    yield ""


def _columns(one: Table) -> Iterator[str]:
    yield from (f"## {one.name}", "", f"{one.meaning[0].upper()}{one.meaning[1:]}.", "")
    names = {column: f"**{column.name}**" if column.name in one.key else column.name for column in one.columns}
    rows = ((name, str(column.type), _meaning(column)) for column, name in names.items())
    yield from table(("column", "type", "meaning"), rows)
    yield ""


def _meaning(column: TableColumn) -> str:
    many = 8
    words = f"; one of: {', '.join(column.words)}" if 0 < len(column.words) <= many else ""
    words = "; one of the kinds of event" if len(column.words) > many else words
    return column.meaning + words + (f" -> {column.references}" if column.references else "")

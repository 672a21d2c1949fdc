"""``csto export``."""

from pathlib import Path
from typing import Annotated

import typer

from cstocli.cli import options
from cstocli.cli.exits import UsageError
from cstocli.cli.export_tables import Export, exported, find_tables
from cstocli.cli.extras import extra
from cstocli.cli.headings import Heading
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output import put
from cstocli.cli.streams import warn
from cstocli.render.export.writers import CALENDAR, ENDINGS, WRITERS

HEADING = Heading.TAKE_ALONG
EXAMPLES = (
    "csto export csto.sqlite",
    "csto export spells.parquet --table spells",
    "csto export csto.csv --force",
    "csto export csto.ics",
)


def command(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=f"Its ending says what to write: {' '.join(ENDINGS)}"),
    ],
    *,
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAME", help="Only this table; may be repeated.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what stands there.")] = False,
    log_options: LogOptions,
) -> None:
    """The replayed tables as a file: SQLite, Parquet, Stata, CSV with a data package, JSON, iCalendar.

    Where a file holds one table, as with .csv, several tables, or all, become a folder of that name.
    """
    ending = file.suffix.lower()
    if ending not in ENDINGS or (ending == CALENDAR and table):
        message = f"no way to write {file.name!r}" if ending != CALENDAR else "a calendar has no tables"
        raise UsageError(message, f"end the name in {' '.join(WRITERS)}, or in {CALENDAR} without --table")
    wanted = Export(ending, find_tables(options.each(table, str)), log_options.reading, log_options.prefer)
    log = log_options.log(bibliography=True)
    with extra("data", f"a {ending} file"):
        content, told = exported(log, wanted, file.name, shipped=not log_options.file)
    put(file, content, force=force)
    warn(f"{file}{'' if isinstance(content, bytes) else '/'}: {told}")

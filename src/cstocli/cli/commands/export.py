"""``csto export``."""

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final

import typer

from cstocli.cli import options
from cstocli.cli.extras import extra
from cstocli.cli.headings import Heading
from cstocli.cli.output import put
from cstocli.cli.provenance import facts
from cstocli.cli.streams import say
from cstocli.core.answers.tables import TABLES, fill
from cstocli.core.log import Log
from cstocli.core.names import find
from cstocli.core.replay import replay
from cstocli.core.terms import Reading
from cstocli.render.files import CALENDAR, WRITERS, Facts
from cstocli.render.ical import calendar
from cstocli.save.whole import Content

HEADING = Heading.TAKE_ALONG
EXAMPLES = (
    "csto export csto.sqlite",
    "csto export spells.parquet --table spells",
    "csto export csto.csv --force",
    "csto export csto.ics",
)

LICENCE: Final = "CC-BY-4.0"
"""Of the record that ships; of another log nothing is known."""


def command(  # noqa: PLR0913 - one parameter an option
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Its ending says what to write: .sqlite .parquet .dta .csv .json .ics"),
    ],
    *,
    table: Annotated[
        list[str] | None, typer.Option("--table", metavar="NAME", help="Only this table; may be repeated.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what stands there.")] = False,
    reading: options.Read = Reading.PRACTICE,
    prefer: options.Prefer = None,
    log: options.LogFile = None,
) -> None:
    """The replayed tables as a file: SQLite, Parquet, Stata, CSV with a data package, JSON, iCalendar.

    One table of .parquet, .dta or .csv becomes a file; several, or all, become a folder of that name.
    """
    ending = file.suffix.lower()
    if ending not in (*WRITERS, CALENDAR) or (ending == CALENDAR and table):
        message = f"no way to write {file.name!r}" if ending != CALENDAR else "a calendar has no tables"
        raise options.refuse(message, f"end the name in {' '.join(WRITERS)}, or in {CALENDAR} without --table")
    wanted = options.each(table, lambda word: find("table", word, TABLES)) or tuple(TABLES)
    record = options.load(log, bibliography=True, prefer=prefer)
    asked = ["csto", "export", file.name, *(f"--table={name}" for name in wanted if table), f"--reading={reading}"]
    about = facts(record, reading, shlex.join(asked + ([f"--prefer={prefer}"] if prefer else [])))
    with extra("data", f"a {ending} file"):
        content, told = _made(record, reading, ending, wanted, about | ({} if log else {"licence": LICENCE}))
    put(file, content, force=force)
    say(f"{file}{'' if isinstance(content, bytes) else '/'}: {told}")


def _made(record: Log, reading: Reading, ending: str, wanted: Iterable[str], about: Facts) -> tuple[Content, str]:
    """Return what to write, and what to say of it."""
    if ending == CALENDAR:
        made = calendar(record, about)
        return made.content, f"{made.shown} events; {made.left_out} left out, which are not known to the month"
    history = replay(record, reading)
    tables = [fill(TABLES[name], history) for name in dict.fromkeys(wanted)]
    rows = sum(len(filled.rows) for filled in tables)
    return WRITERS[ending].write(tables, about), f"{len(tables)} table{'s' * (len(tables) > 1)}, {rows:,} rows"

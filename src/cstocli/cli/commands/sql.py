"""``csto sql``."""

from typing import Annotated, Final

import typer

from cstocli.cli.exits import UsageError
from cstocli.cli.expand_options import Without
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OUTPUT_OPTIONS, OutputOptions
from cstocli.cli.typed_options import refuse_others
from cstocli.reports.report import Report

EXAMPLES = (
    "csto sql \"SELECT state, standing, first_day, until FROM spells WHERE state = 'UZ' ORDER BY first_day\"",
    "csto sql \"SELECT state, count(*) AS hosted FROM exercise_states WHERE role = 'host' GROUP BY state\"",
    "csto sql --schema --format tsv",
)
STDIN: Final = "-"


def command(
    statement: Annotated[
        str | None, typer.Argument(metavar="SELECT", help="One statement in SQLite's SQL; - for standard input.")
    ] = None,
    *,
    tables: Annotated[bool, typer.Option("--tables", help="List the tables.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Describe the columns: type, meaning, keys.")] = False,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0, help="Time limit in seconds.")] = 30,
    log_options: LogOptions,
    output: Annotated[OutputOptions, Without("wide")],
) -> None:
    """Run one SQL SELECT on the replayed tables: read-only, in memory.

    Without SELECT, the statement is read from standard input (csto sql < query.sql), unless that is a terminal.
    """
    given = sum((statement is not None, tables, schema))
    if given == 0 or (given == 1 and statement == STDIN):
        from cstocli.cli.sql_statement import piped_statement

        statement = None if log_options.file == STDIN else piped_statement(repeatable=output.provenance)
        given = statement is not None
    if given != 1:
        raise UsageError(
            "give exactly one of SELECT, --tables and --schema", 'for example csto sql "SELECT * FROM spells"'
        )
    if statement is None:
        kept = ("--tables", "--schema", "--log", "--unsound", *OUTPUT_OPTIONS)
        refuse_others(*kept, because="only a statement is run")
    log = log_options.log(bibliography="sources" in (statement or "").casefold())
    if statement is None:
        from cstocli.reports import tables as known

        output.show(known.schema(log) if schema else known.listed(log), log)
        return
    from cstocli.cli.sql_statement import run
    from cstocli.replay.history import replay

    answer = run(statement, replay(log, log_options.reading), timeout)
    report = Report(
        command="sql",
        title=f"{log.organisation}: SQL, reading {log_options.reading}",
        columns=answer.columns,
        rows=answer.rows,
        reading=log_options.reading,
        summary=f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}",
    )
    output.show(report, log)

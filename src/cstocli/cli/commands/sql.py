"""``csto sql``."""

from typing import Annotated

import typer

from cstocli.cli.exits import UsageError
from cstocli.cli.log_options import LogOptions
from cstocli.cli.output_options import OutputOptions
from cstocli.reports.report import Report

EXAMPLES = (
    "csto sql \"SELECT state, standing, first_day, until FROM spells WHERE state = 'UZ' ORDER BY first_day\"",
    "csto sql \"SELECT state, count(*) AS hosted FROM exercise_states WHERE role = 'host' GROUP BY state\"",
    "csto sql --schema --format tsv",
)


def command(
    statement: Annotated[
        str | None, typer.Argument(metavar="SELECT", help="One SQL statement, in the dialect of SQLite.")
    ] = None,
    *,
    tables: Annotated[bool, typer.Option("--tables", help="List the tables.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Describe the columns: type, meaning, keys.")] = False,
    timeout: Annotated[float, typer.Option("--timeout", metavar="SECONDS", min=0, help="Time limit in seconds.")] = 30,
    log_options: LogOptions,
    output: OutputOptions,
) -> None:
    """Run one SQL SELECT on the replayed tables: read-only, in memory."""
    if sum((statement is not None, tables, schema)) != 1:
        raise UsageError(
            "give exactly one of SELECT, --tables and --schema", 'for example csto sql "SELECT * FROM spells"'
        )
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

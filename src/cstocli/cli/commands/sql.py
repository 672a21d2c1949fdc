"""``csto sql``."""

from typing import Annotated

import typer

from cstocli.cli.exits import UsageError
from cstocli.cli.forms import Form
from cstocli.cli.headings import Heading
from cstocli.cli.question import Question
from cstocli.reports.report import Report

HEADING = Heading.TAKE_ALONG
EXAMPLES = (
    "csto sql \"SELECT state, standing, start, until FROM spells WHERE state = 'UZ' ORDER BY start\"",
    "csto sql \"SELECT state, count(*) AS hosted FROM exercise_states WHERE role = 'host' GROUP BY state\"",
    "csto sql --schema --format tsv",
)


def command(
    statement: Annotated[
        str | None, typer.Argument(metavar="SELECT", help="One SQL statement, as SQLite has it.")
    ] = None,
    *,
    tables: Annotated[bool, typer.Option("--tables", help="List the tables.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="List the columns: type, meaning, keys.")] = False,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0, help="Stop the statement after so long.")
    ] = 30,
    question: Question,
    form: Form,
) -> None:
    """What one SQL SELECT says of the replayed tables: read-only, in memory."""
    if sum((statement is not None, tables, schema)) != 1:
        raise UsageError("one of a SELECT, --tables and --schema is wanted", 'csto sql "SELECT * FROM spells"')
    record = question.log(bibliography="sources" in (statement or "").casefold())
    if statement is None:
        from cstocli.reports import tables as known

        form.show(known.schema(record) if schema else known.listed(record), record)
        return
    from cstocli.cli.sql_statement import run
    from cstocli.replay.history import replay

    answer = run(statement, replay(record, question.reading), timeout)
    report = Report(
        command="sql",
        title=f"{record.organisation}: SQL, reading {question.reading}",
        columns=answer.columns,
        rows=answer.rows,
        reading=question.reading,
        summary=f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}",
    )
    form.show(report, record)

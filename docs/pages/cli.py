"""The reference of the command line."""

from __future__ import annotations

from collections.abc import Iterator

from cstocli.cli.exits import Exit
from cstocli.cli.headings import Heading
from cstocli.cli.index import Entry
from pages.commands import VARIABLES, common, own, told
from pages.markdown import table

PATH = "docs/cli.md"


def text() -> str:
    """Return the page."""
    commands = told()
    shared = common(commands)
    lines = ["# The command line", "", "Written by `make docs` from the commands themselves.", ""]
    for heading in Heading:
        lines += [
            f"**{heading}**: " + ", ".join(f"[{one.name}](#{one.name})" for one in commands if one.heading == heading),
            "",
        ]
    lines += ["## Options of most commands", "", *_told("option", shared), ""]
    for one in commands:
        lines += [f"## {one.name}", "", one.help, "", f"    {one.usage}", ""]
        if one.arguments:
            lines += [*_told("argument", one.arguments), ""]
        if options := own(one, shared):
            lines += [*_told("option", options), ""]
        lines += ["```sh", *one.examples, "```", ""]
    lines += ["## Exit codes", "", *table(("code", "means"), ((str(code.value), code.meaning) for code in Exit))]
    variables = ((f"`{name}`", meaning) for name, meaning in VARIABLES.items())
    lines += ["", "## Environment", "", *table(("variable", "means"), variables)]
    return "\n".join(lines) + "\n"


def _told(what: str, entries: list[Entry]) -> Iterator[str]:
    """Yield a table of options or arguments."""
    return table((what, "means"), ((f"`{_form(entry)}`", entry.help) for entry in entries))


def _form(entry: Entry) -> str:
    return " ".join(filter(None, (", ".join(entry.forms) or entry.name, entry.takes)))

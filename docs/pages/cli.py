"""The reference of the command line."""

from __future__ import annotations

from cstocli.cli.exits import Exit
from cstocli.cli.headings import Heading
from cstocli.cli.index import Entry
from pages.commands import VARIABLES, common, own, told

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
    lines += ["## Options of most commands", "", *_table(shared, "option"), ""]
    for one in commands:
        lines += [f"## {one.name}", "", one.help, "", f"    {one.usage}", ""]
        if one.arguments:
            lines += [*_table(one.arguments, "argument"), ""]
        lines += [*_table(own(one, shared), "option"), ""] if own(one, shared) else []
        lines += ["```sh", *one.examples, "```", ""]
    lines += ["## Exit codes", "", "| code | means |", "| --- | --- |"]
    lines += [f"| {code.value} | {code.meaning} |" for code in Exit]
    lines += ["", "## Environment", "", "| variable | means |", "| --- | --- |"]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in VARIABLES.items()]
    return "\n".join(lines) + "\n"


def _table(entries: list[Entry], what: str) -> list[str]:
    rows = [f"| `{_form(entry)}` | {_escaped(entry.help)} |" for entry in entries]
    return [f"| {what} | means |", "| --- | --- |", *rows]


def _form(entry: Entry) -> str:
    return _escaped(" ".join(filter(None, (", ".join(entry.forms) or entry.name, entry.takes))))


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")

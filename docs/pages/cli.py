"""The reference of the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cstocli.cli.command_table import Panel
from cstocli.cli.exits import Exit
from pages.commands import VARIABLES, Parameter, command_pages, common, program_options
from pages.markdown import table

PATH = "docs/cli.md"


def text() -> str:
    """Return the page."""
    pages = command_pages()
    shared = common(pages)
    lines = ["# The command line", "", "Written by `make docs` from the commands themselves.", ""]
    for panel in Panel:
        links = (f"[{page.name}](#{page.name})" for page in pages if page.panel == panel)
        lines += [f"**{panel}**: {', '.join(links)}", ""]
    lines += ["## Options of the program", "", *_table("option", program_options()), ""]
    lines += ["## Options of most commands", "", *_table("option", shared), ""]
    for page in pages:
        lines += [f"## {page.name}", "", page.help, "", f"    {page.usage}", ""]
        if page.arguments:
            lines += [*_table("argument", page.arguments), ""]
        if own := [option for option in page.options if option not in shared]:
            lines += [*_table("option", own), ""]
        lines += ["```sh", *page.examples, "```", ""]
    lines += ["## Exit codes", "", *table(("code", "means"), ((str(code.value), code.meaning) for code in Exit))]
    variables = ((f"`{name}`", meaning) for name, meaning in VARIABLES.items())
    lines += ["", "## Environment", "", *table(("variable", "means"), variables)]
    return "\n".join(lines) + "\n"


def _table(what: str, parameters: Iterable[Parameter]) -> Iterator[str]:
    """Yield a table of options or arguments."""
    return table((what, "means"), ((f"`{_form(one)}`", one.help) for one in parameters))


def _form(parameter: Parameter) -> str:
    return " ".join(filter(None, (", ".join(parameter.names), parameter.value)))

"""The manual page, in the macros that man and mandoc both know."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from cstocli import __date__, __version__
from cstocli.cli.app import EXAMPLES
from cstocli.cli.command_table import Panel
from cstocli.cli.exits import Exit
from pages.commands import (
    VARIABLES,
    CommandPage,
    Parameter,
    command_pages,
    common,
    program_help,
    program_options,
)

PATH = "docs/man/csto.1"


def text() -> str:
    """Return the page. Its date is that of the release."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    pages = command_pages()
    shared = common(pages)
    yield f'.TH CSTO 1 "{__date__}" "csto {__version__}"'
    yield from (".SH NAME", "csto \\- replay the log of an international organisation")
    yield from (".SH SYNOPSIS", ".B csto", "\\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]")
    yield from (".br", ".B csto \\-\\-version")
    yield from (".SH DESCRIPTION", _text(program_help()))
    for panel in Panel:
        yield f".SH {panel.upper()}"
        for page in pages:
            if page.panel == panel:
                yield from _command(page, shared)
    yield from (".SH COMMON OPTIONS", "Most commands have these.")
    for option in shared:
        yield from _item(option)
    yield from (".SH OPTIONS WITHOUT A COMMAND", "The program itself has these.")
    for option in program_options():
        yield from _item(option)
    yield ".SH EXIT STATUS"
    for code in Exit:
        yield from (".TP", f".B {code.value}", _text(f"{code.meaning[0].upper()}{code.meaning[1:]}."))
    yield ".SH ENVIRONMENT"
    for name, meaning in VARIABLES.items():
        yield from (".TP", f".B {name}", _text(meaning))
    yield from (".SH EXAMPLES", ".nf")
    for examples in (EXAMPLES, *(page.examples for page in pages)):
        yield from (example.translate(_ESCAPES) for example in examples)
    yield from (".fi", ".SH SEE ALSO", ".BR jq (1),", ".BR sqlite3 (1)")


def _command(page: CommandPage, shared: list[Parameter]) -> Iterator[str]:
    """Yield a command with its arguments, and the options that it does not share with most."""
    yield from (".TP", f".B {_text(page.usage)}", _text(page.help))
    for argument in page.arguments:
        yield from (".RS", *_item(argument, font="I"), ".RE")
    for option in page.options:
        if option not in shared:
            yield from (".RS", *_item(option), ".RE")


def _item(parameter: Parameter, font: str = "B") -> list[str]:
    """Return an option or argument with its description."""
    names = ", ".join(f"\\f{font}{_text(name)}\\fR" for name in parameter.names)
    return [".TP", f"{names} \\fI{_text(parameter.value)}\\fR".removesuffix(" \\fI\\fR"), _text(parameter.help)]


def _text(text: str) -> str:
    """Return a text in which nothing is a macro or an escape, in lines that stay short."""
    escaped = text.translate(_ESCAPES)
    lines = wrap(escaped, 78, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


_ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-", "'": "\\(aq", "~": "\\(ti", "^": "\\(ha"})

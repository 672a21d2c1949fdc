"""The manual page, in the macros that man and mandoc both know."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from cstocli import __date__, __version__
from cstocli.cli.app import EXAMPLES
from cstocli.cli.exits import Exit
from cstocli.cli.headings import Heading
from cstocli.cli.index import Entry
from pages.commands import VARIABLES, Told, common, own, told
from pages.index import lines as index_lines

PATH = "docs/man/csto.1"


def text() -> str:
    """Return the page. Its date is that of the release."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    program, *rest = index_lines()
    version = next(line for line in rest if "--version" in line.forms)
    commands = told()
    shared = common(commands)
    yield f'.TH CSTO 1 "{__date__}" "csto {__version__}"'
    yield from (".SH NAME", "csto \\- replay the log of an international organisation")
    yield from (".SH SYNOPSIS", ".B csto", "\\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]")
    yield from (".br", ".B csto \\-\\-version")
    yield from (".SH DESCRIPTION", _text(program.help))
    for heading in Heading:
        yield f".SH {heading.upper()}"
        for one in commands:
            if one.heading == heading:
                yield from _command(one, shared)
    yield from (".SH COMMON OPTIONS", "Most commands have these.")
    for entry in (*shared, version._replace(help=f"{version.help} It stands without a command.")):
        yield from _item(entry)
    yield ".SH EXIT STATUS"
    for code in Exit:
        yield from (".TP", f".B {code.value}", _text(f"{code.meaning[0].upper()}{code.meaning[1:]}."))
    yield ".SH ENVIRONMENT"
    for name, meaning in VARIABLES.items():
        yield from (".TP", f".B {name}", _text(meaning))
    yield from (".SH EXAMPLES", ".nf")
    for examples in (EXAMPLES, *(one.examples for one in commands)):
        yield from (example.translate(_ESCAPES) for example in examples)
    yield from (".fi", ".SH SEE ALSO", ".BR jq (1),", ".BR sqlite3 (1)")


def _command(one: Told, shared: list[Entry]) -> Iterator[str]:
    """Yield a command with the arguments and options that are its own."""
    yield from (".TP", f".B {_text(one.usage)}", _text(one.help))
    for entry in (*one.arguments, *own(one, shared)):
        yield from (".RS", *_item(entry), ".RE")


def _item(entry: Entry) -> list[str]:
    """Return an option or argument with what it means."""
    forms = ", ".join(f"\\fB{_text(form)}\\fR" for form in entry.forms) or f"\\fI{_text(entry.name)}\\fR"
    return [".TP", f"{forms} \\fI{_text(entry.takes)}\\fR".removesuffix(" \\fI\\fR"), _text(entry.help)]


def _text(text: str) -> str:
    """Return a text in which nothing is a macro or an escape, in lines that stay short."""
    escaped = text.translate(_ESCAPES)
    lines = wrap(escaped, 78, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


_ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-", "'": "\\(aq", "~": "\\(ti", "^": "\\(ha"})

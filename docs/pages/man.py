"""The manual page, in the macros that man and mandoc both know."""

from __future__ import annotations

import re
from textwrap import wrap

from cstocli import __version__
from cstocli.cli.app import EXAMPLES
from cstocli.cli.exits import Exit
from cstocli.cli.headings import Heading
from cstocli.cli.index import Entry
from pages.commands import VARIABLES, common, own, told
from pages.index import lines as index_lines

PATH = "docs/man/csto.1"


def text() -> str:
    """Return the page. Its date is that of the release."""
    program, *rest = index_lines()
    version = next(line for line in rest if "--version" in line.forms)
    commands = told()
    shared = common(commands)
    lines = [
        f'.TH CSTO 1 "{_released()}" "csto {__version__}"',
        ".SH NAME",
        "csto \\- replay the log of an international organisation",
    ]
    lines += [
        ".SH SYNOPSIS",
        ".B csto",
        "\\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]",
        ".br",
        ".B csto \\-\\-version",
    ]
    lines += [".SH DESCRIPTION", _text(program.help)]
    for heading in Heading:
        lines += [f".SH {heading.upper()}"]
        for one in commands:
            if one.heading == heading:
                lines += [".TP", f".B {_text(one.usage)}", _text(one.help)]
                lines += [line for entry in (*one.arguments, *own(one, shared)) for line in _entry(entry)]
    lines += [".SH COMMON OPTIONS", "Most commands have these."]
    lines += [
        line
        for entry in (*shared, version._replace(help=f"{version.help} It stands without a command."))
        for line in _item(entry)
    ]
    lines += [".SH EXIT STATUS"]
    lines += [
        line
        for code in Exit
        for line in (".TP", f".B {code.value}", _text(f"{code.meaning[0].upper()}{code.meaning[1:]}."))
    ]
    lines += [".SH ENVIRONMENT"]
    lines += [line for name, meaning in VARIABLES.items() for line in (".TP", f".B {name}", _text(meaning))]
    lines += [".SH EXAMPLES", ".nf"]
    lines += [
        example.translate(_ESCAPES)
        for examples in (EXAMPLES, *(one.examples for one in commands))
        for example in examples
    ]
    lines += [".fi", ".SH SEE ALSO", ".BR jq (1),", ".BR sqlite3 (1)"]
    return "\n".join(lines) + "\n"


def _released() -> str:
    """Return the date of the newest release."""
    from pathlib import Path

    changes = Path(__file__).parent.parent.parent / "CHANGELOG.md"
    found = re.search(r"^## \S+ - (\d{4}-\d{2}-\d{2})$", changes.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        message = "CHANGELOG.md has no release with a date"
        raise ValueError(message)
    return found[1]


def _entry(entry: Entry) -> list[str]:
    """Return an option or argument inside a command."""
    return [".RS", *_item(entry), ".RE"]


def _item(entry: Entry) -> list[str]:
    forms = ", ".join(f"\\fB{_text(form)}\\fR" for form in entry.forms) or f"\\fI{_text(entry.name)}\\fR"
    return [".TP", f"{forms} \\fI{_text(entry.takes)}\\fR".removesuffix(" \\fI\\fR"), _text(entry.help)]


def _text(text: str) -> str:
    """Return a text in which nothing is a macro or an escape, in lines that stay short."""
    escaped = text.translate(_ESCAPES)
    lines = wrap(escaped, 78, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


_ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-", "'": "\\(aq", "~": "\\(ti", "^": "\\(ha"})

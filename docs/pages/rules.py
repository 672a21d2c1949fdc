"""The list of the rules of ``csto check``, and a page for each, from their docstrings and their smallest bad logs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cstocli.check.explanation import explanation
from cstocli.check.rule import Rule
from cstocli.check.rules import RULES
from cstocli.load.examine import UNREADABLE
from cstocli.model.diagnostics import MAX_FAULTS, Severity
from pages.markdown import table

PATH: Final = "docs/rules.md"
FOLDER: Final = "docs/rules"
_REPORTS: Final = Path(__file__).parents[2] / "tests" / "rules"
"""What ``csto check`` prints for the smallest log that breaks a rule: ``CS501.txt``."""
_FAMILIES: Final = {
    "CS0": "The file and its syntax",
    "CS1": "Tables, keys and values",
    "CS2": "Definitions and references",
    "CS3": "Legal order",
    "CS4": "The chair and the offices",
    "CS5": "Exercises and forces",
    "CS6": "Dates",
    "CS7": "Sources and claims",
    "CS8": "Duplicates, links, assertions",
    "CS9": "Style",
}
_SEVERITIES: Final = {
    Severity.ERROR: "an error: a log with it is unsound",
    Severity.WARNING: "a warning: it counts as a fault with `--strict`",
    Severity.ADVICE: "advice: shown with `--advice` or when selected by name",
}
_HEAD: Final = """\
# What `csto check` finds

Written by `make docs` from the rules themselves; `csto check --explain CODE` prints the same.

`csto check [FILE]...` reports every fault of every log in one run, in the order of lines.
It prints nothing and exits with 0 when a log is sound.
It exits with 1 when there are faults, and with 4 when a file cannot be read as text at all ({unreadable}).
An *error* makes a log unsound, a *warning* does so with `--strict`; *advice* is shown with `--advice` and is no fault.
`--select` and `--ignore` take codes, slugs and families (`CS3`); faults of form ({form}) are always reported.

A fault of form ends the check of its file, because a log without its form cannot be replayed.
Up to {most} faults of form are reported.
Queries (`csto members` and the others) refuse a log with a fault of form, with exit code 4.
They do not run the other rules, which would slow down every answer.
So check a log before you rely on it.

- A rule that depends on dates reports a fault only when no reading of the dates satisfies it.
- One mistake gives one finding: a rule skips an event in which a rule that it requires has found a fault.
- To accept a finding, allow it on its event, with the reason:
  `allow = {{ CS706 = "no other page is left" }}`.
  `csto check --allowed` lists what is allowed, and an `allow` that silences nothing is itself a finding.

In a GitHub workflow, `csto check --format github` marks each finding at its line of the change.
This repository is an action that runs it: `action.yml` describes the inputs.
`csto check --format sarif > csto.sarif` writes what code scanning reads.
In `.pre-commit-config.yaml`, the hook `csto-check` of this repository checks a log before each commit.
"""


def text() -> str:
    """Return the list of the rules by family, each with a link to its page."""
    unreadable = f"{UNREADABLE[0]} to {UNREADABLE[-1]}"
    blocks = [
        _HEAD.format(
            unreadable=unreadable, form="CS0, and CS1 and CS2 but for CS111 and CS208 to CS210", most=f"{MAX_FAULTS:,}"
        )
    ]
    for family, title in _FAMILIES.items():
        rows = [_row(rule) for code, rule in sorted(RULES.items()) if code.startswith(family)]
        blocks.append("\n".join((f"## {family} {title}\n", *table(("code", "name", "severity", "finds"), rows), "")))
    return "\n".join(blocks)


def folder() -> dict[str, str]:
    """Return the page of each rule by its file name."""
    return {f"{code}.md": "\n".join(_page(rule)) for code, rule in RULES.items()}


def _row(rule: type[Rule]) -> tuple[str, ...]:
    return f"[{rule.code}](rules/{rule.code}.md)", f"`{rule.slug}`", rule.severity, explanation(rule).what


def _page(rule: type[Rule]) -> Iterator[str]:
    parts = explanation(rule)
    yield f"# {rule.code} {rule.slug}\n"
    yield f"{parts.what}\n"
    yield f"- Severity: {_SEVERITIES[rule.severity]}."
    family = f"{rule.code[:3]} {_FAMILIES[rule.code[:3]]}"
    yield f"- Family: [{family}](../rules.md#{re.sub('[^a-z0-9 ]', '', family.lower()).replace(' ', '-')})."
    if rule.requires:
        links = ", ".join(f"[{code}]({code}.md)" for code in rule.requires)
        yield f"- Requires: {links}. It skips an event in which one of these found a fault."
    yield "\n## Why\n"
    yield f"{_sentence(parts.why)}\n"
    yield "## Example\n"
    yield f"{_sentence(parts.example)}\n"
    if report := _report(rule.code):
        yield f"On the smallest log with this fault, `csto check` prints:\n\n```text\n{report}\n```\n"
    yield "## Instead\n"
    yield f"{_sentence(parts.instead)}\n"
    yield f"`csto check --explain {rule.code}` prints this page without the report.\n"


def _sentence(words: str) -> str:
    """Return the text of a part as a sentence of its own."""
    return words[:1].upper() + words[1:]


def _report(code: str) -> str:
    """Return what is printed for the smallest log that breaks a rule, without the lines of ``--format concise``."""
    path = _REPORTS / f"{code}.txt"
    printed = path.read_text(encoding="utf-8") if path.is_file() else ""
    return re.split(r"^\S+: \w+\[CS", printed, maxsplit=1, flags=re.MULTILINE)[0].strip()

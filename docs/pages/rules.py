"""The page of the rules: what csto check finds, from the docstrings of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cstocli.check.explanation import explanation
from cstocli.check.rule import Rule
from cstocli.load.examine import UNREADABLE
from cstocli.model.diagnostics import MAX_FAULTS, Severity
from cstocli.reports.check_rules import by_code

PATH: Final = "docs/rules.md"
_FAMILIES: Final = {
    "CS0": "The file and its syntax",
    "CS1": "Shape: keys, types, words",
    "CS2": "What is defined, and what refers to it",
    "CS3": "Legal order",
    "CS4": "The chair and the offices",
    "CS5": "Exercises and forces",
    "CS6": "Dates",
    "CS7": "Sources and claims",
    "CS8": "Doubles, links, assertions",
    "CS9": "Style",
}
_HEAD: Final = """\
# What `csto check` finds

Written by `make docs` from the rules themselves; `csto check --explain CODE` prints the same.

`csto check [FILE]...` tells every fault of every log in one run, in the order of their places.
It is silent, and its exit code is 0, when there is none.
With faults the exit code is 1, and 4 when a file cannot be read as text at all ({unreadable}).
An *error* makes a log unsound, a *warning* does so with `--strict`; *advice* is shown with `--advice` and never counts.
`--select` and `--ignore` take codes, slugs and families (`CS3`); faults of form ({form}) are told always.

A fault of form ends the check of its file, for what has not the form of a log cannot be replayed.
All faults of form are told, up to the first {most}.
Questions (`csto members` and the others) refuse a log with a fault of form, with exit code 4.
They do not run the deeper rules: an answer should take a tenth of a second, and replay has an answer for every log.
So check a log before you believe it.

- A rule that depends on dates complains only when no reading of the dates satisfies it.
- One slip gives one finding: a rule says nothing of an event in which a rule that it needs found a fault.
- A finding that is known and accepted is silenced on its event, with the reason:
  `allow = {{ CS706 = "no other page is left" }}`.
  `csto check --allowed` lists these, and an `allow` that silences nothing is itself a finding.

In a GitHub workflow, `csto check --format github` marks each finding at its line of the change;
`csto check --format sarif > csto.sarif` is what code scanning takes.
In `.pre-commit-config.yaml`, the hook `csto-check` of this repository checks a log before each commit.
"""


def text() -> str:
    """Return the page."""
    unreadable = f"{UNREADABLE[0]} to {UNREADABLE[-1]}"
    blocks = [
        _HEAD.format(
            unreadable=unreadable, form="CS0, and CS1 and CS2 but for CS111 and CS208 to CS210", most=f"{MAX_FAULTS:,}"
        )
    ]
    for family, title in _FAMILIES.items():
        rules = [rule for rule in by_code() if rule.code.startswith(family)]
        blocks.append(f"## {family} {title}\n")
        blocks.extend("\n".join(_told(rule)) for rule in rules)
    return "\n".join(blocks)


def _told(rule: type[Rule]) -> Iterator[str]:
    told = explanation(rule)
    weight = "" if rule.severity is Severity.ERROR else f" ({rule.severity})"
    yield f"### {rule.code} {rule.slug}{weight}\n"
    yield f"{told.what}\n"
    yield f"- Why: {told.why}"
    yield f"- Example: {told.example}"
    yield f"- Instead: {told.instead}\n"

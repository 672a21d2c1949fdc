"""``csto check --rules`` and ``--explain``: the rules of ``csto check``, printed as every answer is."""

from __future__ import annotations

from cstocli.cli.options import one_of
from cstocli.cli.output_options import OutputOptions
from cstocli.render.formats.registry import FORMATS
from cstocli.reports.check_rules import explain_rules


def show_rules(word: str | None, style: str | None) -> None:
    """Print the rule of a code or slug, those of a family ("CS3"), or all; ``style`` is the name of a format.

    Raises ``UnknownNameError`` for an unknown rule, ``UsageError`` for a format of findings.
    """
    OutputOptions(format=one_of(style or "table", FORMATS)).show(explain_rules(word), None)

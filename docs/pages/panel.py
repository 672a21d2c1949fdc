"""The code book of the panel and of spells, from the definitions of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cstocli.load.codebook import words
from cstocli.reports.columns import Column
from cstocli.reports.panel_columns import COLUMNS
from cstocli.reports.spells_columns import FULL, STYLES, Style
from cstocli.reports.spells_survival import COLUMNS as RISK_COLUMNS
from pages.markdown import table

PATH = "docs/panel.md"

_HEAD = """\
# Code book of the panel and of spells

Written by `make docs` from the columns themselves; `csto panel --codebook` and `csto spells --codebook` print the same.

## State by year, month or day: `csto panel`

One row for each State and period in which it has a standing on a day that counts; with `--all`, for every State of the
log and every period.
Without `--from` and `--to` the panel covers what the log covers, and its first and last period are cut to it; with them
it has whole periods, from the one in which `--from` lies through the one in which `--to` does.

Which days of a period count, says `--partial`, as in `state_panel()` of the R package states (which has no `share`):

| `--partial` | counts |
| --- | --- |
| `any` | every day of the period: a column is 1 if it is so on one of them |
| `first` | the first day of the period |
| `last` | the last day of the period |
| `exact` | the day of `--from` in each period: its month and day in each year, its day in each month or the last |
| `share` | every day: `chair` and the columns of 0 and 1 about the standing are shares of the days, certain ones |

A day counts as it ends: who leaves on a day has left on it.
Where the dates of the log leave open what a State was on a day, nothing is counted for that day: the columns of 0 and 1
are empty where no other day decides them, the columns of days and shares have the certain days alone, and
`days_possible` and `certainty` say so.
After the last verified day a standing is presumed as long as nothing known has ended it: the columns of 0 and 1 keep
what was known last, the columns of days and shares count verified days alone, and `certainty` says presumed.
After the last presumed day these columns are empty and the standing is `unknown`.
Where sources dispute the standing on a day that counts, `agreement` says so; the chair has two columns of its own.
`--reading law` makes the same panel of acts of law alone.
"""
_SPELLS = """\
## Unbroken standings: `csto spells`

A spell begins on the day on which a State has a standing at the day's end for the first time.
Where the day is not known it is a window, and the day before a window is one too.
A spell without a recorded end is censored on the last verified day of the State's standing, which `censored` gives.
`--style` says in whose columns spells are written.
"""

_SURVIVAL = """\
A spell whose dates are not one day begins and ends on the earliest possible one, and `exact` is 0.
A spell that lasts, or may last, beyond the last verified day is censored on the day after it.
A spell that had no day, or that nobody can have observed yet, has no row; a note counts these.
[The guide](guides/r-pandas-stata.md#survival-analysis) has an example in R.
"""


def text() -> str:
    """Return the page."""
    lines = [_HEAD, *_told(COLUMNS), "", _SPELLS]
    meanings = dict(words(Style))
    shown: dict[Style, Sequence[Column[Any]]] = {**STYLES, Style.CSTO: FULL, Style.SURVIVAL: RISK_COLUMNS}
    for style, columns in shown.items():
        lines += [f"### `--style {style}`", "", meanings[style], "", *_told(columns), ""]
    lines += [_SURVIVAL]
    return "\n".join(lines).rstrip("\n") + "\n"


def _told(columns: Sequence[Column[Any]]) -> Iterator[str]:
    return table(("column", "says"), ((f"`{one.name}`", one.definition) for one in columns))

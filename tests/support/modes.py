"""A question to each command in each of its modes, small enough to be asked many times."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

from support.logs import ROOT
from support.program import Run

MODES: Final = {
    "check --explain": "check --explain CS302",
    "check --explain of a family": "check --explain CS3",
    "check --rules": "check --rules",
    "chair": "chair --on 2012-07-01",
    "chair --all": "chair --all",
    "chair --rotation": "chair --rotation",
    "chair --totals": "chair --totals --on 2020-01-01",
    "compare": "compare {spells}",
    "country": "country UZ --on 2012-07-01",
    "diff": "diff 2012-06-01 2013-01-01",
    "disputes": "disputes --state GE",
    "disputes --on": "disputes --on 2012-07-01",
    "exercises": "exercises --from 2008 --to 2009",
    "exercises --totals": "exercises --totals series",
    "factcheck": f"factcheck {shlex.quote(str(ROOT / 'docs' / 'examples' / 'article-2022-01-10.toml'))}",
    "is": "is UZ member --on 2012-07-01",
    "is --ever": "is GE party --ever",
    "kinds": "kinds",
    "kinds of one": "kinds session",
    "members": "members --on 2012-07-01",
    "members --during": "members --during 2012",
    "members --all": "members --on 2012-07-01 --all",
    "offices": "offices --on 2012-07-01",
    "offices --all": "offices --all",
    "panel": "panel --from 2012 --to 2012",
    "panel --codebook": "panel --codebook",
    "recheck": "recheck {table}",
    "show": "show uz-suspension-2012",
    "show an exercise": "show csto-deployment-kz-2022-01",
    "sources": "sources --language ar",
    "sources of one": "sources founding-article-2022-01-10",
    "spells": "spells --state UZ",
    "spells --full": "spells --full --state UZ",
    "spells --codebook": "spells --codebook",
    "spells --style": "spells --style cow --state UZ",
    "sql": "sql 'SELECT state, standing FROM spells LIMIT 3'",
    "status": "status --on 2022-01-10",
    "timeline": "timeline --from 2012 --to 2012",
    "no rows": "timeline --from 1989 --to 1989",
    "provenance": "members --on 2012-07-01 --provenance",
    "provenance of a record": "show uz-suspension-2012 --provenance",
    "why": "why UZ --on 2012-07-01",
    "why --full": "why UZ --on 2012-07-01 --full",
    "why --sources": "why UZ --on 2012-07-01 --sources",
}
"""The words of a question, by its name; ``{spells}`` and ``{table}`` are files to compare with."""


def write_files(csto: Run, folder: Path) -> dict[str, Path]:
    """Write the files that some questions compare with, and return their paths by the names in the questions."""
    spells, table = folder / "spells.csv", folder / "members.csv"
    spells.write_text("state,start,end\nUZ,1993,1999\n", encoding="utf-8")
    made = csto("members", "--on", "2012-07-01", "--format", "csv", "--provenance").stdout
    table.write_text(made.replace("suspended", "member"), encoding="utf-8")
    return {"spells": spells, "table": table}

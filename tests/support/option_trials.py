"""What the test of every option needs: the modes of each command, and for each option a value that ought to matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Trial(NamedTuple):
    """An option with its value, and what is given beside it with and without the option."""

    given: str
    beside: str = ""


MODES: Final[Mapping[str, tuple[str, ...]]] = {
    "members": (
        "members",
        "members --during 2012",
        "members --standing suspended",
        "members --all --standing former",
        "members --format tsv",
        "members --format csv",
        "members --format json",
        "members --format jsonl",
        "members --format md",
        "members --format html",
    ),
    "is": (
        "is XB member",
        "is XB member --on 2012-07-01",
        "is XD observer",
        "is XB member --during 2012",
        "is XB member --ever",
        "is XB member --throughout",
        "is XB member --first",
        "is XB member --last",
        "is XB member --quiet",
        "is XB member --format tsv",
        "is XB member --format json",
    ),
    "status": ("status", "status --format csv", "status --format html"),
    "chair": ("chair", "chair --during 2012", "chair --all", "chair --rotation", "chair --all --format json"),
    "offices": ("offices", "offices --during 2016", "offices --all", "offices --all --body staff"),
    "country": ("country XB", "country XB --format csv"),
    "diff": ("diff 2012-06-01 2012-07-01",),
    "timeline": ("timeline", "timeline --all", "timeline --reverse", "timeline --format csv"),
    "exercises": ("exercises", "exercises --totals year", "exercises --totals series"),
    "why": ("why XB", "why chair", "why staff", "why XB --sources", "why chair --sources", "why XB --format csv"),
    "show": ("show shield-2010", *(f"show shield-2010 --format {form}" for form in ("tsv", "json", "md", "html"))),
    "sources": (
        "sources",
        "sources late",
        "sources --unused",
        "sources --language en",
        "sources --cite bibtex",
        "sources late --cite text",
    ),
    "disputes": ("disputes", "disputes --on 2012-06-25", "disputes --state XB"),
    "factcheck": ("factcheck claims.toml", "factcheck claims.toml --format json"),
    "compare": ("compare spells.csv", "compare years.csv", "compare alliances.csv"),
    "panel": (
        "panel",
        "panel --codebook",
        "panel --by month --from 2012 --to 2012",
        "panel --partial exact --from 2012-06-30",
        "panel --partial share",
        "panel --all",
    ),
    "spells": (
        "spells",
        "spells --full",
        "spells --style cow",
        "spells --style gw",
        "spells --style gw --state XB",
        "spells --codebook",
        "spells --codebook --style cow",
    ),
    "sql": ("sql 'SELECT * FROM spells'", "sql --tables", "sql --schema"),
    "export": tuple(f"export made{ending}" for ending in (".csv", ".json", ".sqlite", ".ics")),
    "recheck": ("recheck saved.csv", "recheck saved.csv --format csv"),
    "check": (
        "check",
        "check warned.toml",
        "check --rules",
        "check --explain CS302",
        "check --explain CS3",
        *(
            f"check warned.toml --format {form}"
            for form in ("concise", "json", "github", "sarif", "table", "tsv", "md")
        ),
    ),
    "kinds": ("kinds", "kinds session", "kinds standing", "kinds --schema", "kinds --schema --bibliography"),
}
"""The modes of each command: invocations beside which each of its options is tried. Each flag of its own is one too."""

TRIALS: Final[Mapping[str, Trial]] = {
    "--on": Trial("--on 2012-07-01"),
    "--during": Trial("--during 2012"),
    "--from": Trial("--from 2012"),
    "--to": Trial("--to 2010"),
    "--kind": Trial("--kind suspension"),
    "--state": Trial("--state XD"),
    "--series": Trial("--series sword"),
    "--standing": Trial("--standing observer"),
    "--body": Trial("--body staff"),
    "--host": Trial("--host XB"),
    "--with": Trial("--with XC"),
    "--without": Trial("--without XC"),
    "--totals": Trial("--totals series"),
    "--grep": Trial("--grep suspend"),
    "--limit": Trial("--limit 1"),
    "--reverse": Trial("--reverse"),
    "--all": Trial("--all"),
    "--language": Trial("--language ru"),
    "--cite": Trial("--cite csl"),
    "--by": Trial("--by month"),
    "--partial": Trial("--partial last"),
    "--style": Trial("--style gw"),
    "--full": Trial("--full"),
    "--codebook": Trial("--codebook"),
    "--timeout": Trial("--timeout 0"),
    "--table": Trial("--table spells"),
    "--as": Trial("--as spells"),
    "--column": Trial("--column yo"),
    "--alliance": Trial("--alliance 2"),
    "--select": Trial("--select CS9"),
    "--ignore": Trial("--ignore CS705"),
    "--reading": Trial("--reading law", "--on 2012-07-01"),
    "--prefer": Trial("--prefer unused"),
    "--known-by": Trial("--known-by 2012-06-30"),
    "--log": Trial("--log unsound.toml"),
    "--unsound": Trial("--unsound", "--log unsound.toml"),
    "--format": Trial("--format jsonl"),
    "--width": Trial("--width 20"),
    "--strict": Trial("--strict"),
    "--quiet": Trial("--quiet", "--known-by 2012-06-30"),
}

SPECIAL: Final[Mapping[str, Trial]] = {
    "is --body": Trial("--body assembly"),
    "is XB member --on 2012-07-01 --reading": Trial("--reading law"),
    "exercises --reading": Trial("--reading law"),
    "export --format": Trial("--format csv"),
}
"""Other trials than those of ``TRIALS``, by the command or the mode and the option."""

FILES: Final[Mapping[str, str]] = {
    "claims.toml": '[[assert]]\nid = "one"\non = "2012-07-01"\nstanding = "member"\nstates = ["XA", "XC"]\n',
    "spells.csv": "state,start,end\nXB,1993,1999\n",
    "years.csv": "ccode,year,xo\n901,2000,0\n902,2012,0\n",
    "alliances.csv": "version4id,ccode,mem_st_year,mem_st_month,mem_st_day,mem_end_year,mem_end_month,mem_end_day\n"
    "1,901,1992,5,15,2010,1,1\n2,902,1992,5,15,2000,1,1\n",
    "warned.toml": '[[event]]\nid = "xd-speaks-1994"\nkind = "statement"\ndate = "1994-01-01"\nstates = ["XD"]\n'
    'title = "Deltistan speaks."\nconfidence = "low"\nsources = ["unused"]\n',
}
"""The files that modes name; the last is an event with a finding of each severity but error."""

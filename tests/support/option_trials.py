"""What the test of every option needs: the modes of each command, and for each option a value that ought to matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Trial(NamedTuple):
    """An option with its value, and what is given beside it with and without the option, where the mode takes that."""

    given: str
    beside: str = ""


_HEAVY: Final = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000) "
    "SELECT spells.* FROM spells, (SELECT max(i) FROM n)"
)
_DAY: Final = "--on 2012-07-01"

MODES: Final[Mapping[str, tuple[str, ...]]] = {
    "members": (
        "members",
        f"members {_DAY}",
        "members --during 2012",
        "members --standing suspended --standing member",
        *(f"members {_DAY} --format {form}" for form in ("tsv", "csv", "json", "jsonl", "md", "html")),
    ),
    "is": (
        "is XB member",
        "is XB member --on 2012-07-01",
        "is XD observer",
        "is XB member --during 2012",
        "is XB member --first",
        "is XB member --quiet",
        "is XB member --format json",
    ),
    "status": ("status", "status --on 2012-06-25 --format csv"),
    "chair": ("chair", "chair --on 2009-01-10", "chair --during 2009", "chair --all --format json"),
    "offices": ("offices", "offices --during 2017", "offices --all --body staff"),
    "country": ("country XB", "country XB --format html", "country XB --format csv"),
    "diff": ("diff 1993-11-30 2009-01-10",),
    "timeline": ("timeline", "timeline --format csv"),
    "exercises": ("exercises", "exercises --totals year", "exercises --totals series"),
    "why": (
        "why XB --on 2012-06-25",
        "why chair --on 2009-01-10",
        "why staff --on 2017-03-10",
        "why XB --sources",
        "why XB --on 2012-06-25 --format csv",
    ),
    "show": ("show shield-2010", *(f"show shield-2010 --format {form}" for form in ("tsv", "json", "md", "html"))),
    "sources": (
        "sources",
        "sources other",
        "sources --language en",
        "sources --cite bibtex",
        "sources other --cite csl-json",
    ),
    "disputes": ("disputes", "disputes --on 2009-01-10", "disputes --state XB"),
    "factcheck": ("factcheck claims.toml", "factcheck claims.toml --format json"),
    "compare": ("compare spells.csv", "compare years.csv", "compare alliances.csv"),
    "panel": (
        "panel",
        "panel --by month --from 2012-05 --to 2012-06",
        "panel --partial exact --from 2012-06-25 --to 2013",
        "panel --partial share --from 2009 --to 2012-06",
        "panel --codebook",
    ),
    "spells": ("spells", "spells --style cow", "spells --style many --state XB", "spells --codebook --style gw"),
    "sql": (f"sql '{_HEAVY}'", f"sql '{_HEAVY}' --timeout 60", "sql --tables", "sql --schema"),
    "export": ("export made.json", "export made.csv --table spells", "export made --format csv", "export made.ics"),
    "recheck": ("recheck saved.csv", "recheck saved.csv --format csv"),
    "check": (
        "check warned.toml",
        "check --log warned.toml",
        "check --rules",
        "check --explain CS302",
        "check --explain CS3",
        *(f"check warned.toml --format {form}" for form in ("concise", "json", "sarif", "table", "tsv")),
    ),
    "kinds": ("kinds", "kinds session", "kinds standing", "kinds --schema", "kinds --schema --bibliography"),
}
"""The modes of each command: invocations beside which each of its options is tried.

The first, with each flag of the command's own, is a mode too.
"""

TRIALS: Final[Mapping[str, Trial]] = {
    "--alliance": Trial("--alliance 2"),
    "--as": Trial("--as spells"),
    "--bibliography": Trial("--bibliography sources.toml", "--log -"),
    "--body": Trial("--body staff"),
    "DAY": Trial("2012-07-01"),
    "PERIOD": Trial("2012-06"),
    "--by": Trial("--by month"),
    "--cite": Trial("--cite text"),
    "--column": Trial("--column yo"),
    "--during": Trial("--during 2012"),
    "--explain": Trial("--explain CS303"),
    "--format": Trial("--format jsonl"),
    "--from": Trial("--from 2012-06-20"),
    "--grep": Trial("--grep sUspend"),
    "--host": Trial("--host XB"),
    "--ignore": Trial("--ignore CS7"),
    "--kind": Trial("--kind suspension"),
    "--known-by": Trial("--known-by 2000-01-01", "--on 2012-06-01"),
    "--language": Trial("--language en"),
    "--limit": Trial("--limit 1"),
    "--log": Trial("--log unsound.toml"),
    "--on": Trial("--on 2012-07-01"),
    "--partial": Trial("--partial last"),
    "--prefer": Trial("--prefer rival", "--on 2012-06-25"),
    "--quiet": Trial("--quiet", "--known-by 2012-06-30"),
    "--reading": Trial("--reading law", "--on 2012-07-01"),
    "--select": Trial("--select CS9"),
    "--series": Trial("--series sword"),
    "--reverse": Trial("--reverse"),
    "--standing": Trial("--standing member"),
    "--state": Trial("--state XA"),
    "--status": Trial("--status cancelled"),
    "--style": Trial("--style gw"),
    "--table": Trial("--table spells"),
    "--timeout": Trial("--timeout 0"),
    "--to": Trial("--to 2012-06-27"),
    "--totals": Trial("--totals series"),
    "--unsound": Trial("--unsound", "--log unsound.toml"),
    "--width": Trial("--width 20"),
    "--with": Trial("--with XC"),
    "--weight": Trial("--weight major"),
    "--without": Trial("--without XC"),
    "--word": Trial("--word", "--grep s"),
}
"""A trial for each option with a value; a flag without one is tried alone, --columns and --sort with each column."""

SPECIAL: Final[Mapping[str, Trial]] = {
    "chair --totals": Trial("--totals"),
    "chair --sort": Trial("", "--on 2009-01-10"),
    "chair --during 2009 --strict": Trial("--strict", "--during 2030"),
    "chair --strict": Trial("--strict", "--on 2030-01-01"),
    "check --bibliography": Trial("--bibliography sources.toml", "-"),
    "compare --known-by": Trial("--known-by 2012-06-30"),
    "compare --as": Trial("--as cow-igo --column flag"),
    "compare years.csv --as": Trial("--as spells"),
    "country --full": Trial("--full", "--log many.toml"),
    "exercises --strict": Trial("--strict", "--from 2014-06-10"),
    "is DAY": Trial("2012-06-01"),
    "kinds --bibliography": Trial("--bibliography"),
    "sources --state": Trial("--state XD"),
    "is --body": Trial("--body assembly", "--on 2015-01-01"),
    "is --known-by": Trial("--known-by 2000-01-01"),
    "is --on": Trial("--on 2012-06-01"),
    "is --reading": Trial("--reading law", "--during 2012-07"),
    "is --throughout": Trial("--throughout", "--during 2012"),
    "is XB member --on 2012-07-01 --strict": Trial("--strict", "--on 2030-01-01"),
    "is XD observer --throughout": Trial("--throughout", "--body assembly --during 2017"),
    "is XD observer --reading": Trial("--reading law", "--body assembly --during 2018"),
    "is --strict": Trial("--strict", "--during 2025"),
    "members --all": Trial("--all", "--on 2015-01-01"),
    "members --strict": Trial("--strict", "--on 2030-01-01"),
    "offices --strict": Trial("--strict", "--during 2030"),
    "show --known-by": Trial("--known-by 2012-06-30"),
    "sources --known-by": Trial("--known-by 2012-06-30"),
}
"""Other trials than those of ``TRIALS``, by the command, or the mode, and the option; or only what is beside them."""

FILES: Final[Mapping[str, str]] = {
    "claims.toml": '[claims]\ntitle = "A text"\n\n'
    '[[assert]]\nid = "two"\non = "2012-06-25"\nstanding = "member"\nstates = ["XA", "XB", "XC"]\n\n'
    '[[assert]]\nid = "one"\non = "2009-01-20"\nchair = "XB"\n',
    "spells.csv": "state,start,end,year,flag\nXB,1993,2012-06-20,1993,1\nXA,1995,1999,1995,0\n",
    "years.csv": "ccode,year,xo,yo,start,end\n901,2012,0,1,2000,2000\n902,2012,0,1,2012,2012\n903,2012,1,1,2012,2012\n",
    "alliances.csv": "version4id,ccode,mem_st_year,mem_end_year,year,flag\n"
    "1,901,1992,2010,1992,1\n2,902,1992,2000,1992,0\n",
    "sources.toml": '[sources]\nearly = { publisher = "First Press", url = "https://first.example/1" }\n',
    "warned.toml": '[[event]]\nid = "xd-speaks-1994"\nkind = "statement"\ndate = "1994-01-01"\nstates = ["XD"]\n'
    'title = "Deltistan speaks."\nconfidence = "low"\nsources = ["rival"]\n\n',
}
"""The files that modes name; the last is an event with advice for its title."""

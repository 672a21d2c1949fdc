"""A day as an argument: the same as --on, or as --from and --to of a list."""

from __future__ import annotations

import shlex
from datetime import date

import pytest

from cstocli.cli import options
from cstocli.cli.command_table import COMMANDS
from cstocli.cli.groups import load_command
from support.program import Run

SAME = {
    "members 2012-07-01": "members --on 2012-07-01",
    "members 28 June 2012": "members --on '28 June 2012'",
    "members --all 2012-07-01 -f csv": "members --on 2012-07-01 --all -f csv",
    "members 2012": "members --on 2012",
    "status 2012-07": "status --on 2012-07",
    "chair 2012-07-01": "chair --on 2012-07-01",
    "chair 2022": "chair --on 2022",
    "offices 2017-03-01": "offices --on 2017-03-01",
    "is UZ member 2012-07-01": "is UZ member --on 2012-07-01",
    "is --reading law UZ member 28 June 2012": "is UZ member --on 2012-06-28 --reading law",
    "why UZ 2012-07-01": "why UZ --on 2012-07-01",
    "why chair June 2009": "why chair --on 'June 2009'",
    "country UZ 2012-07-01": "country UZ --on 2012-07-01",
    "timeline 2022-01": "timeline --from 2022-01 --to 2022-01",
    "timeline 10 January 2022": "timeline --from 2022-01-10 --to 2022-01-10",
    "exercises 2021": "exercises --from 2021 --to 2021",
    "disputes 2012": "disputes --from 2012 --to 2012",
    "panel 2012": "panel --from 2012 --to 2012",
    "panel --partial exact 2012-07-01": "panel --partial exact --from 2012-07-01 --to 2012-07-01",
    "spells 2012 --state UZ": "spells --state UZ --from 2012 --to 2012",
}
TAKE_ANOTHER_ARGUMENT = ("compare", "sources")
"""Lists of a period whose argument is something else, FILE or KEY, so that they take no PERIOD."""
RELATIVE = {
    "members yesterday": "members --on 2026-11-29",
    "members Tomorrow": "members --on 2026-12-01",
    "status today": "status",
    "timeline yesterday": "timeline --from 2026-11-29 --to 2026-11-29",
}
REFUSED = {
    "members 2012 --on 2012": "DAY and --on cannot be combined; give one of them",
    "members 2012 --on today": "DAY and --on cannot be combined; give one of them",
    "members 2012-07-01 --during 2012": "DAY and --during cannot be combined; give one of them",
    "is UZ member 2012 --during 2013": "DAY and --during cannot be combined; give one of them",
    "timeline 2012 --from 2011": "PERIOD and --from cannot be combined; give one of them",
    "panel 2012 --to 2013": "PERIOD and --to cannot be combined; give one of them",
    "disputes 2012 --on 2012-07-01": "PERIOD and --on cannot be combined; give one of them",
    "is UZ member 2012 --ever": "--ever asks about a period, and DAY names a day; give the period to --during",
    "members 01.07.2012": "DAY: ambiguous: '01.07.2012' is 2012-07-01 or 2012-01-07; write the one that is meant",
    "chair 2012-02-30": "DAY: '2012-02-30' does not exist; February 2012 has 29 days",
    "members too many": "DAY: not a day: 'too many'; write 2012-07-01, 2012-07 or 2012",
    "members ''": "DAY: empty value; write DAY, or leave it out",
    "members Uzbekistan": "DAY: not a day: 'Uzbekistan'; csto country Uzbekistan has the history of a State",
    "timeline Weißrussland": ("PERIOD: not a day, a month or a year: 'Weißrussland'; write --state Weißrussland"),
    "exercises Kyrgyz Republic": ("PERIOD: not a day, a month or a year: 'Kyrgyz Republic'; write --"),
    "timeline suspension": "PERIOD: not a day, a month or a year: 'suspension'; write --kind suspension",
    "timeline Almaty summit": (
        "PERIOD: not a day, a month or a year: 'Almaty summit'; write --grep 'Almaty summit' for events that contain it"
    ),
    "timeline 2021 2022": "PERIOD: not a day, a month or a year: '2021 2022'; write --from 2021 --to 2022",
    "timeline 2012-05-2014": "PERIOD: not a day, a month or a year: '2012-05-2014'; write --from 2012-05 --to 2014",
    "panel 2012/2014": "PERIOD: not a day, a month or a year: '2012/2014'; write --from 2012 --to 2014",
}


@pytest.mark.parametrize("args", SAME)
def test_the_argument_is_the_option(args: str, csto: Run) -> None:
    short, long = csto(*shlex.split(args)), csto(*shlex.split(SAME[args]))
    assert short.returncode in {0, 1}
    assert short.stdout == long.stdout != ""


@pytest.mark.parametrize("args", RELATIVE)
def test_yesterday_and_tomorrow_are_days(args: str, csto: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "today", lambda: date(2026, 11, 30))
    assert csto(*args.split()).stdout == csto(*RELATIVE[args].split()).stdout != ""


@pytest.mark.parametrize("args", REFUSED)
def test_what_is_not_one_day_is_refused_with_what_to_write(args: str, csto: Run) -> None:
    ran = csto(*shlex.split(args))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"error: csto {args.partition(' ')[0]}: {REFUSED[args]}")
    assert len(ran.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_about_a_day_and_every_list_of_a_period_takes_the_argument(name: str, csto: Run) -> None:
    given = {option for parameter in load_command(name).params for option in parameter.opts}
    is_list = {"--from", "--to"} <= given and name not in TAKE_ANOTHER_ARGUMENT
    wanted = "[PERIOD]" if is_list else "[DAY]" if "--on" in given else None
    usage = csto(name, "--help").stdout.partition("\n")[0]
    assert [word for word in ("[PERIOD]", "[DAY]") if word in usage] == ([wanted] if wanted else [])

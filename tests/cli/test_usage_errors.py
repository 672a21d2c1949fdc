"""Wrong use: one line that names the option and says what to write, exit code 2, and no page of usage."""

from __future__ import annotations

import shlex

import pytest

from cstocli.cli import groups
from support.program import Run

TOLD = [
    ("members --colour", "csto members: no such option --colour; did you mean --columns?"),
    ("members --zzz", "csto members: no such option --zzz; csto members --help says what there is"),
    ("--verson", "csto: no such option --verson; did you mean --version?"),
    ("--standing member members", "csto: no such option --standing; it stands after a command: csto"),
    ("membres", "no such command 'membres'; did you mean 'members'?"),
    ("xyzzy", "no such command 'xyzzy'; csto --help says what there is"),
    ("members --format xml", "csto members: --format: 'xml' is not one of 'table', 'tsv'"),
    ("members --on", "csto: option '--on' requires an argument; write --on DATE"),
    ("show", "csto show: ID is missing; write csto show ID"),
    ("is UZ", "csto is: WHAT is missing; write csto is STATE WHAT"),
    ("timeline --limit x", "csto timeline: --limit: 'x' is no whole number"),
    ("timeline --limit -1", "csto timeline: --limit: -1 is not in the range x>=0"),
    ("members --width 3", "csto members: --width: 3 is not in the range x>=20"),
    ("members too many", "csto members: got unexpected extra argument(s) (too many)"),
    ("members --on June", "--on: no year of four digits in the date 'June'; write 2012-07-01, 2012-07 or 2012"),
    ("members --on 01/02/2012", "--on: ambiguous: '01/02/2012' may be day or month first; write the year first"),
    ("members --on 2012-02-30", "--on: there is no such day: '2012-02-30'; write"),
    ("timeline --from 2012 --to 30/30/2012", "--to: not a date: '30/30/2012'; write"),
    ("timeline --from 2013 --to 2012", "the period ends on 2012-12-31, before it begins on 2013-01-01; give the"),
    ("timeline --state Uzbekistann", "--state: unknown State 'Uzbekistann'; did you mean 'Uzbekistan'?"),
    ("timeline --kind session,suspention", "--kind: unknown kind 'suspention'; did you mean 'suspension'?"),
    ("exercises --series rubez", "--series: unknown series 'rubez'; did you mean 'rubezh'?"),
    ("exercises --with UZ --without Kazachstan", "--without: unknown State 'Kazachstan'; did you mean 'Kazakhstan'?"),
    ("show uz-suspension-2021", "ID: unknown event 'uz-suspension-2021'; did you mean 'uz-suspension-2012'?"),
    ("members --columns stat", "--columns: unknown column 'stat'; did you mean 'state'?"),
    ("members --sort=-stat", "unknown column 'stat'; did you mean 'state'?"),
    ("timeline --state ''", "--state: nothing is given; write --state STATE, or leave it out"),
    ("timeline --kind session --kind ' '", "--kind: nothing is given; write --kind KIND, or leave it out"),
    ("members --log ''", "--log: nothing is given; write --log FILE, or leave it out"),
    ("check ''", "[FILE]...: nothing is given; write [FILE]..., or leave it out"),
    ("is '' member", "STATE: nothing is given; write STATE"),
    ("chair --all --rotation", "--all and --rotation are two questions; give one of them"),
    ("offices --body cs", "--body: unknown body 'cs'; known are: "),
    ("completion tcsh", "csto completion: bash|zsh|fish: 'tcsh' is not one of 'bash', 'zsh', 'fish'"),
]


@pytest.mark.parametrize(("args", "told"), TOLD)
def test_wrong_use_is_told_in_one_line(args: str, told: str, csto: Run) -> None:
    ran = csto(*shlex.split(args))
    assert (ran.returncode, ran.stdout) == (2, "")
    *notes, line = ran.stderr.splitlines()
    assert line.startswith(f"error: {told}")
    assert all(note.startswith("note: ") for note in notes)


@pytest.mark.parametrize("name", groups.names())
def test_every_command_refuses_what_it_does_not_know_by_name(name: str, csto: Run) -> None:
    ran = csto(name, "--no-such-thing")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"error: csto {name}: no such option --no-such-thing; ")
    assert len(ran.stderr.splitlines()) == 1


def test_what_was_typed_cannot_drive_the_terminal(csto: Run) -> None:
    for args in ("members --on '\x1b[31m2012'", "timeline --state '\x1b[31m'", "'\x1b[31m'", "members '--\x1b[31m'"):
        assert "\x1b" not in csto(*shlex.split(args)).stderr

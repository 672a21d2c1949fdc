"""Usage errors: one line that names the option and says what to type, exit status 2, and no page of usage."""

from __future__ import annotations

import shlex

import pytest

from cstocli.cli.command_table import COMMANDS
from support.program import Run

MESSAGES = [
    ("members --colour", "csto members: no such option: --colour; set NO_COLOR=1 or FORCE_COLOR=1"),
    ("members --zzz", "csto members: no such option: --zzz; try csto members --help"),
    ("--verson", "csto: no such option: --verson; did you mean --version?"),
    ("--standing member members", "csto: no such option: --standing; the options of a command follow its name; try"),
    ("membres", "csto: no such command 'membres'; did you mean 'members'?"),
    ("xyzzy", "csto: no such command 'xyzzy'; try csto --help"),
    ("explain CS302", "csto: 'explain' is now csto check --explain CODE"),
    ("is Taiwan member", "csto is: STATE: Taiwan (TW) is not a State of this log; csto sql "),
    ("is EU member", "csto is: STATE: European Union (EU) is not a State; csto sql "),
    ("why Taiwan", "csto why: STATE|chair|OFFICE: Taiwan (TW) is not a State of this log; csto sql "),
    ("timeline --state KP", "csto timeline: --state: North Korea (KP) is not a State of this log; csto sql "),
    ("is Ruritania member", "csto is: STATE: unknown State 'Ruritania'; try csto is --help"),
    ("factcheck 'Uzbekistan left in 2012'", "csto factcheck: Uzbekistan left in 2012: no such file; write the"),
    ("factcheck none.toml", "csto factcheck: none.toml: no such file; check the path"),
    ("factcheck docs", "csto factcheck: docs: a directory, not a file; name the file in it"),
    ("compare 'no such table'", "csto compare: no such table: no such file; check the path"),
    ("recheck none.csv", "csto recheck: none.csv: no such file; give a table made with --provenance"),
    ("schema", "csto: 'schema' is now csto kinds --schema"),
    ("verify made.csv", "csto: 'verify' is now csto recheck FILE"),
    ("completion bash", "csto: 'completion' is now csto --install-completion"),
    ("members --format xml", "csto members: --format: 'xml' is not one of 'table', 'tsv'"),
    ("check --format xml", "csto check: --format: 'xml' is not one of 'full', 'concise'"),
    ("check --rules --format full", "csto check: --format: 'full' is not one of table, tsv, csv"),
    ("kinds --bibliography", "csto kinds: --bibliography needs --schema; write --schema --bibliography"),
    ("kinds session --schema", "csto kinds: WORD: --schema describes the whole log; leave it out"),
    ("members --on", "csto members: option '--on' requires an argument"),
    ("show", "csto show: missing argument 'ID'; try csto show --help"),
    ("is UZ", "csto is: missing argument 'WHAT'; try csto is --help"),
    ("timeline --limit x", "csto timeline: --limit: 'x' is not a whole number"),
    ("timeline --limit -1", "csto timeline: --limit: -1 is not in the range x>=0"),
    ("sql --timeout x", "csto sql: --timeout: 'x' is not a number"),
    ("members --width 3", "csto members: --width: 3 is not in the range x>=20"),
    ("diff 2012 2013 2014", "csto diff: got unexpected extra argument(s) (2014); try csto diff --help"),
    (
        "members --on June",
        "csto members: --on: no four-digit year in the date 'June'; write 2012-07-01, 2012-07 or 2012",
    ),
    (
        "members --on 01/02/2012",
        "csto members: --on: ambiguous: '01/02/2012' is 2012-02-01 or 2012-01-02; write the one that is meant",
    ),
    ("members --on 2012-02-30", "csto members: --on: '2012-02-30' does not exist; February 2012 has 29 days"),
    ("timeline --from 2012 --to 30/30/2012", "csto timeline: --to: not a date: '30/30/2012'; write"),
    (
        "timeline --from 2013 --to 2012",
        "csto timeline: the period ends on 2012-12-31, before it begins on 2013-01-01; give the",
    ),
    (
        "timeline --state Uzbekistann",
        "csto timeline: --state: unknown State 'Uzbekistann'; did you mean 'Uzbekistan'?",
    ),
    (
        "timeline --kind session,suspention",
        "csto timeline: --kind: unknown kind 'suspention'; did you mean 'suspension'?",
    ),
    ("exercises --series rubez", "csto exercises: --series: unknown series 'rubez'; did you mean 'rubezh'?"),
    (
        "exercises --with UZ --without Kazahkstann",
        "csto exercises: --without: unknown State 'Kazahkstann'; did you mean 'Kazakhstan'?",
    ),
    ("show uz-suspension-2021", "csto show: ID: unknown event 'uz-suspension-2021'; did you mean 'uz-suspension-2012'"),
    ("members --columns stat", "csto members: --columns: unknown column 'stat'; did you mean 'state'?"),
    ("members --sort=-stat", "csto members: --sort: unknown column 'stat'; did you mean 'state'?"),
    ("timeline --state ''", "csto timeline: --state: empty value; write --state STATE, or leave it out"),
    (
        "timeline --kind session --kind ' '",
        "csto timeline: --kind: empty value; write --kind KIND, or leave it out",
    ),
    ("members --log ''", "csto members: --log: empty value; write --log FILE, or leave it out"),
    ("check ''", "csto check: FILE: empty value; write FILE, or leave it out"),
    ("is '' member", "csto is: STATE: empty value; write STATE"),
    ("chair --during 2022 --all", "csto chair: --during: --all covers all days; leave it out"),
    ("chair --during 2022 --rotation", "csto chair: --during: --rotation covers all days; leave it out"),
    ("chair --on 2022 --during 2023", "csto chair: --on and --during cannot be combined; give one of them"),
    ("chair --during June", "csto chair: --during: no four-digit year in the date 'June'; write 2012-07-01, 2012-07"),
    ("offices --during 2017 --all", "csto offices: --during: --all covers all days; leave it out"),
    ("chair --all --rotation", "csto chair: --all and --rotation cannot be combined; give one of them"),
    ("offices --body cs", "csto offices: --body: unknown body 'cs'; known are: "),
]


@pytest.mark.parametrize(("args", "message"), MESSAGES)
def test_a_usage_error_is_one_line(args: str, message: str, csto: Run) -> None:
    ran = csto(*shlex.split(args))
    assert (ran.returncode, ran.stdout) == (2, "")
    *notes, line = ran.stderr.splitlines()
    assert line.startswith(f"error: {message}")
    assert all(note.startswith("note: ") for note in notes)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_refuses_what_it_does_not_know_by_name(name: str, csto: Run) -> None:
    ran = csto(name, "--no-such-thing")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"error: csto {name}: no such option: --no-such-thing; ")
    assert len(ran.stderr.splitlines()) == 1


def test_typed_text_cannot_control_the_terminal(csto: Run) -> None:
    for args in ("members --on '\x1b[31m2012'", "timeline --state '\x1b[31m'", "'\x1b[31m'", "members '--\x1b[31m'"):
        assert "\x1b" not in csto(*shlex.split(args)).stderr

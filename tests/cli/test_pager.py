"""A pager opens by itself, as git's does, where a person looks at a text that is longer than the screen."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from support.program import Run, environment
from support.terminal import on_a_terminal

SHORT = ["members", "--on", "2012-07-01"]
LONG = ["timeline", "--from", "2012", "--to", "2012"]
PAGED = "PAGED:"
PAGER = {"PAGER": f"sed s/^/{PAGED}/", "LINES": "24"}


def shown(args: list[str], columns: int = 100, **env: str) -> str:
    """Return what a terminal of 24 lines shows, with a pager that marks its lines."""
    return on_a_terminal(args, columns, **{**PAGER, **env})


def test_a_text_longer_than_the_screen_is_paged_and_a_short_one_is_not() -> None:
    assert shown(LONG).startswith(PAGED)
    assert PAGED not in shown(SHORT)
    assert shown(SHORT, LINES="5").startswith(PAGED)


def test_lines_that_the_terminal_wraps_count() -> None:
    wide = [*SHORT, "--format", "csv"]
    assert PAGED not in shown(wide, 200)
    assert PAGED in shown(wide, 10)


def test_the_options_win_over_the_length() -> None:
    assert shown([*SHORT, "--pager"]).startswith(PAGED)
    assert PAGED not in shown([*LONG, "--no-pager"])


def test_the_own_variable_wins_and_empty_or_cat_means_none() -> None:
    assert shown(LONG, CSTO_PAGER="sed s/^/OWN:/").startswith("OWN:")
    for none in ("", "cat"):
        assert PAGED not in shown(LONG, CSTO_PAGER=none)
    assert on_a_terminal(LONG, PAGER="", LINES="24") == on_a_terminal([*LONG, "--no-pager"])


def test_nothing_is_paged_where_nobody_can_page(csto: Run) -> None:
    assert PAGED not in shown(LONG, TERM="dumb")
    assert PAGED not in shown(LONG, LINES="0")  # a terminal of unknown height
    assert PAGED not in csto(*LONG, env=PAGER).stdout
    assert PAGED not in csto(*LONG, "--pager", env=PAGER).stdout


def test_a_text_is_not_paged_where_the_log_comes_from_standard_input() -> None:
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cstocli", *LONG],
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
        env=environment(TERM="xterm", COLUMNS="100", **PAGER),
    )
    os.close(terminal)
    assert not os.read(controller, 6).startswith(PAGED.encode())
    process.kill()
    process.wait()
    os.close(controller)


def test_notes_printed_before_are_above_the_paged_text() -> None:
    output = shown(["status", "--on", "2012"], LINES="5")
    assert f"{PAGED}note: 2012 is taken as its last day, 2012-12-31\n{PAGED}" in output
    quiet = shown(["status", "--on", "2012", "--quiet"], LINES="5")
    assert "note:" not in quiet


def test_notes_that_a_format_does_not_hold_follow_the_pager() -> None:
    output = shown([*SHORT, "--format", "csv"], LINES="5")
    assert "\nnote: In law, Uzbekistan remained a member" in output


@pytest.mark.parametrize(
    "args", [["sources", "--cite", "bibtex"], ["check", "--rules"], ["kinds", "--schema"], ["--help"], ["is", "-h"], []]
)
def test_every_long_text_is_paged(args: list[str]) -> None:
    assert shown(args).startswith(PAGED)


def test_the_findings_of_a_check_are_paged_and_their_count_follows(tmp_path: Path) -> None:
    log = tmp_path / "events.toml"
    log.write_text("".join(f'[[event]]\nid = "a{number}"\nkind = "no-such-kind"\n' for number in range(9)))
    output = shown(["check", str(log)])
    assert output.startswith(PAGED)
    assert PAGED not in output.splitlines()[-1]


def test_a_pager_that_was_asked_for_and_cannot_be_run_is_an_error() -> None:
    output = on_a_terminal([*SHORT, "--pager"], PAGER="no-such-pager -x")
    assert (
        "error: csto members: the pager 'no-such-pager -x' cannot be run: no such file or directory; set CSTO_PAGER"
        in output
    )
    assert "cannot be run: no closing quotation" in on_a_terminal([*SHORT, "--pager"], PAGER="less '")


def test_an_answer_is_printed_all_the_same_where_the_pager_of_the_environment_cannot_be_run() -> None:
    output = on_a_terminal(LONG, PAGER="no-such-pager", LINES="24")
    assert output.startswith("warning: the pager 'no-such-pager' cannot be run: no such file or directory; set ")
    assert "uz-suspension-2012" in output


def test_less_is_the_default_and_keeps_colours_and_links() -> None:
    assert on_a_terminal(LONG, LINES="24", PATH="/nonexistent") == on_a_terminal([*LONG, "--no-pager"])
    assert "FRX" in on_a_terminal([*SHORT, "--pager"], PAGER="env")
    assert "LESS=S" in on_a_terminal([*SHORT, "--pager"], PAGER="env", LESS="S")


def test_a_pager_that_is_left_early_ends_quietly() -> None:
    assert on_a_terminal(["timeline", "--pager", "--format", "json"], PAGER="head -n 1") == "{\n"

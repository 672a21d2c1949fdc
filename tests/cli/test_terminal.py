"""On a terminal and away from one: width, colour, pager, poor encodings."""

from __future__ import annotations

import json
import re

import pytest

from support.program import Run
from support.terminal import on_a_terminal

LONG = 20
"""A longer word may be folded."""
ASCII = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
MEMBERS = ["members", "--on", "2012-07-01"]


def _listed(cell: object) -> list[object]:
    """Return what a cell holds, one or several; nothing as nothing."""
    return cell if isinstance(cell, list) else [cell] if cell is not None else []


@pytest.mark.parametrize("columns", [40, 80, 250])
@pytest.mark.parametrize(
    "query",
    ["members --on 2012-07-01", "timeline --from 2012 --to 2012", "exercises --from 2008 --to 2009", "chair --all"],
)
def test_a_table_fits_the_terminal_and_loses_nothing(columns: int, query: str, csto: Run) -> None:
    text = on_a_terminal([*query.split(), "--wide"], columns, NO_COLOR="1")
    assert max(map(len, text.split("\n"))) <= columns
    output = text.replace(",", "")
    answer = json.loads(csto(*query.split(), "--format", "json").stdout)
    texts = [str(one) for row in answer["data"] for cell in row.values() for one in _listed(cell)]
    assert all(word.replace(",", "") in output for one in texts for word in one.split() if len(word) < LONG)
    assert all(name in text for name in answer["data"][0])


def test_colour_is_for_terminals_unless_it_is_asked_for_or_refused(program: Run) -> None:
    assert "\x1b[33msuspended" in on_a_terminal(MEMBERS, 200)
    assert "\x1b" not in on_a_terminal(MEMBERS, 200, TERM="dumb")
    assert "\x1b" not in on_a_terminal(MEMBERS, 200, NO_COLOR="1")
    assert "\x1b" in on_a_terminal(MEMBERS, 200, NO_COLOR="")
    assert "\x1b" in program(*MEMBERS, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in program(*MEMBERS, env={"FORCE_COLOR": "0"}).stdout
    assert "\x1b" not in program(*MEMBERS, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "md", "html"])
def test_data_is_the_same_on_a_terminal_and_away_from_one(form: str, csto: Run) -> None:
    notes = ""
    if form in {"tsv", "csv", "jsonl"}:
        notes += "note: Uzbekistan is suspended and still bound: no recorded act has ended its membership.\n"
        notes += "note: In law, Uzbekistan remained a member through 2012-12-18.\n"
    assert on_a_terminal([*MEMBERS, "--format", form], 40) == csto(*MEMBERS, "--format", form).stdout + notes


def test_away_from_a_terminal_nothing_is_cut_or_wrapped(csto: Run) -> None:
    text = csto("timeline", "--from", "2022-01", "--to", "2022-01", env={"COLUMNS": "20"}).stdout
    rows = json.loads(csto("timeline", "--from", "2022-01", "--to", "2022-01", "--format", "json").stdout)["data"]
    assert rows
    assert all(any(row["title"] in line and row["id"] in line for line in text.split("\n")) for row in rows)


@pytest.mark.parametrize("name", ["show", "sources", "timeline", "country"])
@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json", "jsonl", "md", "html"])
def test_an_ascii_locale_shows_everything_in_ascii(name: str, form: str, csto: Run) -> None:
    example = {
        "show": ["show", "kz-appeal-2022-01"],
        "sources": ["sources", "--language", "ru"],
        "country": ["country", "UZ"],
    }
    query = example.get(name, ["timeline", "--from", "2012", "--to", "2012"])
    result = csto(*query, "--format", form, env=ASCII)
    assert result.returncode == 0
    assert result.stdout.isascii()
    assert result.stdout


def test_a_process_follows_an_ascii_locale(program: Run, csto: Run) -> None:
    query = ("show", "kz-appeal-2022-01", "--format", "md")
    assert program(*query, env=ASCII).stdout == csto(*query, env=ASCII).stdout


@pytest.mark.parametrize("args", [[], ["--help"], ["members", "--help"], ["timeline", "--help"]])
def test_help_on_a_terminal_has_panels_and_fits(args: list[str]) -> None:
    output = re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal(args, 90))
    assert "\u256d\u2500 Options" in output
    assert max(map(len, output.split("\n"))) <= 90


def test_help_on_a_plain_terminal_is_plain() -> None:
    output = on_a_terminal(["--help"], TERM="dumb")
    assert "\n\nQuery:\n" in output
    assert "\x1b" not in output
    assert "\u256d" not in output


SHOW = ["show", "uz-suspension-2012"]
LINK = re.compile("\x1b\\]8;;(https?://[!-~]+)\x1b\\\\\\1\x1b\\]8;;\x1b\\\\")


def test_links_are_for_terminals_unless_they_are_asked_for_or_refused(program: Run) -> None:
    assert len(LINK.findall(on_a_terminal(SHOW, 80))) > 5
    for off in ({"TERM": "dumb"}, {"NO_COLOR": "1"}, {"FORCE_HYPERLINK": "0"}):
        assert "\x1b]8" not in on_a_terminal(SHOW, 80, **off)
    assert LINK.search(on_a_terminal(SHOW, 80, NO_COLOR="1", FORCE_HYPERLINK="1"))
    assert "\x1b]8" not in program(*SHOW, env={"FORCE_COLOR": "1"}).stdout
    assert LINK.search(program(*SHOW, env={"FORCE_HYPERLINK": "1"}).stdout)
    assert "\x1b]8" not in program(*SHOW, "-f", "json", env={"FORCE_HYPERLINK": "1"}).stdout


def test_every_address_of_an_event_is_whole_on_its_own_line(csto: Run) -> None:
    sources = json.loads(csto(*SHOW, "-f", "json").stdout)["data"][0]["sources"]
    addresses = {source["url"] for source in sources if source.get("url")}
    for text in (on_a_terminal(SHOW, 80, NO_COLOR="1"), csto(*SHOW).stdout):
        assert addresses <= {line.strip() for line in text.split("\n")}


def test_a_table_says_which_columns_wide_adds(csto: Run) -> None:
    words = "More columns with --wide: "
    last = on_a_terminal(["disputes"], 80, NO_COLOR="1").splitlines()[-1]
    assert last.startswith(words)
    shown = on_a_terminal(["disputes", "--wide"], 250, NO_COLOR="1")
    assert all(column in shown for column in last.removeprefix(words).split(", "))
    assert words not in shown
    assert words not in csto("disputes").stdout
    assert words not in on_a_terminal(["disputes", "--columns", "event"], 80, NO_COLOR="1")

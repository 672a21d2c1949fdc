"""The same options choose, order and limit every list of events; what a journalist asks of them first."""

from __future__ import annotations

import json

import pytest

from support.program import Run

LISTS = ("timeline", "exercises", "disputes")


def found(csto: Run, query: str, column: str = "id") -> list[str]:
    return [row[column] for row in json.loads(csto(*query.split(), "--format", "json").stdout)["data"]]


@pytest.mark.parametrize("command", LISTS)
@pytest.mark.parametrize(
    "options",
    [
        "--from 2010",
        "--to 2010",
        "--state TJ",
        "--grep Tajikistan",
        "--grep Tajik --word",
        "--status planned",
        "--limit 3",
        "--reverse",
    ],
)
def test_each_option_changes_each_list(csto: Run, command: str, options: str) -> None:
    every = ["--all"] if command == "timeline" and "--status" not in options else []
    whole = csto(command, *(["--all"] if command == "timeline" else []), "--format", "csv").stdout
    part = csto(command, *every, *options.split(), "--format", "csv").stdout
    assert part != whole
    assert len(part.splitlines()) > 1 or (command, options) == ("disputes", "--status planned")


def test_a_limit_is_applied_after_the_sort(csto: Run) -> None:
    largest = found(csto, "exercises --sort -personnel --limit 1")
    assert largest == found(csto, "exercises --sort -personnel")[:1] == ["combat-brotherhood-2017"]
    assert found(csto, "exercises --sort personnel --reverse --limit 1") == largest
    assert (
        found(csto, "sources --sort -supports --limit 2", "key") == found(csto, "sources --sort -supports", "key")[:2]
    )


def test_the_largest_exercise_comes_with_a_word_on_a_larger_claim(csto: Run) -> None:
    answer = csto("exercises", "--sort", "-personnel", "--limit", "1").stdout
    assert "Southern Shield of the Commonwealth-99: sources claim about 25,000 personnel" in answer


def test_the_last_summit_was_held(csto: Run) -> None:
    for planned in ("", " --all"):
        assert found(csto, f"timeline --grep summit --reverse --limit 1{planned}") == ["csc-session-bishkek-2025"]


def test_states_that_left_are_found_from_the_word_withdrawal(csto: Run) -> None:
    answer = csto("timeline", "--kind", "withdrawal")
    assert answer.returncode == 0
    assert "lapse (2 events: Azerbaijan, Georgia and Uzbekistan), suspension (2 events: Uzbekistan)" in answer.stdout


def test_exercises_that_a_host_called_off_or_refused_are_found(csto: Run) -> None:
    assert found(csto, "exercises --status cancelled") == ["indestructible-brotherhood-2022"]
    assert found(csto, "exercises --state KG --from 2022 --to 2022 --grep cancel") == [
        "indestructible-brotherhood-2022"
    ]
    assert found(csto, "exercises --grep refused") == ["indestructible-brotherhood-2023"]
    assert "kg-drill-cancelled-2022-10" in found(csto, "timeline --state KG --from 2022 --to 2022 --grep cancel")


def test_the_list_of_a_year_and_its_totals_give_both_numbers(csto: Run) -> None:
    year = ("exercises", "--from", "2021", "--to", "2021")
    words = "8 exercises held (5 counting a combined exercise and its parts as one)"
    assert words in csto(*year).stdout
    assert words in csto(*year, "--totals", "year").stdout


def test_a_planned_exercise_is_not_certain(csto: Run) -> None:
    assert set(found(csto, "exercises --status planned,announced", "certainty")) == {"possible"}


def test_whole_words_are_found_on_request(csto: Run) -> None:
    loose, strict = (set(found(csto, f"timeline --grep UN{word}")) for word in ("", " -w"))
    assert strict < loose
    assert "cst-un-registration-1995" in strict


def test_major_events_are_a_short_history(csto: Run) -> None:
    major = found(csto, "timeline --weight major")
    assert 80 <= len(major) <= 130
    assert {"cst-signature-1992", "csto-deployment-kz-2022-01", "am-freeze-2024"} <= set(major)
    assert len(major) + len(found(csto, "timeline --weight ordinary")) == len(found(csto, "timeline"))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("timeline --word", "--word has no effect without --grep"),
        ("timeline --all --status planned", "--all and --status cannot be combined"),
        ("timeline --status never", "unknown status"),
        ("timeline --weight heavy", "unknown weight"),
        ("exercises --totals year --status planned", "--totals counts exercises that were held"),
        ("disputes --on 2012 --grep x", "--on can be combined with --state only"),
        ("disputes --on 2012 --limit 3", "--on can be combined with --state only"),
        ("sources tass-2022-01-13 --limit 3", "--limit: KEY names one source"),
    ],
)
def test_what_would_have_no_effect_is_refused(csto: Run, query: str, words: str) -> None:
    answer = csto(*query.split())
    assert answer.returncode == 2
    assert words in answer.stderr
    assert not answer.stdout


def test_an_empty_text_is_refused(csto: Run) -> None:
    answer = csto("timeline", "--grep", "")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "--grep: empty value" in answer.stderr


def test_citations_are_chosen_as_sources_are(csto: Run) -> None:
    answer = csto("sources", "--grep", "kommersant", "--limit", "2", "--reverse", "--cite", "bibtex").stdout
    keys = found(csto, "sources --grep kommersant --limit 2 --reverse", "key")
    assert [answer.index(key) for key in keys] == sorted(answer.index(key) for key in keys)
    assert answer.count("\n@") + answer.startswith("@") == 2


@pytest.mark.parametrize(
    "query",
    [
        *("timeline", "timeline --all", "exercises", "exercises --totals host", "disputes", "sources"),
        *("chair --all", "chair --rotation", "offices --all"),
    ],
)
def test_a_list_fits_80_columns_and_moves_no_field_below_with_a_footer(csto: Run, query: str) -> None:
    lines = csto(*query.split(), "--width", "80").stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line.startswith("Moved below")]


@pytest.mark.parametrize(("query", "per_row"), [("disputes --from 2022", 2), ("timeline --weight major", 3)])
def test_a_row_takes_a_line_or_two(csto: Run, query: str, per_row: int) -> None:
    rows = len(found(csto, query, "event" if query.startswith("disputes") else "id"))
    lines = csto(*query.split(), "--width", "80").stdout.split("\n\n")[1].splitlines()[2:]
    assert len(lines) <= per_row * rows

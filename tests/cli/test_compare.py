"""``csto compare`` as a program, on made-up tables of the forms that are known."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from support.logs import ROOT
from support.program import Run

DATA = ROOT / "tests" / "data"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_state_years_of_a_wide_table(csto: Run) -> None:
    result = csto("compare", str(DATA / "made_up_state_years.csv"), "--format", "csv")
    assert result.returncode == 1, result.stderr
    assert [(row["state"], row["year"], row["theirs"], row["ours"]) for row in _rows(result.stdout)] == [
        ("RU", "2002", "1", "0"),
        ("GE", "2003", "1", "0"),
        ("UZ", "2013", "1", "0"),
        ("UZ", "2014", "2", "0"),
    ]


def test_the_column_can_be_named(csto: Run) -> None:
    result = csto("compare", str(DATA / "made_up_state_years.csv"), "--column", "cstp")
    assert (result.returncode, "did you mean --column CSTO?" in result.stderr) == (2, True)


def test_alliances_by_member(csto: Run) -> None:
    result = csto("compare", str(DATA / "made_up_alliances.csv"), "--format", "csv")
    assert result.returncode == 1, result.stderr
    rows = {(row["state"], row["what"]): row for row in _rows(result.stdout)}
    assert rows["GE", "end"]["days"] == "18"
    assert ("AZ", "start") not in rows  # some day of September 1993 is what the log says more exactly
    assert "alliance 9002" in result.stderr


@pytest.mark.parametrize("style", ["csto", "cow", "gw", "many"])
def test_a_table_that_csto_wrote_agrees_with_csto(csto: Run, tmp_path: Path, style: str) -> None:
    path = tmp_path / "spells.csv"
    path.write_text(csto("spells", "--style", style, "--format", "csv").stdout, encoding="utf-8")
    result = csto("compare", str(path))
    assert (result.returncode, "100.0 %" in result.stdout) == (0, True), result.stderr


def test_the_readings_differ_in_the_spells_of_uzbekistan(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "spells.csv"
    path.write_text(csto("spells", "--format", "csv").stdout, encoding="utf-8")
    result = csto("compare", str(path), "--reading", "law", "--format", "tsv")
    assert result.returncode == 1
    assert {line.split("\t")[0] for line in result.stdout.strip().split("\n")[1:]} == {"UZ"}


def test_our_own_panel_agrees_column_by_column(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "panel.tsv"
    path.write_text(csto("panel", "--format", "tsv").stdout, encoding="utf-8")
    assert csto("compare", str(path), "--column", "member").returncode == 0
    assert csto("compare", str(path), "--column", "suspended", "--standing", "suspended").returncode == 0


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (b"", "empty"),
        (b"a,b\n", "no column for the start"),
        (b"state,start,end\nRU,nonsense,\n", "line 2"),
        (b"state,start,end\n", "no row with a year or a date"),
        (b"\xff\xfe\x00", "no column"),
    ],
)
def test_a_table_without_usable_columns_is_refused_in_one_line(
    csto: Run, tmp_path: Path, text: bytes, hint: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(text)
    result = csto("compare", str(path))
    assert (result.returncode, result.stdout) == (2, "")
    assert hint in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_file_is_a_usage_error(csto: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        result = csto("compare", str(path))
        assert (result.returncode, "Traceback" in result.stderr) == (2, False)


def test_exact_needs_a_day(csto: Run) -> None:
    result = csto("compare", str(DATA / "made_up_state_years.csv"), "--partial", "exact")
    assert (result.returncode, "--from 1992-06-30" in result.stderr) == (2, True)


def test_old_encodings_and_carriage_returns_are_read(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("ccode;country;start;end\r\n365;\xc5land;1992-05-15;\r\n".encode("cp1252"))
    result = csto("compare", str(path), "--format", "tsv")
    assert result.returncode == 1, result.stderr
    assert not any(line.startswith("RU") for line in result.stdout.split("\n"))


def test_a_table_may_come_from_standard_input(csto: Run) -> None:
    table = csto("spells", "--style", "cow", "--format", "csv").stdout
    assert csto("compare", "-", stdin=table).returncode == 0

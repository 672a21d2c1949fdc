"""``csto panel`` and ``csto spells`` as programs."""

from __future__ import annotations

import csv
import io
import json

from support.program import Run


def test_the_panel_is_a_table_that_csv_readers_take(csto: Run) -> None:
    result = csto("panel", "--state", "UZ", "--from", "2012", "--to", "2013", "--format", "csv")
    assert result.returncode == 0, result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["period"], row["member"], row["suspended"]) for row in rows] == [
        ("2012", "1", "1"),
        ("2013", "0", "1"),
    ]
    assert "law" in result.stderr


def test_years_are_numbers_and_shares_too_in_json(csto: Run) -> None:
    result = csto("panel", "--state", "UZ", "--from", "2012", "--to", "2012", "--format", "json")
    row = json.loads(result.stdout)["data"][0]
    assert (row["period"], row["start"]) == (2012, "2012-01-01")
    assert isinstance(row["share_member"], float)


def test_a_year_in_a_table_has_no_comma(csto: Run) -> None:
    result = csto("panel", "--state", "UZ", "--from", "2012", "--to", "2012")
    assert " 2012 " in result.stdout


def test_exact_needs_a_day(csto: Run) -> None:
    for since in ((), ("--from", "2012"), ("--from", "2012-06")):
        result = csto("panel", "--partial", "exact", *since)
        assert (result.returncode, result.stdout) == (2, "")
        assert "--from 1992-06-30" in result.stderr


def test_the_code_book_is_one_option_away(csto: Run) -> None:
    assert "days_member" in csto("panel", "--codebook").stdout
    assert "messydates" in csto("spells", "--codebook", "--style", "many").stdout


def test_spells_have_the_contract_row(csto: Run) -> None:
    result = csto("spells", "--state", "UZ", "--standing", "member", "--format", "json")
    (row,) = json.loads(result.stdout)["data"]
    assert list(row) == ["state", "name", "standing", "start", "end", "until", "certainty", "censored", "agreement"]
    assert (row["start"], row["end"], row["until"]) == ("2006-06-23", "2012-06-27", "2012-06-28")


def test_an_unknown_state_is_refused(csto: Run) -> None:
    for command in ("panel", "spells"):
        assert csto(command, "--state", "Atlantis").returncode == 2


def test_a_panel_too_large_is_refused_in_one_line(csto: Run) -> None:
    result = csto("panel", "--by", "day", "--all", "--from", "0001", "--to", "9999")
    assert (result.returncode, result.stdout) == (2, "")
    assert "narrow it" in result.stderr


def test_the_columns_of_the_panel_keep_their_order(csto: Run) -> None:
    header = csto("panel", "--format", "tsv", "--to", "1992").stdout.split("\n")[0]
    assert header.split("\t")[:25] == [
        *("iso2c", "iso3c", "country_name", "cowc", "ccode", "gwcode", "period", "start", "end", "standing", "member"),
        *("party", "suspended", "frozen", "observer", "share_member", "days_member", "chair", "chair_days", "hosted"),
        *("joined", "events", "signatory", "contracting", "body_observer"),
    ]

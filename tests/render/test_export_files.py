"""Exported files are read back with the same values by the programs that people use."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cstocli.model.log import EventLog
from cstocli.render.cells import visible
from cstocli.render.export.stata import label as stata_label
from cstocli.render.export.writers import FILES, FOLDERS, Folder
from cstocli.replay.history import replay
from cstocli.reports.tables import TABLES, Filled, Table, Type, fill
from support.logs import Read, event

FACTS = {
    "tool": "csto 0",
    "query": "csto export x",
    "organisation": "XO",
    "verified_to": "2030-12-31",
    "sha256": "0" * 64,
    "reading": "practice",
}
HOSTILE = event(
    "statement", "1999-01-02", 'note = "=cmd|\' /C calc\'!A0\\n\\u202eevil, \\"quoted\\"; \\u0000"', ident="hostile"
)


@pytest.fixture(scope="session")
def tables(record: EventLog) -> list[Filled]:
    history = replay(record)
    return [fill(table, history) for table in TABLES.values()]


MANY = [ending for ending, kind in FILES.items() if not kind.one_table]


def made_of(kind: str, tables: list[Filled], facts: Mapping[str, str] = FACTS) -> bytes | Mapping[str, bytes]:
    """Return what a type of file, such as ``.csv``, or of folder, such as ``csv``, makes of tables."""
    return FILES[kind].write(tables, facts) if kind.startswith(".") else FOLDERS[Folder(kind)].write(tables, facts)


def write(kind: str, tables: list[Filled], folder: Path) -> Path:
    """Write tables into a folder and return the path of what was made."""
    made = made_of(kind, tables)
    path = folder / f"made{kind}"
    if isinstance(made, bytes):
        path.write_bytes(made)
        return path
    path.mkdir()
    for name, content in made.items():
        (path / name).write_bytes(content)
    return path


def as_iso(value: Any) -> Any:  # noqa: ANN401 - a cell of any reader
    """Return a cell with a day as text, and without the difference between NaN, NaT and nothing."""
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT are what is not itself
        return None
    return value.isoformat()[:10] if isinstance(value, date | datetime) else value


def rows(filled: Filled) -> list[tuple[Any, ...]]:
    return [tuple(as_iso(value) for value in row) for row in filled.rows]


def test_sqlite_holds_every_row_and_its_links(tables: list[Filled], tmp_path: Path) -> None:
    connection = sqlite3.connect(write(".sqlite", tables, tmp_path))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for filled in tables:
        found = connection.execute(f"SELECT * FROM {filled.table.name} ORDER BY rowid").fetchall()
        assert found == rows(filled), filled.table.name
    assert dict(connection.execute("SELECT name, value FROM provenance")) == FACTS
    connection.close()


def test_sqlite_describes_its_columns(tables: list[Filled], tmp_path: Path) -> None:
    connection = sqlite3.connect(write(".sqlite", tables, tmp_path))
    ((text,),) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'spells'")
    assert all(column.meaning in text for column in TABLES["spells"].columns)
    connection.close()


@pytest.mark.parametrize("kind", [*MANY, *FOLDERS])
def test_the_same_log_gives_the_same_files(kind: str, tables: list[Filled]) -> None:
    assert made_of(kind, tables) == made_of(kind, tables)


@pytest.mark.parametrize("kind", sorted({*FILES} - {*MANY}))
def test_the_same_table_gives_the_same_file(kind: str, tables: list[Filled]) -> None:
    assert made_of(kind, tables[:1]) == made_of(kind, tables[:1])


def test_text_is_found_by_its_words(tables: list[Filled], tmp_path: Path) -> None:
    connection = sqlite3.connect(write(".sqlite", tables, tmp_path))
    select = """SELECT event FROM events WHERE rowid IN
        (SELECT rowid FROM events_fts WHERE events_fts MATCH 'suspend* uzbekistan') ORDER BY event"""
    found = [event for (event,) in connection.execute(select)]
    assert "uz-suspension-2012" in found
    count = "SELECT count(*) FROM sources_fts WHERE sources_fts MATCH 'publisher: tass'"
    assert connection.execute(count).fetchone()[0] > 10
    connection.close()


def test_three_programs_read_the_same_values_from_parquet(tables: list[Filled], tmp_path: Path) -> None:
    import duckdb
    import pandas as pd
    import polars as pl

    folder = write("parquet", tables, tmp_path)
    assert {path.stem for path in folder.iterdir()} == set(TABLES)
    for filled in tables:
        path = str(folder / f"{filled.table.name}.parquet")
        by_duckdb = duckdb.read_parquet(path)
        by_polars = pl.read_parquet(path)
        by_pandas = pd.read_parquet(path).astype(object)
        expected = rows(filled)
        assert [tuple(map(as_iso, row)) for row in by_duckdb.fetchall()] == expected, filled.table.name
        assert [tuple(map(as_iso, row)) for row in by_polars.rows()] == expected, filled.table.name
        assert [tuple(map(as_iso, row)) for row in by_pandas.itertuples(index=False)] == expected, filled.table.name
        assert tuple(by_duckdb.columns) == tuple(by_polars.columns) == filled.table.names


def test_parquet_has_date_types_and_descriptions(tables: list[Filled], tmp_path: Path) -> None:
    from pyarrow import parquet

    file = parquet.ParquetFile(write(".parquet", [t for t in tables if t.table.name == "spells"], tmp_path))
    schema = file.schema_arrow
    assert str(schema.field("first_day_earliest").type) == "date32[day]"
    assert schema.field("standing").metadata[b"description"] == b"what the State is to the organisation"
    assert schema.metadata[b"csto.sha256"] == FACTS["sha256"].encode()
    assert not schema.field("state").nullable


def test_stata_files_keep_categories_and_days(tables: list[Filled], tmp_path: Path) -> None:
    import pandas as pd

    folder = write("dta", tables, tmp_path)
    for filled in tables:
        found = pd.read_stata(folder / f"{filled.table.name}.dta")
        assert len(found) == len(filled.rows)
        for index, column in enumerate(filled.table.columns):
            expected = [row[index] for row in rows(filled)]
            if column.type is Type.TEXT and not column.words:
                expected = [value or "" for value in expected]
            if column.type is Type.BOOLEAN:
                expected = ["yes" if value else "no" for value in expected]
            got = [as_iso(value) for value in found[column.name].astype(object)]
            assert got == expected, (filled.table.name, column.name)


def test_stata_files_have_labels(tables: list[Filled], tmp_path: Path) -> None:
    from pandas.io.stata import StataReader

    reader: Any = StataReader(write(".dta", [t for t in tables if t.table.name == "spells"], tmp_path))
    with reader as file:
        assert file.variable_labels()["standing"] == "what the State is to the organisation"
        assert file.value_labels()["standing"][1] == "member"
        assert file.data_label == "XO spells, log 0000000000000000, csto 0"
        assert file.time_stamp == "31 Dec 2030 00:00", "of the record, not of the clock"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_label_is_the_meaning_or_whole_clauses_of_it(table: Table) -> None:
    for column in table.columns:
        label = stata_label(column.meaning)
        assert 0 < len(label) <= 80
        assert column.meaning.startswith(label)
        assert not re.match(r"\w", column.meaning.removeprefix(label)), column
        assert label.count("(") == label.count(")"), column


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("x" * 80, "x" * 80),
        (f"One thing. Another one, {'x' * 80}", "One thing"),
        (f"One thing, another one, {'x' * 80}", "One thing, another one"),
        ("word " * 20, f"{'word ' * 14}word..."),
    ],
)
def test_a_label_that_is_too_long_ends_where_a_reader_would_stop(text: str, label: str) -> None:
    assert stata_label(text) == label


def test_the_public_validator_accepts_the_data_package(tables: list[Filled], tmp_path: Path) -> None:
    folder = write("csv", tables, tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=folder)
    report = json.loads(result.stdout)
    assert report["valid"], report
    assert {task["name"]: task["stats"]["rows"] for task in report["tasks"]} == {
        filled.table.name: len(filled.rows) for filled in tables
    }


def test_the_public_validator_rejects_a_broken_foreign_key(tables: list[Filled], tmp_path: Path) -> None:
    folder = write("csv", tables, tmp_path)
    path = folder / "spells.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("UZ,Uzbekistan,1,", "ZZ,Uzbekistan,1,"), encoding="utf-8")
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=folder)
    assert not json.loads(result.stdout)["valid"]


def test_a_package_of_some_tables_is_valid(tables: list[Filled], tmp_path: Path) -> None:
    folder = write("csv", [t for t in tables if t.table.name in ("spells", "states")], tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=folder)
    assert json.loads(result.stdout)["valid"], result.stdout


def test_any_organisation_name_gives_a_valid_package_name_and_title(tables: list[Filled]) -> None:
    made = made_of("csv", tables[:2], {**FACTS, "organisation": "Ünion of\u202e Two"})
    assert not isinstance(made, bytes)
    text = made["datapackage.json"].decode()
    assert json.loads(text)["name"] == "nion-of-two-record"
    assert "\u202e" not in text


SHIPPED = {**FACTS, "licence": "CC-BY-4.0"}


def test_a_package_names_its_licence_and_its_makers_only_for_the_record_that_ships(tables: list[Filled]) -> None:
    made = {name: made_of("csv", tables[:2], facts) for name, facts in (("ours", SHIPPED), ("theirs", FACTS))}
    ours, theirs = (
        {name: json.loads(content) for name, content in files.items() if name.endswith(".json")}
        for files in made.values()
        if not isinstance(files, bytes)
    )
    package, croissant = ours["datapackage.json"], ours["croissant.json"]
    assert package["licenses"][0]["path"] == croissant["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert package["contributors"] == [{"title": "The csto contributors", "role": "author"}]
    assert (package["created"], croissant["datePublished"]) == ("2030-12-31T00:00:00Z", "2030-12-31")
    assert FACTS["sha256"] in package["sources"][0]["title"]
    assert not {"licenses", "contributors"} & theirs["datapackage.json"].keys()
    assert not {"license", "creator"} & theirs["croissant.json"].keys()


CROISSANT = """
import mlcroissant
dataset = mlcroissant.Dataset(jsonld="croissant.json")
issues = dataset.metadata.ctx.issues
print(sorted(issues.errors | issues.warnings))
rows = [row["spells/standing"].decode() for row in dataset.records("spells") if row["spells/state"] == b"UZ"]
print(rows)
"""


def test_the_public_validator_of_croissant_finds_nothing_and_reads_the_rows(
    tables: list[Filled], tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    made = made_of("csv", [t for t in tables if t.table.name in ("states", "events", "spells")], SHIPPED)
    assert not isinstance(made, bytes)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    command = [sys.executable, "-c", CROISSANT]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, cwd=folder)
    assert result.stdout == "[]\n['signatory', 'party', 'former', 'member', 'suspended']\n", result.stderr


def test_a_croissant_describes_every_column_and_links_only_what_is_there(tables: list[Filled]) -> None:
    made = made_of("csv", tables)
    assert not isinstance(made, bytes)
    croissant = json.loads(made["croissant.json"])
    fields = {field["@id"]: field for one in croissant["recordSet"] for field in one["field"]}
    assert len(fields) == sum(len(filled.table.columns) for filled in tables)
    assert {one["@id"] for one in croissant["distribution"]} == {f"{name}.csv" for name in TABLES}
    assert fields["spells/begun_by"]["references"] == {"field": {"@id": "events/event"}}
    assert {field["references"]["field"]["@id"] for field in fields.values() if "references" in field} <= fields.keys()


def test_pandas_and_polars_read_every_row_of_the_csv_files(tables: list[Filled], tmp_path: Path) -> None:
    import pandas as pd
    import polars as pl

    folder = write("csv", tables, tmp_path)
    for filled in tables:
        path = folder / f"{filled.table.name}.csv"
        assert len(pd.read_csv(path)) == len(pl.read_csv(path, infer_schema_length=None)) == len(filled.rows)


def test_json_has_every_row_as_an_object(tables: list[Filled], tmp_path: Path) -> None:
    found = json.loads(write(".json", tables, tmp_path).read_bytes())
    assert found["provenance"] == FACTS
    for filled in tables:
        assert [tuple(row.values()) for row in found["tables"][filled.table.name]] == rows(filled)


@pytest.fixture
def hostile(read: Read) -> Filled:
    return fill(TABLES["events"], replay(read(HOSTILE)))


def test_a_hostile_note_in_csv_is_not_a_formula_and_adds_no_line(hostile: Filled) -> None:
    made = made_of(".csv", [hostile])
    assert isinstance(made, bytes)
    (row,) = csv.DictReader(io.StringIO(made.decode()))
    assert row["note"] == "'=cmd|' /C calc'!A0\\n\\u202eevil, \"quoted\"; \\x00"
    assert made.count(b"\n") == 2


@pytest.mark.parametrize("ending", sorted({*FILES} - {".csv"}))
def test_a_hostile_note_is_read_back_unchanged(ending: str, hostile: Filled, tmp_path: Path) -> None:
    import pandas as pd

    path = write(ending, [hostile], tmp_path)
    note = hostile.rows[0][hostile.table.names.index("note")]
    readers: Mapping[str, Any] = {
        ".sqlite": lambda: sqlite3.connect(path).execute("SELECT note FROM events").fetchone()[0],
        ".parquet": lambda: pd.read_parquet(path)["note"][0],
        ".json": lambda: json.loads(path.read_bytes())["tables"]["events"][0]["note"],
        ".dta": lambda: pd.read_stata(path)["note"][0],
        ".xlsx": lambda: pd.read_excel(path, "events", na_filter=False)["note"][0],
    }
    assert ending in readers, f"add a reader for {ending} to this test"
    found = readers[ending]()
    expected = {".dta": str(note).partition("\0")[0], ".xlsx": visible(str(note))}
    assert found == expected.get(ending, note)

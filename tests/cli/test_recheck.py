"""--provenance and csto recheck: what a table was made from, and whether the same question still gives it."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from hashlib import sha256
from pathlib import Path

import pytest

from cstocli import __version__
from cstocli.cli.provenance import query_words
from cstocli.render.formats.registry import FORMATS
from support.logs import HEADER, ROOT, event
from support.program import Run

FORMS = ["tsv", "csv", "json", "jsonl"]
QUERIES = [
    "members",
    "members --on today --all --columns state,since --sort -since",
    "members --on 2012-07 --no-header",
    "chair --all",
    "country UZ",
    "diff 2012-01-01 today",
    "exercises --from 2008 --to=today",
    "exercises --totals year",
    "offices --on=2017-03-01",
    "panel --by month --from 2012-01 --to 2012-12",
    "show uz-suspension-2012",
    "sources --language ar",
    "spells --reading law",
    "timeline --grep 'the Council'",
    "why UZ --on 2012-07-01",
]


@pytest.fixture
def record_hash() -> str:
    return sha256((ROOT / "data" / "events.toml").read_bytes()).hexdigest()


def made(csto: Run, query: list[str], form: str, folder: Path) -> Path:
    path = folder / f"made.{form}"
    result = csto(*query, "--format", form, "--provenance")
    assert result.returncode == 0, result.stderr
    path.write_text(result.stdout, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("query", QUERIES)
def test_a_table_just_made_holds(query: str, csto: Run, tmp_path: Path) -> None:
    path = made(csto, shlex.split(query), "csv", tmp_path)
    result = csto("recheck", str(path))
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("The table still holds\n")


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_every_form_holds_until_a_cell_is_changed(form: str, csto: Run, tmp_path: Path) -> None:
    path = made(csto, ["members", "--on", "2012-07-01"], form, tmp_path)
    assert csto("recheck", str(path)).returncode == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("suspended", "member"), encoding="utf-8")
    result = csto("recheck", str(path), "--format", "json")
    assert result.returncode == 1
    rows = json.loads(result.stdout)["data"]
    assert [row["change"] for row in rows] == ["gone", "new"]
    assert ("suspended" in rows[0]["row"], "suspended" in rows[1]["row"]) == (False, True)


def test_a_table_of_sql_holds(csto: Run, tmp_path: Path) -> None:
    path = made(csto, ["sql", "SELECT state, start FROM spells WHERE standing = 'frozen'"], "csv", tmp_path)
    assert csto("recheck", str(path)).returncode == 0


def test_provenance_stands_above_a_table(csto: Run, record_hash: str) -> None:
    text = csto("members", "--on", "2012-07-01", "--format", "csv", "--provenance", "--width", "90").stdout
    assert text.startswith(
        f"# csto tool: csto {__version__}\n"
        "# csto query: csto members --on=2012-07-01\n"
        "# csto organisation: CSTO\n"
        "# csto verified_to: 2026-02-10\n"
        f"# csto sha256: {record_hash}\n"
        "# csto reading: practice\n"
        "# csto format: csv\n"
        "state,name,standing,"
    )


def test_pandas_reads_past_the_comment(csto: Run) -> None:
    import pandas as pd

    text = csto("members", "--on", "2012-07-01", "--format", "csv", "--provenance").stdout
    assert list(pd.read_csv(io.StringIO(text), comment="#")["state"]) == ["AM", "BY", "KG", "KZ", "RU", "TJ", "UZ"]


def test_json_has_provenance_in_a_field_of_its_own(csto: Run, record_hash: str) -> None:
    envelope = json.loads(csto("members", "--on", "2012-07-01", "--format", "json", "--provenance").stdout)
    assert envelope["provenance"]["sha256"] == record_hash
    assert "provenance" not in json.loads(csto("members", "--on", "2012-07-01", "--format", "json").stdout)


@pytest.mark.parametrize("form", sorted({*FORMATS} - {*FORMS}))
@pytest.mark.parametrize("query", ["members --on 2012-07-01", "show uz-suspension-2012", "status --on 2012-07-01 -q"])
def test_formats_for_people_end_with_the_provenance(form: str, query: str, csto: Run, record_hash: str) -> None:
    output = csto(*query.split(" "), "--format", form, "--provenance").stdout
    text = re.sub(r"</?[^>]*>+", " ", output.replace("</th>", ":")) if form == "html" else output
    given = f"csto {query}".removesuffix(" -q").replace("--on ", "--on=")
    for name, value in {"query": given, "sha256": record_hash, "format": form}.items():
        assert re.search(rf"^ *{name}: +{re.escape(value)} *$", text, re.MULTILINE), text
    assert "sha256" not in csto(*query.split(" "), "--format", form).stdout


def test_today_is_kept_as_the_day_it_was(csto: Run) -> None:
    text = csto("members", "--format", "jsonl", "--provenance").stdout
    query = json.loads(text.partition("\n")[0])["provenance"]["query"]
    assert "today" not in query
    assert query.startswith("csto members --on=20")


def test_a_table_changed_by_an_event_of_another_log_is_reported(csto: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    signed = event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
    force = event("entry-into-force", "1994-04-20", 'states = ["XA"]', instrument="treaty")
    old.write_text(HEADER + signed, encoding="utf-8")
    new.write_text(HEADER + signed + force, encoding="utf-8")
    path = made(csto, ["members", "--on", "2000-01-01", "--log", str(old)], "csv", tmp_path)
    assert str(tmp_path) not in path.read_text(encoding="utf-8")
    assert csto("recheck", str(path), "--log", str(old)).returncode == 0
    result = csto("recheck", str(path), "--log", str(new))
    assert result.returncode == 1
    assert "The table no longer holds: 1 row gone, 1 new" in result.stdout
    assert "The table was made from the log" in result.stdout


def test_a_changed_log_may_leave_a_table_as_it_was(csto: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text(HEADER, encoding="utf-8")
    path = made(csto, ["members", "--on", "2000-01-01", "--log", str(log)], "csv", tmp_path)
    log.write_text(HEADER + event("statement", "1999-01-02"), encoding="utf-8")
    result = csto("recheck", str(path), "--log", str(log))
    assert result.returncode == 0
    assert "The table was made from the log" in result.stdout


def test_rows_in_another_order_are_the_same_table(csto: Run, tmp_path: Path) -> None:
    path = made(csto, ["members", "--on", "2012-07-01"], "csv", tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:8], *reversed(lines[8:])]), encoding="utf-8")
    result = csto("recheck", str(path))
    assert result.returncode == 0
    assert "The rows are in another order." in result.stdout


def test_a_repeated_row_is_a_difference(csto: Run, tmp_path: Path) -> None:
    path = made(csto, ["members", "--on", "2012-07-01"], "csv", tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    result = csto("recheck", str(path))
    assert result.returncode == 1
    assert "The table no longer holds: 1 row gone, 0 new" in result.stdout


def test_a_spreadsheet_may_have_saved_the_table(csto: Run, tmp_path: Path) -> None:
    path = made(csto, ["members", "--on", "2012-07-01"], "csv", tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert csto("recheck", str(path)).returncode == 0


@pytest.mark.parametrize("name", ["made.json", "made.csv", "made.csv/datapackage.json"])
def test_an_export_holds_until_a_cell_is_changed(name: str, csto: Run, tmp_path: Path) -> None:
    made_at = name.partition("/")[0]
    assert csto("export", made_at, "--table", "spells,states", "--reading", "law", cwd=tmp_path).returncode == 0
    assert csto("recheck", name, cwd=tmp_path).returncode == 0
    file = tmp_path / ("made.csv/spells.csv" if made_at == "made.csv" else made_at)
    file.write_text(file.read_text(encoding="utf-8").replace("2012-12-19", "2012-12-20"), encoding="utf-8")
    result = csto("recheck", name, cwd=tmp_path)
    assert result.returncode == 1
    assert "2012-12-20" in result.stdout


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("csto export stolen.sqlite --reading=law", "cannot be repeated"),
        ("csto export ../stolen.json", "cannot be repeated"),
        ("csto factcheck claims.toml", "does not repeat 'factcheck'"),
        ("csto recheck made.csv", "does not repeat 'recheck'"),
        ("csto nonsense", "does not repeat 'nonsense'"),
        ("csto --version", "does not repeat '--version'"),
        ("csto", "does not repeat ''"),
        ("csto members --help", "has no provenance"),
        ("csto members --nonsense", "--nonsense"),
        ("csto members 'open", "No closing quotation"),
        ("csto sql 'DROP TABLE spells'", "only reading is allowed"),
        ("rm -rf x; csto members", "cannot be repeated"),
        ("csto show \x1b[2J", "cannot be repeated"),
    ],
)
def test_only_a_query_is_run_from_the_provenance_of_a_file(query: str, said: str, csto: Run, tmp_path: Path) -> None:
    facts = {"query": query, "sha256": "0", "reading": "practice", "format": "csv"}
    (tmp_path / "made.json").write_text(json.dumps({"provenance": facts, "data": []}), encoding="utf-8")
    result = csto("recheck", "made.json", cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1), result.stderr
    assert said in result.stderr
    assert "\x1b" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["made.json"]


def test_a_log_named_in_the_provenance_of_a_file_is_not_opened(csto: Run, program: Run, tmp_path: Path) -> None:
    path = made(csto, ["members", "--on", "2012-07-01"], "csv", tmp_path)
    text = path.read_text(encoding="utf-8").replace("csto members", "csto members --log /dev/zero -f=html")
    path.write_text(text, encoding="utf-8")
    assert program("recheck", str(path)).returncode == 0


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b"{}", b"[1]", b"# csto query: x\n", b"\xff\xfe", b"[" * 100_000]
)
def test_a_file_without_provenance_is_refused(content: bytes, csto: Run, tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(content)
    result = csto("recheck", "made", cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "made has no provenance" in result.stderr


@pytest.mark.parametrize("name", ["missing", "/dev/zero", "."])
def test_a_file_that_is_not_a_table_is_refused(name: str, program: Run, tmp_path: Path) -> None:
    result = program("recheck", name, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_a_package_names_no_file_outside_it(csto: Run, program: Run, tmp_path: Path) -> None:
    folder = tmp_path / "made.csv"
    assert csto("export", "made.csv", "--table", "spells,states", cwd=tmp_path).returncode == 0
    package = json.loads((folder / "datapackage.json").read_bytes())
    package["resources"][0]["path"] = "/dev/zero"
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert program("recheck", "made.csv", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("members --log x --on 2012", "members --on 2012"),
        ("members --log=x -f csv -fcsv --format=csv --format csv --width 9", "members"),
        ("members --provenance --pager --no-pager --columns state", "members --columns state"),
    ],
)
def test_the_recorded_query_excludes_output_options(words: str, left: str) -> None:
    assert query_words(words.split()) == left.split()


def test_a_comment_is_never_cut_short_by_the_text_of_a_log(csto: Run, tmp_path: Path) -> None:
    log = tmp_path / "log.toml"
    log.write_text(HEADER.replace('"XO"', '"X\\nO\\r# csto query: csto members"'), encoding="utf-8")
    text = csto("members", "--on", "2000-01-01", "--log", str(log), "--provenance", "--format", "csv").stdout
    assert [row[0] for row in csv.reader(io.StringIO(text))][-1] == "state"
    assert text.count("# csto query: ") == text.count("\n# csto query: ") + 1

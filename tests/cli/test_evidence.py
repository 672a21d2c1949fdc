"""The answers that rest on evidence: why, is, diff, disputes, sources, factcheck; what a preferred source changes."""

import json
from pathlib import Path

import pytest

from cstocli.cli.command_table import COMMANDS
from cstocli.cli.groups import load_command
from support.evidence import CHAIRS, DECIDED, HISTORY, MEMBERS, RETURN, rejected
from support.logs import HEADER, ROOT
from support.program import Run

ARTICLE = str(ROOT / "docs" / "examples" / "article-2022-01-10.toml")
QUERIES = (
    ("why", "XA", "--on", "2010-07-01"),
    ("why", "chair", "--on", "2003-07-01"),
    ("diff", "2010-06-01", "2010-07-01"),
    ("country", "Alphia", "--on", "2011-01-01"),
    ("status", "--on", "2010-07-01"),
    ("is", "XA", "suspended", "--on", "2010-07-01"),
    ("disputes", "--state", "XA"),
    ("sources",),
    ("sources", "s1"),
)
NO_REPLAY = {"sources", "recheck", "check", "kinds"}
"""Commands whose answer does not come from the values that a source can claim otherwise."""


@pytest.fixture
def log(tmp_path: Path) -> str:
    """Return the path of a log of an organisation that does not exist."""
    path = tmp_path / "xo.toml"
    path.write_text(HEADER + HISTORY + rejected(RETURN, "Two facts were joined."), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json", "jsonl", "md", "html"])
def test_every_question_has_an_answer_in_every_format(csto: Run, log: str, query: tuple[str, ...], form: str) -> None:
    done = csto(*query, "--log", log, "--format", form)
    assert done.returncode == 0, done.stderr
    if form == "json":
        envelope = json.loads(done.stdout)
        assert (envelope["command"], envelope["log"]["organisation"]) == (query[0], "XO")
        assert envelope["data"]
    else:
        assert len(done.stdout.splitlines()) >= (1 if form == "jsonl" else 2)


def test_why_gives_file_and_line_of_each_event(csto: Run, log: str) -> None:
    done = csto("why", "XA", "--on", "2010-07-01", "--log", log, "--format", "json")
    lines = Path(log).read_text(encoding="utf-8").splitlines()
    rows = json.loads(done.stdout)["data"]
    assert rows
    for row in rows:
        file, _, line = row["place"].rpartition(":")
        header, ident = lines[int(line) - 1 : int(line) + 1]
        assert (file, header[:2], ident) == (log, "[[", f'id = "{row["event"]}"')


def test_why_finds_the_lines_of_standard_input_too(csto: Run, log: str) -> None:
    text = Path(log).read_text(encoding="utf-8")
    done = csto("why", "XA", "--on", "2010-07-01", "--log", "-", "--format", "jsonl", stdin=text)
    assert json.loads(done.stdout.splitlines()[0])["place"].startswith("<stdin>:")


@pytest.mark.parametrize(
    ("question", "word", "code"),
    [
        (("XB", "member", "--on", "2010-07-01"), "yes: a member since 2001-01-01 (in-force)", 0),
        (("XA", "member", "--on", "2010-07-01"), "no: suspended since 2010-06-28 (public)", 1),
        (("XA", "member", "--on", "2010-07-01", "--reading", "law"), "yes: a member since 2001-01-01 (in-force)", 0),
        (("Betonia", "chair", "--on", "2003-07-01"), "yes: Bo of Betonia in the chair since 2003-01-01 (chair-b)", 0),
        (("XA", "chair", "--on", "2003-07-01"), "no: Bo of Betonia in the chair since 2003-01-01 (chair-b)", 1),
        (("XA", "chair", "--on", "2005-07-01"), "possible: the chair is unknown since 2004-01-01 (chair-gap)", 3),
        (("XA", "in", "--on", "1999-07-01"), "no: no act of Alphia is recorded by then", 1),
    ],
)
def test_is_prints_the_answer_with_its_reason_and_exits_by_it(
    csto: Run, log: str, question: tuple[str, ...], word: str, code: int
) -> None:
    done = csto("is", *question, "--log", log)
    assert (done.stdout, done.returncode) == (f"{word}\n", code)
    quiet = csto("is", *question, "--quiet", "--log", log)
    assert (quiet.stdout, quiet.stderr, quiet.returncode) == ("", "", code)


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (("is", "Alpia", "member"), "did you mean 'Alphia'?"),
        (("is", "XA", "memer"), "did you mean 'member'?"),
        (("why", "Gamaland"), "did you mean 'Gammaland'?"),
        (("country", "Betona"), "did you mean 'Betonia'?"),
        (("disputes", "--kind", "suspention"), "did you mean 'suspension'?"),
        (("disputes", "--state", "Alfia"), "did you mean"),
        (("sources", "s3"), "known are: s1, s2"),
        (("status", "--prefer", "s22"), "did you mean 's2'?"),
        (("diff", "2010-02-30", "2010-07-01"), "February 2010 has 28 days"),
    ],
)
def test_an_unknown_word_is_refused_with_a_hint(csto: Run, log: str, question: tuple[str, ...], hint: str) -> None:
    done = csto(*question, "--log", log)
    assert (done.returncode, done.stdout) == (2, "")
    assert hint in done.stderr


def test_a_preferred_source_is_named_beside_every_answer(csto: Run, log: str) -> None:
    done = csto("members", "--on", "2012-09-01", "--prefer", "s2", "--log", log, "--format", "json")
    envelope = json.loads(done.stdout)
    assert {row["state"]: row["standing"] for row in envelope["data"]} == {"XA": "member", "XB": "member"}
    assert envelope["notes"][0] == "As s2 has it: changed public, added back."
    kept = json.loads(csto("members", "--on", "2012-09-01", "--log", log, "--format", "json").stdout)
    assert {row["state"]: row["standing"] for row in kept["data"]} == {"XA": "suspended", "XB": "member"}


@pytest.mark.parametrize("filters", [("--language", "ar"), ("--unused",)])
def test_one_source_is_not_filtered(csto: Run, filters: tuple[str, ...]) -> None:
    done = csto("sources", "founding-article-2022-01-10", *filters)
    assert (done.returncode, done.stdout) == (2, "")
    assert "KEY names one source; leave out one of them" in done.stderr


def test_every_query_can_prefer_a_source() -> None:
    options = {name: {param.name for param in load_command(name).params} for name in COMMANDS}
    asking = {name for name, known in options.items() if known & {"log", "log_file"}} - NO_REPLAY
    assert {name for name in asking if "prefer" not in options[name]} == set()
    assert {"members", "is", "why", "factcheck"} <= asking


def test_the_founding_article_brings_uzbekistan_back_and_the_record_does_not(csto: Run) -> None:
    question = ("is", "UZ", "member", "--on", "2014-09-01")
    assert csto(*question).stdout.startswith("no: ")
    assert csto(*question, "--prefer", "founding-article-2022-01-10").stdout.startswith("yes, disputed: ")


CLAIMS = (
    '[claims]\ntitle = "A text"\n\n[[assert]]\ntext = "Both were members"\non = "2005-01-01"\nstanding = "member"\n'
)


def test_factcheck_exits_by_whether_all_holds(csto: Run, log: str, tmp_path: Path) -> None:
    sound, false = tmp_path / "sound.toml", tmp_path / "false.toml"
    sound.write_text(f'{CLAIMS}states = ["XA", "XB"]\n', encoding="utf-8")
    false.write_text(f'{CLAIMS}states = ["XC"]\n', encoding="utf-8")
    assert csto("factcheck", str(sound), "--log", log).returncode == 0
    done = csto("factcheck", str(false), "--log", log, "--format", "json")
    (row,) = json.loads(done.stdout)["data"]
    assert done.returncode == 1
    assert list(row) == ["claim", "text", "verdict", "evidence", "events"]
    assert (row["text"], row["verdict"], row["events"]) == ("Both were members", "wrong", ["in-force"])


def test_factcheck_reads_claims_from_standard_input_but_not_both(csto: Run, log: str) -> None:
    assert csto("factcheck", "-", "--log", log, stdin=f'{CLAIMS}states = ["XA", "XB"]\n').returncode == 0
    assert csto("factcheck", "-", "--log", "-", stdin="").returncode == 2


def test_a_fault_in_a_file_of_claims_is_reported_with_line_column_and_caret(
    csto: Run, log: str, tmp_path: Path
) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(f'{CLAIMS}states = ["XX"]\n', encoding="utf-8")
    done = csto("factcheck", str(path), "--log", log)
    assert (done.returncode, done.stdout) == (4, "")
    assert f"{path}:8:11" in done.stderr
    assert "unknown State `XX`" in done.stderr
    assert '8 | states = ["XX"]' in done.stderr


def test_the_article_of_2022_is_judged_whole(csto: Run) -> None:
    done = csto("factcheck", ARTICLE, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert len(rows) == 32
    assert all(row["evidence"] for row in rows)


def test_citations_come_in_three_styles(csto: Run, log: str) -> None:
    assert csto("sources", "s1", "--cite", "text", "--log", log).stdout.endswith("[s1]\n")
    assert csto("sources", "--cite", "bibtex", "--log", log).stdout.count("@misc{") == 2
    assert [item["id"] for item in json.loads(csto("sources", "--cite", "csl-json", "--log", log).stdout)] == [
        "s1",
        "s2",
    ]


def test_the_diff_of_equal_days_is_empty_and_not_an_error(csto: Run, log: str) -> None:
    done = csto("diff", "2010-07-01", "2010-07-01", "--log", log)
    assert (done.returncode, "No change" in done.stdout) == (0, True)


def test_text_of_a_log_cannot_control_the_terminal(csto: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    events = MEMBERS + DECIDED.replace("Something happens", "\\u001b[31mred\\u202e [/x]") + CHAIRS
    path.write_text(HEADER + events + rejected(RETURN, "\\u001b[2J"), encoding="utf-8")
    for query in (
        ("why", "XA", "--on", "2012-09-01"),
        ("status", "--on", "2011-01-01"),
        ("disputes",),
        ("country", "XA"),
    ):
        for form in ("table", "tsv", "md", "json", "html"):
            done = csto(*query, "--log", str(path), "--format", form)
            assert done.returncode == 0
            assert "\x1b" not in done.stdout
            assert "\u202e" not in done.stdout


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        (
            ("country", "XA", "--full", "--format", "json"),
            "--full: every event is listed with --format json without it",
        ),
        (("country", "XA", "--full", "--wide"), "--full: every event is listed with --wide, --columns or --sort"),
        (("why", "XA", "--full", "--sources"), "--full and --sources cannot be combined"),
        (("chair", "--totals", "--all"), "--totals cannot be combined with --all or --rotation"),
    ],
)
def test_an_option_that_could_change_nothing_is_refused(
    csto: Run, log: str, question: tuple[str, ...], refusal: str
) -> None:
    done = csto(*question, "--log", log)
    assert (done.returncode, done.stdout) == (2, "")
    assert refusal in done.stderr


def test_why_in_full_has_each_source_whole_also_for_programs(csto: Run, log: str) -> None:
    done = csto("why", "XA", "--on", "2010-07-01", "--log", log, "--full", "--format", "json")
    assert json.loads(done.stdout)["data"][0]["references"][0]["url"].startswith("https://")
    assert "part" in csto("why", "XA", "--on", "2010-07-01", "--log", log, "--full").stdout

"""``--known-by`` on every question: the answer by what had been published, and what was left out."""

from __future__ import annotations

import json
import shlex
from datetime import date
from pathlib import Path

import pytest

from cstocli.api.log import read_log
from cstocli.cli import options, output_options
from cstocli.cli.command_table import COMMANDS
from cstocli.cli.groups import load_command
from support.evidence import CHAIRS, MEMBERS, claim
from support.logs import HEADER, event
from support.program import Run

NO_QUESTION = {"check", "recheck"}
"""Commands that read a log and answer no question of their own: one checks the file, one repeats a query."""
NOTE = "note: Known by 2001-06-30: 6 events left out as later published; 1 source without a date was not counted.\n"
LATE = event("observer", "2005-05-05", 'states = ["XC"]', ident="late").replace('"s1", "s2"', '"s3"')
DRILL = event("exercise", "2001-02-02", 'states = ["XA", "XB"]', 'host = ["XA"]', ident="drill")
DATED = HEADER + '\n[sources.s3]\npublisher = "Third Press"\nurl = "https://third.example/3"\n'


@pytest.fixture
def log(tmp_path: Path) -> str:
    """Return a log whose first source is of 2001-02 and cites the membership and a drill, the second is of 2009."""
    text = DATED.replace('url = "https://first.example/1"', 'url = "https://first.example/1"\ndate = "2001-02"')
    text = text.replace('url = "https://second.example/2"', 'url = "https://second.example/2"\ndate = "2009"')
    later = CHAIRS + event("suspension", "2006-01-01", 'states = ["XA"]', instrument="charter", ident="suspended")
    later += event("resumption", "2007-01-01", 'states = ["XA"]', instrument="charter", ident="resumed")
    later = later.replace('["s1", "s2"]', '["s2"]')
    path = tmp_path / "log.toml"
    path.write_text(
        text + MEMBERS + DRILL + claim("s2", "personnel", '"70"') + later + LATE.replace("s3", "s2"), encoding="utf-8"
    )
    return str(path)


QUESTIONS = (
    "chair --on 2002-06-01",
    "chair --all",
    "chair --rotation",
    "compare {spells}",
    "country XA --on 2006-06-01",
    "diff 2005-12-31 2006-06-01",
    "disputes",
    "exercises",
    "exercises --totals year",
    "factcheck {claims}",
    "is XA suspended --on 2006-06-01",
    "members --on 2006-06-01",
    "offices --on 2006-06-01",
    "panel --from 2006 --to 2006",
    "show drill",
    "sources",
    "sources s1",
    "spells",
    "sql 'SELECT * FROM events'",
    "sql 'SELECT * FROM sources'",
    "status --on 2006-06-01",
    "timeline",
    "why XA --on 2006-06-01",
)
UNCHANGED = ("exercises", "exercises --totals year", "offices --on 2006-06-01", "sources s1")
"""Questions whose answer was the same then."""
ON_BOTH = ("factcheck {claims}",)
"""Questions that are answered by what is known now, too."""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Return the files that some questions need, by their placeholder."""
    spells, claims = tmp_path / "spells.csv", tmp_path / "claims.toml"
    spells.write_text("state,start,end\nXA,2001-01-01,2006-12-31\n", encoding="utf-8")
    claims.write_text(
        '[claims]\ntitle = "A text"\nsource = "s2"\n\n[[assert]]\ntext = "It was suspended"\non = "2006-06-01"\n'
        'standing = "suspended"\nstates = ["XA"]\n',
        encoding="utf-8",
    )
    return {"spells": str(spells), "claims": str(claims)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_by_what_was_known(
    csto: Run, log: str, files: dict[str, str], question: str
) -> None:
    words = [*shlex.split(question.format(**files)), "--log", log]
    plain, known = csto(*words, "--format", "json"), csto(*words, "--known-by", "2001-06-30", "--format", "json")
    assert known.returncode in ({3} if question.startswith(("is ", "offices ")) else {0, 1}), known.stderr
    now, then = json.loads(plain.stdout), json.loads(known.stdout)
    assert (now["data"] == then["data"]) == (question in UNCHANGED)
    assert "known_by" not in now["log"]
    assert then["log"]["known_by"] == {"day": "2001-06-30", "events_left_out": 6, "sources_without_date": 1}
    assert then["log"]["verified_to"] == ("2030-12-31" if question in ON_BOTH else "2001-06-30")
    assert then["notes"][0] == NOTE.removeprefix("note: ").rstrip("\n")


def test_every_command_that_reads_a_log_takes_the_option_and_is_tried_here() -> None:
    parameters = {name: {option for param in load_command(name).params for option in param.opts} for name in COMMANDS}
    asking = {name for name, known in parameters.items() if "--log" in known} - NO_QUESTION
    assert {name for name, known in parameters.items() if "--known-by" in known} == asking
    assert {question.split()[0] for question in QUESTIONS} == asking - {"export"}


@pytest.mark.parametrize(
    ("text", "day"), [("2001-06", "2001-06-30"), ("2001", "2001-12-31"), ("30 June 2001", "2001-06-30")]
)
def test_a_month_or_a_year_means_its_last_day(csto: Run, log: str, text: str, day: str) -> None:
    done = csto("members", "--on", "2006-06-01", "--log", log, "--known-by", text)
    assert f"Known by {day}:" in done.stdout
    assert (f"note: {text} is taken as its last day, {day}" in done.stderr) == (text[0:4] == "2001")


def test_a_day_that_does_not_exist_is_refused(csto: Run, log: str) -> None:
    done = csto("members", "--log", log, "--known-by", "2001-02-30")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: csto members: --known-by: '2001-02-30' does not exist; February 2001 has 28 days\n"


def test_a_source_can_be_preferred_only_from_its_publication_on(csto: Run, log: str) -> None:
    words = ("exercises", "--log", log, "--columns", "personnel", "--no-header", "--format", "tsv", "--prefer", "s2")
    assert csto(*words, "--known-by", "2009-12-31").stdout == "70\n"
    early = csto(*words, "--known-by", "2009-12-30")
    assert (early.returncode, early.stdout) == (2, "")
    assert "s2 is not known to have been published by 2009-12-30; leave out --prefer" in early.stderr
    assert "unknown source 's9'" in csto(*words[:-1], "s9", "--known-by", "2009-12-31").stderr


def test_the_lines_of_events_are_those_of_the_whole_log(csto: Run, log: str) -> None:
    words = ("why", "XA", "--on", "2006-06-01", "--log", log, "--format", "tsv", "--columns", "event,place")
    now = dict(line.split("\t") for line in csto(*words).stdout.splitlines())
    then = dict(line.split("\t") for line in csto(*words, "--known-by", "2001-06-30").stdout.splitlines())
    assert {"signed", "in-force"} <= then.keys() < now.keys()
    assert then.items() <= now.items()


def test_citations_are_those_of_the_sources_of_the_time(csto: Run, log: str) -> None:
    done = csto("sources", "--cite", "bibtex", "--log", log, "--known-by", "2001-06-30")
    assert (done.stdout.count("@"), done.stderr) == (1, NOTE)


def test_provenance_names_the_day_and_the_query_is_repeated_with_it(csto: Run, log: str, tmp_path: Path) -> None:
    words = ("members", "--on", "2006-06-01", "--log", log, "--format", "csv", "--provenance")
    done = csto(*words, "--known-by", "2001-06")
    assert "# csto known_by: 2001-06-30\n" in done.stdout
    assert "known_by" not in csto(*words).stdout
    saved = tmp_path / "members.csv"
    saved.write_text(done.stdout, encoding="utf-8")
    assert csto("recheck", str(saved), "--log", log).returncode == 0
    saved.write_text(done.stdout.replace(" --known-by 2001-06", ""), encoding="utf-8")
    assert csto("recheck", str(saved), "--log", log).returncode == 1


def test_today_is_pinned_in_the_query(csto: Run, log: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (options, output_options):
        monkeypatch.setattr(module, "today", lambda: date(2001, 6, 30))
    words = ("spells", "--log", log, "--format", "csv", "--provenance", "--known-by", "today")
    assert "# csto query: csto spells --known-by 2001-06-30\n" in csto(*words).stdout


def test_an_export_is_made_and_repeated_by_what_was_known(csto: Run, log: str, tmp_path: Path) -> None:
    file = tmp_path / "made.json"
    done = csto("export", str(file), "--log", log, "--known-by", "2001-06-30")
    assert (done.returncode, done.stderr.splitlines()[0] + "\n") == (0, NOTE)
    content = json.loads(file.read_text(encoding="utf-8"))
    assert [row["event"] for row in content["tables"]["events"]] == ["signed", "in-force", "drill"]
    assert content["provenance"]["known_by"] == "2001-06-30"
    assert content["provenance"]["query"].endswith(" --known-by=2001-06-30")
    assert csto("recheck", str(file), "--log", log).returncode == 0
    file.write_text(json.dumps(content).replace(" --known-by=2001-06-30", ""), encoding="utf-8")
    assert csto("recheck", str(file), "--log", log).returncode == 1


def test_the_library_reduces_a_log_in_the_same_words(log: str) -> None:
    whole = read_log(log)
    for day in ("2001-06-30", date(2001, 6, 30)):
        known = whole.known_by(day)
        assert [row.standing for row in known.history("law").members("2002-06-01").rows] == ["member", "member"]
        assert known.knowledge is not None
        assert known.knowledge.later == ("chair-a", "chair-b", "chair-gap", "suspended", "resumed", "late")
    assert whole.knowledge is None
    with pytest.raises(ValueError, match="not a single day: 2001-06"):
        whole.known_by("2001-06")


def test_the_library_needs_the_bibliography() -> None:
    with pytest.raises(ValueError, match="no bibliography: read it with bibliography=True"):
        read_log(bibliography=False).known_by("2001-06-30")


def verdicts(csto: Run, log: str, claims: str, *words: str) -> list[tuple[str, str | None]]:
    done = csto("factcheck", claims, "--log", log, "--format", "json", *words)
    return [(row["verdict"], row.get("known_then")) for row in json.loads(done.stdout)["data"]]


def test_a_file_of_claims_with_a_date_gets_both_verdicts(csto: Run, log: str, files: dict[str, str]) -> None:
    path = Path(files["claims"])
    assert verdicts(csto, log, str(path)) == [("holds", None)]
    path.write_text(path.read_text(encoding="utf-8").replace('"s2"\n', '"s1"\ndate = "2006"\n'), encoding="utf-8")
    assert verdicts(csto, log, str(path)) == [("holds", "wrong")]
    assert verdicts(csto, log, str(path), "--known-by", "2010") == [("holds", "holds")]
    assert csto("factcheck", str(path), "--log", log, "--columns", "verdict,known_then").returncode == 0
    note = csto("factcheck", str(path), "--log", log, "--format", "csv").stderr.splitlines()[0]
    assert note.startswith("note: Known by 2006-12-31: ")


def test_what_was_known_then_is_replayed_as_a_source_of_the_time_has_it(
    csto: Run, log: str, files: dict[str, str]
) -> None:
    path = Path(files["claims"])
    path.write_text(
        '[claims]\ntitle = "A text"\ndate = "2010"\n\n[[assert]]\n'
        'event = { kind = "exercise", date = "2001", personnel = 70 }\n',
        encoding="utf-8",
    )
    assert verdicts(csto, log, str(path)) == [("undecided", "undecided")]
    assert verdicts(csto, log, str(path), "--prefer", "s2") == [("holds", "holds")]
    assert verdicts(csto, log, str(path), "--prefer", "s2", "--known-by", "2008") == [("holds", "undecided")]

from datetime import date

import pytest

from cstocli.api.log import Log
from cstocli.load.claims import read_claims
from cstocli.model.assertions import Assertion, Claims
from cstocli.model.dates import day, parse
from cstocli.model.log import EventLog
from cstocli.model.terms import SourceKey
from cstocli.replay.known import known_by
from cstocli.reports.factcheck import VerdictRow, all_hold, factcheck
from cstocli.reports.report import Report
from support.evidence import DECIDED, MEMBERS, claim, happening
from support.logs import ROOT, Read

TODAY = date(2020, 1, 1)
ARTICLE = ROOT / "docs" / "examples" / "article-2022-01-10.toml"


@pytest.fixture(scope="module")
def article(record: EventLog) -> dict[str, str]:
    """Return the verdict on each claim of the article, by its number."""
    report = factcheck(record, read_claims(str(ARTICLE), record), TODAY)
    return {str(row["claim"])[1:3]: str(row["verdict"]) for row in report.dicts()}


def check(log: EventLog, *claims: Assertion, source: str | None = None) -> Report[VerdictRow]:
    return factcheck(log, Claims(title="A text", source=source, claims=claims), TODAY)  # type: ignore[arg-type]


SUSPENDED = Assertion(text="Alphia was suspended", event=happening(kind="suspension", states=("XA",), date="2010"))


def test_each_claim_is_a_row_in_its_order_with_its_name_or_number(read: Read) -> None:
    report = check(read(MEMBERS + DECIDED), SUSPENDED, Assertion(id="brave", text="They were brave"))  # type: ignore[arg-type]
    assert report.columns == VerdictRow._fields == ("claim", "text", "verdict", "evidence", "events", "known_then")
    assert [row[:3] for row in report.rows] == [
        ("1", "Alphia was suspended", "holds"),
        ("brave", "They were brave", "undecided"),
    ]
    assert report.rows[0][4] == ("decided",)
    assert report.summary == "1 holds, 1 undecided"


def test_all_hold_only_if_each_does(read: Read) -> None:
    log = read(MEMBERS + DECIDED)
    assert all_hold(check(log, SUSPENDED).rows)
    assert not all_hold(check(log, SUSPENDED, Assertion(text="They were brave")).rows)


def test_the_text_is_no_witness_of_its_own(read: Read) -> None:
    log = read(MEMBERS + DECIDED.replace("high", "medium") + claim("s2", "date", '"2008"'))
    earlier = Assertion(event=happening(kind="suspension", states=("XA",), date="2008"))
    assert check(log, earlier).rows[0][2] == "disputed"
    assert check(log, earlier, source="s2").rows[0][2] != "disputed"


def test_all_32_claims_of_the_article_are_judged_and_none_stored(article: dict[str, str]) -> None:
    assert list(article) == [f"{number:02}" for number in range(1, 33)]
    assert "verdict =" not in ARTICLE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        ("01 02 04 06 07 08 09 10 18 19 20 23 24 26 29 30 31", "holds"),
        ("03 15 16 17 21 25 27 32", "imprecise"),
        ("22", "disputed"),
        ("28", "wrong"),
        ("05 11 12 13 14", "undecided"),
    ],
)
def test_the_verdicts_on_the_article_are_those_of_the_dossier(
    article: dict[str, str], numbers: str, verdict: str
) -> None:
    assert {number: article[number] for number in numbers.split()} == dict.fromkeys(numbers.split(), verdict)


THEN = date(2011, 1, 1)
LATER = '\n[sources.s3]\npublisher = "Third Press"\nurl = "https://third.example/3"\ndate = "2015"\n'
PUBLISHED = """
[sources.s4]
publisher = "Fourth Press"
url = "https://fourth.example/4"
date = "2010-12-20"
"""


def judged_then(log: EventLog, *claims: Assertion, source: str | None = None) -> Report[VerdictRow]:
    then = known_by(log, THEN, SourceKey(source) if source else None)
    return factcheck(log, Claims(title="A text", source=source, claims=claims), TODAY, then)  # type: ignore[arg-type]


def of_sources(text: str, *keys: str) -> str:
    listed = ", ".join(f'"{key}"' for key in keys)
    return text.replace('["s1", "s2"]', f"[{listed}]")


def test_a_claim_is_also_judged_by_what_was_known_then(read: Read) -> None:
    events = of_sources(MEMBERS, "s4", "s3") + of_sources(DECIDED, "s3") + claim("s4", "date", '"2010-06-01"')
    log = read(LATER + PUBLISHED + events)
    june = Assertion(on=day(date(2010, 7, 1)), standing="suspended", states=("XA",))  # type: ignore[arg-type]
    report = judged_then(log, june, SUSPENDED, Assertion(text="They were brave"))
    assert [(row.verdict, row.known_then) for row in report.rows] == [
        ("imprecise", "holds"),
        ("holds", "holds"),
        ("undecided", "undecided"),
    ]
    assert report.summary == (
        "1 holds, 1 imprecise, 1 undecided; "
        "1 verdict differs from what was known by 2011-01-01: 1 from holds to imprecise"
    )
    assert (report.layout.hidden, not all_hold(report.rows)) == ((), True)


def test_the_summary_counts_each_change_of_a_verdict_or_that_there_is_none(read: Read) -> None:
    log = read(LATER + PUBLISHED + of_sources(MEMBERS, "s4") + of_sources(DECIDED, "s3"))
    bound = Assertion(on=day(date(2005, 1, 1)), standing="member", states=("XA", "XB"))  # type: ignore[arg-type]
    assert judged_then(log, bound).summary == "1 holds; no verdict differs from that on what was known by 2011-01-01"
    left = Assertion(on=day(date(2010, 12, 31)), standing="suspended", states=("XA",))  # type: ignore[arg-type]
    assert judged_then(log, bound, SUSPENDED, left).summary == (
        "3 hold; 2 verdicts differ from what was known by 2011-01-01: 1 from undecided to holds, 1 from wrong to holds"
    )


def test_the_text_is_no_evidence_of_what_was_known_and_stays_in_the_bibliography(read: Read) -> None:
    events = of_sources(MEMBERS, "s3", "s4") + of_sources(DECIDED, "s3") + claim("s4", "date", '"2010-06-01"')
    log = read(LATER + PUBLISHED + events)
    june = Assertion(on=day(date(2010, 7, 1)), standing="suspended", states=("XA",))  # type: ignore[arg-type]
    dated = Assertion(published=parse("2010-12-20"), sources=(SourceKey("s4"),))
    assert [row.known_then for row in judged_then(log, june, dated).rows] == ["holds", "holds"]
    assert [row.known_then for row in judged_then(log, june, dated, source="s4").rows] == ["wrong", "holds"]


def test_without_another_day_there_is_no_second_verdict(read: Read) -> None:
    report = check(read(MEMBERS + DECIDED), SUSPENDED)
    assert ([row.known_then for row in report.rows], report.layout.hidden) == ([None], ("known_then",))


def test_the_toll_of_the_article_was_right_by_what_was_known_then(record: Log) -> None:
    claims = read_claims(str(ARTICLE), record)
    assert claims.date is not None
    rows = factcheck(record, claims, TODAY, known_by(record, claims.date.latest, claims.source)).rows
    assert [(row.claim, row.known_then, row.verdict) for row in rows if row.known_then is not row.verdict] == [
        ("c03-toll", "holds", "imprecise")
    ]

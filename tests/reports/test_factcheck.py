from datetime import date

import pytest

from cstocli.load.claims import read_claims
from cstocli.model.assertions import Assertion, Claims
from cstocli.model.log import EventLog
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
    assert report.columns == VerdictRow._fields == ("claim", "text", "verdict", "evidence", "events")
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

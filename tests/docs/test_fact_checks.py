"""The page about fact checks names every key and every verdict, and its example gets the verdicts that it states."""

import re
import tomllib
from pathlib import Path

from cstocli.factcheck import Verdict
from cstocli.load.claims import read_claims
from cstocli.load.decode import specs
from cstocli.model.assertions import Assertion, EventClaim
from cstocli.model.log import EventLog
from cstocli.reports.factcheck import factcheck
from support.logs import ROOT

PAGE = (ROOT / "docs" / "fact-checks.md").read_text(encoding="utf-8")


def test_every_key_of_a_claim_is_documented() -> None:
    documented = set(re.findall(r"`(\w+)", PAGE)) | set(re.findall(r"\[\[assert\.(\w+)\]\]", PAGE))
    assert {*specs(Assertion), *specs(EventClaim)} <= documented


def test_every_verdict_is_documented() -> None:
    assert set(re.findall(r"^\| \*(\w+)\*", PAGE, re.MULTILINE)) == set(Verdict)


def test_the_example_is_judged(record: EventLog, tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert tomllib.loads(text)
    path = tmp_path / "claims.toml"
    path.write_text(text, encoding="utf-8")
    report = factcheck(record, read_claims(str(path), record), record.verified_to)
    assert [row["verdict"] for row in report.dicts()] == ["wrong", "imprecise", "undecided"]

"""Claims of several parts, of publication, and of nothing that can be judged."""

from itertools import pairwise
from typing import Any

import pytest

from cstocli.factcheck import Judgement, Verdict, evaluate, histories, together
from cstocli.model.assertions import Assertion
from cstocli.model.dates import parse
from cstocli.model.struct import replace
from cstocli.model.terms import SourceKey, StateCode
from support.evidence import DECIDED, HISTORY, IN_FORCE, MEMBERS, SIGNED, claim, happening, unsure
from support.logs import Read


def test_the_worst_part_decides_and_all_are_told(read: Read) -> None:
    parts = tuple(Assertion(event=happening(kind=kind)) for kind in ("signature", "exercise"))
    found = evaluate(histories(read(SIGNED + IN_FORCE)), Assertion(parts=parts))
    assert (found.verdict, found.events) == (Verdict.UNDECIDED, ("signed",))


@pytest.mark.parametrize(("worse", "better"), [*pairwise(reversed(Verdict)), (Verdict.WRONG, Verdict.HOLDS)])
def test_of_two_findings_the_worse_verdict_counts(worse: Verdict, better: Verdict) -> None:
    one, two = Judgement(verdict=worse, evidence="It rained."), Judgement(verdict=better, evidence="It snowed.")
    assert together((one, two)) == Judgement(verdict=worse, evidence="It rained. It snowed.")
    assert together((two, one, two)) == Judgement(verdict=worse, evidence="It snowed. It rained.")


def test_what_is_said_of_no_source_and_of_nothing_is_undecided(read: Read) -> None:
    claimed = Assertion(published=parse("2005"))
    assert evaluate(histories(read(HISTORY)), claimed).verdict is Verdict.UNDECIDED


def test_a_date_of_publication_is_judged_by_the_bibliography(read: Read) -> None:
    log = read(HISTORY)
    claimed = Assertion(published=parse("2005"), sources=("s1",))  # type: ignore[arg-type]
    for key in map(SourceKey, ("s1", "s9")):
        undated = evaluate(histories(log), replace(claimed, sources=(key,)))
        assert (undated.verdict, undated.evidence) == (Verdict.UNDECIDED, f"The bibliography has no date for {key}.")
    sources = {key: replace(source, date=parse("2005-05-05")) for key, source in log.sources.items()}
    assert evaluate(histories(log.replace(sources=sources)), claimed).verdict is Verdict.HOLDS
    later = replace(claimed, published=parse("2006"))
    assert evaluate(histories(log.replace(sources=sources)), later).verdict is Verdict.IMPRECISE


def test_the_source_that_is_checked_is_no_witness_in_a_part_either(read: Read) -> None:
    log = read(MEMBERS + unsure(DECIDED) + claim("s2", "date", '"2009-12-19"'))
    part = Assertion(event=happening(kind="suspension", date="2009-12-19"))
    found = [evaluate(histories(log), Assertion(parts=(part,)), besides).verdict for besides in (None, SourceKey("s2"))]
    assert found == [Verdict.DISPUTED, Verdict.IMPRECISE]


@pytest.mark.parametrize("given", [{}, {"on": parse("2005-05-05")}, {"chair": StateCode("XA")}])
def test_words_alone_or_without_a_day_cannot_be_judged(read: Read, given: dict[str, Any]) -> None:
    found = evaluate(histories(read(HISTORY)), Assertion(text="They were brave", **given))
    assert (found.verdict, "cannot express" in found.evidence) == (Verdict.UNDECIDED, True)

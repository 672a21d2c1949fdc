"""The rules as a set: codes, slugs, docstrings, what each requires."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from cstocli.check.explanation import explanation
from cstocli.check.legal_order import OrderRule
from cstocli.check.rule import Rule, rule
from cstocli.check.rules import RULES
from cstocli.model.diagnostics import Severity
from cstocli.model.events import KINDS, TreatyAct
from cstocli.model.terms import Stage

EVERY = pytest.mark.parametrize("cls", RULES.values(), ids=str)


def test_there_are_at_least_forty() -> None:
    assert len(RULES) >= 40


@EVERY
def test_a_code_is_cs_and_three_digits_and_a_slug_is_words(cls: type[Rule]) -> None:
    assert re.fullmatch(r"CS\d{3}", cls.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", cls.slug)


@EVERY
def test_a_rule_says_what_why_an_example_and_what_instead(cls: type[Rule]) -> None:
    told = explanation(cls)
    assert all(told)
    assert all(part.endswith((".", "`", "?")) for part in told)
    assert told.what[0].isupper()


def test_an_explanation_is_the_docstring_in_four_parts_each_in_one_line() -> None:
    class Example(Rule):
        """Something is wrong: here.

        It goes on
        for two lines.

        Why: because
        it is.
        Example: `a: b`.
        Instead: write it
        right.
        """

    assert explanation(Example) == (
        "Something is wrong: here. It goes on for two lines.",
        "because it is.",
        "`a: b`.",
        "write it right.",
    )


@EVERY
def test_what_a_rule_requires_is_there_and_comes_before_it(cls: type[Rule]) -> None:
    way, waiting = set(), list(cls.requires)
    while waiting:
        code = waiting.pop()
        way.add(code)
        waiting.extend(RULES[code].requires)
    assert cls.code not in way
    assert all(RULES[code].phase <= cls.phase for code in way)


@pytest.mark.parametrize(("code", "slug"), [("CS301", "another-slug"), ("CS399", "signed-twice")])
def test_a_code_and_a_slug_are_taken_once(code: str, slug: str) -> None:
    with pytest.raises(ValueError, match="two rules share"):
        rule(code, slug)(type("Another", (Rule,), {}))
    assert RULES["CS301"].slug == "signed-twice"
    assert "CS399" not in RULES


BROKEN = """
from cstocli.check.rule import RULES, Rule, rule

@rule("CS398", "half-way")
class HalfWay(Rule):
    pass

not_defined
"""


def test_a_module_that_fails_half_way_shows_its_own_error_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_rules.py").write_text(BROKEN)
    monkeypatch.syspath_prepend(tmp_path)
    for _ in range(2):
        with pytest.raises(NameError, match="not_defined"):
            import_module("broken_rules")
    assert RULES.pop("CS398").__module__ == "broken_rules"


def test_advice_is_never_an_error() -> None:
    assert {cls.severity for cls in RULES.values() if cls.code.startswith("CS9") and cls.code != "CS910"} == {
        Severity.ADVICE
    }


@pytest.mark.parametrize("kind", [cls for cls in KINDS.values() if issubclass(cls, TreatyAct) and cls.moves], ids=str)
@pytest.mark.parametrize("stage", [None, *Stage], ids=str)
def test_a_rule_speaks_of_every_act_on_a_treaty_that_finds_no_stage_to_start_from(
    kind: type[TreatyAct], stage: Stage | None
) -> None:
    rules = [cls for cls in RULES.values() if issubclass(cls, OrderRule) and issubclass(kind, cls.kinds)]
    told = stage in kind.moves or any(stage in cls.stages for cls in rules)
    assert told, f"let a rule of rules/consent.py or rules/bonds.py speak of a `{kind.kind}` at the stage {stage}"


@pytest.mark.parametrize("kind", [cls for cls in KINDS.values() if issubclass(cls, TreatyAct)], ids=str)
def test_an_act_on_a_treaty_has_its_own_words_in_findings(kind: type[TreatyAct]) -> None:
    assert kind.does != TreatyAct.does, f"give {kind.__name__} the words `does` and `did`, as its neighbours have them"
    assert kind.did != TreatyAct.did

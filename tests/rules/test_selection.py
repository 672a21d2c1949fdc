"""Which findings are wanted, and the one line that says how much was found."""

from __future__ import annotations

import pytest

from cstocli.check.selection import selection, summary
from cstocli.model.diagnostics import MAX_FAULTS, Diagnostic, Place, Severity
from cstocli.model.errors import UnknownNameError


def _found(code: str, severity: Severity, allowed: str | None = None) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, headline="x", place=Place("a.toml"), allowed=allowed)


ERROR = _found("CS603", Severity.ERROR)
WARNING = _found("CS706", Severity.WARNING)
ADVICE = _found("CS901", Severity.ADVICE)
ALLOWED = _found("CS601", Severity.ERROR, "so it is")


@pytest.mark.parametrize(
    ("found", "files", "told"),
    [
        ([], 1, ""),
        ([ERROR], 1, "1 error in 1 log; csto check --explain CS603 says why"),
        ([ERROR] * 2, 2, "2 errors in 2 logs; csto check --explain CS603 says why"),
        ([WARNING], 1, "1 warning in 1 log; csto check --explain CS706 says why"),
        ([WARNING] * 2, 1, "2 warnings in 1 log; csto check --explain CS706 says why"),
        ([ADVICE] * 2, 1, "2 advice in 1 log; csto check --explain CS901 says why"),
        (
            [ALLOWED, ADVICE, WARNING, ERROR],
            1,
            "1 error, 1 warning, 1 advice, 1 allowed in 1 log; csto check --explain CS603 says why",
        ),
        ([ALLOWED, ADVICE], 1, "1 advice, 1 allowed in 1 log; csto check --explain CS901 says why"),
        ([ERROR] * MAX_FAULTS, 1, f"at least {MAX_FAULTS} errors in 1 log; csto check --explain CS603 says why"),
    ],
)
def test_a_check_ends_with_how_much_was_found_and_the_gravest_code(
    found: list[Diagnostic], files: int, told: str
) -> None:
    assert summary(found, files) == told


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        (["CS901", "one-source"], [], {"CS901", "CS706"}),
        (["CS60"], ["CS601", "sentinel-date"], {"CS602", "CS603", "CS604", "CS606", "CS607"}),
        ([" cs910 ", "CS901"], ["CS901"], {"CS910"}),
    ],
)
def test_rules_are_wanted_by_code_slug_or_family_but_for_those_ignored(
    select: list[str], ignore: list[str], wanted: set[str]
) -> None:
    assert selection(select, ignore, advice=False, allowed=False).wanted == wanted


def test_advice_is_wanted_where_it_is_asked_for_and_without_a_word_no_rule_is_left_out() -> None:
    silent, all_of_them = (selection([], [], advice=advice, allowed=False).wanted for advice in (False, True))
    assert {code for code in all_of_them - silent if not code.startswith("CS9")} == {"CS210", "CS704"}


def test_a_word_that_is_no_rule_is_refused_as_one() -> None:
    with pytest.raises(UnknownNameError, match="unknown rule 'one-sauce'"):
        selection(["one-sauce"], [], advice=False, allowed=False)

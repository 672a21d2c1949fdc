"""What other sources say: each once, otherwise than the log, and not all of them otherwise."""

from __future__ import annotations

import pytest

from cstocli.check.engine import check
from support.evidence import claim
from support.logs import Read, event


@pytest.mark.parametrize(
    ("claims", "codes"),
    [
        (claim("s1", "date", '"2000-01-03"'), set()),
        (claim("s1", "date", '"2000-01-02"'), {"CS708"}),
        (claim("s1", "kind", '"session"'), set()),
        (claim("s1", "kind", '"statement"'), {"CS708"}),
        (claim("s1", "place", '"Alphaville"'), set()),
        (claim("s1", "date", '"2000-01-03"') + claim("s1", "place", '"Alphaville"'), set()),
        (claim("s1", "date", '"2000-01-03"') + claim("s1", "date", '"2000-01-04"'), {"CS709"}),
        (claim("s1", "date", '"2000-01-03"') + claim("s2", "date", '"2000-01-04"'), {"CS710"}),
        (claim("s1", "kind", '"session"') + claim("s2", "kind", '"session"'), {"CS710"}),
        (claim("s1", "place", '"Alphaville"') + claim("s2", "place", '"Betaville"'), set()),
    ],
)
def test_a_claim_is_another_word_of_one_source_while_another_source_supports_the_log(
    read: Read, claims: str, codes: set[str]
) -> None:
    log = read(event("statement", "2000-01-02", 'states = ["XA"]') + claims)
    assert {one.finding.code for one in check(log, {"CS708", "CS709", "CS710"})} == codes

"""An exercise with every claimable field, and the verdict on a claim about an event."""

from __future__ import annotations

from typing import Any

from cstocli.factcheck import Judgement, evaluate, histories
from cstocli.model.assertions import Assertion
from cstocli.model.dates import parse
from cstocli.model.log import EventLog
from support.evidence import happening
from support.logs import event

DRILL = event(
    "exercise",
    "2005-05-05",
    'end = "2005-05-09"',
    'host = ["XA"]',
    'states = ["XA", "XB"]',
    'personnel = "~4000"',
    'note = "About 1,200 guests came; two of 15 burnt tanks were lost."',
    ident="drill",
    series="shield",
    place="Northern range",
)


def judge(log: EventLog, besides: str | None = None, on: str | None = None, **what: Any) -> Judgement:  # noqa: ANN401 - fields of what happened
    day: dict[str, Any] = {"on": parse(on)} if on else {}
    return evaluate(histories(log), Assertion(event=happening(**what), **day), besides)  # type: ignore[arg-type]

"""Logs written inline: the header of a sound one without events, and the text of one event."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cstocli.api.log import Log

ROOT = Path(__file__).parent.parent.parent
HEADER = """\
[log]
organisation = "XO"
title = "An Organisation"
first_day = "1990-01-01"
verified_to = "2030-12-31"

[states.XA]
name = "Alphia"
alpha3 = "XAA"
cow = "ALF"
cow_number = 901
gw = 901
wikidata = "Q1"
names = { ru = "Алфия", ar = "ألفيا" }

[states.XB]
name = "Betonia"
alpha3 = "XBB"
cow = "BET"
cow_number = 902
gw = 902
wikidata = "Q2"
names = { ru = ["Бетония", "Бетанья"] }

[states.XC]
name = "Gammaland"
alpha3 = "XCC"
cow = "GAM"
cow_number = 903
gw = 903
wikidata = "Q3"
names = { ru = "Гаммания" }

[instruments.treaty]
title = "Treaty"
kind = "treaty"

[instruments.charter]
title = "Charter"
kind = "charter"

[instruments.pact]
title = "Pact"
kind = "agreement"

[bodies.council]
title = "Council"
chaired = true
rotation = "ru"

[bodies.office]
title = "Secretariat"
office = "Secretary"

[sources.s1]
publisher = "First Press"
url = "https://first.example/1"

[sources.s2]
publisher = "Second Press"
url = "https://second.example/2"
"""
"""A sound log without events, of an organisation that does not exist."""

Read = Callable[[str], Log]


_ID_WORDS: Final = {"[..": "open-to-", "..]": "-to-open", "..": "-to-", "/": "-to-", ",": "-or-", "~": "-about"}


def _date_as_id(date: str) -> str:
    """Return a date of the log as a part of an id."""
    for sign, word in _ID_WORDS.items():
        date = date.replace(sign, word)
    return re.sub(r"[^a-z0-9-]", "", date.lower())


def event(kind: str, date: str, *lines: str, ident: str = "", **fields: str) -> str:
    """Return the text of one event; what every event must have is filled in."""
    given = {"id": ident or f"{kind}-{_date_as_id(date)}"}
    given |= {"kind": kind, "date": date, **fields}
    text = "".join(f'{key} = "{value}"\n' for key, value in given.items())
    rest = 'title = "Something happens"\nconfidence = "high"\nsources = ["s1", "s2"]\n'
    return f"\n[[event]]\n{text}" + "".join(f"{line}\n" for line in lines) + rest

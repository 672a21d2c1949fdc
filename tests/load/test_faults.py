"""Every fault of form that a log can have: its code, headline, place and hint."""

from __future__ import annotations

import pytest

from cstocli.check.rules import RULES
from cstocli.model.diagnostics import Severity
from support.logs import HEADER, event
from support.markers import faults, unmarked

DATES = 'write "2012-06-28", "2012-06", "2012", "[2012-06-20..2012-06-28]", "[..2012-06-28]" or "2012-06~"'
FIGURES = 'write "4000", "~4000" about, ">4000" more than, "<=4000" up to, or "3000..4000"'
BEGIN = "begin with [log], organisation, title, first_day and verified_to"
ASSERTS = "give `standing` with `states`, `chair`, `office` with `person`, `event`, `published`, or [[assert.part]]"
IDS = "write lower-case letters, digits and hyphens"
STATES = "known are: XA, XB, XC"


def crisis(*lines: str) -> str:
    return HEADER + event("crisis", "2005-01-01", *lines, ident="c")


def act(*lines: str) -> str:
    return HEADER + event("lapse", "2005-01-01", *lines, ident="l")


def asserted(*lines: str) -> str:
    return HEADER + "«[[assert]]»\n" + "".join(f"{line}\n" for line in lines)


def _with_term(term: str) -> str:
    return plain(crisis()).replace("[bodies.council]\n", f"[bodies.council]\nterm = {term}\n")


TERMS = 'write "P1Y" for a year, "P6M" for six months, or "P3Y6M"'


def plain(text: str) -> str:
    return text.replace("«", "").replace("»", "")


CASES = [
    # the header
    ("CS006", "«»", "an empty file", BEGIN),
    ("CS006", "«»# only a comment\n", "an empty file", BEGIN),
    ("CS006", "«»[states]\n", "no [log] table", BEGIN),
    ("CS103", "log = «3»\n", "`log` must be a table, not an integer", None),
    (
        "CS101",
        HEADER.replace("organisation =", "«organization» ="),
        "unknown key `organization`",
        "did you mean `organisation`?",
    ),
    (
        "CS102",
        HEADER.replace("[log]", "«[log]»").replace('title = "An Organisation"\n', ""),
        "missing key `title`",
        "add `title = ...`",
    ),
    ("CS103", HEADER.replace('"An Organisation"', '«" "»'), "`title` is empty", "leave the key out, or write a text"),
    ("CS104", HEADER.replace('"1990-01-01"', '«"1990-01"»'), "`first_day` must be one day", 'write "2012-06-28"'),
    ("CS104", HEADER.replace('"1990-01-01"', '«"1990-01-01~"»'), "`first_day` must be one day", 'write "2012-06-28"'),
    ("CS104", HEADER.replace('"1990-01-01"', '«"1990-1-1"»'), "not a date: '1990-1-1'", DATES),
    ("CS103", HEADER.replace('"1990-01-01"', "«1990»"), "`first_day` must be a date in quotes, not an integer", None),
    (
        "CS104",
        HEADER.replace("[states.XA]", 'verified = { chair = «"soon"» }\n[states.XA]', 1),
        "not a date: 'soon'",
        DATES,
    ),
    # the tables of what events refer to
    ("CS101", HEADER + "«[events]»\n", "unknown key `events`", "did you mean `event`?"),
    (
        "CS101",
        HEADER + "«[zzz]»\n",
        "unknown key `zzz`",
        "known are: log, states, instruments, bodies, sources, event, rejected, assert",
    ),
    ("CS103", "states = «3»\n" + HEADER.split("[states.XA]")[0], "`states` must be a table of tables", None),
    ("CS101", HEADER + "«[[bodiez]]»\n", "unknown key `bodiez`", "did you mean `bodies`?"),
    ("CS103", HEADER + "«[rejected]»\n", "`rejected` must be an array of tables", "write [[rejected]]"),
    ("CS103", HEADER + "«[assert]»\n", "`assert` must be an array of tables", "write [[assert]]"),
    ("CS103", "event = «3»\n" + HEADER, "`event` must be an array of tables", "write [[event]]"),
    ("CS103", "event = [«3»]\n" + HEADER, "`event` must be a table, not an integer", None),
    ("CS103", "rejected = [«3»]\n" + HEADER, "`rejected` must be a table, not an integer", None),
    ("CS103", "assert = [«3»]\n" + HEADER, "`assert` must be a table, not an integer", None),
    (
        "CS108",
        HEADER.replace("[states.XA]", "«[states.Xa]»"),
        "`Xa` is not a key of [states]",
        "write two capital letters",
    ),
    (
        "CS108",
        HEADER.replace("[states.XA]", "«[states.XAA]»"),
        "`XAA` is not a key of [states]",
        "write two capital letters",
    ),
    ("CS108", HEADER.replace("[bodies.office]", "«[bodies.Office]»"), "`Office` is not a key of [bodies]", IDS),
    ("CS108", HEADER.replace("[sources.s1]", "«[sources.s_1]»"), "`s_1` is not a key of [sources]", IDS),
    ("CS103", HEADER.replace('"Alphia"', "«1»"), "`name` must be a string, not an integer", None),
    (
        "CS103",
        HEADER.replace("cow_number = 901", "cow_number = «9.5»"),
        "`cow_number` must be an integer, not a float",
        None,
    ),
    (
        "CS103",
        HEADER.replace("cow_number = 901", "cow_number = «true»"),
        "`cow_number` must be an integer, not a boolean",
        None,
    ),
    (
        "CS103",
        HEADER.replace("cow_number = 901", "cow_number = «-1_000_000_000_000»"),
        "`cow_number` has more than twelve digits",
        None,
    ),
    (
        "CS103",
        HEADER.replace("chaired = true", "chaired = «1»"),
        "`chaired` must be true or false, not an integer",
        None,
    ),
    (
        "CS103",
        HEADER.replace('ru = "Алфия"', "ru = «1»"),
        "`ru` must be a string or an array of strings, not an integer",
        None,
    ),
    ("CS103", HEADER.replace('"Бетанья"', "«[]»"), "`ru` must be a string, not an array", None),
    ("CS103", HEADER.replace('"Бетанья"', '«""»'), "`ru` is empty", "leave the key out, or write a text"),
    ("CS103", HEADER.replace('{ ru = "Гаммания" }', "«3»"), "`names` must be a table, not an integer", None),
    ("CS103", HEADER.replace('"Гаммания"', '«""»'), "`ru` is empty", "leave the key out, or write a text"),
    (
        "CS107",
        HEADER.replace('kind = "charter"', 'kind = «"charta"»'),
        "unknown word for `kind`: `charta`",
        "did you mean `charter`?",
    ),
    # the shape of an event
    ("CS101", crisis("«confidance» = 1"), "unknown key `confidance`", "did you mean `confidence`?"),
    ("CS101", crisis('«"a quoted key"» = 1'), "unknown key `a quoted key`", None),
    ("CS101", crisis("«zzz.key» = 1"), "unknown key `zzz`", None),
    (
        "CS102",
        plain(crisis()).replace("[[event]]", "«[[event]]»").replace('date = "2005-01-01"\n', ""),
        "missing key `date`",
        "add `date = ...`",
    ),
    (
        "CS102",
        plain(crisis()).replace("[[event]]", "«[[event]]»").replace('kind = "crisis"\n', ""),
        "missing key `kind`",
        "add `kind = ...`; `csto kinds` lists them",
    ),
    (
        "CS103",
        crisis("title2 = 1").replace("title2 = 1\n", "").replace('"Something happens"', "«2005-01-01»"),
        "`title` must be a string, not a date",
        None,
    ),
    ("CS103", crisis("note = «12:00:00»"), "`note` must be a string, not a time", None),
    ("CS103", crisis("note = «2005-01-01T12:00:00»"), "`note` must be a string, not a date with a time", None),
    ("CS103", crisis("note = «{ a = 1 }»"), "`note` must be a string, not a table", None),
    ("CS103", crisis('note = «""»'), "`note` is empty", "leave the key out, or write a text"),
    ("CS103", crisis("links = «3»"), "`links` must be an array of ids, not an integer", None),
    ("CS103", crisis("links = [«3»]"), "`links` must be a string, not an integer", None),
    ("CS103", crisis('states = «"XA"»'), '`states` must be an array of codes, ["UZ"], not a string', None),
    ("CS103", crisis("basis = «1»"), "`basis` must be a string, not an integer", None),
    *(
        (
            "CS110",
            crisis(f"end = «{written}»"),
            "`end` has a time of day",
            'write "2012-06-28", and the hour in `note` if it matters',
        )
        for written in ("2005-01-01T12:00:00", '"2005-01-01T12:00"', '"2005-01-01 12:00:00"')
    ),
    ("CS103", crisis("end = «12:00:00»"), "`end` must be a date in quotes, not a time", None),
    ("CS104", crisis('end = «"2005-02-30"»'), "no such day in the calendar: 2005-02-30", DATES),
    ("CS104", crisis('end = «"[2006..2005]"»'), "the window ends before it begins: [2006..2005]", DATES),
    ("CS104", crisis('end = «"28 June 2012"»'), "not a date: '28 June 2012'", DATES),
    *(
        ("CS104", text, f"one day is meant, and {period} is a period", f'write "{window}"')
        for period, window in (
            ("2012-06-20/2012-06-28", "[2012-06-20..2012-06-28]"),
            ("../2012-11-14", "[..2012-11-14]"),
            ("2021-08/..", "[2021-08..]"),
        )
        for text in (
            crisis(f'end = «"{period}"»'),
            crisis(f'effect = «"{period}"»'),
            crisis(f'claim = [{{ source = "s1", field = "date", value = «"{period}"» }}]'),
            crisis().replace('"crisis"', '"statement"').replace('"2005-01-01"', f'«"{period}"»'),
            plain(asserted(f'published = «"{period}"»', 'sources = ["s1"]')).replace(f'"{period}"', f'«"{period}"»'),
            plain(asserted("event = { kind = 'crisis' }")).replace("'crisis'", f"'crisis', date = «'{period}'»"),
        )
    ),
    ("CS104", crisis().replace('"2005-01-01"', '«"2006/2005"»'), "the period ends before it begins: 2006/2005", DATES),
    (
        "CS104",
        crisis('end = "2006"').replace('"2005-01-01"', '«"2005/2006"»'),
        "2005/2006 is a period, which has the last day too",
        'write "2005", or remove `end`',
    ),
    ("CS105", crisis().replace('"crisis"', '«"crizis"»'), "unknown kind `crizis`", "did you mean `crisis`?"),
    ("CS105", crisis().replace('"crisis"', '«"q"»'), "unknown kind `q`", "`csto kinds` lists them"),
    ("CS103", crisis().replace('"crisis"', '«["crisis"]»'), "`kind` must be a string, not an array", None),
    (
        "CS107",
        crisis().replace('"high"', '«"sure"»'),
        "unknown word for `confidence`: `sure`",
        "known are: high, medium, low",
    ),
    ("CS108", crisis().replace('id = "c"', 'id = «"The Crisis"»'), "`The Crisis` is not an id", IDS),
    ("CS108", crisis().replace('id = "c"', 'id = «"-c"»'), "`-c` is not an id", IDS),
    ("CS103", crisis().replace('id = "c"', "id = «1»"), "`id` must be a string, not an integer", None),
    # figures
    *(
        (
            "CS106",
            HEADER + event("exercise", "2005-01-01", f"personnel = «{written}»"),
            f"`{shown}` is not a figure",
            FIGURES,
        )
        for written, shown in (
            ('"4,000"', "4,000"),
            ('"4,000 men"', "4,000 men"),
            ('""', ""),
            ('"-4"', "-4"),
            ('"~"', "~"),
            ('"4000..3000"', "4000..3000"),
            ('"3000..3000"', "3000..3000"),
            ('"~3000..4000"', "~3000..4000"),
            ('"٤٠٠٠"', "٤٠٠٠"),
            ('"1234567890123"', "1234567890123"),
            ("-4", "personnel"),
            ("1_234_567_890_123", "personnel"),
        )
    ),
    (
        "CS103",
        HEADER + event("exercise", "2005-01-01", "personnel = «true»"),
        "`personnel` must be a figure in quotes, not a boolean",
        None,
    ),
    (
        "CS103",
        HEADER + event("exercise", "2005-01-01", "personnel = «4.5»"),
        "`personnel` must be a figure in quotes, not a float",
        None,
    ),
    (
        "CS106",
        HEADER + event("deployment", "2005-01-01", 'contingents = { XA = 1, XB = «"many"» }'),
        "`many` is not a figure",
        FIGURES,
    ),
    (
        "CS202",
        HEADER + event("deployment", "2005-01-01", "contingents = { XA = 1, XX = «2» }"),
        "unknown State `XX`",
        STATES,
    ),
    (
        "CS107",
        HEADER + event("session", "2005-01-01", 'form = ["regular", «"vidio"»]'),
        "unknown word for `form`: `vidio`",
        "did you mean `video`?",
    ),
    # references
    ("CS202", crisis('states = ["XA", «"QQ"»]'), "unknown State `QQ`", STATES),
    ("CS203", crisis().replace('["s1", "s2"]', '["s1", «"s3"»]'), "unknown source `s3`", "known are: s1, s2"),
    ("CS204", act('instrument = «"chartre"»'), "unknown instrument `chartre`", "did you mean `charter`?"),
    (
        "CS205",
        HEADER + event("session", "2005", 'body = «"kouncil"»'),
        "unknown body `kouncil`",
        "did you mean `council`?",
    ),
    ("CS206", crisis('links = [«"nowhere"»]'), "unknown event `nowhere`", "known are: c"),
    (
        "CS206",
        HEADER + event("exercise", "2005", 'umbrella = «"exe"»', ident="exa"),
        "unknown event `exe`",
        "did you mean `exa`?",
    ),
    (
        "CS103",
        HEADER + event("exercise", "2005", "umbrella = «1»"),
        "`umbrella` must be a string, not an integer",
        None,
    ),
    # claims
    (
        "CS207",
        crisis('claim = [{ source = "s1", field = «"dates"», value = 1 }]'),
        "no field `dates`",
        "did you mean `date`?",
    ),
    (
        "CS203",
        crisis('claim = [{ source = «"s3"», field = "date", value = "2004" }]'),
        "unknown source `s3`",
        "known are: s1, s2",
    ),
    ("CS104", crisis('claim = [{ source = "s1", field = "date", value = «"soon"» }]'), "not a date: 'soon'", DATES),
    (
        "CS202",
        crisis('claim = [{ source = "s1", field = "states", value = ["XA", «"QQ"»] }]'),
        "unknown State `QQ`",
        STATES,
    ),
    (
        "CS105",
        crisis('claim = [{ source = "s1", field = "kind", value = «"appeel"» }]'),
        "unknown kind `appeel`",
        "did you mean `appeal`?",
    ),
    (
        "CS103",
        crisis('claim = [{ source = "s1", field = "kind", value = «{ a = 1 }» }]'),
        "`value` must be a string, not a table",
        None,
    ),
    ("CS102", crisis('claim = [«{ source = "s1", field = "date" }»]'), "missing key `value`", "add `value = ...`"),
    ("CS103", crisis("claim = [«1»]"), "`claim` must be a table, not an integer", None),
    ("CS103", crisis("claim = «1»"), "`claim` must be an array of tables, not an integer", None),
    # assertions
    ("CS109", asserted('on = "2000-01-01"'), "an assertion must assert one thing", ASSERTS),
    (
        "CS109",
        asserted('on = "2000-01-01"', 'chair = "XA"', 'standing = "in"'),
        "an assertion must assert one thing",
        ASSERTS,
    ),
    (
        "CS103",
        plain(asserted('on = "2000-01-01"')) + "standing = «3»\n",
        "`standing` must be a string, not an integer",
        None,
    ),
    (
        "CS107",
        plain(asserted('on = "2000-01-01"')) + 'standing = «"membr"»\n',
        "unknown word `membr`",
        "did you mean `member`?",
    ),
    (
        "CS103",
        plain(asserted()) + 'event = { kind = "crisis", figures = «3» }\n',
        "`figures` must be a table of figures, not an integer",
        None,
    ),
    ("CS102", asserted('chair = "XA"'), "missing key `on`", "add `on = ...`"),
    ("CS104", plain(asserted('chair = "XA"')) + 'on = «"2000-01"»\n', "`on` must be one day", 'write "2012-06-28"'),
    ("CS202", plain(asserted('on = "2000-01-01"')) + 'chair = «"QQ"»\n', "unknown State `QQ`", STATES),
    (
        "CS104",
        plain(asserted()) + 'event = { kind = "crisis", count = 3, date = «"2001/2000"» }\n',
        "the period ends before it begins: 2001/2000",
        DATES,
    ),
    *(
        ("CS103", _with_term(f"«{term}»"), headline, hint)
        for term, headline, hint in (
            ("1", "`term` must be a duration in quotes, not an integer", None),
            ('"1Y"', "`1Y` is not a duration", TERMS),
            ('"P"', "`P` is not a duration", TERMS),
            ('"P0Y"', "`P0Y` is not a duration", TERMS),
        )
    ),
]


@pytest.mark.parametrize(("code", "marked", "headline", "hint"), CASES)
def test_a_fault_has_its_words_and_its_place(code: str, marked: str, headline: str, hint: str | None) -> None:
    text, (place,) = unmarked(marked)
    (found, *more) = faults(text)
    assert more == []
    assert (found.code, found.headline, found.place) == (code, headline, place)
    assert (found.hint, found.severity, found.also, found.label) == (hint, Severity.ERROR, (), "")
    assert found.code in RULES

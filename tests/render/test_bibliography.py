import json
import re

import pytest

from cstocli.api.log import Log
from cstocli.model.dates import Edtf, parse
from cstocli.model.terms import Source, SourceKey
from cstocli.render.citations.bibliography import STYLES, bibtex, csl_json, text


def one(date: str | None = "2012-06-28", **fields: str) -> dict[SourceKey, Source]:
    parsed: Edtf | None = parse(date) if date else None
    given = {"publisher": "First Press", "url": "https://first.example/a_b?x=1%20y", **fields}
    return {SourceKey("first-2012"): Source(date=parsed, **given)}


def test_every_style_writes_every_source() -> None:
    two = {**one(), SourceKey("second"): Source(publisher="Second", url="https://second.example")}
    assert all("first-2012" in style(two) and "second" in style(two) for style in STYLES.values())


def test_text_is_one_line_with_publisher_title_date_address_and_key() -> None:
    line = text(one(title="A pact", origin="Agency"))
    assert line == "First Press. “A pact”. After Agency. 2012-06-28. https://first.example/a_b?x=1%20y [first-2012]\n"
    assert text(one(None)).startswith("First Press. No date. ")


def test_text_shows_control_and_direction_characters() -> None:
    assert text(one(title="A\x1b[31m\u202epact\n")) == text(one(title="A\\x1b[31m\\u202epact\\n"))


def test_bibtex_escapes_the_special_characters_of_tex() -> None:
    entry = bibtex(one(title=r"50% of {R&D}_x #1 \input ~ ^ $"))
    assert r"{{50\% of \{R\&D\}\_x \#1 \textbackslash{}input \textasciitilde{} \textasciicircum{} \$}}" in entry


def test_bibtex_gives_as_much_of_the_date_as_is_known() -> None:
    assert "  year = {2012},\n  month = jun,\n  day = {28},\n" in bibtex(one())
    assert "  year = {2012},\n  month = jun,\n  url" in bibtex(one("2012-06~"))
    assert "  year = {2012},\n  url" in bibtex(one("2012"))
    assert "year" not in bibtex(one(None))


def test_bibtex_braces_stay_balanced_whatever_the_address() -> None:
    entry = bibtex(one(url="https://x.example/{a}}\\ b"))
    assert "url = {https://x.example/%7Ba%7D%7D%5C%20b}" in entry
    assert entry.count("{") == entry.count("}")


def test_csl_json_is_an_array_of_items_with_date_parts() -> None:
    (item,) = json.loads(csl_json(one(title="A pact", language="ru", origin="Agency")))
    assert item["id"] == "first-2012"
    assert item["issued"] == {"date-parts": [[2012, 6, 28]]}
    assert (item["title"], item["publisher"], item["language"], item["note"]) == (
        "A pact",
        "First Press",
        "ru",
        "After Agency",
    )
    assert "title" not in json.loads(csl_json(one()))[0]


def test_csl_json_marks_ranges_and_approximate_dates() -> None:
    assert json.loads(csl_json(one("[2025-06-30..2025-07-01]")))[0]["issued"] == {
        "date-parts": [[2025, 6, 30], [2025, 7, 1]]
    }
    assert json.loads(csl_json(one("2011~")))[0]["issued"] == {"date-parts": [[2011]], "circa": True}
    assert json.loads(csl_json(one("2005-21")))[0]["issued"] == {"date-parts": [[2005, 3, 1], [2005, 5, 31]]}
    assert json.loads(csl_json(one("2005-XX")))[0]["issued"] == {"date-parts": [[2005]]}
    assert json.loads(csl_json(one("?2005-05")))[0]["issued"] == {"date-parts": [[2005, 5]], "circa": True}
    assert json.loads(csl_json(one("[2005-05-02,2005-06]")))[0]["issued"] == {
        "date-parts": [[2005, 5, 2], [2005, 6, 30]]
    }
    assert json.loads(csl_json(one("[..2011-05]")))[0]["issued"] == {"date-parts": [[2011, 5]], "circa": True}


@pytest.mark.parametrize(
    ("style", "pattern"),
    [("text", r" (\S+) \[[^ ]+\]$"), ("bibtex", r"^  url = \{(.*)\},$"), ("csl-json", r'^    "URL": "(.*)",?$')],
)
def test_every_address_of_the_record_is_cited_as_it_is(style: str, pattern: str, record: Log) -> None:
    addresses = re.findall(pattern, STYLES[style](record.sources), re.MULTILINE)
    assert addresses == [source.url for source in record.sources.values()]

"""Every format, and that hostile text from a log is only ever shown as text."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from cstocli.model.log import EventLog
from cstocli.model.terms import Figure, SourceAgreement
from cstocli.render.cells import visible
from cstocli.render.context import RenderContext
from cstocli.render.formats.registry import FORMATS
from cstocli.reports.report import FACTS, RECORD, Layout, Report, Shape
from support.hostile import HOSTILE, report
from support.logs import Read

FORMULA = ("=", "+", "-", "@", "\uff1d")


@pytest.fixture
def log(read: Read) -> EventLog:
    return read("")


def rendered(name: str, answer: Report, log: EventLog, setting: RenderContext | None = None) -> str:
    return FORMATS[name].render(answer, log, setting or RenderContext())


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_prints_control_or_direction_characters(name: str, hostile: str, log: EventLog) -> None:
    text = HOSTILE[hostile]
    answer = report((text, text), columns=("one", text), title=text, summary=text, notes=(text,))
    shown = rendered(name, answer, log)
    assert not {char for char in shown if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n", "\t"}
    assert not set(shown) & set("\u202e\u2066\u2069\u200f\u061c\u2028\u2029")
    shown.encode()


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", ["tsv", "csv", "jsonl"])
def test_a_row_stays_one_line_with_the_same_number_of_fields(name: str, hostile: str, log: EventLog) -> None:
    text = HOSTILE[hostile]
    shown = rendered(name, report((text, "x"), (text, "y")), log)
    if name == "jsonl":
        assert [json.loads(line)["two"] for line in shown.splitlines()] == ["x", "y"]
    elif name == "csv":
        assert [len(row) for row in csv.reader(io.StringIO(shown))] == [2, 2, 2]
    else:
        assert [line.count("\t") for line in shown.split("\n")[:-1]] == [1, 1, 1]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("name", ["tsv", "csv"])
def test_no_field_is_read_as_a_formula(name: str, hostile: str, log: EventLog) -> None:
    shown = rendered(name, report((HOSTILE[hostile], "x"), columns=("one", HOSTILE[hostile])), log)
    rows = csv.reader(io.StringIO(shown)) if name == "csv" else (line.split("\t") for line in shown.splitlines())
    assert not [field for row in rows for field in row if field.startswith(FORMULA)]


def test_a_negative_number_stays_a_number(log: EventLog) -> None:
    assert rendered("csv", report((-5, -1.5)), log) == "one,two\n-5,-1.5\n"


def test_csv_quotes_as_rfc_4180_and_ends_lines_with_a_newline(log: EventLog) -> None:
    assert rendered("csv", report(('a "b", c', "d")), log) == 'one,two\n"a ""b"", c",d\n'


def test_tsv_quotes_nothing_and_escapes_a_tab_in_a_cell(log: EventLog) -> None:
    assert rendered("tsv", report(('a "b"\tc', "d")), log) == 'one\ttwo\na "b"\\tc\td\n'


@pytest.mark.parametrize("name", ["tsv", "csv", "table"])
def test_without_a_header_only_the_rows_are_printed(name: str, log: EventLog) -> None:
    shown = rendered(name, report(("here", "there")), log, RenderContext(header=False))
    assert "one" not in shown
    assert "here" in shown


@pytest.mark.parametrize("hostile", HOSTILE)
def test_json_keeps_every_text_unchanged(hostile: str, log: EventLog) -> None:
    text = HOSTILE[hostile]
    for setting in (RenderContext(), RenderContext(encoding="ascii")):
        shown = rendered("json", report((text, None)), log, setting)
        assert json.loads(shown)["data"] == [{"one": text, "two": None}]
        assert setting.unicode or shown.isascii()


def test_json_keeps_numbers_lists_and_null(log: EventLog) -> None:
    shown = json.loads(rendered("json", report((3, ("a", "b")), (None, Figure(3, "~"))), log))
    assert shown["data"] == [{"one": 3, "two": ["a", "b"]}, {"one": None, "two": "~3"}]
    assert (shown["csto"], shown["command"], shown["on"], shown["notes"]) == (1, "made", None, [])


ATTRIBUTES = {
    ("lang", "en"),
    ("charset", "utf-8"),
    ("name", "viewport"),
    ("content", "width=device-width"),
    ("name", "color-scheme"),
    ("content", "light dark"),
    ("id", "title"),
    ("role", "region"),
    ("aria-labelledby", "title"),
    ("tabindex", "0"),
    ("scope", "col"),
    ("scope", "row"),
    ("rowspan", "2"),
    ("dir", "auto"),
    ("class", "date"),
    ("class", "number"),
    ("class", "text"),
    ("class", "scroll"),
    ("class", "fields"),
}
"""The only attributes that a page may have, whatever the report holds."""


class _Cells(HTMLParser):
    """Collect the tags and the texts of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert set(attrs) <= ATTRIBUTES
        self._open = tag == "td"
        if self._open:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.cells[-1] += data


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("shape", Shape)
def test_html_shows_text_and_adds_no_element(hostile: str, shape: Shape, log: EventLog) -> None:
    text = HOSTILE[hostile]
    answer = report((text, "x"), title=text, summary=text, notes=(text,), layout=Layout(shape))
    for setting in (RenderContext(), RenderContext(encoding="ascii")):
        page = _Cells()
        shown = rendered("html", answer, log, setting)
        page.feed(shown)
        assert page.cells == [visible(text), "x"]
        assert page.tags.isdisjoint({"script", "a", "img", "iframe"})
        assert shown.startswith("<!DOCTYPE html>\n")
        assert setting.unicode or shown.isascii()


def test_html_does_not_wrap_dates_and_aligns_numbers_to_the_right(log: EventLog) -> None:
    shown = rendered("html", report((date(2012, 6, 28), 40), columns=("from", "personnel")), log)
    assert '<td dir="auto" class="date">2012-06-28</td><td dir="auto" class="number">40</td>' in shown
    assert '<th scope="col">from</th><th scope="col" class="number">personnel</th>' in shown


def test_html_gives_each_item_of_a_list_a_line(log: EventLog) -> None:
    page = _Cells()
    page.feed(rendered("html", report((({"key": "a"}, {"key": "b"}), None), layout=RECORD), log))
    assert page.cells == ["key=a", "key=b"]


def test_html_has_one_heading_and_no_empty_header(log: EventLog) -> None:
    source = {"key": "k", "title": "A pact", "url": "https://first.example/a"}
    row = ("an-event", (source, {"key": "other"}), {"instrument": "charter"}, None)
    shown = rendered("html", report(row, columns=("id", "sources", "details", "note"), layout=RECORD), log)
    assert shown.count("<h1") == shown.count("<main>") == 1
    assert re.findall(r"<th [^>]*>(.*?)</th>", shown) == ["id", "sources", "instrument"]
    assert '<th scope="row" rowspan="2">sources</th>' in shown


def test_html_names_a_source_by_its_title_and_links_it(log: EventLog) -> None:
    source = {"key": "k", "publisher": "First & Co", "title": "A <pact>", "url": "https://first.example/?a=1&b='2'"}
    shown = rendered("html", report(((source,), None), layout=RECORD), log)
    link = '<a class="named" href="https://first.example/?a=1&amp;b=&#x27;2&#x27;">A &lt;pact&gt;</a>'
    assert f"{link} · k · First &amp; Co</td>" in shown


def test_html_links_addresses_in_cells_and_sentences(log: EventLog) -> None:
    address = "https://first.example/a_(b)"
    shown = rendered("html", report((address, "x"), notes=(f"It is read (see {address}).",)), log)
    link = f'<a href="{address}">{address}</a>'
    assert f'<td dir="auto" class="address">{link}</td>' in shown
    assert f"(see {link}).</li>" in shown


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://first.example/\u202ea", "ftp://first.example", "x"]
)
def test_what_is_no_address_on_the_web_is_not_linked(address: str, log: EventLog) -> None:
    source = {"title": "A pact", "url": address}
    answer = report(((source,), address), layout=RECORD)
    assert "<a" not in rendered("html", answer, log)
    assert "](" not in rendered("md", answer, log)


@pytest.mark.parametrize("name", ["table", "md", "html"])
def test_formats_for_people_end_with_the_provenance(name: str, log: EventLog) -> None:
    shown = rendered(name, report(("x", "y"), provenance={"tool": "csto 9", "query": "csto <x> | y"}), log)
    text = unescape(re.sub(r"<[^>]*>", " ", shown)) if name == "html" else shown
    assert re.search(r"tool:? +csto 9\s+query:? +csto <x> \| y\s+(```\s+)?$", text)


def test_a_record_in_markdown_is_a_list_of_its_fields(log: EventLog) -> None:
    row = ("an-event", ({"title": "A pact", "url": "https://first.example/a_b"}, {"key": "k"}), None)
    shown = rendered("md", report(row, row, columns=("id", "sources", "note"), layout=RECORD), log)
    one = "- **id**: an-event\n- **sources**:\n  - [A pact](<https://first.example/a_b>)\n  - key=k\n"
    assert shown == f"## A title\n\n{one}\n---\n\n{one}"


def test_facts_in_markdown_are_listed_by_their_label(log: EventLog) -> None:
    rows = (("member", "AM BY", None), ("force", "a", 2001), ("force", "b", SourceAgreement.AGREED))
    shown = rendered("md", report(*rows, columns=("fact", "value", "since"), notes=("Read.",), layout=FACTS), log)
    assert shown == "## A title\n\n- **member**: AM BY\n- **force**:\n  - a · 2001\n  - b\n\nNotes:\n\n- Read.\n"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markdown_shows_text_and_adds_no_markup(hostile: str, log: EventLog) -> None:
    text = HOSTILE[hostile]
    shown = rendered("md", report((text, "x"), title=text, summary=text, notes=(text,)), log)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(shown)
    inline = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in inline} <= {"text", "text_special", "strong_open", "strong_close"}
    types = [token.type for token in tokens]
    assert types.count("td_open") == 2
    assert types.count("list_item_open") == 1
    assert not {"html_block", "heading_open", "blockquote_open", "code_block", "ordered_list_open"} & set(types)
    texts = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    assert texts.count(visible(text).strip()) == 4


def test_markdown_escapes_column_names_only_if_they_are_not_identifiers(log: EventLog) -> None:
    assert "| a_b | c\\|d |" in rendered("md", report(("x", "y"), columns=("a_b", "c|d")), log)

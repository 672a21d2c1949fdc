"""Markdown as GitHub renders it: each address leads where the record says, and nothing else is a link."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from cmarkgfm import github_flavored_markdown_to_html

from cstocli.api.log import Log
from cstocli.render.cells import visible
from cstocli.render.context import RenderContext
from cstocli.render.formats.markdown import markdown
from cstocli.reports.report import FACTS, RECORD, TABLE, Layout, Report
from support.hostile import HOSTILE, report
from support.modes import MODES, write_files
from support.program import Run

ADDRESSES = (
    "https://first.example/a_b_c/*d*/~e~?x=1&copy;=2&y=[z]#_f",
    "https://en.first.example/wiki/Treaty_(1992)",
    "http://first.example/?a=1&b=2;c|d`e`<f>\\g$h$",
    "https://first.example/Ташкент_1992",
    "https://first.example/ends.in.a.stop.",
)


class _Links(HTMLParser):
    """Collect the addresses of links, the elements and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [unquote(value or "") for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def on_github(text: str) -> _Links:
    return _Links(github_flavored_markdown_to_html(text))


def rendered(answer: Report) -> _Links:
    return on_github(markdown(answer, None, RenderContext()))


def addresses_in(cell: object) -> Iterator[str]:
    """Yield the addresses in the cells of an answer in JSON."""
    if isinstance(cell, dict | list):
        for inner in cell.values() if isinstance(cell, dict) else cell:
            yield from addresses_in(inner)
    elif isinstance(cell, str) and re.fullmatch(r"https?://\S+", cell):
        yield unquote(cell)


def test_every_address_of_the_record_survives(csto: Run, record: Log) -> None:
    links = on_github(csto("sources", "--format", "md").stdout)
    assert sorted(links.addresses) == sorted(unquote(source.url) for source in record.sources.values())


@pytest.mark.parametrize("mode", MODES)
def test_the_links_of_an_answer_are_the_addresses_in_it(mode: str, csto: Run, tmp_path: Path) -> None:
    words = shlex.split(MODES[mode].format(**write_files(csto, tmp_path)))
    links = on_github(csto(*words, "--format", "md").stdout)
    answer = json.loads(csto(*words, "--format", "json").stdout)
    assert set(links.addresses) == set(addresses_in(answer["data"]))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("layout", [TABLE, RECORD, FACTS])
def test_an_address_survives_whatever_is_in_it(layout: Layout, address: str) -> None:
    assert rendered(report(("one", address), layout=layout)).addresses == [unquote(address)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_source_is_linked_by_its_title_or_its_address(address: str) -> None:
    titled = {"key": "k", "title": "A [title] with https://other.example/a_b", "url": address}
    untitled = {"key": "k", "title": None, "url": address}
    assert rendered(report(((titled, untitled), None), layout=RECORD)).addresses == [unquote(address)] * 2


def test_an_address_in_a_sentence_ends_before_the_full_stop_and_the_bracket() -> None:
    note = "Seen at https://first.example/a_b (https://first.example/c_(d)), and www.second.example/e_f."
    answer = report(("x", "y"), notes=(note,))
    assert rendered(answer).addresses == ["https://first.example/a_b", "https://first.example/c_(d)"]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("layout", [RECORD, FACTS])
def test_hostile_text_in_a_list_stays_text(layout: Layout, hostile: str) -> None:
    text = HOSTILE[hostile]
    answer = report(
        (text, text), columns=("one", text), title=text, notes=(text,), layout=layout, provenance={"query": text}
    )
    page = rendered(answer)
    assert page.tags <= {"h2", "ul", "li", "strong", "p", "pre", "code"}
    assert page.text.count(visible(text).strip()) == (6 if layout is RECORD else 5)

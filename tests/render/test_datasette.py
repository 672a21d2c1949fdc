"""Datasette serves what csto exports: pages answer, rows link to one another, text is found, columns are explained."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from cstocli.model.log import EventLog
from cstocli.render.export.writers import FILES, FOLDERS, Folder
from cstocli.replay.history import replay
from cstocli.reports.tables import TABLES, Filled, Table, fill

datasette = pytest.importorskip("datasette.app", reason="datasette is not installed")
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

FACTS = {
    "tool": "csto 0",
    "query": "csto export csto-datasette --format=datasette",
    "organisation": "CSTO",
    "verified_to": "2030-12-31",
    "sha256": "0" * 64,
    "reading": "practice",
    "licence": "CC-BY-4.0",
}
Get = Callable[[str], Any]


@pytest.fixture(scope="module")
def tables(record: EventLog) -> list[Filled]:
    history = replay(record)
    return [fill(table, history) for table in TABLES.values()]


@pytest.fixture(scope="module", params=["a file", "a folder"])
def get(
    request: pytest.FixtureRequest, tables: list[Filled], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Get]:
    """Return a function that gets a page from Datasette, which serves the file alone or the folder."""
    place = tmp_path_factory.mktemp("served")
    if request.param == "a file":
        (place / "csto.sqlite").write_bytes(FILES[".sqlite"].write(tables, FACTS))
        served = datasette.Datasette([str(place / "csto.sqlite")])
    else:
        for name, content in FOLDERS[Folder.DATASETTE].write(tables, FACTS).items():
            (place / name).write_bytes(content)
        served = datasette.Datasette(config_dir=place)
    with asyncio.Runner() as runner:
        yield lambda address: runner.run(served.client.get(address, follow_redirects=True))


def links(page: Any, pattern: str) -> list[str]:  # noqa: ANN401 - a response of httpx
    return sorted({unescape(found) for found in re.findall(f'href="({pattern})"', page.text)})


def test_the_pages_that_link_to_tables_answer(get: Get) -> None:
    assert get("/").status_code == 200
    page = get("/csto")
    assert page.status_code == 200
    assert {f"/csto/{name}" for name in (*TABLES, "provenance")} <= set(links(page, "/csto/[a-z_]+"))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_its_facets_its_rows_and_the_rows_that_they_name_answer(table: Table, get: Get) -> None:
    page = get(f"/csto/{table.name}?_size=20")
    assert page.status_code == 200, page.text
    rows = links(page, '/csto/[a-z_]+/[^"?]+')
    assert rows
    for address in [*rows[:4], *rows[-4:]]:
        assert get(address).status_code == 200, address
    words = [column.name for column in table.columns if column.words or column.references]
    facets = "&".join(f"_facet={name}" for name in words)
    assert get(f"/csto/{table.name}.json?{facets}&_size=1&_labels=on").status_code == 200


def test_a_name_stands_in_place_of_a_key(get: Get) -> None:
    (row,) = get("/csto/spells.json?state=UZ&standing=suspended&_shape=array&_labels=on").json()
    assert row["state"] == {"value": "UZ", "label": "Uzbekistan"}
    assert row["begun_by"]["label"].startswith("Uzbekistan")
    assert row["first_day"] == "2012-06-28"


def test_events_and_sources_have_a_search_box_that_finds_words(get: Get) -> None:
    for name in ("events", "sources"):
        assert 'name="_search"' in get(f"/csto/{name}").text
    found = get("/csto/events.json?_search=uzbekistan+suspends&_shape=array").json()
    assert "uz-suspension-2012" in {row["event"] for row in found}


def test_the_folder_explains_its_columns(get: Get, request: pytest.FixtureRequest) -> None:
    page = get("/csto/spells").text
    described = 'class="column-descriptions"' in page
    assert described == ("a folder" in request.node.name)
    assert ("Creative Commons" in page) == described


def test_every_foreign_key_names_its_column(tables: list[Filled], tmp_path: Path) -> None:
    (tmp_path / "made.sqlite").write_bytes(FILES[".sqlite"].write(tables, FACTS))
    connection = sqlite3.connect(tmp_path / "made.sqlite")
    for table, _ in tables:
        keys = connection.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
        links = {column.name: column.references for column in table.columns if column.references}
        assert {source: other for _, _, other, source, *_ in keys} == links
        assert all(target == TABLES[other].key[0] for _, _, other, _, target, *_ in keys)
    connection.close()

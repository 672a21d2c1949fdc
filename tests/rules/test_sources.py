"""Sources: addresses, days of publication, and who counts as another one."""

from __future__ import annotations

import pytest

from conftest import Read, event
from cstocli.core.rules import check


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("https://first.example/1", "http://www.First.example/1/#top", True),
        ("https://first.example", "https://first.example/", True),
        ("https://first.example/a", "https://first.example/A", False),
        ("https://first.example/?q=1", "https://first.example/?q=2", False),
        ("https://ru.first.example/1", "https://first.example/1", False),
    ],
)
def test_addresses_are_one_where_they_open_one_page(
    read: Read,
    one: str,
    other: str,
    is_one: bool,  # noqa: FBT001
) -> None:
    log = read(event("statement", "2000-01-02"))
    sources = {key: log.sources[key].replace(url=url) for key, url in (("s1", one), ("s2", other))}  # type: ignore[index]
    assert bool(check(log.replace(sources=sources), {"CS703"})) is is_one


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("https://first.example/1", None),
        ("http://first.example:8080/a%20b", None),
        ("https://first.example/a b", "a character that must be written as %.."),
        ("https://first.example/ä", "a character that must be written as %.."),
        ("https://first.example/<1>", "a character that must be written as %.."),
        ("https://first.example/\x7f", "a character that must be written as %.."),
        ("ftp://first.example/1", "neither http:// nor https://"),
        ("first.example/1", "neither http:// nor https://"),
        ("https:///1", "no host"),
        ("https://localhost/1", "no host"),
        ("https://first./1", "no host"),
        ("https://.first/1", "no host"),
        ("https://first.example./1", "no host"),
        ("https://[first.example/1", "host or port cannot be read"),
        ("https://first.example:99999/1", "host or port cannot be read"),
    ],
)
def test_an_address_is_one_that_a_browser_can_open(read: Read, url: str, wrong: str | None) -> None:
    log = read(event("statement", "2000-01-02"))
    sources = {key: source.replace(url=url) for key, source in log.sources.items() if key == "s1"}
    found = [one.finding.headline for one in check(log.replace(sources=sources), {"CS707"})]
    assert found == ([f"no address: {wrong}"] if wrong else [])

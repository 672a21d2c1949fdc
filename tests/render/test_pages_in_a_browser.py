"""The page of each answer in a real browser: no violation that axe finds, nothing fetched, no word in the console."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from support.modes import MODES, write_files
from support.program import Run

CHROMIUM: Final = shutil.which("chromium") or shutil.which("google-chrome")
AXE: Final = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
WIDTHS: Final = (360, 1280)
"""Those of a phone and of a desk."""

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # of the pipes to the browser
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser without a window; it needs no sandbox for the pages of the program itself."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


def violations(page: Page) -> list[str]:
    """Return what axe finds on a page, as the rule and the element."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("mode", MODES)
def test_the_page_of_an_answer_has_no_fault_in_any_scheme_and_width(
    mode: str, csto: Run, browser: Browser, tmp_path: Path
) -> None:
    words = shlex.split(MODES[mode].format(**write_files(csto, tmp_path)))
    path = tmp_path / "page.html"
    path.write_text(csto(*words, "--format", "html").stdout, encoding="utf-8")
    page = browser.new_page()
    heard: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    for scheme, width in ((scheme, width) for scheme in SCHEMES for width in WIDTHS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == [], (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"the page is wider than {width}"
    page.close()
    assert (heard, asked) == ([], [path.as_uri()])

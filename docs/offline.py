"""Fail if a page of the built site loads anything from another host: ``python docs/offline.py site``.

A link that a reader follows may lead elsewhere. Scripts, styles, fonts, pictures and frames may not, in HTML, in
style sheets and in SVG.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

LOADING: Final = {"src", "srcset", "poster", "data", "background", "xlink:href"}
"""Attributes that a browser fetches without being asked."""
LINKING: Final = {"a", "area", "base"}
"""Elements in which ``href`` is only followed; in all others (``link``, ``use``, ``image``) it is fetched."""
WIDGETS: Final = {"mermaid", "glightbox", "pyodide", "md-source"}
"""Classes for which the script of the theme fetches a library or asks a host."""
ELSEWHERE: Final = re.compile(r"(?:https?:|ftps?:|wss?:)?//", re.IGNORECASE)
FETCHED: Final = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*((?:https?:|ftps?:)?//[^\s"')]*)""", re.IGNORECASE)


class Page(HTMLParser):
    """Collects what an HTML page or an SVG picture loads from elsewhere."""

    def __init__(self) -> None:
        """Start with nothing found, outside of every style sheet."""
        super().__init__()
        self.found: list[str] = []
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes of an element."""
        self.in_style = tag == "style"
        for name, given in attrs:
            value = (given or "").strip()
            fetched = name in LOADING or (name == "href" and tag not in LINKING)
            if fetched and any(ELSEWHERE.match(part) for part in re.split(r",?\s+", value)):
                self.found.append(f"<{tag} {name}={value!r}>")
            elif name == "style":
                self.found.extend(fetched_by_css(value))
            elif name == "class" and WIDGETS & set(value.split()):
                self.found.append(f"<{tag} class={value!r}>")

    def handle_endtag(self, tag: str) -> None:
        """Leave a style sheet."""
        self.in_style = self.in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        """Look at the text of a style sheet."""
        if self.in_style:
            self.found.extend(fetched_by_css(data))


def fetched_by_css(text: str) -> list[str]:
    """Return the addresses on other hosts that a style sheet loads."""
    return FETCHED.findall(text)


def fetched(path: Path) -> list[str]:
    """Return what a file loads from other hosts."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return fetched_by_css(text)
    page = Page()
    page.feed(text)
    page.close()
    return page.found


def offending(site: Path) -> Iterator[str]:
    """Yield a line for each file that loads something. Raises ``FileNotFoundError`` where there is no page at all."""
    files = sorted(path for ending in ("html", "css", "svg") for path in site.rglob(f"*.{ending}"))
    if not files:
        raise FileNotFoundError(site)
    for path in files:
        yield from (f"{path.relative_to(site)}: {found}" for found in fetched(path))


def main() -> int:
    """Print what is loaded from elsewhere; return 1 if anything is."""
    found = list(offending(Path(sys.argv[1])))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

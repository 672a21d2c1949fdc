"""Write every generated page anew: ``python docs/generate.py``; with ``--check``, only say which are out of date.

A page is a module in ``docs/pages``: ``PATH``, from the root of the repository, and ``text()``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Write the pages, or compare them; return how many differ from what they should say."""
    sys.argv, asked = ["csto"], sys.argv[1:]  # the pages are made of the program's own help
    stale = 0
    for found in iter_modules([str(ROOT / "docs" / "pages")]):
        page = import_module(f"pages.{found.name}")
        if not hasattr(page, "text"):
            continue  # what pages share
        path, text = ROOT / page.PATH, page.text()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in asked:
            print(f"{page.PATH} is out of date: run make docs")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {page.PATH}")
    return stale if "--check" in asked else 0


if __name__ == "__main__":
    sys.exit(main())

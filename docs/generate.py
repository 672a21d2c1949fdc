"""Write every generated page: ``python docs/generate.py``; with ``--check``, only name those that are out of date.

A page is a module in ``docs/pages`` with ``PATH``, from the root of the repository, and ``text()``. A module that
also writes a folder of pages has ``FOLDER`` and ``folder()``, the text of each by its file name; no other file stays
in that folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Write the pages, or compare them; return how many are out of date, which is 0 after writing."""
    sys.argv, arguments = ["csto"], sys.argv[1:]  # the pages quote the program's own help
    stale = 0
    for found in iter_modules([str(ROOT / "docs" / "pages")]):
        for path, text in pages(import_module(f"pages.{found.name}")):
            if (path.read_text(encoding="utf-8") if path.is_file() else None) == text:
                continue
            stale += 1
            name = path.relative_to(ROOT)
            if "--check" in arguments:
                print(f"{name} is out of date: run make docs")
            else:
                write(path, text)
                print(f"{'removed' if text is None else 'wrote'} {name}")
    return stale if "--check" in arguments else 0


def pages(module: ModuleType) -> Iterator[tuple[Path, str | None]]:
    """Yield the path and the text of each page of a module; no text for a file that has to go."""
    if hasattr(module, "text"):
        yield ROOT / module.PATH, module.text()
    if hasattr(module, "folder"):
        folder, texts = ROOT / module.FOLDER, module.folder()
        yield from ((folder / name, text) for name, text in texts.items())
        yield from ((path, None) for path in folder.glob("*") if path.name not in texts)


def write(path: Path, text: str | None) -> None:
    """Write a page, or remove it where there is no text."""
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

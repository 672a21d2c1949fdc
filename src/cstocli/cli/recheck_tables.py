"""Saved tables with provenance: read from a file, and made again by repeating their query."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from cstocli.cli.command_table import COMMANDS
from cstocli.cli.exits import UsageError
from cstocli.cli.export_tables import exported, read_query
from cstocli.cli.groups import load_command
from cstocli.cli.log_options import LogOptions
from cstocli.cli.provenance import query_words
from cstocli.model.errors import UnknownNameError
from cstocli.render.cells import visible
from cstocli.render.export.data_package import DESCRIPTOR
from cstocli.render.formats.delimited import COMMENT
from cstocli.reports.recheck import SavedTable
from cstocli.reports.tables import TABLES

if TYPE_CHECKING:
    from typer._click import Command

MAX_BYTES: Final = 256 * 1024 * 1024
"""The largest file that is read."""
_REQUIRED: Final = ("query", "sha256", "reading")


def read_saved(path: Path) -> SavedTable:
    """Return the table of a file, or the tables of a folder. Raises ``UsageError`` when they cannot be read."""
    if path.is_dir() or path.name == DESCRIPTOR:
        folder = path if path.is_dir() else path.parent
        return _package({name: _read(folder / name) for name in _package_files(folder)}, path)
    return parse_saved(_read(path), str(path))


def parse_saved(content: bytes, name: str) -> SavedTable:
    """Return the table that the bytes of a file hold. Raises ``UsageError`` when they hold no provenance."""
    try:
        text = content.decode("utf-8-sig")
        saved = _comma_separated(text) if text.startswith(COMMENT) else _json(text)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, csv.Error):
        saved = None
    return _checked(saved, name)


def repeat_query(saved: SavedTable, log: LogOptions) -> SavedTable:
    """Return the table that the same query makes now, from the log of these options.

    The query comes from a file, so it may only be one that prints an answer and reads nothing but the log.
    Raises ``UsageError`` when it is not, or cannot be repeated.
    """
    try:
        given = shlex.split(saved.facts["query"])[1:]
        if given[:1] == ["export"]:
            return _repeat_export(given[1:], log)
        words = query_words(given) or [""]
        added = ["--provenance", f"--format={saved.facts['format']}", *([f"--log={log.file}"] if log.file else [])]
        added += ["--unsound"] * log.unsound
        return parse_saved(_capture(_repeatable_command(words[0]), [*added, *words[1:]]), "the answer")
    except (UsageError, UnknownNameError, typer.TyperException, ValueError, LookupError) as error:
        message = f"its query cannot be repeated: {visible(str(error))}"
        raise UsageError(message) from None


def _repeatable_command(name: str) -> Command:
    """Return a command that prints an answer and reads no file but the log. Raises ``UsageError`` for any other."""
    command = load_command(name) if name in COMMANDS else None
    params = command.params if command else []
    files = [param for param in params if param.metavar == "FILE" and not {"--log", "--bibliography"} & {*param.opts}]
    if command is None or files or "provenance" not in {param.name for param in params}:
        message = f"csto recheck does not repeat {name!r}"
        raise UsageError(message)
    return command


def _repeat_export(words: Sequence[str], options: LogOptions) -> SavedTable:
    wanted = read_query(words[1:], Path(words[0]).suffix)
    with redirect_stderr(io.StringIO()):  # a warning on the log was printed when it was first read
        log = options._replace(prefer=wanted.prefer, known_by=wanted.known_by).log(bibliography=True)
    content = exported(log, wanted, Path(words[0]), shipped=False).content
    return parse_saved(content, "it") if isinstance(content, bytes) else _package(content, Path("it"))


def _capture(command: Command, words: list[str]) -> bytes:
    """Return what a command prints to standard output."""
    out = io.BytesIO()
    stream = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    with redirect_stdout(stream), redirect_stderr(io.StringIO()):
        command.main(words, prog_name="csto", standalone_mode=False)
    return out.getvalue()


def _read(path: Path) -> bytes:
    try:
        if not path.exists():
            message = f"{path}: no such file"
            raise UsageError(message, "give a table made with --provenance")
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            message = f"{path}: not a file that can be checked"
            raise UsageError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read: {(error.strerror or str(error)).lower()}"
        raise UsageError(message) from None


def _checked(saved: SavedTable | None, name: str) -> SavedTable:
    facts = saved.facts if saved else {}
    if saved is None or not all(isinstance(facts.get(key), str) for key in _REQUIRED):
        message = f"{name}: no provenance"
        raise UsageError(
            message, "give a csv, tsv, json or jsonl file made with --provenance, or a folder of csto export"
        )
    return saved


def _comma_separated(text: str) -> SavedTable:
    lines = text.splitlines(keepends=True)
    head = [line.rstrip("\r\n") for line in lines if line.startswith(COMMENT)]
    facts = dict(line.removeprefix(COMMENT).split(": ", 1) for line in head)
    rest = "".join(lines[len(head) :])
    if facts["format"] == "tsv":
        return SavedTable(facts=facts, rows=rest.splitlines())
    return SavedTable(facts=facts, rows=[_row(cells) for cells in csv.reader(io.StringIO(rest, newline=""))])


def _json(text: str) -> SavedTable:
    first, _, rest = text.partition("\n")
    try:
        content = json.loads(text)
    except ValueError:  # an object a line
        facts = json.loads(first)["provenance"]
        return SavedTable(facts=facts, rows=[_row(json.loads(line)) for line in rest.splitlines()])
    if "tables" in content:
        listed = content["tables"].items()
        return SavedTable(
            facts=content["provenance"], rows=[f"{name} {_row(row)}" for name, rows in listed for row in rows]
        )
    return SavedTable(facts=content["provenance"], rows=[_row(row) for row in content.get("data", [])])


def _package(files: Mapping[str, bytes], path: Path) -> SavedTable:
    """Return the tables of a data package; only files with the names of our tables are read."""
    try:
        facts = json.loads(files[DESCRIPTOR])["provenance"]
        rows = [
            f"{name.removesuffix('.csv')} {_row(cells)}"
            for name, content in sorted(files.items())
            if name.endswith(".csv")
            for cells in csv.reader(io.StringIO(content.decode("utf-8-sig")))
        ]
        saved = SavedTable(facts=facts, rows=rows)
    except (ValueError, KeyError, TypeError, csv.Error):
        saved = None
    return _checked(saved, str(path))


def _package_files(folder: Path) -> list[str]:
    return [DESCRIPTOR, *(f"{name}.csv" for name in TABLES if (folder / f"{name}.csv").is_file())]


def _row(row: object) -> str:
    """Return a list of cells, or an object, as one text."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True)

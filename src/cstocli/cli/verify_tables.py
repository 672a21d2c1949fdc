"""Tables that tell what they were made from: read out of a file, and asked again with the same question."""

from __future__ import annotations

import csv
import io
import json
import shlex
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Final

from cstocli.cli.exits import UsageError
from cstocli.cli.export_tables import exported, read_query
from cstocli.cli.log_options import LogOptions
from cstocli.cli.provenance import question
from cstocli.cli.refusals import Refused
from cstocli.model.errors import UnknownNameError
from cstocli.render.cells import visible
from cstocli.render.export.data_package import DESCRIPTOR
from cstocli.render.formats.delimited import COMMENT
from cstocli.reports.tables import TABLES
from cstocli.reports.verify import Made

LARGEST: Final = 256 * 1024 * 1024
"""Bytes of a file that is read."""
_NEEDED: Final = ("query", "sha256", "reading")


def read_made(path: Path) -> Made:
    """Return the table of a file, or the tables of a folder. Raises ``UsageError`` when there is none that can be."""
    if path.is_dir() or path.name == DESCRIPTOR:
        folder = path if path.is_dir() else path.parent
        return _package({name: _read(folder / name) for name in _package_files(folder)}, path)
    return parse_made(_read(path), str(path))


def parse_made(content: bytes, name: str) -> Made:
    """Return the table that the bytes of a file hold. Raises ``UsageError`` when they tell nothing of its making."""
    try:
        text = content.decode("utf-8-sig")
        made = _comma_separated(text) if text.startswith(COMMENT) else _json(text)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, csv.Error):
        made = None
    return _checked(made, name)


def make_again(context: Any, made: Made, log: str | None) -> Made:  # noqa: ANN401 - Typer keeps the class to itself
    """Return the table as the same question makes it now, from a log. Raises ``UsageError`` when it cannot be asked.

    The question comes from a file, so it may only be one that prints an answer and reads nothing but the log.
    """
    try:
        words = question(shlex.split(made.facts["query"])[1:]) or [""]
        if words[:1] == ["export"]:
            return _exported_again(words[1:], log)
        command = _asked(context, words[0])
        form = made.facts["format"]
        told = ["--provenance", f"--format={form}", *([f"--log={log}"] if log else [])]
        return parse_made(_printed(command, [*told, *words[1:]]), "the answer")
    except (UsageError, UnknownNameError, Refused, ValueError, LookupError) as error:
        message = f"its question cannot be asked again: {visible(str(error))}"
        raise UsageError(message) from None


def _asked(context: Any, name: str) -> Any:  # noqa: ANN401
    """Return a command that prints an answer and reads no file but the log. Raises ``UsageError`` for any other."""
    command = context.find_root().command.get_command(context, name)
    params = command.params if command else []
    files = [param for param in params if param.metavar == "FILE" and param.name not in {"log", "log_file"}]
    if files or "provenance" not in {param.name for param in params}:
        message = f"csto verify does not ask {name!r}"
        raise UsageError(message)
    return command


def _exported_again(words: Sequence[str], log_file: str | None) -> Made:
    wanted = read_query(words[1:], Path(words[0]).suffix)
    log = LogOptions(log_file, wanted.prefer).log(bibliography=True)
    content = exported(log, wanted, words[0], shipped=False).content
    return parse_made(content, "it") if isinstance(content, bytes) else _package(content, Path("it"))


def _printed(command: Any, words: list[str]) -> bytes:  # noqa: ANN401
    """Return what a command prints."""
    out = io.BytesIO()
    stream = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    with redirect_stdout(stream), redirect_stderr(io.StringIO()):
        command.main(words, prog_name="csto", standalone_mode=False)
    return out.getvalue()


def _read(path: Path) -> bytes:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            message = f"{path} is no file that can be verified"
            raise UsageError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        raise UsageError(message) from None


def _checked(made: Made | None, name: str) -> Made:
    facts = made.facts if made else {}
    if made is None or not all(isinstance(facts.get(key), str) for key in _NEEDED):
        message = f"{name} does not tell what it was made from"
        raise UsageError(message, "give a csv, tsv, json or jsonl made with --provenance, or a folder of csto export")
    return made


def _comma_separated(text: str) -> Made:
    lines = text.splitlines(keepends=True)
    head = [line.rstrip("\r\n") for line in lines if line.startswith(COMMENT)]
    facts = dict(line.removeprefix(COMMENT).split(": ", 1) for line in head)
    rest = "".join(lines[len(head) :])
    if facts["format"] == "tsv":
        return Made(facts=facts, rows=rest.splitlines())
    return Made(facts=facts, rows=[_row(cells) for cells in csv.reader(io.StringIO(rest, newline=""))])


def _json(text: str) -> Made:
    first, _, rest = text.partition("\n")
    try:
        content = json.loads(text)
    except ValueError:  # an object a line
        facts = json.loads(first)["provenance"]
        return Made(facts=facts, rows=[_row(json.loads(line)) for line in rest.splitlines()])
    if "tables" in content:
        listed = content["tables"].items()
        return Made(facts=content["provenance"], rows=[f"{name} {_row(row)}" for name, rows in listed for row in rows])
    return Made(facts=content["provenance"], rows=[_row(row) for row in content.get("data", [])])


def _package(files: Mapping[str, bytes], path: Path) -> Made:
    """Return the tables of a data package; files that none of ours would be called are not read."""
    try:
        facts = json.loads(files[DESCRIPTOR])["provenance"]
        rows = [
            f"{name.removesuffix('.csv')} {_row(cells)}"
            for name, content in sorted(files.items())
            for cells in (csv.reader(io.StringIO(content.decode("utf-8-sig"))) if name != DESCRIPTOR else ())
        ]
        made = Made(facts=facts, rows=rows)
    except (ValueError, KeyError, TypeError, csv.Error):
        made = None
    return _checked(made, str(path))


def _package_files(folder: Path) -> list[str]:
    return [DESCRIPTOR, *(f"{name}.csv" for name in TABLES if (folder / f"{name}.csv").is_file())]


def _row(row: Any) -> str:  # noqa: ANN401 - a list of cells, or an object
    return json.dumps(row, ensure_ascii=False, sort_keys=True)

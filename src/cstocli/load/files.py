"""From a path to the tables of a TOML text: regular files, UTF-8 and TOML only, each refusal with its own message."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, Final

from cstocli.load.context import TomlTable
from cstocli.load.faults import fail
from cstocli.model.diagnostics import Place
from cstocli.model.errors import UnsoundLogError

STDIN: Final = "<stdin>"
CHECK_PATH: Final = "check the path"
"""How to name a file that exists."""
LARGEST: Final = 256 * 1024 * 1024
"""Bytes; a log of 100,000 events takes about 40 MB."""

REMEDIES: Final = (
    ("Illegal character '\\n'", "close the quotes on the line on which they open"),
    ("Unterminated string", "close the quotes"),
    ("Unescaped '\\'", "write the backslash twice, or put the text into single quotes"),
    ("Unclosed", "close the bracket"),
    ("Cannot overwrite", "keep one of the two keys"),
    ("Duplicate", "keep one of the two keys"),
    ("Cannot declare", "keep one of the two tables; each event begins with [[event]]"),
    ("Invalid value", "put texts and dates in quotes; true and false are in small letters"),
    ("Invalid date", "there is no such day; a date may be a month or a year, in quotes"),
    ("Expected '='", 'write key = "value"'),
    ("Expected newline", 'begin a new line for a new key; a quote inside a text is written \\"'),
    ("Expected ']", "close the brackets of the header"),
)
"""How to fix a syntax error, by the beginning of the message of the parser."""

_PACKAGE: Final = Path(__file__).parent.parent
_SHIPPED: Final = (_PACKAGE / "data" / "events.toml", _PACKAGE.parent.parent / "data" / "events.toml")
"""In a wheel the record is inside the package; in a checkout, or installed from one as editable, beside ``src``."""


def shipped() -> Path:
    """Return the path of the record that comes with the program."""
    return next((path for path in _SHIPPED if path.is_file()), _SHIPPED[0])


def read_text(path: str | Path | None = None, remedy: str = CHECK_PATH) -> tuple[str, bytes]:
    """Return the name and the bytes of a file; by default those of the record that ships.

    ``remedy`` is the hint where there is no such file. Raises ``UnsoundLogError`` when it cannot be read.
    """
    source = shipped() if path is None else path
    name = STDIN if str(source) == "-" else str(source)
    return name, read_stream(getattr(sys.stdin, "buffer", None)) if name == STDIN else read_bytes(Path(source), remedy)


def read_stream(stream: BinaryIO | None) -> bytes:
    """Return the bytes of standard input, and one more than the largest log at most.

    Raises ``UnsoundLogError`` when it is closed, or the system refuses.
    """
    if stream is None:
        raise fail(STDIN, "CS003", "closed", "write the log to standard input, or name a file")
    try:
        return stream.read(LARGEST + 1)
    except OSError as error:
        raise fail(STDIN, "CS003", f"cannot be read: {_reason(error)}") from None


def read_bytes(path: Path, remedy: str = CHECK_PATH) -> bytes:
    """Return the bytes of a regular file.

    ``remedy`` is the hint where there is none. Raises ``UnsoundLogError`` then, or when the system refuses.
    """
    name = str(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise fail(name, "CS001", "no such file", remedy) from None
    except ValueError:  # the message differs between versions of Python
        raise fail(name, "CS003", "cannot be opened: the path holds a NUL character") from None
    except OSError as error:
        raise fail(name, "CS003", f"cannot be opened: {_reason(error)}") from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        if stat.S_ISDIR(mode):
            raise fail(name, "CS002", "a directory, not a file", "name the file in it")
        raise fail(name, "CS002", "a pipe or a device, not a file", "to read standard input, write -")
    with os.fdopen(descriptor, "rb") as file:
        try:
            return file.read(LARGEST + 1)
        except OSError as error:
            raise fail(name, "CS003", f"cannot be read: {_reason(error)}") from None


def parse_toml(name: str, text: bytes) -> TomlTable:
    """Return the tables of a TOML text. Raises ``UnsoundLogError`` if it is not TOML in UTF-8, or is too large."""
    if len(text) > LARGEST:
        raise fail(name, "CS004", "larger than 256 MiB", "split the log")
    text = text.removeprefix(b"\xef\xbb\xbf")
    import tomli

    try:
        return tomli.loads(text.decode())
    except UnicodeDecodeError as error:
        before = text[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
        headline = f"not UTF-8 text: byte 0x{text[error.start]:02x}"
        raise fail(name, "CS005", headline, "save the file as UTF-8", Place(name, line, column, column + 1)) from None
    except tomli.TOMLDecodeError as error:
        place = Place(name, error.lineno, error.colno, error.colno + 1)
        found = fail(name, "CS007", _lower(error.msg), _remedy(error.msg), place)
        raise UnsoundLogError(found.diagnostics, {name: text}) from None
    except RecursionError:
        raise fail(name, "CS007", "nested too deeply", "flatten the arrays or tables") from None
    except ValueError:  # raised by Python for an integer of more than 4,300 digits
        raise fail(name, "CS007", "an integer too long to read", "write it shorter, or in quotes") from None


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _remedy(message: str) -> str | None:
    """Return how to fix a syntax error, by the message of the parser."""
    return next((remedy for begins, remedy in REMEDIES if message.startswith(begins)), None)


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")

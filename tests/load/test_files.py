from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cstocli.load.files import LARGEST, REMEDIES, parse_toml, read_bytes, read_stream, read_text
from cstocli.model.diagnostics import Place
from cstocli.model.errors import UnsoundLogError
from support.cost import seconds_at_most

posix = pytest.mark.skipif(os.name != "posix", reason="only where there are such files")


def refused(call: Callable[[], object]) -> tuple[str, str, str | None, Place]:
    with pytest.raises(UnsoundLogError) as caught:
        call()
    (found,) = caught.value.diagnostics
    return found.code, found.headline, found.hint, found.place


# bytes


def test_the_bytes_of_a_file_are_read_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n\xff")
    assert read_bytes(path) == b"\xef\xbb\xbfa = 1\r\n\xff"


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert refused(lambda: read_bytes(path)) == ("CS001", "no such file", "check the path", Place(str(path)))
    assert refused(lambda: read_text(path, "look"))[:3] == ("CS001", "no such file", "look")


def test_a_directory_is_refused_as_a_log(tmp_path: Path) -> None:
    fault = refused(lambda: read_bytes(tmp_path))
    assert fault == ("CS002", "a directory, not a file", "name the file in it", Place(str(tmp_path)))


@posix
def test_a_pipe_without_a_writer_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    fault = refused(lambda: read_bytes(pipe))
    assert fault[:3] == ("CS002", "a pipe or a device, not a file", "to read standard input, write -")


@posix
def test_a_device_is_refused_as_a_log() -> None:
    assert refused(lambda: read_bytes(Path("/dev/zero")))[:2] == ("CS002", "a pipe or a device, not a file")


@posix
@pytest.mark.parametrize("kind", ["directory", "pipe"])
def test_a_refused_file_is_closed(tmp_path: Path, kind: str) -> None:
    path = tmp_path
    if kind == "pipe":
        path = tmp_path / "pipe"
        os.mkfifo(path)
    first = os.open(tmp_path, os.O_RDONLY)
    os.close(first)
    refused(lambda: read_bytes(path))
    again = os.open(tmp_path, os.O_RDONLY)
    os.close(again)
    assert again == first


@posix
def test_a_file_without_permission_to_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    path.write_text("a = 1", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert refused(lambda: read_bytes(path))[:2] == ("CS003", "cannot be opened: permission denied")


@posix
def test_a_path_through_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert refused(lambda: read_bytes(tmp_path / "file" / "log.toml"))[:2] == (
        "CS003",
        "cannot be opened: not a directory",
    )


@posix
def test_a_circle_of_symbolic_links_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    code, headline, *_ = refused(lambda: read_bytes(tmp_path / "a"))
    assert (code, headline.startswith("cannot be opened: ")) == ("CS003", True)


def test_an_impossible_path_is_reported() -> None:
    code, headline, *_ = refused(lambda: read_bytes(Path("a\0b")))
    assert (code, headline) == ("CS003", "cannot be opened: the path holds a NUL character")


def test_a_file_name_that_is_too_long_is_reported(tmp_path: Path) -> None:
    code, headline, *_ = refused(lambda: read_bytes(tmp_path / ("x" * 5000)))
    assert (code, headline.startswith("cannot be opened: ")) == ("CS003", True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a file that opens and cannot be read is found there")
def test_a_file_that_opens_but_cannot_be_read_is_reported() -> None:
    path = Path("/proc/self/mem")
    assert stat.S_ISREG(path.stat().st_mode)
    assert refused(lambda: read_bytes(path))[:2] == ("CS003", "cannot be read: input/output error")


# standard input


class Failing(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise IsADirectoryError(21, f"Is a directory {size}")


def test_standard_input_is_read_to_its_end_or_to_the_largest_log() -> None:
    assert read_stream(io.BytesIO(b"a = 1")) == b"a = 1"


def test_standard_input_that_is_closed_or_a_directory_is_reported() -> None:
    assert refused(lambda: read_stream(None))[:2] == ("CS003", "closed")
    fault = refused(lambda: read_stream(Failing()))
    assert (fault[0], fault[3]) == ("CS003", Place("<stdin>"))
    assert fault[1].startswith("cannot be read: is a directory")


# text


def parsed(text: bytes) -> object:
    return parse_toml("f", text)


def test_a_text_may_begin_with_a_mark_of_its_encoding() -> None:
    assert parsed(b"\xef\xbb\xbfa = 1") == {"a": 1}


def test_a_text_that_is_larger_than_the_largest_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST == 256 * 1024 * 1024
    monkeypatch.setattr("cstocli.load.files.LARGEST", 8)
    assert parsed(b"a = 1234") == {"a": 1234}
    assert refused(lambda: parsed(b"a = 12345")) == ("CS004", "larger than 256 MiB", "split the log", Place("f"))


@pytest.mark.parametrize(
    ("text", "byte", "line", "column"),
    [
        (b"\xff", "ff", 1, 1),
        (b"\xef\xbb\xbf\xff", "ff", 1, 1),
        (b"a = 1\r\nb = '\xe9'", "e9", 2, 6),
        ("ключ = '".encode() + b"\x80'", "80", 1, 9),
        (b"a = '\xed\xa0\x80'", "ed", 1, 6),
        (b"\xff\xfea\x00", "ff", 1, 1),
    ],
)
def test_a_byte_that_is_not_utf_8_is_reported_at_its_place(text: bytes, byte: str, line: int, column: int) -> None:
    fault = refused(lambda: parsed(text))
    place = Place("f", line, column, column + 1)
    assert fault == ("CS005", f"not UTF-8 text: byte 0x{byte}", "save the file as UTF-8", place)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a = "x', 1, 7),
        ('a = 1\nb = "x\n', 2, 7),
        ('a = 1\r\nb = "x\r\n', 2, 7),
        ("\ta = \n", 1, 6),
        ('ключ = "x" y', 1, 1),
        ('"名前" = [1, 2', 1, 13),
        ("a = 1\na = 2", 2, 6),
        ("[a]\n[a]", 2, 3),
        ("a = 1\0", 1, 6),
        ('a = "\0"', 1, 6),
        ('a = "\\ud800"', 1, 12),
        ('a = "\\UFFFFFFFF"', 1, 16),
        ("a = 2012-02-30", 1, 5),
        ("a = 1\rb = 2", 1, 6),
        ("\x7f", 1, 1),
        ("= 1", 1, 1),
        ("a = ", 1, 5),
        ("[[a]\n", 1, 4),
        ("a = 'x\ny'", 1, 7),
        ("\ufeff\ufeffa = 1", 1, 1),
    ],
)
def test_a_fault_of_syntax_is_reported_at_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(UnsoundLogError) as caught:
        parsed(text.encode())
    (found,) = caught.value.diagnostics
    assert (found.code, found.place) == ("CS007", Place("f", line, column, column + 1))
    assert found.headline[0].islower() or not found.headline[0].isalpha()
    assert not found.headline.endswith(".")
    assert caught.value.texts == {"f": text.encode().removeprefix(b"\xef\xbb\xbf")}


HINTS = {
    'a = "x\n': "close the quotes on the line on which they open",
    'a = "x': "close the quotes",
    'a = "\\q"': "write the backslash twice, or put the text into single quotes",
    "a = [1, 2": "close the bracket",
    "a = 1\na = 2": "keep one of the two keys",
    "a = { b = 1, b = 2 }": "keep one of the two keys",
    "[a]\n[a]": "keep one of the two tables; each event begins with [[event]]",
    "a = yes": "put texts and dates in quotes; true and false are in small letters",
    "a = 2012-02-30": "there is no such day; a date may be a month or a year, in quotes",
    "a b = 1": 'write key = "value"',
    "a = 1 b = 2": 'begin a new line for a new key; a quote inside a text is written \\"',
    "[a\n": "close the brackets of the header",
    'a = "\\ud800"': None,
}


@pytest.mark.parametrize(("text", "remedy"), HINTS.items())
def test_a_fault_of_syntax_has_a_hint_how_to_correct_it(text: str, remedy: str | None) -> None:
    assert refused(lambda: parsed(text.encode()))[2] == remedy


def test_every_hint_about_syntax_has_an_example() -> None:
    assert {remedy for _, remedy in REMEDIES} <= set(HINTS.values())


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 50_000,
        "a = " + "[" * 50_000 + "]" * 50_000,
        "a = " + "{a=" * 50_000 + "1" + "}" * 50_000,
        "a = " + "[{a=" * 25_000,
        ".".join("a" * 50_000) + " = 1",
        "[" + ".".join("a" * 50_000) + "]",
        "[[" + ".".join("a" * 50_000) + "]]",
    ],
)
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    fault = refused(lambda: parsed(text.encode()))
    assert fault == ("CS007", "nested too deeply", "flatten the arrays or tables", Place("f"))


def test_an_integer_that_python_will_not_read_is_refused() -> None:
    fault = refused(lambda: parsed(b"a = " + b"9" * 5000))
    assert fault == ("CS007", "an integer too long to read", "write it shorter, or in quotes", Place("f"))


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\n" * 100_000,
        'a = "' + "x" * 5_000_000,
        "a = " + '"' * 1_000_000,
        'a = """' + "x\n" * 500_000,
        "a = [" + "1," * 500_000,
        "x" * 5_000_000,
        "[" * 1_000_000,
        "a = 0x" + "f" * 1_000_000 + "g",
        "a" + "." * 100_000,
        "# " + "x" * 5_000_000 + "\0",
    ],
)
def test_a_hostile_text_is_refused_at_once(text: str) -> None:
    with seconds_at_most(5):
        assert refused(lambda: parsed(text.encode()))[0] == "CS007"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ('a = "' + "x" * 5_000_000 + '"', 5_000_000),
        ("a = '''" + "x\n" * 500_000 + "'''", 1_000_000),
        ("a = [" + "1," * 200_000 + "]", 200_000),
    ],
)
def test_a_long_text_is_read(text: str, length: int) -> None:
    assert len(parse_toml("f", text.encode())["a"]) == length

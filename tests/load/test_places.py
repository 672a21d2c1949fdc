from __future__ import annotations

import pytest

from cstocli.load.faults import Faults, fail
from cstocli.load.places import Places
from cstocli.model.diagnostics import KeyPath, Place
from support.cost import seconds_at_most
from support.markers import NAME, unmarked

TEXT = """\
top = «1»
dotted.key = «2»
"quoted key" = «3»
'literal' = «4»

[log]  # a comment ] with = signs and "quotes"
\ttab = «"\\" # [no.header]"»
a.b.c = «5»
list = [ # comment
    «1»,
    [«2», «"three"»], # another ]
    «{ x = «4», "y z" = [«5»] }»,
]
text = «\"\"\"
[not.a.table]
key = "value"
\"\"\"»
inline = { name = «"x"», deep = { er = «1» } }

[states.XA]
name = «"A"»
[states."X.B"]
name = «"B"»

[[event]]
id = «"e0"»
[[event.claim]]
field = «"f0"»
[[event.claim]]
field = «"f1"»
[event.extra]
n = «1»
[[event]]
id = «"e1"»
claim = [{ field = «"g0"» }, { field = «"g1"» }]
"""
PATHS: list[KeyPath] = [
    ("top",),
    ("dotted", "key"),
    ("quoted key",),
    ("literal",),
    ("log", "tab"),
    ("log", "a", "b", "c"),
    ("log", "list", 0),
    ("log", "list", 1, 0),
    ("log", "list", 1, 1),
    ("log", "list", 2),
    ("log", "list", 2, "x"),
    ("log", "list", 2, "y z", 0),
    ("log", "text"),
    ("log", "inline", "name"),
    ("log", "inline", "deep", "er"),
    ("states", "XA", "name"),
    ("states", "X.B", "name"),
    ("event", 0, "id"),
    ("event", 0, "claim", 0, "field"),
    ("event", 0, "claim", 1, "field"),
    ("event", 0, "extra", "n"),
    ("event", 1, "id"),
    ("event", 1, "claim", 0, "field"),
    ("event", 1, "claim", 1, "field"),
]


def marked(text: str) -> tuple[str, list[Place]]:
    """Unmark a text in which one mark may hold others."""
    plain = ""
    waiting: list[tuple[int, str]] = []
    places: list[Place] = []
    for character in text:
        if character == "«":
            waiting.append((len(places), plain))
            places.append(Place(NAME))
        elif character == "»":
            position, before = waiting.pop()
            inside = plain[len(before) :].partition("\n")[0].removesuffix("\r")
            column = len(before) - before.rfind("\n")
            places[position] = Place(NAME, before.count("\n") + 1, column, column + len(inside))
        else:
            plain += character
    return plain, places


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_every_value_has_its_place(bom: str, ending: str) -> None:
    text, expected = marked(TEXT.replace("\n", ending))
    places = Places(NAME, (bom + text).encode())
    assert [places.find(path) for path in PATHS] == expected


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("«key» = 1", ("key",)),
        ("  «key»   = 1", ("key",)),
        ("\t«key» = 1", ("key",)),
        ('«"a b"» = 1', ("a b",)),
        ("«'a b'» = 1", ("a b",)),
        ('«"\\u0041"» = 1', ("A",)),
        ("«a.b» = 1", ("a", "b")),
        ('«a . "b.c"» = 1', ("a", "b.c")),
        ("«a.b» = 1", ("a",)),
        ("x = { «y» = 1 }", ("x", "y")),
        ("x = [{}, { y = 2, «z» = 1 }]", ("x", 1, "z")),
        ("«[table]»", ("table",)),
        ("«[ a . b ]»", ("a", "b")),
        ("«[a.b]»\n[a.c]", ("a",)),
        ("«[[array]]»", ("array", 0)),
        ("«[[array]]»\n[[array]]", ("array",)),
        ("[[array]]\n«[[array]]»", ("array", 1)),
        ("[[a]]\n«[[a.b]]»", ("a", 0, "b", 0)),
        ("[[a]]\n«[a.b]»", ("a", 0, "b")),
    ],
)
def test_a_key_has_a_place_of_its_own(line: str, path: KeyPath) -> None:
    text, (expected,) = unmarked(line)
    assert Places(NAME, text.encode()).find(path, on_key=True) == expected


@pytest.mark.parametrize(
    ("before", "column"),
    [
        ("x", 11),
        ("مرحبا", 15),
        ("名前", 12),
        ("😀", 11),
        ("é", 11),
        ("e\u0301", 12),
    ],
)
def test_columns_count_characters_and_not_bytes(before: str, column: int) -> None:
    text = f'a = ["{before}", 7]'
    assert Places(NAME, text.encode()).find(("a", 1)) == Place(NAME, 1, column, column + 1)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("«[log]»\na = 1", ("log", "missing"), True),
        ("«[[event]]»\na = 1", ("event", 0, "claim", 3, "field"), True),
        ("[log]\n«a» = [1, 2]", ("log", "a", 7), True),
        ("[log]\n«a» = { b = 1 }", ("log", "a", "c"), True),
        ("a = 1", ("nowhere",), False),
        ("", ("a", "b"), False),
        ("", (), False),
        ("a = 1", (), False),
    ],
)
def test_a_path_that_is_not_in_the_text_has_the_place_of_the_nearest_key_above(
    text: str, path: KeyPath, *, expected: bool
) -> None:
    plain, places = unmarked(text)
    (place,) = places if expected else [Place(NAME, 1, 1, 1)]
    assert Places(NAME, plain.encode()).find(path) == place


@pytest.mark.parametrize("value", ['"\\e"', '"\\x41"', "07:32", "{ b = 1, }", "{\n b = 1,\n}", "1979-05-27 07:32Z"])
def test_new_syntax_of_toml_1_1_does_not_shift_the_places_after_it(value: str) -> None:
    text, (place,) = unmarked(f"[[event]]\na = {value}\n[[event]]\nid = «1»\n")
    assert Places(NAME, text.encode()).find(("event", 1, "id")) == place


def test_a_string_with_millions_of_escapes_is_passed_over_soon() -> None:
    text = b'a = "' + b"\\n" * 1_000_000 + b'"\nb = 1\n'
    with seconds_at_most(5):
        assert Places(NAME, text).find(("b",)) == Place(NAME, 2, 1, 2)


def test_the_marked_part_of_a_value_of_several_lines_ends_with_its_first_line() -> None:
    assert Places(NAME, b"a = [\r\n1,\r\n]\r\n").find(("a",)) == Place(NAME, 1, 5, 6)


def test_an_explicit_table_is_its_own_place_also_after_one_inside_it() -> None:
    text, (place,) = unmarked("[a.b]\nx = 1\n«[a]»\ny = 2\n")
    assert Places(NAME, text.encode()).find(("a", "missing")) == place


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[",
            "[[",
            "a = ",
            "a = [",
            'a = "',
            "= 1",
            "[]",
            "[a",
            "[[a]",
            "a.b.",
            "]\n}",
            "a = {",
            '"',
            "\0",
            "\\",
            "a b c",
        ),
        *(
            "[a]]\nb = 1",
            "a = 1 2 3",
            "[a] b = 1",
            "a\n=\n1",
            "{}",
            "[[[a]]]",
            "a = }\n[b]",
            '[""]\n"" = 1',
            "'''",
            "a = '''",
        ),
        *("a = {\n b = 1,\n}\n", 'a = "\\e"', "a = 12:30"),
    ],
)
def test_a_text_that_is_not_toml_has_places_too(text: str) -> None:
    places = Places(NAME, text.encode())
    for path in ((), ("a",), ("a", "b"), ("a", 0), ("", "")):
        for on_key in (True, False):
            assert places.find(path, on_key=on_key).line >= 1


def test_a_text_of_a_hundred_thousand_tables_has_its_last_place_soon() -> None:
    text = "".join(f'[[event]]\nid = "e{number}"\ntitle = "A # title ["\n' for number in range(100_000))
    with seconds_at_most(10):
        assert Places(NAME, text.encode()).find(("event", 99_999, "id")) == Place(NAME, 299_999, 6, 14)


def test_in_a_table_that_no_log_has_a_key_has_its_place_and_what_is_in_it_that_of_the_key() -> None:
    text = "a.b = [" + "1," * 600_000 + '2]\n"c d" = 3\nname = "x"\nend = 1\n'
    places = Places(NAME, b"[t]\n" + text.encode())
    assert places.find(("t", "a", "b", 5)) == Place(NAME, 2, 1, 4)
    assert places.find(("t", "c d")) == Place(NAME, 3, 1, 6)
    assert places.find(("t", "name")) == Place(NAME, 4, 1, 5)
    assert places.find(("t", "end")) == Place(NAME, 5, 1, 4)


# faults and their places


def test_faults_are_placed_in_the_order_of_the_text() -> None:
    faults = Faults(NAME)
    faults.add("CS102", ("b",), "second", hint="do", on_key=True, label="here", also=((("a",), "see"),))
    faults.add("CS101", ("a",), "first")
    first, second = faults.placed(b"a = 1\nb = 2\n")
    assert (first.headline, first.place) == ("first", Place(NAME, 1, 5, 6))
    assert (second.headline, second.hint, second.label) == ("second", "do", "here")
    assert (second.place, second.also) == (Place(NAME, 2, 1, 2), ((Place(NAME, 1, 5, 6), "see"),))


def test_no_faults_have_no_places() -> None:
    assert Faults(NAME).placed(b"\xff") == []


def test_a_file_that_cannot_be_read_at_all_is_one_finding() -> None:
    error = fail("f", "CS001", "no such file", "check the path")
    (found,) = error.diagnostics
    assert (found.code, found.headline, found.hint, found.place) == (
        "CS001",
        "no such file",
        "check the path",
        Place("f"),
    )
    assert fail("f", "CS007", "x", None, Place("f", 1, 2, 3)).diagnostics[0].place == Place("f", 1, 2, 3)

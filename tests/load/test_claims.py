from pathlib import Path

import pytest

from cstocli.load.claims import read_claims
from cstocli.model.assertions import Claims
from cstocli.model.errors import UnsoundLogError
from cstocli.model.terms import Figure
from cstocli.render.diagnostics.text import concise
from support.evidence import HISTORY
from support.logs import Read

HEAD = '[claims]\ntitle = "A text"\nsource = "s2"\n'


def load(read: Read, folder: Path, text: str) -> Claims:
    path = folder / "claims.toml"
    path.write_text(text, encoding="utf-8")
    return read_claims(str(path), read(HISTORY))


def faults(read: Read, folder: Path, text: str) -> list[str]:
    with pytest.raises(UnsoundLogError) as caught:
        load(read, folder, text)
    return [line.removeprefix(str(folder)) for line in concise(caught.value.diagnostics).splitlines()]


def test_a_file_has_a_title_a_source_and_claims_in_its_order(read: Read, tmp_path: Path) -> None:
    found = load(
        read,
        tmp_path,
        HEAD
        + """
[[assert]]
id = "first"
text = "Alphia and Betonia were members"
on = "2005-01-01"
standing = "member"
states = ["XA", "XB"]

[[assert]]
text = "There was a drill of 4,000"
event = { kind = "exercise", date = "2005~", personnel = 4000, figures = { dead = ">150" } }
""",
    )
    assert (found.title, found.source) == ("A text", "s2")
    first, second = found.claims
    assert (first.id, first.asserts()) == ("first", ("standing",))
    assert second.event is not None
    assert (second.event.personnel, second.event.figures) == (Figure(4000), {"dead": Figure(150, ">")})


def test_a_file_may_have_the_date_of_its_text(read: Read, tmp_path: Path) -> None:
    assert load(read, tmp_path, HEAD).date is None
    found = load(read, tmp_path, HEAD + 'date = "2022-01"\n')
    assert found.date is not None
    assert found.date.text == "2022-01"
    assert faults(read, tmp_path, HEAD + 'date = "2022-13"\n') != []


def test_words_alone_are_a_claim(read: Read, tmp_path: Path) -> None:
    assert load(read, tmp_path, HEAD + '[[assert]]\ntext = "They were brave"\n').claims[0].asserts() == ()


def test_parts_are_claims_in_a_claim(read: Read, tmp_path: Path) -> None:
    text = '[[assert]]\ntext = "Both"\n[[assert.part]]\non = "2005-01-01"\nchair = "XA"\n'
    assert load(read, tmp_path, HEAD + text).claims[0].parts[0].chair == "XA"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1:1: error[CS006]: an empty file"),
        ('[[assert]]\ntext = "x"\n', "1:1: error[CS006]: no [claims] table"),
        (HEAD.replace("s2", "s9"), "3:10: error[CS203]: unknown source `s9`"),
        (HEAD + "[more]\n", "4:1: error[CS101]: unknown key `more`"),
        (HEAD + "[[assert]]\n", "4:1: error[CS109]: an assertion must assert one thing"),
        (HEAD + '[[assert]]\non = "2005-01-01"\nchair = "XA"\nstanding = "in"\n', "4:1: error[CS109]"),
        (HEAD + '[[assert]]\nchair = "XA"\n', "4:1: error[CS102]: missing key `on`"),
        (HEAD + '[[assert]]\npublished = "2005"\n', "4:1: error[CS102]: missing key `sources`"),
        (HEAD + '[[assert]]\non = "2005-01-01"\nstanding = "memer"\n', "6:12: error[CS107]: unknown word `memer`"),
        (HEAD + '[[assert]]\nevent = { kind = "exercice" }\n', "5:18: error[CS107]: unknown word `exercice`"),
        (HEAD + '[[assert]]\nevent = { states = ["XX"] }\n', "5:21: error[CS202]: unknown State `XX`"),
        (HEAD + '[[assert]]\nevent = { date = "soon" }\n', "5:18: error[CS104]"),
        (HEAD + '[[assert]]\nevent = { knd = "exercise" }\n', "5:11: error[CS101]: unknown key `knd`"),
        (HEAD + '[[assert]]\nevent = { figures = { dead = "many" } }\n', "5:30: error[CS106]"),
        (HEAD + "[[assert]]\nevent = { yearly = true }\n", "error[CS102]: missing key `date`"),
        (HEAD + '[[assert]]\ntext = "x"\n[[assert.part]]\ntext = "y"\n', "6:1: error[CS109]"),
        ("assert = 3\n" + HEAD, "1:10: error[CS103]: `assert` must be an array of tables"),
        (HEAD + '[[assert]]\nevent = "x\n', "5:"),
    ],
)
def test_a_fault_is_reported_at_its_line_and_column(read: Read, tmp_path: Path, text: str, expected: str) -> None:
    assert expected in faults(read, tmp_path, text)[0]


def test_all_faults_are_reported_in_one_run(read: Read, tmp_path: Path) -> None:
    text = HEAD + '[[assert]]\nevent = { kind = "exercice", states = ["XX"], date = "soon" }\n'
    assert len(faults(read, tmp_path, text)) == 3

"""The JSON Schema agrees with the decoder: it accepts the log that ships, and rejects what a schema can reject."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import tomli
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from cstocli.load.schema import bibliography_schema, format_schema, log_schema
from cstocli.model.errors import UnsoundLogError
from support.logs import HEADER, ROOT, Read, event
from support.mutations import MUTATIONS

LOG = Draft7Validator(log_schema())
GALLERY = ROOT / "tests" / "rules"
REFUSED: Final = ("CS006", "CS101", "CS102", "CS103", "CS105", "CS106", "CS107", "CS108", "CS110", "CS208")
"""The codes whose example a schema can refuse; what it cannot know is what is defined and what happened."""


def _document(path: Path) -> dict[str, Any]:
    return tomli.loads(path.read_text(encoding="utf-8"))


def test_both_schemas_are_valid_json_schemas() -> None:
    Draft7Validator.check_schema(log_schema())
    Draft7Validator.check_schema(bibliography_schema())


def test_a_schema_is_printed_as_json_that_ends_in_a_newline() -> None:
    printed = format_schema(log_schema())
    assert json.loads(printed) == log_schema()
    assert printed.endswith("}\n")


def test_the_record_that_ships_is_valid() -> None:
    assert list(LOG.iter_errors(_document(ROOT / "data" / "events.toml"))) == []
    bibliography = Draft7Validator(bibliography_schema())
    assert list(bibliography.iter_errors(_document(ROOT / "data" / "sources.toml"))) == []


def test_the_sound_log_of_the_rules_is_valid() -> None:
    assert list(LOG.iter_errors(_document(GALLERY / "sound.toml"))) == []


@pytest.mark.parametrize("code", REFUSED)
def test_a_bad_log_that_a_schema_can_refuse_is_refused(code: str) -> None:
    assert list(LOG.iter_errors(_document(GALLERY / f"{code}.toml")))


@pytest.mark.parametrize("code", sorted(set(MUTATIONS) - {*REFUSED, "CS005", "CS007", "CS104", "CS109"}))
def test_a_log_with_the_right_form_is_valid_even_if_a_rule_finds_a_fault(code: str) -> None:
    assert list(LOG.iter_errors(_document(GALLERY / f"{code}.toml"))) == [], code


_WRITTEN: Final = (
    *("2012", "2012-06", "2012-06-28", "2012~", "2012-06?", "2012-06-28%", "?2004-06-04~", "2004-%06", "2011-23~"),
    *("2012-41", "199X", "1999-XX", "1560-XX-25", "[2012..2013]", "[..2012]", "[2012..]", "[2012]", "[2012,2013-05]"),
    *("[1667,1668,1670..1672]", "[..1760,1770]", "[1760-01,1760-12..]", "2012/2013", "2012/..", "../2012", "2012/"),
    *("/2012", "2012~/2013-06-%11", "/", "../..", "2012/2013/2014", "201", "20120628", "-2012", "{2012}", "[]", "[..]"),
    *("[2012, 2013]", "[2012,]", "[,2012]", "[2012/2013]", "2012~~", "2012-6", "2012-06-28T10:00", "soon", "Y20120"),
)


@pytest.mark.parametrize("text", _WRITTEN)
@pytest.mark.parametrize("kind", ["crisis", "statement"])
def test_a_schema_accepts_the_dates_that_the_decoder_reads(read: Read, kind: str, text: str) -> None:
    written = event(kind, text, 'states = ["XA"]', ident="e")
    try:
        read(written)
    except UnsoundLogError:
        assert list(LOG.iter_errors(tomli.loads(HEADER + written)))
    else:
        assert list(LOG.iter_errors(tomli.loads(HEADER + written))) == []


def test_a_key_of_another_kind_is_refused() -> None:
    text = HEADER + event("statement", "2000-01-02", 'umbrella = "shield-2008"')
    assert list(LOG.iter_errors(tomli.loads(text)))


def test_reason_is_for_rejected_events_alone_and_needed_there() -> None:
    text = HEADER + event("statement", "2000-01-02")
    with_reason = text.replace("[[event]]", '[[event]]\nreason = "x"')
    assert list(LOG.iter_errors(tomli.loads(with_reason)))
    assert list(LOG.iter_errors(tomli.loads(text.replace("[[event]]", "[[rejected]]"))))
    assert not list(LOG.iter_errors(tomli.loads(with_reason.replace("[[event]]", "[[rejected]]"))))


def test_editors_with_taplo_find_the_schema_beside_the_record(tmp_path: Path) -> None:
    for name in ("events.toml", "events.schema.json"):
        (tmp_path / name).write_bytes((ROOT / "data" / name).read_bytes())
    (tmp_path / "bad.toml").write_bytes((ROOT / "data" / "events.toml").read_bytes().replace(b'"high"', b'"highest"'))
    taplo = [str(Path(sys.executable).with_name("taplo")), "lint"]
    lint = [
        subprocess.run([*taplo, name], cwd=tmp_path, check=False).returncode for name in ("events.toml", "bad.toml")
    ]
    assert lint == [0, 1]

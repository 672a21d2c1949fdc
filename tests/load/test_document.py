from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from cstocli.load.files import STDIN, shipped
from cstocli.load.reader import LogReader, decode_log, event_places, read_log
from cstocli.model.dates import parse
from cstocli.model.diagnostics import MAX_FAULTS, Place
from cstocli.model.errors import UnsoundLogError
from cstocli.model.events import Exercise
from cstocli.model.log import EventLog
from cstocli.model.terms import Figure
from support.cost import seconds_at_most
from support.logs import HEADER, Read, event
from support.markers import NAME, faults, unmarked

LOG, REST = HEADER.split("[sources.s1]")
SOURCES = f"[sources.s1]{REST}"


def written(folder: Path, log: str, bibliography: str | None = SOURCES) -> Path:
    """Write a log whose bibliography stands beside it."""
    path = folder / "log.toml"
    path.write_text(log.replace("[log]", '[log]\nsources = "sources.toml"', 1), encoding="utf-8")
    if bibliography is not None:
        (folder / "sources.toml").write_text(bibliography, encoding="utf-8")
    return path


def unsound(path: Path | str, *, bibliography: bool = True) -> UnsoundLogError:
    with pytest.raises(UnsoundLogError) as caught:
        read_log(path, bibliography=bibliography)
    return caught.value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2005-08-10/2005-08-14", "2005-08-10", "2005-08-14"),
        ("2005/2006-21", "2005", "2006-21"),
        ("2005-08/..", "2005-08", "[2005-08..]"),
        ("2005-08/", "2005-08", None),
        ("../2005-08", "[..2005-08]", "2005-08"),
    ],
)
def test_the_period_of_what_lasts_gives_its_first_and_its_last_day(
    read: Read, text: str, first: str, last: str | None
) -> None:
    (drill,) = read(event("exercise", text, ident="drill")).events
    assert isinstance(drill, Exercise)
    assert (drill.date.text, drill.end.text if drill.end else None) == (first, last)


def codes(error: UnsoundLogError) -> list[tuple[str, str]]:
    return [(Path(found.place.file).name, found.code) for found in error.diagnostics]


# all faults in one run


@pytest.mark.parametrize("value", ['[["XA"]]', "[{ XA = 1 }]"])
def test_an_array_or_a_table_in_place_of_an_id_is_a_fault_of_type(value: str) -> None:
    (found,) = faults(HEADER + event("crisis", "2005-01-01", f"states = {value}"))
    assert (found.code, found.place.line) == ("CS103", HEADER.count("\n") + 6)


def test_all_faults_are_reported_in_one_run_in_the_order_of_the_text() -> None:
    text = HEADER.replace('"1990-01-01"', '"soon"') + event("crizis", "2005-01-01", ident="a")
    text += event("crisis", "2005-02-30", 'states = ["QQ", "XA", 3]', 'basis = "hearsay"', ident="b")
    text += event("lapse", "2005-01-01", 'instrument = "chartre"', "zzz = 1", ident="c")
    text += "\n[[assert]]\n\n[extra]\n"
    found = faults(text)
    assert [fault.code for fault in found] == [
        *("CS104", "CS105", "CS104", "CS202", "CS103", "CS107", "CS204", "CS101", "CS109", "CS101"),
    ]
    lines = [fault.place.line for fault in found]
    assert lines == sorted(lines)


def test_a_fault_in_the_header_does_not_make_sources_unknown() -> None:
    text = LOG.replace("[log]", '[log]\nsources = "sources.toml"').replace('"1990-01-01"', '"soon"')
    assert [found.code for found in faults(text + event("crisis", "2005"))] == ["CS104"]


def test_a_fault_in_the_header_leaves_a_bibliography_in_the_log_known() -> None:
    text = HEADER.replace('"1990-01-01"', '"soon"') + event("crisis", "2005").replace('"s2"', '"s3"')
    assert [found.code for found in faults(text)] == ["CS104", "CS203"]


def test_a_fault_in_a_state_does_not_make_the_state_unknown() -> None:
    text = HEADER.replace("cow_number = 901", "cow_number = true") + event("crisis", "2005", 'states = ["XA"]')
    assert [found.code for found in faults(text)] == ["CS103"]


def test_a_misspelt_key_is_one_fault_and_not_a_missing_one_too() -> None:
    text = HEADER + event("crisis", "2005").replace("date =", "dat =")
    assert [found.code for found in faults(text)] == ["CS101"]


# two events with one id


@pytest.mark.parametrize("second", ["[[event]]", "[[rejected]]"])
def test_a_second_event_with_an_id_points_at_the_first(second: str) -> None:
    marked = HEADER + event("crisis", "2005", ident="c").replace('"c"', '«"c"»')
    reason = 'reason = "r"\n' if second == "[[rejected]]" else ""
    marked += event("crisis", "2006", ident="c").replace("[[event]]", second).replace('"c"', '«"c"»') + reason
    text, (first, again) = unmarked(marked)
    (found,) = faults(text)
    assert (found.code, found.headline, found.hint) == (
        "CS201",
        "two events have the id `c`",
        "give one of them another id",
    )
    assert (found.place, found.also) == (again, ((first, "first defined here"),))


def test_a_rejected_event_with_the_id_of_another_points_at_it_though_one_above_has_none() -> None:
    nameless = event("crisis", "2004", ident="b").replace('id = "b"\n', "")
    second = event("crisis", "2006", ident="c").replace("[[event]]", "[[rejected]]") + 'reason = "r"\n'
    text, (first,) = unmarked(HEADER + nameless + event("crisis", "2005", ident="c").replace('"c"', '«"c"»') + second)
    assert [found.also for found in faults(text) if found.code == "CS201"] == [((first, "first defined here"),)]


def test_a_third_event_with_an_id_points_at_the_first_too() -> None:
    found = faults(HEADER + "".join(event("crisis", year, ident="c") for year in ("2005", "2006", "2007")))
    assert len(found) == 2
    assert found[0].also == found[1].also


# rejected events


def test_a_rejected_event_is_an_event_with_a_reason(read: Read) -> None:
    reason = 'reason = "No decision says so."\nrefuted_by = ["s2"]\n'
    log = read(event("crisis", "2005", ident="c").replace("[[event]]", "[[rejected]]") + reason)
    (refused,) = log.rejected
    assert (refused.event.id, refused.reason, refused.refuted_by) == ("c", "No decision says so.", ("s2",))
    assert log.events == ()


def test_a_rejected_event_has_its_own_faults_and_those_of_its_reason() -> None:
    text = HEADER + event("crisis", "2005").replace("[[event]]", "[[rejected]]")
    assert [(found.code, found.headline) for found in faults(text)] == [("CS102", "missing key `reason`")]
    more = text.replace('"2005"', '"soon"') + 'refuted_by = ["s3"]\n'
    assert [found.code for found in faults(more)] == ["CS102", "CS104", "CS203"]
    assert [found.code for found in faults(text.replace("crisis", "crizis") + 'reason = "r"\n')] == ["CS105"]


# claims


def test_the_value_of_a_claim_has_the_type_of_its_field(read: Read) -> None:
    claims = [
        '{ source = "s1", field = "personnel", value = "~300" }',
        '{ source = "s1", field = "date", value = "2004-05" }',
        '{ source = "s1", field = "states", value = ["XA", "XB"] }',
        '{ source = "s1", field = "kind", value = "operation" }',
        '{ source = "s1", field = "title", value = "Otherwise", note = "So it says." }',
    ]
    log = read(event("exercise", "2005", f"claim = [{', '.join(claims)}]"))
    assert [claim.value for claim in log.events[0].claims] == [
        Figure(300, "~"),
        parse("2004-05"),
        ("XA", "XB"),
        "operation",
        "Otherwise",
    ]


@pytest.mark.parametrize("field", ["id", "sources", "links", "claim", "confidence", "status", "allow", "reason"])
def test_a_source_cannot_claim_the_fields_that_the_log_decides(field: str) -> None:
    text = HEADER + event("crisis", "2005", f'claim = [{{ source = "s1", field = "{field}", value = "x" }}]')
    (found,) = faults(text)
    assert found.code == "CS207"
    assert found.headline == f"no field `{field}`"


def test_an_unknown_field_without_a_near_miss_has_the_list_of_the_kind() -> None:
    text = HEADER + event("crisis", "2005", 'claim = [{ source = "s1", field = "qqqq", value = "x" }]')
    (found,) = faults(text)
    assert str(found.hint).startswith("a crisis has: date, effect, states")


# figures and other values


def test_figures_are_read_with_their_qualifiers(read: Read) -> None:
    log = read(
        event("exercise", "2005", "personnel = 4000", 'aircraft = ">20"', 'vehicles = "300..400"')
        + event("deployment", "2005", 'contingents = { XA = "<=70", XB = "~7" }')
    )
    exercise, deployment = log.events
    assert isinstance(exercise, Exercise)
    assert (exercise.personnel, exercise.aircraft, exercise.vehicles) == (
        Figure(4000),
        Figure(20, ">"),
        Figure(300, upper=400),
    )
    assert deployment.contingents == {"XA": Figure(70, "<="), "XB": Figure(7, "~")}  # type: ignore[attr-defined]


def test_a_number_may_have_one_to_twelve_digits(read: Read) -> None:
    log = read(event("exercise", "2005", "personnel = 999_999_999_999", 'aircraft = "999999999999"', "vehicles = 0"))
    assert isinstance(log.events[0], Exercise)
    assert log.events[0].personnel == log.events[0].aircraft == Figure(999_999_999_999)
    assert log.events[0].vehicles == Figure(0)


def test_a_toml_date_is_a_day(read: Read) -> None:
    log = read(event("crisis", "2005").replace('"2005"', "2005-01-01"))
    assert log.events[0].date == parse("2005-01-01")


def test_a_log_keeps_what_its_header_says(read: Read) -> None:
    log = read("")
    assert (log.organisation, log.first_day, log.verified_to) == ("XO", date(1990, 1, 1), date(2030, 12, 31))
    assert log.states["XB"].names == {"ru": ("Бетония", "Бетанья")}  # type: ignore[index]
    assert len(log.sha256) == 64


# the bibliography beside the log


def test_the_bibliography_may_stand_beside_the_log(tmp_path: Path) -> None:
    path = written(tmp_path, LOG + event("crisis", "2005"))
    assert set(read_log(path).sources) == {"s1", "s2"}
    assert read_log(path, bibliography=False).sources == {}


def test_without_the_bibliography_no_source_is_unknown_and_no_file_is_missed(tmp_path: Path) -> None:
    path = written(tmp_path, LOG + event("crisis", "2005").replace('"s2"', '"s3"'), bibliography=None)
    assert read_log(path, bibliography=False).events[0].sources == ("s1", "s3")


def test_a_fault_in_the_bibliography_stands_at_its_own_line(tmp_path: Path) -> None:
    bibliography = SOURCES.replace("publisher = ", "publischer = ", 1)
    error = unsound(written(tmp_path, LOG + event("crizis", "2005"), bibliography))
    assert codes(error) == [("log.toml", "CS105"), ("sources.toml", "CS101")]
    assert error.diagnostics[1].place == Place(str(tmp_path / "sources.toml"), 2, 1, 11)
    assert set(error.texts) == {str(tmp_path / "log.toml"), str(tmp_path / "sources.toml")}


def test_a_bibliography_holds_sources_only(tmp_path: Path) -> None:
    error = unsound(written(tmp_path, LOG, SOURCES + "[states.XD]\n"))
    assert codes(error) == [("sources.toml", "CS101")]
    assert error.diagnostics[0].hint == "known are: sources"


def test_the_faults_of_the_log_are_reported_even_if_the_bibliography_is_not_toml(tmp_path: Path) -> None:
    error = unsound(written(tmp_path, LOG + event("crizis", "2005"), "[sources.s1\n"))
    assert codes(error) == [("log.toml", "CS105"), ("sources.toml", "CS007")]
    assert error.diagnostics[1].place.line == 1


def test_a_missing_bibliography_is_reported_by_its_path(tmp_path: Path) -> None:
    error = unsound(written(tmp_path, LOG + event("crizis", "2005"), bibliography=None))
    assert codes(error) == [("log.toml", "CS105"), ("sources.toml", "CS001")]


@pytest.mark.parametrize("name", ["../sources.toml", "/etc/passwd", "sub/sources.toml", "..", ".", "./sources.toml"])
def test_a_bibliography_outside_the_folder_is_refused_unread(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "sources.toml").write_text(SOURCES, encoding="utf-8")
    path = folder / "log.toml"
    path.write_text(LOG.replace("[log]", f'[log]\nsources = "{name}"'), encoding="utf-8")
    error = unsound(path)
    assert codes(error) == [("log.toml", "CS001")]
    (found,) = error.diagnostics
    assert found.headline == "the bibliography must be a sibling file"
    assert found.place == Place(str(path), 2, 11, 13 + len(name))


def test_a_second_bibliography_is_refused(tmp_path: Path) -> None:
    error = unsound(written(tmp_path, LOG + SOURCES))
    (found,) = error.diagnostics
    assert (found.code, found.headline) == ("CS101", "a second bibliography")
    assert found.hint == "keep one of the two: [sources] here, or sources.toml"
    assert found.also == ((Place(str(tmp_path / "log.toml"), 2, 11, 25), "the other one is named here"),)


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Return the path of a bibliography in another folder than the log, which is on standard input."""
    path = tmp_path / "given.toml"
    path.write_text(SOURCES, encoding="utf-8")
    return path


def from_stdin(text: str, given: Path | None) -> EventLog:
    return LogReader(STDIN, text.encode(), sources_file=str(given) if given else None).log()


NAMING = LOG.replace("[log]", '[log]\nsources = "sources.toml"')


@pytest.mark.parametrize("text", [LOG, NAMING])
def test_the_bibliography_of_a_log_from_standard_input_is_the_one_that_is_given(text: str, given: Path) -> None:
    assert set(from_stdin(text + event("crisis", "2005"), given).sources) == {"s1", "s2"}


def test_a_log_from_standard_input_has_no_sibling_file() -> None:
    with pytest.raises(UnsoundLogError) as caught:
        from_stdin(NAMING, None)
    (found,) = caught.value.diagnostics
    assert (found.code, found.headline) == ("CS001", "a log from standard input has no sibling file")
    assert found.hint == "name it with --bibliography FILE, or keep [sources] in the log"


def test_a_bibliography_that_is_given_beside_another_is_refused(given: Path) -> None:
    for text, also in ((HEADER, 0), (NAMING + SOURCES, 1)):
        with pytest.raises(UnsoundLogError) as caught:
            from_stdin(text, given)
        (found,) = caught.value.diagnostics
        assert (found.code, found.headline, len(found.also)) == ("CS101", "a second bibliography", also)
        assert f"keep one of the two: [sources] here, or {given}".startswith(str(found.hint).rstrip("…"))


def test_a_given_bibliography_that_is_missing_is_reported_by_its_path(given: Path) -> None:
    given.unlink()
    with pytest.raises(UnsoundLogError) as caught:
        from_stdin(NAMING, given)
    (found,) = caught.value.diagnostics
    assert (found.place.file, found.headline, found.also) == (str(given), "no such file", ())
    assert found.hint == "check the path of the bibliography"


# standard input


def stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))


def test_a_log_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, HEADER + event("crisis", "2005", ident="c"))
    assert [found.id for found in read_log("-").events] == ["c"]


def test_a_fault_on_standard_input_is_reported_with_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, HEADER + event("crizis", "2005"))
    assert codes(unsound("-")) == [("<stdin>", "CS105")]


def test_a_log_on_standard_input_has_no_bibliography_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, LOG.replace("[log]", '[log]\nsources = "sources.toml"'))
    assert codes(unsound("-")) == [("<stdin>", "CS001")]


def test_a_closed_standard_input_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (found,) = unsound("-").diagnostics
    assert (found.code, found.headline, found.place) == ("CS003", "closed", Place("<stdin>"))


# the record that ships


def test_without_a_path_the_record_that_ships_is_read() -> None:
    assert shipped().name == "events.toml"
    assert shipped().is_file()


def test_every_event_of_a_text_has_its_place() -> None:
    text, marks = unmarked(
        HEADER
        + event("crisis", "2005", ident="a").replace("[[event]]", "«[[event]]»")
        + event("crisis", "2006", ident="b").replace("[[event]]", "«[[rejected]]»")
        + 'reason = "r"\n'
    )
    log = decode_log(NAME, text.encode())
    assert event_places(log, NAME, text.encode()) == dict(zip(("a", "b"), marks, strict=True))


# logs that are made to hurt


@pytest.mark.parametrize(
    "line",
    [
        f'date = "{"x" * 100_000}"',
        f'id = "{"X" * 100_000}"',
        f'kind = "{"x" * 100_000}"',
        f'confidence = "{"x" * 100_000}"',
        f'states = ["{"x" * 100_000}"]',
        f"{'x' * 100_000} = 1",
        f'personnel = "{"x" * 100_000}"',
        f'claim = [{{ source = "s1", field = "{"x" * 100_000}", value = 1 }}]',
    ],
)
def test_a_message_does_not_repeat_a_long_text(line: str) -> None:
    text = HEADER + f"[[event]]\n{line}\n" + ("" if line.startswith("kind") else 'kind = "exercise"\n')
    told = faults(text)
    assert told
    for found in told:
        assert len(found.headline) < 200
        assert len(found.hint or "") < 400


def test_an_integer_that_is_too_long_to_print_is_a_fault_like_any_other() -> None:
    long = "0x" + "f" * 20_000
    lines = (f"personnel = {long}", f"note = {long}", f"claim = [{{ source = 's1', field = 'kind', value = {long} }}]")
    text = HEADER.replace("cow_number = 901", f"cow_number = {long}") + event("exercise", "2005", *lines)
    assert [found.code for found in faults(text)] == ["CS103", "CS106", "CS103"]
    assert [found.code for found in faults(HEADER + f"[[event]]\nkind = {long}\n")] == ["CS103"]


def test_only_the_first_faults_up_to_a_limit_are_reported() -> None:
    text = HEADER + "".join(f"[x{number}]\n" for number in range(MAX_FAULTS + 10))
    assert len(faults(text)) == MAX_FAULTS


def test_thousands_of_faults_are_reported_without_comparing_every_word_with_every_other() -> None:
    text = HEADER + "".join(
        event("crisis", "2005", f'links = ["evemt-{number}x"]', ident=f"event-{number}") for number in range(3000)
    )
    with seconds_at_most(15):
        found = faults(text)
    assert [fault.code for fault in found] == ["CS206"] * 3000
    assert found[0].hint != found[-1].hint


@pytest.mark.parametrize("depth", [9, 100, 200, 300, 5000])
def test_a_claim_of_parts_inside_parts_without_end_is_refused(depth: int) -> None:
    text = HEADER + "[[assert]]\n" + "part = [{ " * depth + 'text = "x"' + " }]" * depth + "\n"
    (found,) = faults(text)
    assert (found.code, found.headline) in {
        ("CS109", "parts are nested too deeply"),
        ("CS007", "nested too deeply"),
    }

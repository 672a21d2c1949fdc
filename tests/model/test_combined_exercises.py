"""Which exercises count, and how large they are: parts of parts, parts of what was not held, circles."""

from __future__ import annotations

import pytest

from cstocli.model.combined_exercises import CombinedExercises, FigureSum, exercises_read, hosted, joined
from cstocli.model.events import Exercise
from cstocli.model.log import EventLog
from cstocli.model.terms import Reading, StateCode
from support.logs import Read, event


def exercise(ident: str, umbrella: str = "", people: int | None = None, *lines: str, **fields: str) -> str:
    figure = [] if people is None else [f"personnel = {people}"]
    inside = {"umbrella": umbrella} if umbrella else {}
    return event("exercise", "2010-07-01", *figure, *lines, ident=ident, **inside, **fields)


def chosen(log: EventLog, idents: str) -> list[Exercise]:
    return [found for found in exercises_read(log, Reading.PRACTICE) if found.id in idents.split()]


NESTED = exercise("whole") + exercise("part", "whole", 300) + exercise("corner", "part", 70) + exercise("other", "", 5)


@pytest.mark.parametrize(
    ("idents", "wholes", "listed", "people"),
    [
        ("whole part corner other", ["whole", "other"], 4, (305, 2, 0)),
        ("whole part", ["whole"], 2, (300, 1, 0)),
        ("whole corner", ["whole"], 2, (70, 1, 0)),
        ("part corner", ["part"], 2, (300, 1, 0)),
        ("corner", ["corner"], 1, (70, 1, 0)),
        ("whole", ["whole"], 1, (None, 0, 1)),
        ("whole other", ["whole", "other"], 2, (5, 1, 1)),
        ("", [], 0, (None, 0, 0)),
    ],
)
def test_a_part_counts_only_where_nothing_it_is_part_of_is_asked_for(
    read: Read, idents: str, wholes: list[str], listed: int, people: tuple[int | None, int, int]
) -> None:
    log = read(NESTED)
    combined, found = CombinedExercises(log), chosen(log, idents)
    total = combined.total(found)
    assert [str(whole.id) for whole in combined.wholes(found)] == wholes
    assert sorted(str(whole.id) for whole, _ in combined.families(found)) == sorted(wholes)
    assert (total.listed, total.exercises, total.sums["personnel"]) == (listed, len(wholes), FigureSum(*people))
    assert total.sums["aircraft"] == FigureSum(None, 0, len(wholes))


def test_a_family_has_the_parts_of_its_parts(read: Read) -> None:
    log = read(NESTED)
    families = CombinedExercises(log).families(chosen(log, "whole part corner other"))
    assert {str(whole.id): {str(part.id) for part in parts} for whole, parts in families} == {
        "whole": {"part", "corner"},
        "other": set(),
    }


def test_an_exercise_is_part_only_of_one_that_was_held_as_it_was(read: Read) -> None:
    log = read(
        exercise("off", status="cancelled")
        + exercise("went", "off", 300)
        + exercise("plan", status="planned")
        + exercise("step", "plan", 20, status="planned")
        + exercise("held", "", None)
        + exercise("word", "held", 40, status="announced")
    )
    combined = CombinedExercises(log)
    every = chosen(log, "off went plan step held word")
    assert [str(whole.id) for whole in combined.wholes(every)] == ["off", "went", "plan", "held", "word"]
    total = combined.total(every)
    assert (total.listed, total.exercises, total.sums["personnel"]) == (2, 2, FigureSum(300, 1, 1))


def test_those_in_a_circle_count_by_themselves_and_their_parts_in_them(read: Read) -> None:
    log = read(
        exercise("itself", "itself", 1)
        + exercise("left", "right", 20)
        + exercise("right", "left")
        + exercise("inside", "right", 300)
    )
    combined = CombinedExercises(log)
    every = chosen(log, "itself left right inside")
    assert [str(whole.id) for whole in combined.wholes(every)] == ["itself", "left", "right"]
    assert combined.total(every).sums["personnel"] == FigureSum(321, 3, 0)
    assert dict(combined.sizes(every, "personnel")) == {"itself": 1, "left": 20, "right": 300, "inside": 300}


def test_an_umbrella_that_is_no_exercise_is_none(read: Read) -> None:
    log = read(event("session", "2010-07-01", ident="summit") + exercise("drill", "summit", 9))
    assert CombinedExercises(log).total(chosen(log, "drill")).exercises == 1


def test_a_long_chain_of_parts_needs_no_long_stack(read: Read) -> None:
    text = exercise("e0") + "".join(exercise(f"e{n}", f"e{n - 1}", n if n == 1999 else None) for n in range(1, 2000))
    log = read(text)
    total = CombinedExercises(log).total(exercises_read(log, Reading.PRACTICE))
    assert (total.listed, total.exercises, total.sums["personnel"]) == (2000, 1, FigureSum(1999, 1, 0))


def test_the_exercises_of_a_state_and_of_a_reading(read: Read) -> None:
    log = read(
        exercise("both", "", None, 'host = ["XA"]', 'states = ["XA", "XB"]')
        + exercise("away", "", None, 'host = ["XB"]', 'states = ["XA"]', basis="practice")
    )
    practice, law = (exercises_read(log, reading) for reading in (Reading.PRACTICE, Reading.LAW))
    assert [[str(found.id) for found in listed] for listed in (practice, law)] == [["both", "away"], ["both"]]
    a, b = StateCode("XA"), StateCode("XB")
    assert [str(found.id) for found in hosted(practice, a)] == ["both"]
    assert [str(found.id) for found in joined(practice, a)] == ["both", "away"]
    assert [str(found.id) for found in hosted(practice, b)] == ["away"]
    assert [str(found.id) for found in joined(practice, b)] == ["both"]

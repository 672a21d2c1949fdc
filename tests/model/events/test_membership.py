from __future__ import annotations

from typing import Any

import pytest

from cstocli.model.events import KINDS, Bonds, Subject, TreatyAct
from cstocli.model.terms import BodyId, InstrumentId, NoticeOf, Stage
from support.factories import made

TREATY, CHARTER = InstrumentId("treaty"), InstrumentId("charter")
NONE, SIGNED, ACCEDED, CONTRACTING = None, Stage.SIGNED, Stage.ACCEDED, Stage.CONTRACTING
IN_FORCE, FROZEN, SUSPENDED, ENDED = Stage.IN_FORCE, Stage.FROZEN, Stage.SUSPENDED, Stage.ENDED
STAGES = (NONE, SIGNED, ACCEDED, CONTRACTING, IN_FORCE, FROZEN, SUSPENDED, ENDED)
EFFECTS = {
    "signature": (SIGNED, SIGNED, ACCEDED, CONTRACTING, IN_FORCE, FROZEN, SUSPENDED, SIGNED),
    "accession": (ACCEDED, CONTRACTING, ACCEDED, CONTRACTING, IN_FORCE, FROZEN, SUSPENDED, ACCEDED),
    "ratification": (NONE, CONTRACTING, ACCEDED, CONTRACTING, IN_FORCE, FROZEN, SUSPENDED, ENDED),
    "deposit": (NONE, CONTRACTING, ACCEDED, CONTRACTING, IN_FORCE, FROZEN, SUSPENDED, ENDED),
    "entry-into-force": (NONE, IN_FORCE, IN_FORCE, IN_FORCE, IN_FORCE, FROZEN, SUSPENDED, ENDED),
    "prolongation": STAGES,
    "notice": STAGES,
    "lapse": (NONE, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED),
    "withdrawal": (NONE, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED),
    "suspension": (NONE, SIGNED, ACCEDED, CONTRACTING, SUSPENDED, SUSPENDED, SUSPENDED, ENDED),
    "freeze": (NONE, SIGNED, ACCEDED, CONTRACTING, FROZEN, FROZEN, SUSPENDED, ENDED),
    "resumption": (NONE, SIGNED, ACCEDED, CONTRACTING, IN_FORCE, IN_FORCE, IN_FORCE, IN_FORCE),
}
"""The stage after each kind of act, for each stage before it, in the order of STAGES."""


def act(kind: str, **fields: Any) -> TreatyAct:  # noqa: ANN401
    more: dict[str, Any] = {"of": NoticeOf.WITHDRAWAL} if kind == "notice" else {}
    event = made(kind, **{"states": ("XA",), "instrument": TREATY, **more, **fields})
    assert isinstance(event, TreatyAct)
    return event


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [(kind, *pair) for kind, effects in EFFECTS.items() for pair in zip(STAGES, effects, strict=True)],
)
def test_an_act_moves_a_state_from_each_stage_to_the_next(kind: str, before: Stage | None, after: Stage | None) -> None:
    bonds = Bonds() if before is None else Bonds().moved(TREATY, before)
    assert act(kind).apply(bonds).stage(TREATY) is after


@pytest.mark.parametrize("kind", EFFECTS)
@pytest.mark.parametrize("before", STAGES)
def test_an_act_that_finds_a_stage_to_start_from_does_what_it_is_meant_to_do(kind: str, before: Stage | None) -> None:
    bonds = Bonds() if before is None else Bonds().moved(TREATY, before)
    event = act(kind)
    if event.starts_from(bonds):
        assert event.apply(bonds) == event.meant(bonds)
    else:
        assert event.apply(bonds) == bonds


def test_every_act_on_a_treaty_is_in_the_table() -> None:
    missing = {kind for kind, cls in KINDS.items() if issubclass(cls, TreatyAct)} - set(EFFECTS)
    assert not missing, f"say in EFFECTS what becomes of each stage by {missing}"


@pytest.mark.parametrize("kind", EFFECTS)
def test_an_act_on_one_instrument_leaves_the_others_alone(kind: str) -> None:
    before = Bonds().moved(CHARTER, IN_FORCE).moved(TREATY, IN_FORCE)
    assert act(kind).apply(before).stage(CHARTER) is IN_FORCE


@pytest.mark.parametrize("kind", EFFECTS)
def test_an_act_that_changes_no_stage_has_no_subjects(kind: str) -> None:
    expected = () if kind in {"prolongation", "notice"} else (Subject("state", "XA"), Subject("state", "XB"))
    assert act(kind, states=("XA", "XB")).subjects() == expected


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [
        *((stage, IN_FORCE) for stage in (ENDED, SUSPENDED, FROZEN)),
        *((stage, None) for stage in (None, SIGNED, ACCEDED, CONTRACTING, IN_FORCE)),
    ],
)
def test_a_state_whose_bond_to_another_instrument_ended_or_was_set_aside_may_be_restored(
    elsewhere: Stage | None, expected: Stage | None
) -> None:
    before = Bonds() if elsewhere is None else Bonds().moved(TREATY, elsewhere)
    assert act("resumption", instrument=CHARTER).apply(before).stage(CHARTER) is expected


@pytest.mark.parametrize("stage", [SIGNED, ACCEDED, CONTRACTING, IN_FORCE])
def test_a_bond_that_the_state_has_is_not_restored_for_another_one_that_ended(stage: Stage) -> None:
    before = Bonds().moved(TREATY, ENDED).moved(CHARTER, stage)
    restored = act("resumption", instrument=CHARTER)
    assert not restored.starts_from(before)
    assert restored.apply(before) == before


@pytest.mark.parametrize(("body", "key"), [(None, ""), (BodyId("council"), "council")])
def test_observers_observe_the_organisation_or_one_body(body: BodyId | None, key: str) -> None:
    begin, end = (made(kind, states=("XA",), body=body) for kind in ("observer", "observer-end"))
    other = Bonds((), frozenset({"other"}))
    assert begin.apply(other).observes == {"other", key}
    assert begin.apply(begin.apply(other)) == begin.apply(other)
    assert end.apply(begin.apply(other)) == other
    assert end.apply(other) == other
    assert begin.subjects() == end.subjects() == (Subject("state", "XA"),)


def test_on_one_day_an_act_comes_after_the_act_that_makes_it_possible() -> None:
    order = [
        {"signature", "accession"},
        {"ratification", "deposit"},
        {"entry-into-force"},
        {"prolongation"},
        {"lapse", "withdrawal"},
        {"suspension", "freeze"},
        {"resumption"},
        {"observer", "observer-end"},
        {"departure"},
        {"chairmanship", "appointment"},
        {"exercise"},
    ]
    ranks = [{KINDS[kind].rank for kind in kinds} for kinds in order]
    assert all(len(rank) == 1 for rank in ranks)
    assert sorted(ranks, key=min) == ranks

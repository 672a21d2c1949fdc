"""Who is bound on a given day, in what standing, since when, by which event."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from cstocli.model.dates import Edtf
from cstocli.model.events import Subject
from cstocli.model.log import CompetingClaim, EventLog
from cstocli.model.lookup import state_name, state_names
from cstocli.model.terms import (
    LIVE,
    PARTIES,
    Certainty,
    EventId,
    Reading,
    SourceAgreement,
    Standing,
    StateCode,
    standings_counted_as,
)
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import Readings, replay_both
from cstocli.replay.snapshot import UNKNOWN_STANDING, Outcome, StateStanding, held_on
from cstocli.reports import notes
from cstocli.reports.claim_wording import disputes
from cstocli.reports.report import Layout, Report, column_names
from cstocli.reports.standing_counts import count_standings
from cstocli.reports.wording import either, report_title

BRIEF: Final = Layout(brief=("name", "standing", "since", "certainty", "agreement"))
Shows = Callable[[Standing | None], bool]
"""Whether an answer shows the States of a standing."""


class MemberRow(NamedTuple):
    """The standing of one State; several rows where the dates leave it open."""

    state: StateCode
    name: str
    standing: str
    """A ``Standing``, or ``UNKNOWN_STANDING``."""
    since: Edtf | None
    event: EventId
    """The event that gave the State this standing, or the last one known where the standing is unknown."""
    certainty: Certainty
    agreement: SourceAgreement


def members(
    log: EventLog,
    day: date,
    reading: Reading = Reading.PRACTICE,
    *,
    include_former: bool = False,
    standings: Collection[Standing] = (),
) -> Report[MemberRow]:
    """Return the standing of every State that is bound or about to be at the end of a day, closest bond first.

    ``include_former`` adds observers and former States. ``standings`` keeps the States that count as one of these,
    whichever they are: a frozen State is a member, and a member or a suspended State is a party.
    """
    readings = replay_both(log, reading)
    order = list(Standing)
    found = sorted(readings.asked.standings(day), key=lambda row: (order.index(row.last_known), row.state))
    shows = partial(is_wanted, wanted=standings, include_former=include_former)
    kept = [row for row in found if shows(row.last_known) or (row.standing is None and row.last_known in LIVE)]
    listed = {row.state for row in kept}
    against = dict.fromkeys(_against(readings.asked, kept, day, shows))
    return Report(
        command="members",
        title=report_title(log, f"standings on {day}", reading),
        columns=column_names(MemberRow._fields),
        rows=tuple(_row(log, row) for row in kept),
        on=day,
        reading=reading,
        summary=count_standings(kept, found, standings),
        layout=BRIEF,
        notes=(
            *(() if kept or not standings else _nothing(readings, standings)),
            *_notes(readings, kept, found, day, [claim for _, claim in against]),
        ),
        open_elsewhere=day > log.horizon("membership").verified or any(code not in listed for code, _ in against),
    )


def _nothing(readings: Readings, standings: Collection[Standing]) -> Iterator[str]:
    from cstocli.reports.hints_on_standings import no_standings  # rarely needed, by the answer that must start fast

    yield from no_standings(readings.asked, standings=standings)


def is_wanted(standing: Standing | None, wanted: Collection[Standing], *, include_former: bool) -> bool:
    """Return whether a standing counts as one of those wanted; without any, whether it is a live one, or all are."""
    if wanted:
        return any(standing in standings_counted_as(word) for word in wanted)
    return standing is not None and (include_former or standing in LIVE)


def _row(log: EventLog, row: StateStanding) -> MemberRow:
    since = row.caused_by.takes_effect if row.standing else None
    word, event = row.standing or UNKNOWN_STANDING, row.caused_by.id
    return MemberRow(row.state, state_name(log, row.state), word, since, event, row.certainty, row.agreement)


def _notes(
    readings: Readings,
    kept: Sequence[StateStanding],
    found: Sequence[StateStanding],
    day: date,
    against: Iterable[CompetingClaim],
) -> Iterator[str]:
    log = readings.log
    founding = notes.founding_of(log)
    if founding is not None and day < founding.takes_effect.earliest:
        yield f"There were no members yet: the {log.organisation} has existed since {founding.takes_effect}."
    yield from _suspended(log, kept)
    yield from notes.other_reading(readings, log.states, day)
    yield from _undecided(log, kept, found)
    yield from disputes(log, against, day)
    known = [row for row in kept if row.standing]
    dates = [(f"{state_name(log, row.state)}, {row.standing} since", row.caused_by.takes_effect) for row in known]
    yield from notes.imprecise((f"{words} {since}", since) for words, since in dates)
    yield from notes.observed(log, _observers(readings.asked, kept, day))
    yield from notes.own_evidence(log, kept, day)
    yield from notes.horizon(log, day)


def _against(
    history: ReplayedLog, kept: Sequence[StateStanding], day: date, shows: Shows
) -> Iterator[tuple[StateCode, CompetingClaim]]:
    """Yield the claims that would change a row of a day, or add one.

    A signature that only a claim knows of leaves a signatory for ever. So a State without a row counts if it would be
    a party, or what a State with a row is.
    """
    listed = {row.state for row in kept}
    usual = PARTIES.union(row.last_known for row in kept)
    for code in history.log.states:
        subject = Subject("state", code)
        for claim in history.competing(subject, day):
            theirs = {held.standing for held in held_on(history.under(claim, subject), day)}
            if code in listed or any(shows(word) for word in theirs & usual):
                yield code, claim


def _suspended(log: EventLog, kept: Iterable[StateStanding]) -> Iterator[str]:
    """Yield a note on why suspended States are listed: nothing has ended their membership."""
    suspended = [row for row in kept if row.standing is Standing.SUSPENDED]
    states = [row.state for row in suspended if row.certainty is not Certainty.POSSIBLE]
    if states:
        are, their = ("is", "its") if len(states) == 1 else ("are", "their")
        because = f"no recorded act has ended {their} membership"
        yield f"{state_names(log, states)} {are} suspended and still bound: {because}."


def _undecided(log: EventLog, kept: Sequence[StateStanding], found: Sequence[StateStanding]) -> Iterator[str]:
    """Yield a note for each State among the rows whose standing the dates leave open, with all that it may be."""
    for code in dict.fromkeys(row.state for row in kept if row.certainty is Certainty.POSSIBLE):
        words = either(row.last_known for row in found if row.state == code)
        name = state_name(log, code)
        yield f"The dates in the log do not decide the standing of {name} on this day: possibly {words}."


def _observers(history: ReplayedLog, rows: Sequence[StateStanding], day: date) -> Iterator[tuple[StateCode, Outcome]]:
    """Yield the possible outcomes for each State whose row says that it observes bodies only."""
    for row in rows:
        change = history.at(Subject("state", row.state), day)
        if change and row.standing is Standing.BODY_OBSERVER:
            yield from ((row.state, held) for held in change.held)

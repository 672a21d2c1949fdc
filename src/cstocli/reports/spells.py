"""The spells of every State: each time through which it had one standing without a break, in four styles of columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cstocli.model.dates import LAST, Edtf
from cstocli.model.events import Subject
from cstocli.model.period import Period
from cstocli.model.struct import Struct
from cstocli.model.terms import Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.spells import Spell, find_spells
from cstocli.reports import notes
from cstocli.reports.columns import cells, code_book, names
from cstocli.reports.report import Report, counted
from cstocli.reports.spells_columns import FULL, STYLES, Style


class SpellFilter(Struct):
    """Which spells to keep; what is empty keeps all."""

    period: Period = Period()
    states: tuple[StateCode, ...] = ()
    standings: tuple[Standing, ...] = ()

    def keeps(self, spell: Spell) -> bool:
        """Whether a spell passes: one that may go on in the period does."""
        until = spell.span.until
        return (
            (not self.states or spell.state in self.states)
            and (not self.standings or spell.standing in self.standings)
            and spell.span.start.earliest <= self.period.last
            and (until is None or until.latest > self.period.first)
        )


def spells(
    history: ReplayedLog,
    wanted: SpellFilter,
    style: Style = Style.CSTO,
    *,
    full: bool = False,
) -> Report:
    """Return the spells that pass the filter; ``full`` adds bounds, flags and events to the style of our own."""
    columns = (*STYLES[style], *FULL) if full and style is Style.CSTO else STYLES[style]
    shown = [spell for spell in find_spells(history) if wanted.keeps(spell)]
    log, last = history.log, min(wanted.period.last, history.log.verified_to)
    return Report(
        command="spells",
        title=f"{log.organisation}: spells, reading {history.reading}",
        columns=names(columns),
        rows=tuple(cells(columns, spell) for spell in shown),
        reading=history.reading,
        summary=counted(len(shown), "spell"),
        notes=(
            *notes.other_standings(history, wanted.period.first, last, wanted.states),
            *_observed(history, shown),
            *notes.vague(_dates(shown)),
            *notes.horizon(log, log.verified_to if wanted.period.last == LAST else wanted.period.last),
        ),
    )


def spell_code_book(style: Style = Style.CSTO) -> Report:
    """Return what each column of a style means."""
    return code_book("spells", (*STYLES[style], *FULL) if style is Style.CSTO else STYLES[style])


def _observed(history: ReplayedLog, shown: Iterable[Spell]) -> Iterator[str]:
    for spell in shown:
        changes = history.changes(Subject("state", spell.state))
        held = (one for change in changes for one in change.held if one.caused_by is spell.span.begun_by)
        yield from notes.observed(history.log, ((spell.state, one) for one in held))


def _dates(shown: Iterable[Spell]) -> Iterator[tuple[str, Edtf]]:
    for spell in shown:
        yield f"{spell.state} {spell.standing} since {spell.span.start}", spell.span.start
        if spell.span.until:
            yield f"{spell.state} {spell.standing} until {spell.span.until}", spell.span.until

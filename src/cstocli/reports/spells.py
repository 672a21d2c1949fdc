"""The spells of every State: the unbroken periods in which it had one standing, in four styles of columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from cstocli.model.dates import LAST, Edtf
from cstocli.model.events import Subject
from cstocli.model.lookup import join_names, state_name
from cstocli.model.period import Period
from cstocli.model.terms import Standing, StateCode
from cstocli.replay.history import ReplayedLog
from cstocli.replay.readings import Readings
from cstocli.replay.spells import Spell, find_spells
from cstocli.reports import notes
from cstocli.reports.columns import cells, code_book, names
from cstocli.reports.filters import Filter
from cstocli.reports.hints import without_one_option
from cstocli.reports.hints_on_standings import no_standings
from cstocli.reports.report import TABLE, Layout, Report, Row, count_of
from cstocli.reports.spells_columns import FULL, STYLES, Style
from cstocli.reports.spells_survival import COLUMNS as RISK_COLUMNS
from cstocli.reports.spells_survival import Risk, times_at_risk
from cstocli.reports.wording import report_title

_BRIEF: Final = Layout(brief=("name", "standing", "start", "end", "certainty", "agreement"))
_BRIEF_RISKS: Final = Layout(brief=("id", "from", "to", "start", "stop", "start_date", "stop_date"))


class SpellFilter(Filter):
    """Which spells to keep. An empty field keeps all."""

    period: Period = Period()
    states: tuple[StateCode, ...] = ()
    standings: tuple[Standing, ...] = ()

    def option_names(self) -> Mapping[str, str]:
        """Return the option that sets each field."""
        return {
            "period": "--from and --to",
            "states": "--state",
            "standings": "--standing",
        }

    def keeps(self, spell: Spell) -> bool:
        """Return whether a spell passes; it does if it may include a day of the period."""
        until = spell.span.until
        return (
            (not self.states or spell.state in self.states)
            and (not self.standings or spell.standing in self.standings)
            and spell.span.start.earliest <= self.period.last
            and (until is None or until.latest > self.period.first)
        )


def spells(
    readings: Readings,
    wanted: SpellFilter,
    style: Style = Style.CSTO,
    *,
    full: bool = False,
) -> Report:
    """Return the spells that pass the filter; ``full`` adds bounds, flags and events to the style ``csto``."""
    history = readings.asked
    found = find_spells(history)
    table = _in_style(found, wanted, style, full=full)
    kept = table.spells
    verified = history.log.verified_through("membership")
    log, last = history.log, min(wanted.period.last, verified)
    return Report(
        command="spells",
        title=report_title(log, "spells", history.reading),
        columns=table.columns,
        rows=table.rows,
        layout=table.layout,
        reading=history.reading,
        summary=count_of(len(kept), "spell"),
        notes=(
            *(() if kept else _nothing(history, found, wanted)),
            *table.notes,
            *notes.other_standings(readings, wanted.period.first, last, wanted.states),
            *_observed(history, kept),
            *notes.imprecise(_dates(kept)),
            *_disputed(kept),
            *notes.horizon(log, verified if wanted.period.last == LAST else wanted.period.last),
        ),
    )


def _nothing(history: ReplayedLog, found: Iterable[Spell], wanted: SpellFilter) -> Iterator[str]:
    """Yield notes on why no spell passes a filter."""
    near = tuple(no_standings(history, wanted.states, wanted.standings))
    yield from near
    yield from without_one_option(wanted, lambda other: sum(map(other.keeps, found)), "spell", near=near)


def spell_code_book(style: Style = Style.CSTO) -> Report:
    """Return what each column of a style means."""
    if style is Style.SURVIVAL:
        return code_book("spells", RISK_COLUMNS)
    return code_book("spells", FULL if style is Style.CSTO else STYLES[style])


class _Table(NamedTuple):
    """Spells in the columns of a style, and what must be known of these."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    spells: list[Spell]
    layout: Layout = TABLE
    notes: tuple[str, ...] = ()


def _in_style(found: list[Spell], wanted: SpellFilter, style: Style, *, full: bool) -> _Table:
    """Return the spells that pass the filter, in the columns of a style."""
    kept = [spell for spell in found if wanted.keeps(spell)]
    if style is not Style.SURVIVAL:
        columns = FULL if full and style is Style.CSTO else STYLES[style]
        layout = _BRIEF if columns is STYLES[Style.CSTO] else TABLE
        return _Table(names(columns), tuple(cells(columns, spell) for spell in kept), kept, layout)
    risks = [risk for risk in times_at_risk(found) if wanted.keeps(risk.spell)]
    rows = tuple(cells(RISK_COLUMNS, risk) for risk in risks)
    spells_at_risk = [risk.spell for risk in risks]
    return _Table(names(RISK_COLUMNS), rows, spells_at_risk, _BRIEF_RISKS, tuple(_about_risks(risks, kept)))


def _about_risks(risks: list[Risk], kept: list[Spell]) -> Iterator[str]:
    if risks:
        yield f"Day 0 is {risks[0].log.first_day}, the first day that the log covers."
    if left_out := len(kept) - len(risks):
        has = "has" if left_out == 1 else "have"
        yield f"{count_of(left_out, 'spell')} {has} no row: no day of it was certainly observed."


def _observed(history: ReplayedLog, kept: Iterable[Spell]) -> Iterator[str]:
    for spell in kept:
        changes = history.changes(Subject("state", spell.state))
        held = (one for change in changes for one in change.held if one.caused_by is spell.span.begun_by)
        yield from notes.observed(history.log, ((spell.state, one) for one in held))


def _dates(kept: Iterable[Spell]) -> Iterator[tuple[str, Edtf]]:
    for spell in kept:
        name = state_name(spell.log, spell.state)
        yield f"{name}, {spell.standing} since {spell.span.start}", spell.span.start
        if spell.span.until:
            yield f"{name}, {spell.standing} until {spell.span.until}", spell.span.until


def _disputed(kept: Iterable[Spell]) -> Iterator[str]:
    for spell in kept:
        if spell.disputed:
            days = join_names(_days(first, last) for first, last in spell.disputed)
            yield f"{state_name(spell.log, spell.state)}, {spell.standing}: sources dispute it {days}."


def _days(first: date, last: date) -> str:
    return f"on {first}" if first == last else f"from {first} on" if last == LAST else f"from {first} through {last}"

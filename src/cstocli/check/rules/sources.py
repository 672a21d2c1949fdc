"""Provenance: every fact has sources, every source its own address, what decides an answer two independent ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import ClassVar, Final
from urllib.parse import urlsplit

from cstocli.check.context import CheckContext
from cstocli.check.rule import Codes, Rule, rule, with_article
from cstocli.model.dates import Edtf, shift
from cstocli.model.diagnostics import Finding, Severity
from cstocli.model.events import Event, ObserverAct, SeatAct, TreatyAct
from cstocli.model.terms import Source, SourceKey, Status
from cstocli.replay.snapshot import NAMING

_MIN_ORIGINS: Final = 2
"""Independent sources for what decides a standing, a chair or an office."""
_SLACK: Final = timedelta(days=1)
"""In another time zone it is still the day before."""


def origins(context: CheckContext, keys: tuple[SourceKey, ...]) -> set[str]:
    """Return who really says it: the agency that a source copies, or its publisher."""
    found = (context.log.sources.get(key) for key in keys)
    return {(source.origin or source.publisher).strip().casefold() for source in found if source}


def decides(context: CheckContext, event: Event) -> bool:
    """Whether an event decides a standing, the chair or an office."""
    if isinstance(event, TreatyAct):
        return bool(event.moves) and context.log.instruments[event.instrument].kind in NAMING
    return isinstance(event, ObserverAct | SeatAct)


@rule("CS701", "no-source")
class NoSource(Rule):
    """An event has no source at all.

    Why: a fact needs a source.
    Example: `sources = []`.
    Instead: give at least one key of the bibliography.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event without a source, rejected ones too."""
        for path, event in context.events_and_rejected:
            if not event.sources:
                yield self.at((*path, "sources"), "no source", hint="give at least one key of the bibliography")


@rule("CS702", "unused-source")
class UnusedSource(Rule):
    """A source of the bibliography supports nothing and contradicts nothing.

    Why: it was forgotten at an event, or stayed behind when one went.
    Example: `[sources.tass-2012-12-19]` that no event names.
    Instead: name it where it belongs, or take it out.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each source that nothing refers to."""
        log = context.log
        used: set[SourceKey] = set()
        for _, event in context.events_and_rejected:
            used.update(event.sources)
        used |= {claim.source for _, event in context.having("claims") for claim in event.claims}
        used |= {key for rejected in log.rejected for key in rejected.refuted_by}
        used |= {key for assertion in log.assertions for key in assertion.sources}
        for key in log.sources:
            if key not in used:
                headline = f"nothing refers to the source `{key}`"
                yield self.at(("sources", key), headline, hint="name it where it belongs, or take it out", on_key=True)


@rule("CS703", "same-address-twice")
class SameAddressTwice(Rule):
    """Two sources have one address; `www.`, a closing slash and what follows `#` make no difference.

    Why: one page would count as two sources.
    Example: two keys with `url = "https://first.example/1"`.
    Instead: keep one key, and name it at both events.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each source whose address another one has already."""
        first: dict[str, str] = {}
        for key, source in context.log.sources.items():
            address = _address(source.url)
            other = first.setdefault(address, key)
            if other != key:
                yield self.at(
                    ("sources", key, "url"),
                    f"`{key}` and `{other}` are one address",
                    hint=f"keep one of the two, and name `{other}` in its place",
                    also=((("sources", other, "url"), "it stands here first"),),
                )


def _address(url: str) -> str:
    plain = url.strip().partition("#")[0].removeprefix("https://").removeprefix("http://").removeprefix("www.")
    host, slash, path = plain.partition("/")
    return host.casefold() + slash + path.removesuffix("/") if path else host.casefold()


@rule("CS704", "source-before-event")
class SourceBeforeEvent(Rule):
    """A source was published before the event that it is cited for, and no dated source of the event came after it.

    Why: an earlier source can announce an event, but cannot report that it took place. Beside a source that was
    published later it is useful background (the invitation, the agenda, the treaty that was to enter into force),
    and there is nothing to do; without one, the other sources must be dated before anybody can tell.
    Example: an event of 2012-06-28 with one source of 2012-06-01 and one without a date.
    Instead: add a later source, date the undated one, or correct the date that is wrong.
    """

    severity = Severity.ADVICE
    requires: ClassVar[Codes] = ("CS601", "CS602", "CS604", "CS605", "CS705")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each source that is older than its event, by every reading of both dates."""
        dated = _dated(context)
        for path, event in context.events:
            published = {position: dated[key] for position, key in enumerate(event.sources) if key in dated}
            if event.status is not Status.HELD or not all(_older(day, event) for day in published.values()):
                continue
            for position, day in published.items():
                yield self.at(
                    (*path, "sources", position),
                    f"`{event.sources[position]}` was published on {day}, before the event of {event.date}",
                    f"published on {day}",
                    hint="add a later source, date the undated one, or correct the date that is wrong",
                    also=(((*path, "date"), "the event"),),
                )


def _dated(context: CheckContext) -> Mapping[SourceKey, Edtf]:
    """Return the days of publication that are known."""
    return {key: source.date for key, source in context.log.sources.items() if source.date is not None}


def _older(published: Edtf, event: Event) -> bool:
    return shift(published.latest, _SLACK) < event.date.earliest


@rule("CS705", "only-announced")
class OnlyAnnounced(Rule):
    """Every source of an event with the status `held` was published before it.

    Why: nobody reports that it took place. Exercises are announced, and then cancelled.
    Example: an exercise of September whose only source is of March.
    Instead: add a source that came after, or write `status = "announced"`.
    """

    severity = Severity.WARNING
    requires: ClassVar[Codes] = ("CS601", "CS602", "CS604", "CS605", "CS701")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event that was held and is older than no source; undated sources settle nothing."""
        dated = _dated(context)
        for path, event in context.events:
            if not dated or event.status is not Status.HELD or not event.sources:
                continue
            if all(key in dated and _older(dated[key], event) for key in event.sources):
                yield self.at(
                    (*path, "sources"),
                    f"no source came after the event of {event.date}",
                    "all published before it",
                    hint='add a source that reports it, or write `status = "announced"`',
                    also=(((*path, "date"), "the event"),),
                )


@rule("CS706", "one-source")
class OneSource(Rule):
    """An event that decides a standing, the chair or an office has fewer than two independent sources.

    Why: answers hang on these. Copies of one agency count once: by `origin`, or else by publisher.
    Example: a `suspension` with one source, or with two from "First Press".
    Instead: add an independent source; if there is none, accept it with `allow = { CS706 = "why" }`.
    """

    severity = Severity.WARNING
    requires: ClassVar[Codes] = ("CS701",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each deciding event that took place with sources of one origin."""
        for path, event in context.of(TreatyAct, ObserverAct, SeatAct):
            if event.status is not Status.HELD or not decides(context, event) or not event.sources:
                continue
            found = origins(context, event.sources)
            if len(found) < _MIN_ORIGINS:
                count = len(event.sources)
                yield self.at(
                    (*path, "sources"),
                    f"{with_article(event.kind)} on the word of one source",
                    "one source" if count == 1 else f"{count} sources of one origin",
                    hint='add an independent source, or accept it: `allow = { CS706 = "why" }`',
                )


@rule("CS707", "bad-address")
class BadAddress(Rule):
    """The address of a source is none that a browser can open.

    Why: a source is there to be looked up.
    Example: `url = "www.first.example"`, `url = "https://first.example/a b"`.
    Instead: `url = "https://first.example/a%20b"`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each address without scheme or host, or with characters that none has."""
        for key, source in context.log.sources.items():
            wrong = _wrong_address(source)
            if wrong:
                yield self.at(("sources", key, "url"), f"no address: {wrong}", hint='write "https://host/path"')


def _wrong_address(source: Source) -> str | None:
    url = source.url
    if not url.isascii() or not url.isprintable() or any(char in ' <>"\\^`{|}' for char in url):
        return "a character that must be written as %.."
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "host or port cannot be read"
    if parts.scheme not in ("http", "https"):
        return "neither http:// nor https://"
    return None if "." in host.strip(".") and not host.endswith(".") else "no host"

"""Rules on provenance: sources of events, addresses, dates of publication, and independent sources."""

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
"""The number of independent sources that an event needs if it decides a standing, the chair or an office."""
_SLACK: Final = timedelta(days=1)
"""A publication may carry the previous day as its date, because of its time zone."""


def origins(context: CheckContext, keys: tuple[SourceKey, ...]) -> set[str]:
    """Return the independent origins of sources: the agency that a source copies, or else its publisher."""
    found = (context.log.sources.get(key) for key in keys)
    return {(source.origin or source.publisher).strip().casefold() for source in found if source}


def decides(context: CheckContext, event: Event) -> bool:
    """Whether an event decides a standing, the chair or an office."""
    if isinstance(event, TreatyAct):
        return bool(event.moves) and context.log.instruments[event.instrument].kind in NAMING
    return isinstance(event, ObserverAct | SeatAct)


@rule("CS701", "no-source")
class NoSource(Rule):
    """An event has no source.

    Why: without a source, readers cannot verify the event.
    Example: `sources = []`.
    Instead: add at least one source from the bibliography.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each event without a source, rejected ones too."""
        for path, event in context.events_and_rejected:
            if not event.sources:
                yield self.at((*path, "sources"), "no source", hint="add at least one source from the bibliography")


@rule("CS702", "unused-source")
class UnusedSource(Rule):
    """A source of the bibliography is never cited.

    Why: an event may lack this source, or the source was left behind when an event was removed.
    Example: `[sources.tass-2012-12-19]`, which no event, claim or assertion cites.
    Instead: cite it where it belongs, or remove it.
    """

    severity = Severity.WARNING

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each source that no event, claim, rejection or assertion cites."""
        log = context.log
        used: set[SourceKey] = set()
        for _, event in context.events_and_rejected:
            used.update(event.sources)
        used |= {claim.source for _, event in context.having("claims") for claim in event.claims}
        used |= {key for rejected in log.rejected for key in rejected.refuted_by}
        used |= {key for assertion in log.assertions for key in assertion.sources}
        for key in log.sources:
            if key not in used:
                headline = f"the source `{key}` is never cited"
                yield self.at(("sources", key), headline, hint="cite it where it belongs, or remove it", on_key=True)


@rule("CS703", "same-address-twice")
class SameAddressTwice(Rule):
    """Two sources have the same address, apart from `http` or `https`, `www.`, a final slash or what follows `#`.

    Why: one page would be counted as two sources.
    Example: two sources with `url = "https://first.example/1"`.
    Instead: keep one of them, and cite it in both events.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each source with the address of an earlier one."""
        first: dict[str, str] = {}
        for key, source in context.log.sources.items():
            address = _address(source.url)
            other = first.setdefault(address, key)
            if other != key:
                yield self.at(
                    ("sources", key, "url"),
                    f"`{key}` and `{other}` have the same address",
                    hint=f"remove `{key}`, and cite `{other}` instead",
                    also=((("sources", other, "url"), "first defined here"),),
                )


def _address(url: str) -> str:
    plain = url.strip().partition("#")[0].removeprefix("https://").removeprefix("http://").removeprefix("www.")
    host, slash, path = plain.partition("/")
    return host.casefold() + slash + path.removesuffix("/") if path else host.casefold()


@rule("CS704", "source-before-event")
class SourceBeforeEvent(Rule):
    """A source was published before the event, and none of the event's dated sources came after it.

    Why: an earlier source can announce an event, but cannot report that it took place. Together with a later source
    it is useful background (an invitation, an agenda, a treaty before its entry into force) and is not reported.
    Without one, the undated sources may or may not be later.
    Example: an event of 2012-06-28 with one source of 2012-06-01 and one undated source.
    Instead: add a later source, date the undated one, or correct the date that is wrong.
    """

    severity = Severity.ADVICE
    requires: ClassVar[Codes] = ("CS601", "CS602", "CS604", "CS605", "CS705")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each source that is certainly older than its event, if no source is known to be later."""
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
    """Return the date of publication of each source that has one."""
    return {key: source.date for key, source in context.log.sources.items() if source.date is not None}


def _older(published: Edtf, event: Event) -> bool:
    return shift(published.latest, _SLACK) < event.date.earliest


@rule("CS705", "only-announced")
class OnlyAnnounced(Rule):
    """Every source of an event with the status `held` was published before it.

    Why: none of them can report that it took place: announced exercises are sometimes cancelled.
    Example: an exercise in September whose only source was published in March.
    Instead: add a source that was published afterwards, or write `status = "announced"`.
    """

    severity = Severity.WARNING
    requires: ClassVar[Codes] = ("CS601", "CS602", "CS604", "CS605", "CS701")

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each held event whose sources are all dated and were all published before it."""
        dated = _dated(context)
        for path, event in context.events:
            if not dated or event.status is not Status.HELD or not event.sources:
                continue
            if all(key in dated and _older(dated[key], event) for key in event.sources):
                yield self.at(
                    (*path, "sources"),
                    f"no source was published after the event of {event.date}",
                    "all published before the event",
                    hint='add a source that reports it, or write `status = "announced"`',
                    also=(((*path, "date"), "the event"),),
                )


@rule("CS706", "one-source")
class OneSource(Rule):
    """An event that decides a standing, the chair or an office has fewer than two independent sources.

    Why: answers depend on these events. Sources with the same `origin`, or else the same publisher, count as one.
    Example: a `suspension` with one source, or with two from "First Press".
    Instead: add an independent source; if none exists, accept the finding with `allow = { CS706 = "the reason" }`.
    """

    severity = Severity.WARNING
    requires: ClassVar[Codes] = ("CS701",)

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each deciding event that took place and has sources of only one origin."""
        for path, event in context.of(TreatyAct, ObserverAct, SeatAct):
            if event.status is not Status.HELD or not decides(context, event) or not event.sources:
                continue
            found = origins(context, event.sources)
            if len(found) < _MIN_ORIGINS:
                count = len(event.sources)
                yield self.at(
                    (*path, "sources"),
                    f"{with_article(event.kind)} with only one independent source",
                    "one source" if count == 1 else f"{count} sources of the same origin",
                    hint='add an independent source, or accept it with `allow = { CS706 = "the reason" }`',
                )


@rule("CS707", "bad-address")
class BadAddress(Rule):
    """The address of a source is not one that a browser can open.

    Why: readers must be able to look a source up.
    Example: `url = "www.first.example"`, `url = "https://first.example/a b"`.
    Instead: `url = "https://first.example/a%20b"`.
    """

    def check(self, context: CheckContext) -> Iterator[Finding]:
        """Yield a finding for each address without a scheme or host, or with characters that are not allowed in one."""
        for key, source in context.log.sources.items():
            wrong = _wrong_address(source)
            if wrong:
                yield self.at(("sources", key, "url"), f"not a web address: {wrong}", hint='write "https://host/path"')


def _wrong_address(source: Source) -> str | None:
    url = source.url
    if not url.isascii() or not url.isprintable() or any(char in ' <>"\\^`{|}' for char in url):
        return "it has a character that must be percent-encoded"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return "the host or port is malformed"
    if parts.scheme not in ("http", "https"):
        return "it does not begin with http:// or https://"
    return None if "." in host.strip(".") and not host.endswith(".") else "it has no host"

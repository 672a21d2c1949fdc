"""Contradicting parts of a log, as text: claims of other sources, rejected events, a small history."""

from typing import Any

from cstocli.model.assertions import EventClaim
from cstocli.model.dates import parse
from support.logs import event


def claim(source: str, field: str, value: str, note: str = "") -> str:
    """Return the text of a claim on the event before it; the value is TOML."""
    remark = f'note = "{note}"\n' if note else ""
    return f'\n[[event.claim]]\nsource = "{source}"\nfield = "{field}"\nvalue = {value}\n{remark}'


def rejected(text: str, reason: str, source: str = "s2") -> str:
    """Return an event as one that a source asserts and the log rejects."""
    told = text.replace("[[event]]", "[[rejected]]").replace('sources = ["s1", "s2"]', f'sources = ["{source}"]')
    return f'{told}reason = "{reason}"\n'


def happening(**what: Any) -> EventClaim:  # noqa: ANN401 - fields of what happened
    """Return what is claimed to have happened; the date is text."""
    return EventClaim(**{**what, **({"date": parse(what["date"])} if "date" in what else {})})


def unsure(text: str, word: str = "medium") -> str:
    """Return an event with less confidence."""
    return text.replace('confidence = "high"', f'confidence = "{word}"')


SIGNED = event("signature", "2000-01-01", 'states = ["XA", "XB"]', instrument="charter", ident="signed")
IN_FORCE = event("entry-into-force", "2001-01-01", 'states = ["XA", "XB"]', instrument="charter", ident="in-force")
PUBLIC = event(
    "suspension", "2010-06-28", 'states = ["XA"]', 'basis = "practice"', instrument="charter", ident="public"
)
DECIDED = event("suspension", "2010-12-19", 'states = ["XA"]', instrument="charter", ident="decided")
RETURN = event("resumption", "[..2012-08]", 'states = ["XA"]', instrument="charter", ident="back")
CHAIRS = (
    event("chairmanship", "2002-01-01", 'states = ["XA"]', 'person = "Ann"', body="council", ident="chair-a")
    + event("chairmanship", "2003-01-01", 'states = ["XB"]', 'person = "Bo"', body="council", ident="chair-b")
    + event("chairmanship", "2004-01-01", "unknown = true", body="council", ident="chair-gap")
)
MEMBERS = SIGNED + IN_FORCE
HISTORY = MEMBERS + PUBLIC + claim("s2", "date", '"2010-06-20"', "Date of the note") + DECIDED + CHAIRS
"""Two members; one is suspended in practice in June 2010 and in law in December; the chair is unknown from 2004 on."""

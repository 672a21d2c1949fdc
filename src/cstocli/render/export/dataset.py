"""What an export is called, who made it and under which licence: the same facts in every kind of description."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from cstocli.render.cells import visible

AUTHORS: Final = "The csto contributors"
"""Who made the log that ships; that of another log is not known."""


class Licence(NamedTuple):
    """A licence: its identifier in the list of SPDX, its title, and its address."""

    name: str
    title: str
    path: str


LICENCE: Final = Licence(
    "CC-BY-4.0", "Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"
)
"""The licence of the log that ships; that of another log is not known."""


def licence(facts: Mapping[str, str]) -> Licence | None:
    """Return the licence of what was exported; None for a log that does not ship."""
    return LICENCE if facts.get("licence") == LICENCE.name else None


def slug(facts: Mapping[str, str]) -> str:
    """Return the name of the organisation in lower-case letters, digits and ``.``, ``_``, ``-``."""
    return re.sub(r"[^a-z0-9._-]+", "-", facts["organisation"].lower()).strip("-.") or "organisation"


def title(facts: Mapping[str, str]) -> str:
    """Return the title of the tables."""
    return f"History of the {visible(facts['organisation'])}, replayed by csto from its event log"


def description(facts: Mapping[str, str]) -> str:
    """Return what the tables contain, from which log, and how they were made."""
    return visible(
        f"Who was a member of the {facts['organisation']} and in what standing, who had the chair and the offices, "
        f"which exercises were held, on what evidence: replayed by {facts['tool']} in the reading of "
        f"{facts['reading']} from the log with SHA-256 {facts['sha256']}, whose sources were read through "
        f"{facts['verified_to']}. Made by: {facts['query']}"
    )


def source(facts: Mapping[str, str]) -> str:
    """Return the log as the source of the tables, in one line."""
    log = f"The event log of the {facts['organisation']}"
    return visible(f"{log}, verified through {facts['verified_to']}, SHA-256 {facts['sha256']}")


def created(facts: Mapping[str, str]) -> str:
    """Return the last verified day as a time: the same log gives the same file, whatever the clock says."""
    return f"{facts['verified_to']}T00:00:00Z"


def version(facts: Mapping[str, str]) -> str:
    """Return the last verified day and the beginning of the hash of the log, in the form of a semantic version."""
    day = date.fromisoformat(facts["verified_to"])
    return f"{day.year}.{day.month}.{day.day}+{facts['sha256'][:16]}"


def citation(facts: Mapping[str, str]) -> str:
    """Return how to cite the tables, in one line."""
    author = f"{AUTHORS} " if licence(facts) else ""
    return f"{author}({facts['verified_to'][:4]}). {title(facts)}. {source(facts)}."

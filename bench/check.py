"""Measure `csto check` on a large log, and the checkers of plain-text accounting on as many transactions.

``python bench/check.py [EVENTS]``: generates a sound log, and journals with as many transactions of two postings
each, which hold the same facts as tags or metadata.
The programs take turns, so that a busy machine is busy for all; the best run of each counts. Peers are measured where
they are installed: ``bean-check`` without its cache, ``hledger check``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

RUNS = 3
EVENTS = 100_000
STATES = [f"X{chr(65 + number)}" for number in range(12)]
FIRST = date(1990, 1, 1)
DAYS = 12_000
"""Days over which the events are spread."""


SOURCES = 2_000
ACTS = {
    0: 'kind = "signature"',
    6: 'kind = "ratification"',
    12: 'kind = "deposit"',
    18: 'kind = "entry-into-force"',
    24: 'kind = "notice"\nof = "withdrawal"',
    30: 'kind = "withdrawal"',
}
"""The acts on a pact, each by the position in its cycle of thirty-six events at which it happens."""
HEAD = """\
[log]
organisation = "XO"
title = "An Organisation"
first_day = "1990-01-01"
verified_to = "2030-12-31"

[instruments.charter]
title = "Charter"
kind = "charter"

[bodies.council]
title = "Council"
chaired = true
rotation = "ru"
"""
STATE = """
[states.{code}]
name = "State {code}"
alpha3 = "{code}A"
cow = "{code}C"
cow_number = {number}
gw = {number}
wikidata = "Q{number}"
names = {{ ru = "Страна {code}" }}
"""
EVENT = """
[[event]]
id = "event-{number}"
{fields}
date = "{day}"
states = {states}
title = "Number {number} takes place"
place = "City {city}"
note = "What else is known of number {number}."
confidence = "high"
sources = ["s{source}", "s{other}"]
"""


def log(count: int) -> Iterator[str]:
    """Yield the text of a sound log: every sixth event is an act on a treaty, the others are activities."""
    yield HEAD
    for number, code in enumerate(STATES, start=900):
        yield STATE.format(code=code, number=number)
    for number in range(1, count // len(ACTS) // 6 + 1):
        yield f'\n[instruments.pact-{number}]\ntitle = "Pact {number}"\nkind = "agreement"\n'
    for number in range(SOURCES):
        yield f'\n[sources.s{number}]\npublisher = "Press {number}"\nurl = "https://press.example/{number}"\n'
    for number in range(count):
        day = FIRST + timedelta(days=number * DAYS // count + min(number, 1))
        yield _event(number, day, *_fields_and_states(number, day))


def _fields_and_states(number: int, day: date) -> tuple[str, list[str]]:
    """Return the fields of one event of a cycle of thirty-six, and its States."""
    pact, turn = divmod(number, 36)
    some = STATES[pact % 6 : pact % 6 + 6]
    if not pact and turn <= 1:
        return f'kind = "{("signature", "entry-into-force")[turn]}"\ninstrument = "charter"', STATES
    if pact and turn in ACTS:
        return f'{ACTS[turn]}\ninstrument = "pact-{pact}"', some
    match turn % 4:
        case 0:
            return 'kind = "session"\nbody = "council"', some
        case 1:
            sizes = f'personnel = "~{1000 + number % 5000}"\nvehicles = "{number % 900 + 1}"'
            return f'kind = "exercise"\nend = "{day + timedelta(days=9)}"\nhost = ["{some[0]}"]\n{sizes}', some
        case 2:
            return 'kind = "decision"\nbody = "council"', some
        case _:
            return f'kind = "statement"\nperson = "Person {number % 500}"', some[:1]


def _event(number: int, day: date, fields: str, states: list[str]) -> str:
    listed = str(states).replace("'", '"')
    rest = {"city": number % 90, "source": number % SOURCES, "other": (number + 1) % SOURCES}
    return EVENT.format(number=number, day=day, fields=fields, states=listed, **rest)


def hledger(count: int) -> Iterator[str]:
    """Yield a journal of hledger whose transactions hold in tags what the events of the log hold."""
    for number in range(count):
        day = FIRST + timedelta(days=number * DAYS // count)
        yield f"{day} Number {number} takes place\n"
        yield "".join(f"    ; {key}: {value}\n" for key, value in _facts(number))
        yield f"    assets:city {number % 90}    {number % 5000 + 1}.00 EUR\n    income:person {number % 500}\n\n"


def beancount(count: int) -> Iterator[str]:
    """Yield a ledger of Beancount whose transactions hold in metadata what the events of the log hold."""
    for name in (*(f"Assets:City{number}" for number in range(90)), *(f"Income:Person{n}" for n in range(500))):
        yield f"1990-01-01 open {name} EUR\n"
    for number in range(count):
        day = FIRST + timedelta(days=number * DAYS // count)
        yield f'{day} * "Number {number} takes place"\n'
        yield "".join(f'  {key}: "{value}"\n' for key, value in _facts(number))
        yield f"  Assets:City{number % 90}  {number % 5000 + 1}.00 EUR\n  Income:Person{number % 500}\n\n"


def _facts(number: int) -> Iterator[tuple[str, str]]:
    """Yield the keys and values of an event, except its day and title."""
    fields, states = _fields_and_states(number, FIRST)
    yield "id", f"event-{number}"
    for line in fields.splitlines():
        key, _, value = line.partition(" = ")
        yield key, value.strip('"[]')
    yield "states", " ".join(states)
    yield "place", f"City {number % 90}"
    yield "note", f"What else is known of number {number}."
    yield "confidence", "high"
    yield "sources", f"s{number % SOURCES} s{(number + 1) % SOURCES}"


PEERS: dict[str, tuple[list[str], str, Callable[[int], Iterator[str]]]] = {
    "csto check": ([sys.executable, "-m", "cstocli", "check", "--strict"], "log.toml", log),
    "hledger check": (["hledger", "check", "-f"], "peer.journal", hledger),
    "bean-check": (["bean-check", "--no-cache"], "peer.beancount", beancount),
}


def main() -> None:
    """Print the seconds that each checker takes, and their ratio to those of csto."""
    count = int(sys.argv[1]) if sys.argv[1:] else EVENTS
    here = {name: peer for name, peer in PEERS.items() if shutil.which(peer[0][0])}
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _, file, made in here.values():
            (Path(folder) / file).write_text("".join(made(count)), encoding="utf-8")
        for _ in range(RUNS):
            for name, (command, file, _) in here.items():
                start = time.perf_counter()
                subprocess.run([*command, str(Path(folder) / file)], check=True)
                best[name] = min(best.get(name, 1e9), time.perf_counter() - start)
    for name in PEERS:
        result = f"{best[name]:6.2f} s  {best[name] / best['csto check']:5.2f}" if name in best else "not installed"
        print(f"{name:14} {count} events or transactions: {result}")


if __name__ == "__main__":
    main()

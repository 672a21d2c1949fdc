from __future__ import annotations

import subprocess
import sys

from support.logs import ROOT

ANSWER = """
import pkgutil, sys
from datetime import date

sys.path.insert(0, sys.argv[1])
import cstocli

for layer in ("model", "replay", "factcheck", "check", "reports"):
    package = __import__(f"cstocli.{layer}", fromlist=["x"])
    for module in pkgutil.walk_packages(package.__path__, f"cstocli.{layer}."):
        __import__(module.name)

from cstocli.reports.members import members
from cstocli.model.dates import parse
from cstocli.model.events import Accession, EntryIntoForce
from cstocli.model.log import EventLog
from cstocli.model.terms import Instrument, InstrumentKind

told = {"date": parse("2000-01-01"), "states": ("XA",), "instrument": "charter", "title": "t", "confidence": "high"}
log = EventLog(
    organisation="XO",
    title="t",
    first_day=date(1990, 1, 1),
    verified_to=date(2020, 1, 1),
    instruments={"charter": Instrument(title="Charter", kind=InstrumentKind.CHARTER)},
    events=(Accession(id="a", sources=(), **told), EntryIntoForce(id="e", sources=(), **told)),
)
print(members(log, date(2001, 1, 1)).rows[0][2])
strange = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names) - {"cstocli"}
print(sorted(strange - {"__main__"}))
"""


def test_everything_below_load_answers_with_nothing_installed_but_python() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ANSWER, str(ROOT / "src")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("member\n[]\n", "")

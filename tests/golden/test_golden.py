"""Real commands on the record that ships, compared with what they printed when somebody last read it."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import Run

HERE = Path(__file__).parent
COMMANDS = {
    "members-2012-07-01": "members --on 2012-07-01",
    "members-2012-07-01-law": "members --on 2012-07-01 --reading law --format tsv",
    "members-1999-04-21-all": "members --on 1999-04-21 --all --format md",
    "members-2025-06-01-json": "members --on 2025-06-01 --format json",
    "members-2027-01-01": "members --on 2027-01-01",
    "chair-2004-01-01": "chair --on 2004-01-01",
    "chair-all": "chair --all --format csv",
    "chair-rotation": "chair --rotation --format tsv",
    "offices-2017-03-01": "offices --on 2017-03-01",
    "exercises-2008": "exercises --from 2008 --to 2008",
    "timeline-1999": "timeline --from 1999-04 --to 1999-04 --format tsv",
    "show-uz-suspension-2012": "show uz-suspension-2012",
    "panel-uz-2012": "panel --state UZ --by month --from 2012-05 --to 2012-07 --format tsv "
    "--columns iso3c,ccode,gwcode,period,start,end,standing,member,party,suspended,share_member,days_member",
    "panel-share-law": "panel --state UZ --from 2006 --to 2012 --partial share --reading law --format csv "
    "--columns period,standing,member,party,suspended,days_member,days,certainty",
    "spells-uz": "spells --state UZ",
    "spells-am-cow": "spells --state AM --style cow --format csv",
    "spells-uz-full": "spells --state UZ --full --reading law --format jsonl",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_prints_what_it_printed_before(name: str, program: Run, golden: Callable[[Path, str], None]) -> None:
    result = program(*shlex.split(COMMANDS[name]))
    assert result.returncode in {0, 3}, result.stderr
    said = f"--- standard error\n{result.stderr}" if result.stderr else ""
    text = f"$ csto {COMMANDS[name]}\n{result.stdout}{said}"
    if name == "chair-all":  # it takes no day, and a note compares today with the last verified day
        text = "".join(line for line in text.splitlines(keepends=True) if "what holds later" not in line)
    if "json" in name:  # the hash of the record changes with every fact
        text = "\n".join(line for line in text.split("\n") if '"sha256"' not in line)
    golden(HERE / f"{name}.txt", text)


def test_no_golden_output_is_left_without_its_command() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(COMMANDS)

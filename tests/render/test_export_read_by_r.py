"""R reads the exported files; skipped if R is not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from support.program import Run

RSCRIPT = shutil.which("Rscript")
pytestmark = pytest.mark.skipif(RSCRIPT is None, reason="R is not installed")
PRINTED = """
uz <- spells[spells$state == "UZ" & as.character({standing}) == "suspended", ]
cat(class(uz$first_day_earliest), format(uz$first_day_earliest), is.na(uz$until_earliest), nrow(spells) > 20, "\\n")
"""


def run_r(script: str, folder: Path, *packages: str) -> str:
    """Return what a script of R prints; a package that is not installed skips the test."""
    needs = "".join(f"if (!requireNamespace('{name}', quietly = TRUE)) quit(status = 99)\n" for name in packages)
    command = [str(RSCRIPT), "--vanilla", "-e", needs + script]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, timeout=120)
    if result.returncode == 99:
        pytest.skip(f"the packages {packages} of R are not installed")
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_r_reads_csv(csto: Run, tmp_path: Path) -> None:
    csto("export", "csto", "--format", "csv", cwd=tmp_path)
    script = """
        spells <- read.csv("csto/spells.csv", na.strings = "")
        for (name in c("first_day_earliest", "until_earliest")) spells[[name]] <- as.Date(spells[[name]])
        """ + PRINTED.format(standing="spells$standing")
    assert run_r(script, tmp_path) == "Date 2012-06-28 TRUE TRUE \n"


def test_r_reads_csv_with_provenance_comments(csto: Run, tmp_path: Path) -> None:
    made = csto("panel", "--provenance", "--format", "csv").stdout
    (tmp_path / "panel.csv").write_text(made, encoding="utf-8")
    script = """
        panel <- read.csv("panel.csv", comment.char = "#")
        cat(panel$member[panel$iso2c == "KZ" & panel$period == 2010], class(panel$ccode), "\\n")"""
    assert run_r(script, tmp_path) == "1 integer \n"


def test_haven_reads_stata(csto: Run, tmp_path: Path) -> None:
    csto("export", "spells.dta", "--table", "spells", cwd=tmp_path)
    script = 'spells <- haven::read_dta("spells.dta")\n' + PRINTED.format(standing="haven::as_factor(spells$standing)")
    assert run_r(script, tmp_path, "haven") == "Date 2012-06-28 TRUE TRUE \n"


def test_rsqlite_reads_sqlite(csto: Run, tmp_path: Path) -> None:
    csto("export", "csto.sqlite", cwd=tmp_path)
    script = """
        db <- DBI::dbConnect(RSQLite::SQLite(), "csto.sqlite")
        cat(DBI::dbGetQuery(db, "SELECT first_day FROM spells WHERE standing = 'frozen'")$first_day)"""
    assert run_r(script, tmp_path, "DBI", "RSQLite") == "2024-02-22"


def test_survival_reads_times_at_risk_without_gap_or_overlap(csto: Run, tmp_path: Path) -> None:
    made = csto("spells", "--style", "survival", "--format", "csv").stdout
    (tmp_path / "spells.csv").write_text(made, encoding="utf-8")
    script = """
        spells <- read.csv("spells.csv")
        spells$to <- factor(spells$to, levels = c("censored", setdiff(unique(spells$to), "censored")))
        library(survival)
        found <- survcheck(Surv(start, stop, to) ~ 1, data = spells, id = id, istate = from)
        cat(sum(found$flag), found$transitions["member", "suspended"], found$transitions["party", "former"], "\\n")"""
    assert run_r(script, tmp_path, "survival") == "0 1 3 \n"

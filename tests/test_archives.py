"""What is published: the source archive, the wheel that is built from it, and the page of a package index."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from configparser import ConfigParser
from email import message_from_string
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest

import cstocli
from support.logs import ROOT

pytest.importorskip("hatch_fancy_pypi_readme")

NAME = f"cstocli-{cstocli.__version__}"
PUBLISHED = (
    *("pyproject.toml", "README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE", "LICENSE-DATA", "constraints.txt"),
    *("data/events.toml", "data/sources.toml", "src/cstocli/py.typed", "docs/install.md", "docs/man/csto.1"),
    *("tests/conftest.py", "tests/rules/sound.toml", ".ci/run", "Dockerfile", ".dockerignore", ".zenodo.json"),
)
"""Some of the files that whoever packages the program for a distribution needs."""
MADE = re.compile(r"(^|/)(__pycache__|\.venv|\.git|\.\w+_cache|\.hypothesis|site|dist|build)/|\.py[cod]$|\.egg-info")


def _build(kind: str, source: Path, into: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    built = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False, timeout=120)
    assert built.returncode == 0, built.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the unpacked source archive."""
    folder = tmp_path_factory.mktemp("archives")
    _build("sdist", ROOT, folder)
    with tarfile.open(folder / f"{NAME}.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    return folder / NAME


@pytest.fixture(scope="module")
def wheel(source: Path) -> ZipFile:
    """Return the wheel that is built from the source archive."""
    _build("wheel", source, source.parent)
    return ZipFile(source.parent / f"{NAME}-py3-none-any.whl")


@pytest.fixture
def metadata(wheel: ZipFile) -> Message:
    return message_from_string(wheel.read(f"{NAME}.dist-info/METADATA").decode())


def test_the_source_archive_has_the_tests_the_record_and_the_pages(source: Path) -> None:
    assert [name for name in PUBLISHED if not (source / name).is_file()] == []


def test_the_source_archive_has_nothing_that_was_made_from_it(source: Path) -> None:
    names = [str(path.relative_to(source)) for path in source.rglob("*") if path.is_file()]
    assert [name for name in names if MADE.search(name)] == []


def test_the_wheel_has_the_package_the_record_and_the_manual_and_nothing_else(wheel: ZipFile) -> None:
    package = {path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    expected = {str(path.relative_to(ROOT / "src")) for path in package if ".egg-info" not in str(path)}
    expected |= {"cstocli/data/events.toml", "cstocli/data/sources.toml"}
    expected |= {f"{NAME}.data/data/share/man/man1/csto.1"}
    about = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/LICENSE-DATA"}
    assert set(wheel.namelist()) == expected | {f"{NAME}.dist-info/{name}" for name in about}


def test_the_program_is_found_by_its_name_and_by_that_of_the_package(wheel: ZipFile) -> None:
    scripts = ConfigParser()
    scripts.read_string(wheel.read(f"{NAME}.dist-info/entry_points.txt").decode())
    assert dict(scripts["console_scripts"]) == dict.fromkeys(("csto", "cstocli"), "cstocli.__main__:main")


def test_the_page_of_a_package_index_is_readme_without_links_and_pictures_that_lead_nowhere_there(
    metadata: Message,
) -> None:
    page = metadata.get_payload()
    assert isinstance(page, str)
    links = re.findall(r"\]\(([^)]*)\)", page)
    assert [link for link in links if not link.startswith("https://")] == []
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"\]\((?!https://)", readme)
    without_picture = re.sub(r"!\[.*\]\(.*\)\n\n", "", readme)
    assert page.strip() == re.sub(r"\[([^]]+)\]\((?!https://)[^)]*\)", r"\1", without_picture).strip()
    assert metadata["Description-Content-Type"] == "text/markdown"


def test_the_metadata_names_the_authors_and_no_address_that_is_not_known(metadata: Message) -> None:
    assert metadata["Author"] == metadata["Maintainer"] == "The csto contributors"
    assert metadata.get_all("Project-URL") is None
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0 AND Unicode-3.0"

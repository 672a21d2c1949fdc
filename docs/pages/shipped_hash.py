"""The hash of the record that ships, in the package: a question on it need not run the rules first."""

from cstocli.check.selection import is_fault, selection
from cstocli.load.examine import examine
from cstocli.load.files import read_bytes, sha256, shipped
from cstocli.load.soundness import content_hash

PATH = "src/cstocli/load/shipped_hash.py"
_TEXT = '''"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "{found}"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""
'''


def text() -> str:
    """Return the module."""
    path = shipped()
    examined = examine(str(path), selection((), (), advice=False, allowed=False))
    if examined.log is None or any(is_fault(found, strict=False) for found in examined.diagnostics):
        return _TEXT.format(found="")
    found = content_hash(str(path), sha256(read_bytes(path)), {"log": {"sources": "sources.toml"}})
    return _TEXT.format(found=found)

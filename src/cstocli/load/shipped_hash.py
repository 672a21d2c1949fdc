"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "25d94a70e08eb8ee8a99a103345c9272ae52255ce359adf11e2461e68cace1e2"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""

"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "54311168099db89ea8b312601fe224f101f472d6889936d4dca797a7399e4ebb"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""

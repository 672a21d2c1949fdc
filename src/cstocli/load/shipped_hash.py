"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "b33baea0bef50bdc89b4a5ee3be0e3dc073402ce0218acaa5c459121dbbd0a59"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""

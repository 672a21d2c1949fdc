"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "5b0fd9ffc2796b5ae3d9458642c60077cf1226bea30850e7a92ad7961ed89704"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""

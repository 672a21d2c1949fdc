"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "6a0a1ca7d07d17211fa475fa53d2f933bbb8c22d265fc28b53f72ffb5c3d9d7a"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""

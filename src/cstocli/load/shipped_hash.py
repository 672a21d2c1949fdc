"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "84058ca782b8af345933d1888c8d4947bbe00ee42ef5c30289e5a929c94d5f16"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""

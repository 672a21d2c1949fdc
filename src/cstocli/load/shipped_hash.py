"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "d0d37bc8138717ad37438ab2c52218b0c776a20665637770d745aaad2d2570f5"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""

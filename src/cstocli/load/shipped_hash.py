"""The record that ships. Written by `make docs`."""

from typing import Final

SOUND: Final = "3abe660060a7fc35b65a7678e6a9831afc05be0acf45ccb15d366aa9aad4b4d2"
"""The hash of the record and its bibliography, if they pass every rule of severity error; else nothing."""

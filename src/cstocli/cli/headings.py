"""The headings of the list of commands; each command module says under which it stands."""

from enum import StrEnum


class Heading(StrEnum):
    """The headings, in their order."""

    ASK = "Ask"
    EVIDENCE = "Evidence"
    TAKE_ALONG = "Take along"
    KEEP = "Keep the record"
    SET_UP = "Set up"

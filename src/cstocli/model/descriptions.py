"""How the fields and words of the log are described, as data: the code book and the JSON Schema print these texts.

A field is described in its annotation, ``Annotated[Edtf | None, Doc("The last day, included.")]``, and a word beside
its value, ``MEMBER = "member", "The charter is in force for the State."``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Self


class Doc(NamedTuple):
    """The description of a field, to be put into its annotation."""

    text: str
    """One or more sentences, with names of keys and words in double backticks."""


class Vocabulary(StrEnum):
    """A closed set of words, each with its meaning."""

    _value_: str
    meaning: str
    """What the word means, in sentences, with names of keys and words in double backticks."""

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Return the member for a word, which is its value, and store what the word means.

        A lookup, ``Standing("member")``, gives the word alone.
        """
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member

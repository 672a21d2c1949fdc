"""Countries and territories by name: those of Unicode CLDR in many languages, whatever the spelling.

Only a word that the log does not have as it stands is looked up here. ``territory_names`` has the table, which
``docs/territories.py`` writes.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final, NamedTuple

_ORGANISATIONS: Final = ("EU", "UN")
"""Codes of the table that are not those of territories."""
_CODE_LENGTHS: Final = (2, 3)
_GENERIC: Final = """
    the of and state states republic republics kingdom union federation federal federative confederation commonwealth
    principality sultanate emirate duchy grand federated democratic people peoples s socialist islamic arab hashemite
    plurinational bolivarian co operative cooperative independent oriental united
    der die das den dem des von und Staat Republik Bundesrepublik Volksrepublik Königreich Fürstentum
    le la les l d du de et État République Royaume Principauté fédérale démocratique populaire islamique
    el los las del y Estado República Reino Principado popular democrática islámica
    il lo gli i di della del dello degli e Stato Repubblica Regno do da dos das
    het een van en Republiek Koninkrijk Republiken Republikken Konungariket Kongeriget Kongeriket tasavalta
    Republika Królestwo Království respublika vabariik Köztársaság Δημοκρατία Republica Regatul
    Cumhuriyeti Respublikası Respublikasi Respublikasy Ҷумҳурии Республикасы Улс
    и республика федерация королевство государство союз княжество герцогство султанат эмират исламская народная
    демократическая социалистическая федеративная великое
    і й республіка федерація королівство держава рэспубліка република
    հանրապետություն რესპუბლიკა جمهورية الجمهورية دولة مملكة المملكة جمهوری اسلامی
"""
"""Words for forms of State, and articles and connectives: they do not say which State is meant."""
_GENERIC_ENDINGS: Final = (
    "共和国",
    "共和國",
    "人民",
    "民主",
    "伊斯兰",
    "伊斯蘭",
    "王国",
    "王國",
    "联邦",
    "聯邦",
    "공화국",
    "왕국",
)
"""The same where words are written together."""
_EXCHANGED: Final = str.maketrans(
    dict(zip("ıøłđðيىكةʻʼʾʿ", "iolddییکه    ", strict=True)) | {"æ": "ae", "œ": "oe", "þ": "th", "\u0640": ""}
)
"""Letters that keyboards and spellings exchange, and that Unicode does not decompose."""


class Territory(NamedTuple):
    """A country or territory, or an organisation of States that people name like one."""

    name: str
    """The English name."""
    code: str
    """ISO 3166-1 alpha-2."""
    alpha3: str
    """ISO 3166-1 alpha-3; empty for an organisation."""

    @property
    def is_organisation(self) -> bool:
        """Whether it is an organisation, such as the European Union."""
        return self.code in _ORGANISATIONS


def spelling(text: str) -> str:
    """Return the letters of a name without what spellings differ in: case, accents, blanks, hyphens, apostrophes."""
    return "".join(_words(text))


def spellings(text: str) -> list[str]:
    """Return what to look up for a word: a code, its spelling, and that without "the Republic of" and the like."""
    word = text.strip().casefold()
    code = f"={word}" if word.isascii() and len(word) in _CODE_LENGTHS else ""
    core = "".join(word for word in _words(text) if word not in _generic())
    while ending := next((one for one in _GENERIC_ENDINGS if core.endswith(one)), None):
        core = core.removesuffix(ending)
    return [key for key in dict.fromkeys((code, spelling(text), core)) if key]


def find_territory(text: str) -> Territory | None:
    """Return the territory with this code or name, in any language of the table; None if there is none."""
    return next(filter(None, map(territory_spelled, spellings(text))), None)


def territory_spelled(key: str) -> Territory | None:
    """Return the territory with a name of this spelling, or this code after an equals sign; None if there is none."""
    from cstocli.model.territory_names import TABLE

    place = TABLE.find(f"|{key}|")
    if place < 0:
        return None
    name, code, alpha3, _ = TABLE[TABLE.rfind("\n", 0, place) + 1 : place + 1].split("\t")
    return Territory(name, code, alpha3)


@cache
def _generic() -> frozenset[str]:
    return frozenset(_words(_GENERIC))


def _words(text: str) -> list[str]:
    """Return the words of a name in small letters, without accents, signs and "the"; "St" becomes "saint"."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_EXCHANGED)
    plain = (
        char if unicodedata.category(char)[0] in "LMN" else " " for char in letters if not unicodedata.combining(char)
    )
    words = unicodedata.normalize("NFC", "".join(plain)).split()
    return ["saint" if word == "st" else word for word in words if word != "the"]

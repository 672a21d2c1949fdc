from __future__ import annotations

from pathlib import Path

import pytest

from cstocli.api.log import Log, read_log
from cstocli.model.errors import ForeignNameError, UnknownNameError
from cstocli.model.lookup import find_state
from cstocli.model.territories import Territory, find_territory, spelling, spellings
from cstocli.model.territory_names import TABLE
from support.logs import HEADER, Read

KNOWN = {
    "AM": "Armenia | the Republic of Armenia | République d'Arménie | Հայաստան | أرمينيا | 亚美尼亚",
    "BY": "Weißrussland | WEISSRUSSLAND | Republik Belarus | Byelorussia | Рэспубліка Беларусь | Biélorussie",
    "KG": "the Kyrgyz Republic | Кыргызская Республика | Kirgisistan | Kirgistan | Киргизия | Kirguistán",
    "RU": "Russian Federation | Российская Федерация | РОССИЯ | Russland | الاتحاد الروسي | 俄罗斯联邦 | ロシア",
    "TR": "Turkey | Türkiye | TURKIYE | Turkiye | Republic of Türkiye",
    "UZ": "O'zbekiston | Oʻzbekiston Respublikasi | Ozbekiston | Узбекистон | Ўзбекистон | Ouzbékistan",
    "IR": "Iran (Islamic Republic of) | Islamic Republic of Iran | ایران",
    "CN": "People's Republic of China | China | 中华人民共和国",
    "KZ": "Республика Казахстан | Қазақстан Республикасы | 카자흐스탄",
    "US": "The United States | U.S.A. | Соединенные Штаты Америки | États-Unis d’Amérique",
}
FOREIGN = {
    "Taiwan": "Taiwan (TW) is not a State of this log",
    "Republic of China": "Taiwan (TW) is not a State of this log",
    "Holy See": "Vatican City (VA) is not a State of this log",
    "Cote d'Ivoire": "Côte d’Ivoire (CI) is not a State of this log",
    "Democratic Republic of the Congo": "Congo - Kinshasa (CD) is not a State of this log",
    "Republic of Korea": "South Korea (KR) is not a State of this log",
    "СССР": "Soviet Union (SU) is not a State of this log",
    "EU": "European Union (EU) is not a State",
    "ООН": "United Nations (UN) is not a State",
}


@pytest.mark.parametrize("code", KNOWN)
def test_a_state_of_the_record_is_found_by_every_name_of_it(code: str, record: Log) -> None:
    names = KNOWN[code].split(" | ")
    assert {name: find_state(record, name) for name in names} == dict.fromkeys(names, code)


@pytest.mark.parametrize("word", FOREIGN)
def test_a_country_that_the_log_does_not_name_is_said_to_be_none_of_its_states(word: str, record: Log) -> None:
    with pytest.raises(ForeignNameError) as caught:
        find_state(record, word)
    assert (str(caught.value), caught.value.word) == (FOREIGN[word], word)
    assert "lists those that it names" in str(caught.value.hint)


@pytest.mark.parametrize("word", ["Ruritania", "Republic of", "Korea", "NATO", "!"])
def test_what_is_no_country_is_unknown_and_not_mistaken_for_one(word: str, record: Log) -> None:
    with pytest.raises(UnknownNameError, match="unknown State") as caught:
        find_state(record, word)
    assert caught.value.hint is None


def test_names_of_the_log_come_first_in_any_spelling(read: Read) -> None:
    assert find_state(read(""), "The Republic of Álphia") == "XA"
    assert find_state(read(""), "Гаммания республика") == "XC"


def test_a_code_that_means_another_state_in_the_log_is_not_that_country(tmp_path: Path) -> None:
    path = tmp_path / "log.toml"
    path.write_text(HEADER.replace("states.XA", "states.AM"), encoding="utf-8")
    log = read_log(path, unsound=True)
    assert find_state(log, "AM") == "AM"
    with pytest.raises(ForeignNameError, match=r"Armenia \(AM\) is not a State of this log"):
        find_state(log, "Armenia")


def test_a_territory_has_a_name_and_its_codes() -> None:
    assert find_territory("aze") == Territory("Azerbaijan", "AZ", "AZE")
    assert find_territory("") is None
    assert [found.code for found in map(find_territory, ("ao", "Áo")) if found] == ["AO", "AT"]
    assert [find_territory(word).is_organisation for word in ("EU", "AZ")] == [True, False]  # type: ignore[union-attr]


def test_spellings_differ_in_letters_only() -> None:
    assert spelling("Côte d’Ivoire") == spelling("cote D'IVOIRE") == spelling("Cote-dIvoire") == "cotedivoire"
    assert spelling("St. Lucia") == spelling("Saint Lucia")
    assert spelling("The Gambia") == spelling("GAMBIA")
    assert spelling("टोगो") != spelling("टोंगा")
    assert spellings("République d'Arménie") == ["republiquedarmenie", "armenie"]
    assert spellings("아르메니아 공화국")[-1] == "아르메니아"
    assert spellings("the Republic") == ["republic"]
    assert spellings("Áo") == ["ao"]
    assert spellings(" AO") == ["=ao", "ao"]


def test_each_name_of_the_table_is_spelled_and_means_one_territory() -> None:
    lines = [line.split("\t") for line in TABLE.splitlines()]
    owners: dict[str, str] = {}
    for _, code, alpha3, keys in lines:
        names = keys.strip("|").split("|")
        codes = [f"={one.lower()}" for one in (code, alpha3) if one]
        assert names[: len(codes)] == codes
        assert [name for name in names[len(codes) :] if spelling(name) != name] == []
        assert [name for name in names if owners.setdefault(name, code) != code] == []
    assert len(lines) > 250
    assert len(TABLE.encode()) < 200_000

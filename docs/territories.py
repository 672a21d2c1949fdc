"""Write the names of countries and territories, from Unicode CLDR: ``python docs/territories.py``.

Babel has the data of CLDR; its version is pinned in constraints.txt. The licence of the data is in LICENSE-DATA.
Run it again after an update of Babel, or of ``spelling`` in ``cstocli.model.territories``; a test compares the result.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel import Locale, __version__
from babel.core import get_global

from cstocli.model.territories import spelling

PATH = Path(__file__).parent.parent / "src" / "cstocli" / "model" / "territory_names.py"
_LANGUAGES = """
    en ar es fr ru zh zh_Hant
    hy az az_Cyrl be et ka kk ky lt lv ro tg tk uk uz uz_Cyrl
    bg cs da de el fi hu it nb nl pl pt sk sr sr_Latn sv
    fa he hi id ja ko mn ps tr ur vi
"""
LANGUAGES = _LANGUAGES.split()
"""Those of the United Nations, of the States that were in the Soviet Union, and others of Europe and Asia."""
RENAMED = {"PS": "Palestine"}
"""The short English name, where CLDR prefers a longer one."""
WITHDRAWN = ("BUR", "DDR", "FXX", "QUU", "TMP", "YMD", "ZAR")
"""Codes of three letters that ISO has replaced, or never had."""
LEFT_OUT = ("XA", "XB", "QO", "EZ", "ZZ")
"""Codes of CLDR that name no territory and no organisation of States."""
FORMER = {
    "CS": ("Czechoslovakia", "CSK", "Československo, Tschechoslowakei, Чехословакия"),
    "DD": ("East Germany", "DDR", "German Democratic Republic, GDR, DDR, ГДР, Ostdeutschland"),
    "SU": (
        "Soviet Union",
        "SUN",
        "USSR, СССР, Советский Союз, Sowjetunion, UdSSR, URSS, Union soviétique, Unión Soviética, 苏联",
    ),
    "YU": ("Yugoslavia", "YUG", "Jugoslavija, Југославија, Югославия, Jugoslawien, Yougoslavie, SFRY, FRY"),
}
"""States that are no more: name, alpha-3 code, other names."""
MORE = {
    "AE": "UAE, Emirates",
    "AM": "Հայաստանի Հանրապետություն, Hayastan, Armenian Republic",
    "AT": "Oesterreich",
    "AZ": "Азербайджанская Республика, Azerbaijani Republic, Azerbaidzhan",
    "BA": "Bosnia, BiH",
    "BY": (
        "Byelorussia, Belorussia, Белоруссия, Беларуссия, Weißrussland, Weissrussland, Belarussia, Bielorussia, "
        "Wit-Rusland, Vitryssland, Hviderusland, Hviterussland, Valko-Venäjä, Bielorussie, "
        "Byelarus, Bielarus, Білорусія, Белорусь, White Russia"
    ),
    "CD": (
        "Democratic Republic of the Congo, Democratic Republic of Congo, Congo (Democratic Republic), DRC, DR Congo, "
        "Congo-Kinshasa, Zaire, République démocratique du Congo, República Democrática del Congo, "
        "Demokratische Republik Kongo, Демократическая Республика Конго"
    ),
    "CG": "Republic of the Congo, Republic of Congo, Congo, Congo-Brazzaville, République du Congo, Республика Конго",
    "CH": "Swiss Confederation",
    "CI": "Ivory Coast",
    "CN": "People's Republic of China, PRC, PR China, КНР, Китайская Народная Республика, 中华人民共和国",
    "CV": "Cape Verde, Cabo Verde",
    "CZ": "Czech Republic, Чешская Республика, Česká republika, Tschechische Republik, République tchèque",
    "DE": "FRG, ФРГ, West Germany",
    "FR": "French Republic, République française, Французская Республика",
    "GB": (
        "Great Britain, Britain, U.K., UK, England, United Kingdom of Great Britain and Northern Ireland, "
        "Англия, Соединённое Королевство, Grossbritannien"
    ),
    "GE": "Sakartvelo, Gruziya, Gruzia",
    "GR": "Hellenic Republic",
    "IN": "Bharat",
    "IR": "Persia, Персия",
    "IT": "Italian Republic",
    "JP": "Nippon, Nihon",
    "KG": (
        "Kyrgyz Republic, Kirghizia, Kirgizia, Kirghizstan, Kirgizstan, Kirgistan, Kirghistan, Kirgisien, "
        "Киргизия, Кыргызстан, "
        "Кыргызская Республика, Киргизская Республика, Кыргыз Республикасы, Kirgisische Republik, "
        "République kirghize, República Kirguisa"
    ),
    "KP": (
        "Democratic People's Republic of Korea, DPRK, D.P.R. Korea, КНДР, People's Democratic Republic of Korea, "
        "Корейская Народно-Демократическая Республика, 朝鲜民主主义人民共和国"
    ),
    "KR": "Republic of Korea, ROK, R.O. Korea, Республика Корея, 大韩民国, 大韓民國, 대한민국, République de Corée",
    "KZ": "Qazaqstan, Qazaqstan Respublikasy, Kazakstan, Kasakhstan, Казахская Республика, Kasachische Republik",
    "LA": "Lao People's Democratic Republic, Lao PDR, Lao",
    "MD": "Moldavia, Молдавия, Moldawien, Moldavie",
    "MK": "Macedonia, FYROM, The former Yugoslav Republic of Macedonia, Македония",
    "MM": "Burma, Бирма, Birma, Birmanie",
    "MN": "Mongolian People's Republic, Монгольская Народная Республика",
    "NL": "Holland, Голландия",
    "PL": "Rzeczpospolita Polska, Polish Republic",
    "PS": "Palestine, Палестина, Palästina, State of Palestine, Palestina, فلسطين",
    "RU": (
        "Rossiya, Rossija, Rossia, "
        "Russian Federation, Российская Федерация, РФ, Russische Föderation, Fédération de Russie, "
        "Fédération russe, Federación de Rusia, Federación Rusa, Federazione Russa, Федерация России, "
        "الاتحاد الروسي, روسيا الاتحادية, 俄罗斯联邦, 俄羅斯聯邦, Російська Федерація, Расійская Федэрацыя, "
        "Ռուսաստանի Դաշնություն, Ресей Федерациясы, Россия Федерациясы, Rossiya Federatsiyasi"
    ),
    "SK": "Slovak Republic, Словацкая Республика, Slovenská republika",
    "SY": (
        "Syrian Arab Republic, Сирийская Арабская Республика, Syrische Arabische Republik, "
        "République arabe syrienne, الجمهورية العربية السورية"
    ),
    "SZ": "Swaziland",
    "TJ": "Tadjikistan, Tadzhikistan, Tajikstan, Tojikiston, Таджикская Республика",
    "TL": "East Timor, Timor-Leste",
    "TM": "Turkmenia, Туркмения, Turkmenien",
    "TR": "Turkey, Türkiye, Турецкая Республика",
    "TW": (
        "Republic of China, Republic of China (Taiwan), Taiwan, Province of China, Chinese Taipei, "
        "Republik China, République de Chine, República de China, Китайская Республика, 中華民國, 中华民国, 台灣, 臺灣"
    ),
    "TZ": "United Republic of Tanzania",
    "UA": "Ukrayina",
    "UN": "UNO, U.N., ООН, United Nations Organization, United Nations Organisation, ONU",
    "EU": "E.U., ЕС, Евросоюз, European Communities",
    "US": (
        "USA, U.S.A., U.S., United States of America, America, США, Соединённые Штаты Америки, Америка, "
        "Vereinigte Staaten von Amerika, États-Unis d'Amérique, Estados Unidos de América"
    ),
    "UZ": "Usbekistan, Uzbekiston, Ozbekistan, Узбекская Республика",
    "VA": "Holy See, Vatican, The Vatican, Святой Престол, Heiliger Stuhl, Saint-Siège, Santa Sede, Ватикан",
    "ZA": "RSA",
}
"""Names that CLDR does not have: official and earlier ones, those of treaties, and common misspellings."""
HEADER = '''"""Names of countries and territories, written by docs/territories.py from Unicode CLDR (Babel {version}).

Copyright 2004-2025 Unicode, Inc., under the licence in LICENSE-DATA. Do not edit.
"""

# ruff: noqa: E501, RUF001
from typing import Final

TABLE: Final = """\\
{lines}"""
"""A line for each: the English name, the ISO codes, and the keys: codes after ``=``, names as ``spelling`` has them."""
'''


def main() -> None:
    """Write the table."""
    PATH.write_text(module_text(), encoding="utf-8")
    print(f"wrote {PATH.name}, {PATH.stat().st_size:,} bytes")


def module_text() -> str:
    """Return the text of the module that has the table."""
    english = Locale("en").territories
    alpha3 = _alpha3()
    rows = [
        (code, RENAMED.get(code, english[code]), alpha3.get(code, "")) for code in sorted(english) if _is_listed(code)
    ]
    rows += [(code, name, three) for code, (name, three, _) in FORMER.items()]
    names = {code: _names(code, name) for code, name, _ in rows}
    owners = defaultdict(set)
    for code, spelled in names.items():
        for name in spelled:
            owners[name].add(code)
    more = {spelling(name): code for code, name in _more()}
    lines = []
    for code, name, three in rows:
        own = [one for one in names[code] if more.get(one, code) == code and (one in more or len(owners[one]) == 1)]
        codes = [f"={one.lower()}" for one in (code, three) if one]
        keys = (*codes, *own)
        lines.append("\t".join((name, code, three, f"|{'|'.join(keys)}|")) + "\n")
    return HEADER.format(version=__version__, lines="".join(lines))


def _names(code: str, name: str) -> list[str]:
    """Return the names of a territory in all languages, as ``spelling`` writes them, each once."""
    listed = [str(Locale.parse(language).territories.get(code, "")) for language in LANGUAGES]
    more = [other for owner, other in _more() if owner == code]
    return [key for key in dict.fromkeys(map(spelling, (name, *listed, *more))) if key]


def _more() -> list[tuple[str, str]]:
    """Return pairs of a code and one of the names that CLDR does not have."""
    texts = MORE | {code: names for code, (_, _, names) in FORMER.items()}
    return [(code, name) for code, text in texts.items() for name in text.split(", ")]


def _is_listed(code: str) -> bool:
    return len(code) == len("AM") and code.isalpha() and code not in LEFT_OUT


def _alpha3() -> dict[str, str]:
    """Return the alpha-3 codes of territories, from the codes that CLDR replaces by alpha-2."""
    replaced = get_global("territory_aliases")
    return {
        new[0]: old
        for old, new in replaced.items()
        if len(old) == len("ARM") and old.isalpha() and len(new) == 1 and old not in WITHDRAWN
    }


if __name__ == "__main__":
    main()

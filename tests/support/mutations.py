"""For each rule, one change to ``sound.toml`` that breaks it: the old text and the new one."""

from __future__ import annotations

from typing import Final, NamedTuple


class Slip(NamedTuple):
    """One change: after the line that identifies the event, the first ``old`` becomes ``new``."""

    after: str
    old: str
    new: str


def _event(ident: str, old: str, new: str) -> Slip:
    return Slip(f'id = "{ident}"\n', old, new)


def _more(text: str) -> Slip:
    """Add a table above the first assertion."""
    return Slip("refuted_by", "\n[[assert]]\n", f"\n{text.strip()}\n\n[[assert]]\n")


_EVIDENCE: Final = 'confidence = "high"\nsources = ["s1", "s2"]\n'
_SECOND_SIGNATURE: Final = f"""
[[event]]
id = "signed-again-2029"
kind = "signature"
date = "2029-05-15"
states = ["XA"]
instrument = "charter"
title = "Alphia signs once more"
{_EVIDENCE}"""
_SECOND_OBSERVER: Final = f"""
[[event]]
id = "observer-again-2029"
kind = "observer"
date = "2029-05-15"
states = ["XD"]
title = "Deltova becomes an observer"
{_EVIDENCE}
[[event]]
id = "observer-again-2029-06"
kind = "observer"
date = "2029-06-15"
states = ["XD"]
title = "Deltova becomes an observer once more"
{_EVIDENCE}"""
_WINDOWS: Final = "".join(
    f"""
[[event]]
id = "turn-{number}-2029"
kind = "{"suspension" if number % 2 else "resumption"}"
date = "2029"
states = ["XB"]
instrument = "charter"
title = "Turn {number}"
{_EVIDENCE}"""
    for number in range(1, 8)
)

_SECOND_SESSION: Final = f"""
[[event]]
id = "council-meets-2008"
kind = "session"
date = "2008-09-05"
states = ["XA", "XB"]
body = "council"
title = "The Council meets again"
{_EVIDENCE}"""
_LOG: Final = """\
[log]
organisation = "XO"
title = "An Organisation"
first_day = "1990-01-01"
verified_to = "2030-12-31"
verified = { exercises = "2029-12-31" }
"""
_BAD_ID: Final = f"""
[[event]]
id = "Alphia speaks"
kind = "statement"
date = "2030-01-02"
states = ["XA"]
title = "Alphia speaks"
{_EVIDENCE}"""

MUTATIONS: Final[dict[str, Slip]] = {
    "CS005": Slip("[log]", "An Organisation", "An Organisation\udcff"),
    "CS006": Slip("", _LOG, ""),
    "CS007": _event("session-2008", '"The Council meets"', '"The Council meets'),
    "CS101": _event("session-2008", "title =", 'titel = "x"\ntitle ='),
    "CS102": _event("session-2008", 'title = "The Council meets"\n', ""),
    "CS103": _event("session-2008", 'states = ["XA", "XB"]', 'states = "XA"'),
    "CS104": _event("session-2008", '"2008-09-05"', '"2008-09-31"'),
    "CS105": _event("pact-2010", '"agreement"', '"agrement"'),
    "CS106": _event("shield-2008", '"~4000"', '"4,000"'),
    "CS107": _event("session-2008", '"high"', '"highest"'),
    "CS108": _more(_BAD_ID),
    "CS109": Slip("[[assert]]", 'on = "1995-01-01"', 'on = "1995-01-01"\nchair = "XA"'),
    "CS110": _event("session-2008", '"2008-09-05"', '"2008-09-05 10:00"'),
    "CS111": _event("session-2008", "Council meets", "Council\u200b meets"),
    "CS201": Slip("", 'id = "pact-2010"', 'id = "session-2008"'),
    "CS202": _event("session-2008", '"XB"', '"XE"'),
    "CS203": _event("session-2008", '"s2"', '"s9"'),
    "CS204": _event("pact-2010", '"pact"', '"packt"'),
    "CS205": _event("session-2008", '"council"', '"counsel"'),
    "CS206": _event("xa-appeal-2022", '"unrest-2022"', '"unrest-2021"'),
    "CS207": _event("xa-speaks-2025", 'field = "date"', 'field = "dates"'),
    "CS208": _event("xa-speaks-2025", "sources =", 'allow = { CS999 = "why not" }\nsources ='),
    "CS209": Slip("[states.XB]", "gw = 902", "gw = 901"),
    "CS210": Slip("", "[bodies.council]", '[bodies.court]\ntitle = "Court"\n\n[bodies.council]'),
    "CS301": _more(_SECOND_SIGNATURE),
    "CS302": _event("xa-ratifies-1993", '"1993-01-02"', '"1992-01-02"'),
    "CS303": _event("charter-in-force-2003", '"XB"]', '"XB", "XD"]'),
    "CS304": _more(_SECOND_SIGNATURE.replace('"signature"', '"accession"').replace("signs", "accedes")),
    "CS305": _event("xc-accedes-1993", '"1993-09-24"', '"1994-09-24"'),
    "CS306": _event("charter-in-force-2003", '"XB"]', '"XB", "XC"]'),
    "CS307": _event("charter-in-force-2003", '"2003-09-18"', '"2001-09-18"'),
    "CS308": _event("xa-ratifies-1993", '"ratification"', '"accession"'),
    "CS309": _more(
        _SECOND_SIGNATURE.replace('"signature"', '"entry-into-force"').replace("Alphia signs", "It is in force")
    ),
    "CS310": _more(
        _SECOND_SIGNATURE.replace('"signature"', '"entry-into-force"')
        .replace('"charter"', '"treaty"')
        .replace('"XA"', '"XC"')
    ),
    "CS311": _more(
        _SECOND_SIGNATURE.replace('"signature"', '"withdrawal"')
        .replace('"charter"', '"treaty"')
        .replace('"XA"', '"XC"')
    ),
    "CS312": _event("xb-suspends-2012", 'basis = "practice"\n', ""),
    "CS313": _more(_SECOND_SIGNATURE.replace('"signature"', '"freeze"').replace("signs", "freezes")),
    "CS314": _more(_SECOND_SIGNATURE.replace('"signature"', '"resumption"').replace("signs", "resumes")),
    "CS315": _more(_SECOND_OBSERVER),
    "CS316": _event("xc-observer-end-2007", '"XC"', '"XD"'),
    "CS317": _event("xc-observer-2003", '"XC"', '"XC", "XB"'),
    "CS318": _event("xa-ratifies-1993", 'states = ["XA"]\n', ""),
    "CS319": _more(_WINDOWS),
    "CS401": _event("chair-xa-2007", 'states = ["XA"]', 'states = ["XC"]'),
    "CS402": _event("chair-xb-2005", 'date = "2005-01-01"', 'date = "2004-01-01"'),
    "CS403": _event("chair-xb-2005", 'predecessor = "XA"', 'predecessor = "XB"'),
    "CS404": _event(
        "chair-xa-2007", 'states = ["XA"]\nbody = "council"\nperson = "A. Alpha"', 'states = ["XB"]\nbody = "council"'
    ),
    "CS405": _event("chair-unknown-2006", "unknown = true\n", ""),
    "CS406": _event("office-bond-2008", '"office"', '"council"'),
    "CS407": _event("chair-unknown-2006", "unknown = true", 'states = ["XB"]\nperson = "B. Beta"'),
    "CS408": _event("chair-xb-2005", "B. Beta", "A. Alpha"),
    "CS409": Slip("[states.XB]", "ru = [", "uk = ["),
    "CS411": _event("office-bond-2008", 'states = ["XB"]', 'states = ["XD"]'),
    "CS412": _event("office-bond-2008", '"2008-02-01"', '"2004-01-01"'),
    "CS413": _event("office-ames-end-2008", "A. Ames", "A. Aims"),
    "CS501": _event("shield-2008-part", 'guests = ["XD"]\n', ""),
    "CS502": _event("shield-2008-part", 'guests = ["XD"]', 'guests = ["XA", "XD"]'),
    "CS503": _event("shield-2008", 'absent = ["XC"]', 'guests = ["XC"]'),
    "CS504": _event("shield-2008", 'absent = ["XC"]', 'absent = ["XB"]'),
    "CS505": _event("shield-2008-part", '"2000"', '"6000"'),
    "CS506": _event("shield-2008-part", '"2008-07-23"', '"2008-08-23"'),
    "CS507": _event("shield-2008", "title =", 'status = "cancelled"\ntitle ='),
    "CS508": _event("shield-2008", '"300"', '"30000"'),
    "CS509": _event("help-sent-2022", '"1900"', '"2900"'),
    "CS601": _event("xc-lapse-1999", '"1999-04-21"', '"1998-04-21"'),
    "CS602": _event("shield-2008", '"2008-08-08"', '"2007-08-08"'),
    "CS603": _event("treaty-signed-1992", '"1992-05-15"', '"1892-05-15"'),
    "CS604": _event("xa-speaks-2025", '"2025-03"', '"2052-03"'),
    "CS605": _event("unrest-2022", '"2022-01-10"', '"9999-12-31"'),
    "CS606": Slip("[log]", 'exercises = "2029-12-31"', 'exercises = "1989-12-31"'),
    "CS607": _event("unrest-2022", "title =", 'evidence_to = "2021-12-31"\ntitle ='),
    "CS701": _event("session-2008", '["s1", "s2"]', "[]"),
    "CS702": Slip(
        "", "[sources.s2]", '[sources.s4]\npublisher = "Fourth"\nurl = "https://fourth.example/"\n\n[sources.s2]'
    ),
    "CS703": Slip("[sources.s3]", "https://third.example/3", "https://first.example/1#top"),
    "CS704": Slip("[sources.s2]", '"2030-02-03"', '"2025-06-03"'),
    "CS705": _event("xa-speaks-2025", '"2025-03"', '"2030-03"'),
    "CS706": _event("charter-signed-2002", '["s1", "s2"]', '["s1"]'),
    "CS707": Slip("[sources.s3]", "https://third.example/3", "third.example/3"),
    "CS708": _event("xa-speaks-2025", '"2025-04"', '"2025-03"'),
    "CS709": _event(
        "xa-speaks-2025",
        'value = "2025-04"',
        'value = "2025-04"\n\n[[event.claim]]\nsource = "s3"\nfield = "date"\nvalue = "2025-05"',
    ),
    "CS710": _event("xa-speaks-2025", '["s2"]', '["s3"]'),
    "CS801": _more(_SECOND_SESSION),
    "CS802": _event("unrest-2022", "sources =", 'links = ["xa-appeal-2022"]\nsources ='),
    "CS803": _event("xa-appeal-2022", '["unrest-2022"]', '["mission-2020", "unrest-2022"]'),
    "CS804": _event("help-decided-2022", '"2022-01-06"', '"2022-01-03"'),
    "CS805": _event("session-2008", "sources =", 'links = ["pact-2010"]\nsources ='),
    "CS806": _event("xc-stays-away-2008", 'links = ["session-2008"]\n', ""),
    "CS807": _event("session-2008", '["s1", "s2"]', '["s1", "s2", "s1"]'),
    "CS851": Slip('standing = "suspended"', '["XB"]', '["XA", "XB"]'),
    "CS852": Slip("[[assert]]", 'on = "1995-01-01"', 'on = "2050-01-01"'),
    "CS853": _more('[[assert]]\non = "2005-07-01"\nchair = "XB"\nperson = "B. Beta"'),
    "CS901": _event("session-2008", "Council meets", "Council meets."),
    "CS902": _event("session-2008", "The Council meets", "The Council meets" + " and meets" * 10),
    "CS903": _event("pact-2010", '"2010-06-07"', '"2007-06-07"'),
    "CS904": _event("session-2008", '["XA", "XB"]', '["XB", "XA"]'),
    "CS905": _event("xa-speaks-2025", 'date = "2025-03"', 'date = "[2025-03-01..2025-03-31]"'),
    "CS906": _event("session-2008", "title =", 'status = "held"\ntitle ='),
    "CS910": _event("xc-observer-end-2007", 'sources = ["s1"]', 'sources = ["s1", "s2"]'),
}

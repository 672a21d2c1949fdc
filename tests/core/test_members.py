from datetime import date

from conftest import Read, event
from cstocli.core.answers.members import members


def test_a_signatory_becomes_a_party_when_the_treaty_enters_into_force(read: Read) -> None:
    log = read(
        event("signature", "1992-05-15", 'states = ["XA"]', instrument="treaty")
        + event("entry-into-force", "1994-04-20", 'states = ["XA"]', instrument="treaty")
    )
    before, after = members(log, date(1994, 4, 19)), members(log, date(1994, 4, 20))
    assert [row[:3] for row in before.rows] == [("XA", "Alphia", "signatory")]
    assert [row[:3] for row in after.rows] == [("XA", "Alphia", "party")]

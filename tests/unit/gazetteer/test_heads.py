"""Every member of the United Nations has somebody at its head on any day asked about."""

import pytest

from dateline.gazetteer import Gazetteer

HEADS = {"leader", "chief-executive", "prince"}  # offices whose level is another, that lead a state somewhere
NOT_TOLD = {"SMR", "SOM"}  # two captains regent change every half-year; no one led Somalia in 1998


def led(gazetteer: Gazetteer, date: str) -> set[str]:
    offices = gazetteer.titles.offices
    return {
        o.of
        for o in gazetteer.occupancies
        if o.covers(date) and (offices[o.office].level.startswith("head_of") or o.office in HEADS)
    }


@pytest.mark.parametrize("date", ["1995-07-01", "1998-07-01", "2002-07-01", "2006-07-01", "2010-07-01", "2015-07-01",
                                  "2018-07-01", "2021-07-01", "2024-07-01"])  # fmt: skip
def test_every_state_has_a_head(gazetteer: Gazetteer, date: str) -> None:
    states = {
        e.country
        for e in gazetteer.entries.values()
        if e.id.startswith("state:") and e.kind == "state" and (e.start or "") <= date and not e.until
    }
    later = {"XKX", "TLS", "SSD", "MNE", "COD"}  # states, or of that name, only since then
    missing = states - led(gazetteer, date) - NOT_TOLD - (later if date < "2011-07-09" else set())
    assert missing == set()
    assert len(states) >= 190

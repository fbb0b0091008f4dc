"""Meetings as one line each, for tests of one sentence."""

from dateline.domain.findings import Findings, Meeting
from support.reading import read


def told(findings: Findings, meeting: Meeting) -> str:
    actors = {a.id: a for a in findings.actors}
    parties = {actors[p].country or actors[p].key.partition(":")[2].upper() for p in meeting.participants}  # type: ignore[union-attr]
    place = next((p.name for p in findings.places if p.id == meeting.place), "-")
    time = next((t.value for t in findings.times if t.id == meeting.time), "-")
    return f"{meeting.kind} {meeting.status} {'+'.join(sorted(parties))} {place} {time}"


def check(sentence: str, expected: str) -> None:
    findings = read(sentence)
    found = [told(findings, m) for m in findings.meetings]
    if expected.startswith("- "):  # the kind is not at issue
        found = ["- " + f.split(" ", 1)[1] for f in found]
    assert " / ".join(found) == expected

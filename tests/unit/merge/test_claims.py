import re

from dateline.domain.findings import Findings
from dateline.merge import claims_of
from support.reading import read

TEXT = (
    "Foreign Minister Sergei Lavrov will meet Antony Blinken in Geneva on June 16, the Kremlin said on Wednesday. "
    '"We expect no breakthrough," Lavrov told reporters.'
)


def _read() -> Findings:
    return read(TEXT, published="2021-05-27")


def test_a_claim_spells_out_who_when_and_where() -> None:
    meeting = next(claim for claim in claims_of(_read()) if claim.section == "meetings")
    assert {(p.part, p.key) for p in meeting.parties} == {
        ("participant", "person:sergei-lavrov"),
        ("participant", "person:antony-blinken"),
    }
    assert meeting.when is not None and (meeting.when.start, meeting.when.end) == ("2021-06-16", "2021-06-16")
    assert meeting.where is not None and (meeting.where.name, meeting.where.country) == ("Geneva", "CHE")


def test_ids_hang_on_the_words_alone_and_are_all_different() -> None:
    first, again = claims_of(_read()), claims_of(_read())
    assert [claim.id for claim in first] == [claim.id for claim in again]
    assert len({claim.id for claim in first}) == len(first)
    assert all(re.fullmatch(r"[semjxkor]-[0-9a-f]{12}", claim.id) for claim in first)


def test_every_citation_is_the_text_at_its_span() -> None:
    citations = [citation for claim in claims_of(_read()) for citation in claim.citations]
    assert citations
    assert all(TEXT[c.span.start : c.span.end] == c.quote for c in citations)

"""Which claims tell of one utterance: the same words of the same speaker, however outlets cut and mark them."""

from dateline.domain.claim import Claim
from dateline.domain.findings import Statement
from dateline.merge.calendar import apart
from dateline.merge.verdict import Verdict
from dateline.merge.words import code, runs, shared, smallest, telling

RUN = 4  # words in a row that two tellings of one quotation share
WITHIN = 10  # days in which one utterance is reported
ALIKE = 0.6  # share of telling words from which two paraphrases are one
VERBATIM = 6  # a run of so many words is nobody else's


class Statements:
    name = "statements"

    def keys(self, claim: Claim) -> tuple[str, ...]:
        who = speaker(claim)
        about = sorted(telling(claim.words), key=code)[:4]
        rare = sorted(telling(claim.words), key=len, reverse=True)[:4]
        by_words = {f"s:{who}:{word}" for word in (*about, *rare)}
        by_runs = {f"q:{value:08x}" for value in smallest(runs(_verbatim(claim), VERBATIM), 4)}
        return tuple(sorted(by_words | by_runs))

    def is_anchored(self, claim: Claim) -> bool:
        return True

    def verdict(self, one: Claim, other: Claim) -> Verdict | None:
        between = apart(one, other)
        if (between is not None and between > WITHIN) or one.article == other.article:
            return None
        if _statement(one).stance != _statement(other).stance or _statement(one).negated != _statement(other).negated:
            return None
        same_speaker = bool(_speakers(one) & _speakers(other))
        if run := len(runs(_verbatim(one), RUN) & runs(_verbatim(other), RUN)):
            words = run + RUN - 1
            if same_speaker or (words > VERBATIM and not (_speakers(one) and _speakers(other))):
                return Verdict(min(1.0, 0.6 + 0.05 * run), (f"both quote the same {words} words",))
        first, second = telling(one.words), telling(other.words)
        alike = shared(first, second)
        if same_speaker and alike >= ALIKE and len(first & second) >= 4:
            return Verdict(round(alike, 3), ("the same speaker", f"{len(first & second)} telling words in common"))
        return None


def speaker(claim: Claim) -> str:
    """The speakers as one key; those without a name by their state."""
    return "+".join(sorted(_speakers(claim))) or "nobody"


def _speakers(claim: Claim) -> frozenset[str]:
    return frozenset(party.key or f"?{party.country}" for party in claim.parties if party.part == "speaker")


def _verbatim(claim: Claim) -> str:
    """The words inside quotation marks."""
    return " … ".join(citation.quote for citation in claim.citations if citation.part == "quote")


def _statement(claim: Claim) -> Statement:
    assert isinstance(claim.finding, Statement)
    return claim.finding

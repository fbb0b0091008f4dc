"""Which claims tell of one utterance: the same words of the same speaker, however outlets cut and mark them."""

from dateline.domain.claim import Claim
from dateline.domain.findings import Statement
from dateline.merge.calendar import apart
from dateline.merge.verdict import Verdict
from dateline.merge.words import code, plain, runs, shared, smallest, telling

RUN = 4  # words in a row that two tellings of one quotation share
WITHIN = 10  # days in which one utterance is reported
ALIKE = 0.6  # share of telling words from which two paraphrases are one
VERBATIM = 6  # a run of so many words is nobody else's
SHORT = 3  # words of a quotation that says the same as part of a longer one of the same days
SOON = 2  # those days


class Statements:
    name = "statements"
    within = WITHIN

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
            if same_speaker or _may_be_one(one, other) or (words > VERBATIM and _is_anonymous(one, other)):
                return Verdict(min(1.0, 0.6 + 0.05 * run), (f"both quote the same {words} words",))
        if same_speaker and between is not None and between <= SOON and _is_cut(one, other):
            return Verdict(0.6, ("the same speaker", "one quotes a few words of what the other quotes"))
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


def _may_be_one(one: Claim, other: Claim) -> bool:
    """Whether one names the person and the other says no more than which state's office it was."""
    persons, offices = sorted((_of_kind(one), _of_kind(other)), key=lambda told: not told[0])
    return bool(persons[0]) and not offices[0] and bool(persons[1] & offices[1])


def _of_kind(claim: Claim) -> tuple[frozenset[str], frozenset[str | None]]:
    """The persons who speak, and the states that speakers stand for."""
    speakers = [party for party in claim.parties if party.part == "speaker"]
    persons = frozenset(party.key for party in speakers if party.key and party.key.startswith("person:"))
    return persons, frozenset(party.country for party in speakers if party.country)


def _is_anonymous(one: Claim, other: Claim) -> bool:
    return not (_speakers(one) and _speakers(other))


def _is_cut(one: Claim, other: Claim) -> bool:
    """Whether all that one quotes, a few words, stands in what the other quotes."""
    short, long = sorted((_verbatim(one), _verbatim(other)), key=len)
    length = len(plain(short))
    return length >= SHORT and len(telling(short)) > 1 and runs(short, length) <= runs(long, length)


def _verbatim(claim: Claim) -> str:
    """The words inside quotation marks."""
    return " … ".join(citation.quote for citation in claim.citations if citation.part == "quote")


def _statement(claim: Claim) -> Statement:
    assert isinstance(claim.finding, Statement)
    return claim.finding

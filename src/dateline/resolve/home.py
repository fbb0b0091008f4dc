"""The state meant where an official or a ministry is named without one.

'Finance minister Yusuf Anwar' in a story about a cabinet in Jakarta serves Indonesia, 'a foreign ministry
spokesman' behind 'Beijing retaliated' China, and one whom Kyodo quotes Japan. What stands nearest counts
most; where two states have an equal claim, nothing is assumed.
"""

from bisect import bisect_left
from collections import Counter

from dateline.gazetteer import Gazetteer
from dateline.resolve.draft import Draft, DraftActor, DraftMention
from dateline.resolve.incumbents import holds_another, is_high
from dateline.resolve.likeness import alike
from dateline.resolve.words import words

_OFFICIAL = ("GOV", "LEG", "MIL", "COP", "JUD", "SPY")
_KINDS = ("person", "government_body", "group")
_SENTENCES = 4  # looked back over
_REACH = 40  # mentions looked back over
_WHOLE = 4.0  # what all of the article's mentions together count
_SUBJECT, _DEMONYM, _OTHER = 3.0, 1.2, 0.5  # what one of the same sentence counts; half for each sentence away
_QUOTED = 6.0  # a national agency that quotes an official quotes one of its own state
_PLACED = 3.0  # 'In Paris, foreign ministry spokesman …'
_FILED = 0.5  # what the place counts from which the article was sent
_MARGIN = 1.1  # times by which the likeliest state must outweigh the next
_ROUNDS = 3
_FEWEST = 0.6  # weight below which nothing is assumed


class Context:
    """The states that an article speaks of, by where it does."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._tokens = draft.doc.tokens
        named = [(m, m.actors[0].country) for m in draft.mentions if len(m.actors) == 1 and m.kind != "pronoun"]
        self._named = sorted(((m, c) for m, c in named if c), key=lambda n: n[0].first)
        self._firsts = [m.first for m, _ in self._named]
        total = Counter(c for _, c in self._named)
        self._filed_from = _filed_from(draft)
        self._share = {country: n / total.total() for country, n in total.items()}

    def state_at(self, mention: DraftMention, gazetteer: Gazetteer) -> str | None:
        """The state that an official or a body named at a mention serves; None when it is not clear."""
        weights = {country: _WHOLE * share for country, share in self._share.items()}
        here = self._tokens[mention.first].sent
        end = bisect_left(self._firsts, mention.first)
        for near, country in self._named[max(0, end - _REACH) : end]:
            away = here - self._tokens[near.first].sent
            if away <= _SENTENCES and near.actors[0] is not mention.actors[0]:
                weights[country] = weights.get(country, 0.0) + self._weight(near, away) / 2**away
        for place in self._draft.places.values():
            if place.country and any(self._opens(first, here) for first, _ in place.spans):
                weights[place.country] = weights.get(place.country, 0.0) + _PLACED
        if self._filed_from in weights:
            weights[self._filed_from] += _FILED
        for country in self._others(mention):
            weights.pop(country, None)
        actor, day = mention.actors[0], self._draft.day
        for country in [c for c in weights if holds_another(gazetteer, actor, c, day) or self._is_taken(actor, c)]:
            del weights[country]
        ranked = sorted(weights.items(), key=lambda known: -known[1])
        (best, most), (_, second) = [*ranked, ("", 0.0), ("", 0.0)][:2]
        return best if most >= _FEWEST and most >= _MARGIN * second else None

    def _is_taken(self, actor: DraftActor, country: str) -> bool:
        """Whether somebody else whom the article names has an actor's high office in a state."""
        wanted = [role.office for role in actor.roles if is_high(role)]
        return bool(wanted) and any(
            other is not actor
            and not other.anonymous
            and other.rule != "resolve.nameless"
            and is_high(role)
            and (role.country or other.country) == country
            and any(alike(role.office, office) for office in wanted)
            for other in self._draft.actors
            if other.kind == "person"
            for role in other.roles
        )

    def quoting(self, mention: DraftMention) -> str | None:
        """The state of the national agency that quotes a source."""
        verb = self._tokens[mention.head].head
        subject = verb.child("nsubj")
        near = self._draft.by_token.get(subject.i) if subject is not None else None
        if near is None or near.actors[0].kind != "media" or near.actors[0].name in words("world_media"):
            return None
        return near.actors[0].country if verb.lemma in words("quoting") else None

    def _weight(self, near: DraftMention, away: int) -> float:
        head = self._tokens[near.head]
        if near.actors[0].kind == "media":
            own = near.actors[0].name not in words("world_media") and not away
            return _QUOTED if own and head.dep == "nsubj" and head.head.lemma in words("quoting") else 0.0
        if near.kind == "demonym":
            return _DEMONYM
        return _SUBJECT if head.dep in ("nsubj", "nsubjpass", "poss") else _OTHER

    def _opens(self, first: int, sentence: int) -> bool:
        """Whether a place stands at the opening of a sentence: 'In Paris, …'."""
        token = self._tokens[first]
        return token.sent == sentence and first - self._draft.doc.sentences[sentence].first <= 1 and token.dep == "pobj"

    def _others(self, mention: DraftMention) -> set[str]:
        """States that an official does not serve: those of whoever meets him, as Wen who 'held talks with' him."""
        token = self._tokens[mention.head]
        while token.dep in ("conj", "appos") and token.head is not token:
            token = token.head
        if not (token.dep == "dobj" or (token.dep == "pobj" and token.head.lower in ("with", "between"))):
            return set()
        for above in token.ancestors():
            if above.is_verb:
                subject = above.child("nsubj", "nsubjpass")
                known = self._draft.by_token.get(subject.i) if subject is not None else None
                if known is not None:
                    return {actor.country for actor in known.actors if actor.country}
        return set()


def _filed_from(draft: Draft) -> str:
    """The country named in the dateline; empty where there is none."""
    line = draft.doc.article.dateline
    if line is None:
        return ""
    for place in draft.places.values():
        if place.country and any(line.span.contains(draft.doc.tokens[first].span) for first, _ in place.spans):
            return place.country
    named = (m.actors[0] for m in draft.mentions if line.span.contains(draft.doc.tokens[m.first].span))
    return next((actor.country for actor in named if actor.kind == "state" and actor.country), "")


def settle_home(draft: Draft, gazetteer: Gazetteer) -> None:
    """Give officials, ministries and their offices that have no state the one that they must mean."""
    context: Context | None = None
    firsts: dict[int, DraftMention] = {}
    for mention in draft.mentions:
        known = firsts.get(id(mention.actors[0]))
        if len(mention.actors) == 1 and mention.kind != "pronoun" and (known is None or mention.first < known.first):
            firsts[id(mention.actors[0])] = mention
    for _ in range(_ROUNDS):  # who is known for one state leaves the office of the other to the next
        settled = False
        for actor in draft.actors:
            if actor.country is not None or actor.kind not in _KINDS or id(actor) not in firsts:
                continue
            if _is_international(actor) or not (actor.sector in _OFFICIAL or actor.anonymous):
                continue
            context = context or Context(draft)
            mention = firsts[id(actor)]
            clear = actor.sector in _OFFICIAL and not _serves_any(actor)
            country = context.state_at(mention, gazetteer) if clear else context.quoting(mention)
            if country is None:
                continue
            settled = True
            actor.country = country
            for role in actor.roles:
                if role.principal is None or role.principal.country in (country, None):
                    role.country = role.country or country
        if not settled:
            return


def _serves_any(actor: DraftActor) -> bool:
    """Whether an actor's titles leave open whom it serves: 'diplomats', 'a source'."""
    roles = actor.roles
    return bool(roles) and all(role.office in words("of_any_state") and role.principal is None for role in roles)


def _is_international(actor: DraftActor) -> bool:
    """Whether an actor serves a body of several states."""
    served = [role.principal for role in actor.roles if role.principal is not None]
    return bool(actor.held and actor.country is None) or any(p.kind in ("igo", "ngo", "company") for p in served)

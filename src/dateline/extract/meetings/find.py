"""All references of an article, in text order, before it is asked which of them mean one meeting."""

from dateline.domain.annotation import Token
from dateline.extract.meetings import status
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.nouns import noun_reference
from dateline.extract.meetings.reference import Reference, distinct
from dateline.extract.meetings.verbs import verb_references
from dateline.extract.meetings.where import place_around
from dateline.text.spans import covering

_PRONOUNS = ("it", "this")
_GAP = 12  # characters between a journey and its purpose
_OBJECT_VERBS = ("describe", "postpone", "cancel", "attend", "host", "hold")


def references(ground: Ground) -> list[Reference]:
    """References by verbs, nouns and pronouns, each with the statement that it stands in."""
    found: list[Reference] = []
    by_token: dict[int, Reference] = {}
    for lemma, entries in ground.lexicon.by_lemma.items():
        for token in ground.scene.lemma_index.get(lemma, ()):
            for entry in entries:
                made: list[Reference] = []
                if entry.get("part") == "noun" and token.i not in by_token:
                    noun = noun_reference(ground, token, entry)
                    made = [noun] if noun else []
                elif entry.get("part") == "verb":
                    made = verb_references(ground, token, entry)
                if made:
                    found += made
                    by_token[token.i] = made[0]
                    break
    found.sort(key=lambda r: (r.token.i, r.span))
    _date_by_next(ground, found)
    found = _fuse(found, by_token)
    found += _pronouns(ground, found)
    found.sort(key=lambda r: (r.token.i, r.span))
    for reference in found:
        statement = ground.scene.statement_around(reference.token.span)
        reference.statement = statement.id if statement else None
    return found


def _date_by_next(ground: Ground, found: list[Reference]) -> None:
    """'talks with the premier Thursday': a date right behind the words dates them, wherever the parser hangs it."""
    tokens = ground.scene.doc.tokens
    dates = (t for t in ground.scene.cast.times if t.type in ("DATE", "TIME"))
    first = {inside[0].i: t for t in dates if (inside := ground.scene.doc.tokens_in(t.span))}
    for reference in found:
        after = ground.scene.doc.tokens_in(reference.span)[-1].i + 1
        if after < len(tokens) and tokens[after].lower in ("on", "in", "for", "due", "last", "early", "late"):
            after += 1 + (
                tokens[after].lower == "due"
                and tokens[after + 1 : after + 2] != ()
                and tokens[after + 1].lower in ("on", "in")
            )
        time = first.get(after)
        if reference.time is None and time is not None and time.value[:1].isdigit():
            reference.time = time


def _fuse(found: list[Reference], by_token: dict[int, Reference]) -> list[Reference]:
    """'visit Japan for talks with …', 'flew to Oslo to meet …': one encounter, told in one breath."""
    kept: list[Reference] = []
    for reference in found:
        journey = _journey(reference.token, by_token)
        if journey is None or journey is reference or reference.span.start - journey.span.end > _GAP:
            kept.append(reference)
            continue
        if reference.name:  # 'flew to Oslo to attend the G7 summit': the summit is what is told
            reference.who = distinct([*reference.who, *(a for a in journey.who if a is not journey.host)])
            reference.place = reference.place or journey.place
            kept.append(reference)
            kept.remove(journey)
            continue
        journey.span = covering((journey.span, reference.span))
        guests = [a for a in journey.who if a is not journey.host]
        host = [journey.host] if journey.host else []
        journey.who = distinct([*guests, *reference.who, *host])
        journey.time = journey.time or reference.time
        journey.place = journey.place or reference.place
    return kept


def _journey(token: Token, by_token: dict[int, Reference]) -> Reference | None:
    """The visit that the encounter named by the token is the purpose of."""
    step, aim = token, False
    for _ in range(5):
        above = step.head
        if above is step:
            return None
        aim = aim or (step.tag == "VB" and step.dep in ("advcl", "relcl", "acl", "xcomp"))
        aim = aim or (step.dep == "prep" and step.lower == "for")
        journey = by_token.get(above.i)
        if aim and journey is not None and journey.kind == "visit":
            return journey
        step = above
    return None


def _pronouns(ground: Ground, found: list[Reference]) -> list[Reference]:
    """'It' and 'this' where verb or complement say that they mean a meeting named just before."""
    verbs = set(ground.lexicon.entry("pronoun").lemmas)
    attributes = {r.token.head.i: r for r in found if r.token.dep == "attr"}
    sentences = {r.token.sent for r in found}
    made = []
    for token in (t for word in _PRONOUNS for t in ground.scene.lemma_index.get(word, ())):
        verb = token.head
        near = token.sent in sentences or token.sent - 1 in sentences
        if not near or token.dep not in ("nsubj", "nsubjpass", "dobj") or not verb.is_verb:
            continue
        if verb.i in attributes and token.dep == "nsubj":
            attributes[verb.i].also = (token.span,)
            continue
        if verb.lemma not in verbs or not _fits(token, verb):
            continue
        circumstances, standing = status.of_noun(token)
        made.append(
            Reference(
                token, ground.lexicon.entry("pronoun").rule, token.span, "pronoun", "anaphor",
                circumstances=circumstances, time=ground.time_of(token, standing), place=place_around(ground, token),
                status=standing.status, weight=min(standing.weight, status.HINTED), cues=standing.cues,
            )
        )  # fmt: skip
    return made


def _fits(token: Token, verb: Token) -> bool:
    if verb.lemma == "take":
        return any(c.lower == "place" for c in verb.children)
    if token.dep == "dobj":
        return verb.lemma in _OBJECT_VERBS
    if verb.lemma in _OBJECT_VERBS or verb.lemma == "schedule":
        return token.dep == "nsubjpass"
    if verb.lemma == "follow":
        return True
    return token.lower == "it" and verb.lemma in ("last", "take", "begin", "end", "conclude")

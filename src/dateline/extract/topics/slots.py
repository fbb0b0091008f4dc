"""Where the issues stand that a cue announces: its object, behind its preposition, in front of it, behind a colon."""

from collections.abc import Iterator

from dateline.domain.annotation import Token
from dateline.extract.scene import Scene
from dateline.extract.topics.cues import talking
from dateline.extract.topics.labels import labelled_words
from dateline.lexicon import Entry

_OPENING = 8  # tokens of 'high on the agenda of the summit' before its noun
_FAR = 12  # tokens between a general word and the colon in front of what it announces


def item_heads(scene: Scene, cue: Token, entry: Entry) -> Iterator[Token]:
    """The heads of the phrases that name the issues."""
    slot = entry.get("slot")
    if slot == "object":
        passive = cue.child("nsubjpass")
        objects = [passive] if passive is not None else cue.all("dobj")
        yield from objects or [c for c in cue.all("ccomp", "xcomp") if asks(c)]
    elif slot == "on":
        yield from _behind(scene, cue, entry)
    elif slot == "complement":
        subject = cue.child("nsubj")
        wanted = entry.get("topics") if cue.lemma == "be" else entry.get("subjects")
        attribute = cue.child("attr")
        if subject is not None and subject.lemma in wanted:
            yield from cue.all("dobj", "attr")
        elif cue.lemma == "be" and subject is not None and attribute is not None and _is_theme(attribute, entry):
            yield subject  # 'arms control will be the focus of the talks'
    elif slot == "subject":
        yield from _on_agenda(scene, cue)
    elif slot == "dominate":
        target = cue.child("dobj")
        if target is not None and target.lemma in entry.get("objects"):
            yield from cue.all("nsubj")
    elif slot == "itself":
        if _is_named(cue):
            yield cue
    elif slot == "modified":
        if cue.dep == "amod" and cue.head.i > cue.i:
            yield cue.head
    elif slot == "raised":
        if any(c.lower in entry.get("particles") for c in cue.children) and cue.child("dobj") is None:
            yield from cue.all("nsubj")
    elif slot == "charge":
        yield from _charged(scene, cue, entry)
    elif slot == "aim":
        yield from _aimed_at(cue)
    elif slot == "listed":
        if cue.text.isupper():
            return  # 'QUESTION:' in a transcript
        lists = any(c.lower in ("including", "ranging", "like", "as") for c in cue.children if c.i > cue.i)
        if lists or colon_behind(scene, cue) is not None:
            yield cue
    elif slot == "claimed":
        yield from _claimed(scene, cue)
    elif slot == "cause":
        for clause in cue.all("advcl"):
            mark = clause.child("mark")
            if mark is not None and mark.lower in entry.get("prepositions") and _is_relation(cue):
                yield clause


def _claimed(scene: Scene, cue: Token) -> Iterator[Token]:
    """'both countries claim the shoal': land, not a victory or a clause."""
    subject, thing = scene.subject(cue), cue.child("dobj")
    if subject is None or thing is None or cue.child("ccomp", "xcomp") is not None:
        return
    states = {a.country for a in scene.who(subject)} - {None}
    pair = any(t.lower in ("both", "two") for t in scene.doc.tokens[subject.left : subject.i + 1])
    if (len(states) > 1 or pair) and thing.pos in ("NOUN", "PROPN"):
        yield thing


def _is_theme(attribute: Token, entry: Entry) -> bool:
    """'the focus of the talks', 'the main topic'; 'an issue' may be one of anything."""
    definite = any(c.lower in ("the", "their", "its") for c in attribute.children)
    return attribute.lemma in entry.get("topics") and definite


def _is_named(cue: Token) -> bool:
    """Whether the words beside 'issue' or 'dispute' say which one: 'the nuclear issue', 'the question of fees'."""
    if cue.tag == "NN" and any(p.lower == "of" and p.child("pobj", "pcomp") is not None for p in cue.all("prep")):
        return True
    return cue.tag == "NN" and any(
        c.dep in ("compound", "amod", "nmod")
        and c.i < cue.i
        and (c.lemma in labelled_words() or c.ent.endswith("NORP"))
        for c in cue.children
    )


def _charged(scene: Scene, cue: Token, entry: Entry) -> Iterator[Token]:
    """What one state or its people charge another with: 'accused Moscow of spying'."""
    subject, target = scene.subject(cue), cue.child("dobj", "nsubjpass")
    accusers = {a.country for a in scene.who(subject)} if subject is not None else set()
    accused = {a.country for a in scene.who(target)} if target is not None else set()
    if subject is None or target is None or not accused - {None} or (accusers & accused) - {None}:
        return
    for owner in (cue, target):
        for preposition in owner.all("prep"):
            if preposition.lower in entry.get("prepositions"):
                yield from preposition.all("pobj", "pcomp")


def _aimed_at(cue: Token) -> Iterator[Token]:
    """'talks aimed at ending the war': what is to be ended."""
    for participle in cue.all("acl"):
        if participle.lemma not in ("aim", "mean", "intend", "design"):
            continue
        for child in participle.all("prep", "xcomp"):
            deed = child.child("pcomp") if child.dep == "prep" else child
            yield from deed.all("dobj") if deed is not None else ()


def _is_relation(cue: Token) -> bool:
    subject = cue.child("nsubj", "nsubjpass")
    return subject is not None and subject.lemma in ("relation", "tie", "relationship")


def _behind(scene: Scene, cue: Token, entry: Entry) -> Iterator[Token]:
    """What stands behind one of the entry's prepositions, on the cue itself or on its object."""
    qualifiers = entry.get("qualifiers")
    if qualifiers and not any(c.lower in qualifiers for c in cue.children):
        return
    if cue.lemma in entry.get("light", ()) and not any(o.lemma in talking() for o in cue.all("dobj")):
        return
    owners = [cue, *cue.all("dobj", "attr", "advmod")] if cue.pos != "NOUN" else [cue]
    if entry.get("light_verb") and cue.head.lemma == entry.get("light_verb"):
        owners.append(cue.head)
    found = False
    for owner in owners:
        if owner is not cue and entry.get("standing") != "agenda":
            continue
        for preposition in owner.all("prep", "agent", "acl", "dative"):
            for each in (preposition, *preposition.all("prep", "conj")):  # 'dealt with trade, and with visas'
                if each.lower in entry.get("prepositions") and not _is_sideline(each):
                    named = each.lower == "with" and entry.get("standing") == "dispute"
                    things = [p for p in each.all("pobj", "pcomp", "dobj") if not _is_date(p)]
                    found = found or bool(things)
                    yield from (p for p in things if not (named and scene.cast.actors_at(p)))
    if not found and cue.pos == "NOUN":
        yield from _hung_elsewhere(scene, cue, entry)


def _hung_elsewhere(scene: Scene, noun: Token, entry: Entry) -> Iterator[Token]:
    """What stands right behind a noun and one of its prepositions, where the parser hung it on something else."""
    following = scene.doc.tokens[noun.i + 1] if noun.i < scene.sentence(noun).last else None
    if following is None or following.dep != "prep" or following.lower not in entry.get("prepositions"):
        return
    if not _is_sideline(following):
        yield from (p for p in following.all("pobj") if not _is_date(p) and not scene.cast.actors_at(p))


def asks(clause: Token) -> bool:
    """Whether a clause is a question: 'discussed how to end the war'."""
    return any(c.tag == "WRB" or c.lower == "whether" for c in clause.children)


def _is_sideline(preposition: Token) -> bool:
    """'talks on the sidelines of the forum' are not about the sidelines."""
    inner = preposition.child("pobj")
    return inner is not None and inner.lemma in ("sideline", "margin", "phone", "telephone")


def _is_date(token: Token) -> bool:
    return token.ent.endswith(("DATE", "TIME", "CARDINAL"))


def _on_agenda(scene: Scene, cue: Token) -> Iterator[Token]:
    """'X is on the agenda', 'X tops the agenda', 'on the agenda are X and Y'."""
    inverted = _subject_behind(scene, cue)
    if inverted is not None:
        yield inverted
        return
    verb = cue.head if cue.dep == "dobj" else None
    if verb is not None and verb.lemma in ("top", "dominate", "head", "lead"):
        yield from verb.all("nsubj")
        return
    preposition = cue.head
    if cue.dep == "pobj" and preposition.lower in ("on", "atop"):
        verb = preposition.head
        while verb.pos in ("ADV", "ADJ", "NOUN", "ADP") and verb.head is not verb:
            verb = verb.head
        if verb.child("neg") is not None:
            return
        if verb.lemma in ("be", "rank", "put", "place", "remain", "stand", "figure", "feature"):
            yield from verb.all("nsubj", "nsubjpass")


def _subject_behind(scene: Scene, cue: Token) -> Token | None:
    """'Top of the agenda are the prisoners and …': the first noun behind the copula, if none stands before."""
    sentence = scene.sentence(cue)
    tokens = scene.doc.tokens
    before = next((t.i for t in reversed(tokens[sentence.first : cue.i]) if t.text in (";", ":")), sentence.first - 1)
    opening = tokens[before + 1 : cue.i]
    if len(opening) > _OPENING or not any(t.lower in ("on", "top", "atop", "high") for t in opening):
        return None
    if any(t.is_verb or t.dep in ("nsubj", "nsubjpass") for t in opening):
        return None
    for token in tokens[cue.i + 1 : min(sentence.last, cue.i + _FAR)]:
        if token.lemma == "be" and token.tag in ("VBZ", "VBP", "VBD"):
            return next((t for t in tokens[token.i + 1 : sentence.last + 1] if t.pos in ("NOUN", "PROPN")), None)
    return None


def colon_behind(scene: Scene, noun: Token) -> int | None:
    """The number of the colon behind a general word: 'four questions, he said: the line, the prisoners, …'."""
    sentence = scene.sentence(noun)
    inside = scene.doc.tokens[noun.i + 1 : sentence.last]
    colon = next((t.i for t in inside if t.text == ":"), None)
    if colon is None and noun.child("nummod") is not None and noun.child("appos") is not None:
        colon = next((t.i for t in inside if t.text == ","), None)  # 'two items before them, the canal and the line'
    if colon is None or colon - noun.i > _FAR or not any(t.lower in (",", "and") for t in inside[colon - noun.i :]):
        return None
    return colon

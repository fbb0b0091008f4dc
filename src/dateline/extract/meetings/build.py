"""A cluster of references → one Meeting: who takes part, its kind, status, date, place."""

from dataclasses import dataclass

from dateline.domain.findings import Actor, Meeting, Omission, Why
from dateline.extract.meetings.coreference import Cluster
from dateline.extract.meetings.dates import before, days
from dateline.extract.meetings.ground import Ground
from dateline.extract.meetings.parties import is_domestic, participants
from dateline.extract.meetings.reference import side, sides
from dateline.extract.meetings.status import TOLD

_PAST, _AHEAD = ("held", "under_way"), ("scheduled", "proposed")
_CROWDS = ("leader", "minister")
_OFFICES = {
    "head_of_state": "leader", "head_of_government": "leader", "minister": "minister", "official": "deputy",
    "spokesperson": "deputy", "diplomat": "deputy", "military": "deputy",
}  # fmt: skip
_UNDONE = ("cancelled", "postponed")


@dataclass(frozen=True, slots=True)
class Status:
    value: str
    note: str


def meeting(ground: Ground, cluster: Cluster, ident: str) -> Meeting | Omission:
    """The meeting that a cluster tells of, or why it tells of none."""
    first = cluster.references[0]
    who, taken = participants(ground, cluster)
    refused = _refused(cluster)
    if refused or not _is_international(ground, cluster, who):
        reason = "it is said not to happen" if refused else "no second side is known"
        return Omission("meetings", f"no meeting of two states or bodies: {reason}", first.span)
    status = _status(cluster, ground.scene.doc.article.published)
    statements = [r.statement for r in cluster.references if r.form != "pronoun"]
    host = next((r.host for r in cluster.references if r.host), None)
    notes = [status.note, *cluster.notes, *([taken] if taken else [])]
    if cluster.inferred:
        notes.append("the second side is taken from the sentence")
    return Meeting(
        id=ident,
        key=_key(who, cluster),
        name=cluster.name,
        kind=_kind(ground, cluster, who),
        participants=tuple(a.id for a in who),
        host=host.id if host else None,
        place=cluster.place.id if cluster.place else None,
        time=cluster.time.id if cluster.time and not _dates_conflict(cluster) else None,
        status=status.value,
        statement=statements[0] if statements and all(statements) else None,
        mentions=tuple(dict.fromkeys(s for r in cluster.references for s in (*r.also, r.span))),
        why=Why(
            rule=first.rule,
            words=tuple(dict.fromkeys(r.token.span for r in cluster.references)),
            confidence=_confidence(cluster, who, cluster.inferred),
            note="; ".join(notes),
        ),
    )


def _is_international(ground: Ground, cluster: Cluster, who: tuple[Actor, ...]) -> bool:
    found = sides(who)
    if len(found) >= 2:
        return True
    if ground.diplomatic and not is_domestic(who):
        return True
    first = cluster.references[0]
    if any(a.kind == "igo" for a in who) and (len(who) > 1 or cluster.name or first.form == "verb" or cluster.time):
        return True
    if len(who) >= 2 and cluster.inferred:
        return True
    if found and any(a.kind == "person" and side(a) is None and a.roles for a in who):
        return True  # an official whose state or body the article leaves open
    if len(who) >= 2 and any(r.echo and r.who for r in cluster.references):
        return True  # 'the two countries' ministers', whose states the article leaves unsaid
    if cluster.name is not None and (found or cluster.place):
        return True
    for reference in cluster.references:
        known = cluster.time or reference.host or len(cluster.references) > 1
        definite = reference.form != "indefinite" or (found and known)
        if reference.strength == "strong" and definite and known and (found or cluster.place):
            return True
    visit = cluster.references[0].kind == "visit"
    official = any(a.kind == "person" and (a.roles or a.sector == "GOV") for a in who)
    if visit and official and len(who) >= 2 and found:
        return True  # an official whose state is not known goes to a state that is
    abroad = cluster.place is not None and cluster.place.country not in found
    return visit and abroad and bool(found)


def _refused(cluster: Cluster) -> bool:
    told = [r for r in cluster.references if r.status]
    return bool(told) and all(r.status == "negated" for r in told) and not cluster.name


# --- what kind ------------------------------------------------------------------------------------


def _kind(ground: Ground, cluster: Cluster, who: tuple[Actor, ...]) -> str:
    kinds = [r.kind for r in cluster.references if r.form != "pronoun"]
    first = next((k for k in kinds if k), None) if kinds and kinds[0] is not None else None
    if first in ("call", "visit", "summit", "ministerial"):
        return first
    if "summit" in kinds:
        return "summit"
    level = _level(ground, who) or next((r.crowd for r in cluster.references if r.crowd in _CROWDS), None)
    if first == "conference":
        return "conference"
    if level == "leader":
        return "summit"
    return "ministerial" if level == "minister" else next((k for k in kinds if k in ("talks", "conference")), "talks")


def _level(ground: Ground, who: tuple[Actor, ...]) -> str | None:
    """The rank on which the sides meet: the lower one of the highest on each side."""
    ranks = [e.get("level") for e in ground.lexicon.entries if e.get("part") == "level"]
    best: dict[str, int] = {}
    for actor in who:
        of = side(actor) or actor.id
        rank = _rank(ground, actor)
        if rank:
            best[of] = max(best.get(of, 0), ranks.index(rank))
    bodies = sum(a.kind == "igo" for a in who)
    if not best or len(best) + bodies < 2:
        return None
    lowest = ranks[min(best.values())]
    return lowest if lowest != "deputy" else None


def _rank(ground: Ground, actor: Actor) -> str | None:
    """By the title that the text gives, else by the office that the tables know for the article's day."""
    for role in actor.roles:
        words = set(role.title.lower().replace("-", " ").split())
        for entry in ground.lexicon.entries:
            if entry.get("part") == "level" and words & set(entry.lemmas):
                return "leader" if entry.get("level") == "minister" and "prime" in words else str(entry.get("level"))
    offices = ground.scene.cast.offices.get(actor.id, ())
    return next((_OFFICES[o.level] for o in offices if o.level in _OFFICES), None)


# --- where it stands ------------------------------------------------------------------------------


def _status(cluster: Cluster, published: str | None) -> Status:
    """The status that the references tell together, set against the date."""
    votes: dict[str, float] = {}
    for reference in cluster.references:
        if reference.status and reference.status != "negated":
            votes[reference.status] = votes.get(reference.status, 0.0) + reference.weight
    undone = [r for r in cluster.references if r.status in _UNDONE]
    if undone:
        return Status(str(undone[-1].status), f"status: undone ({_cues(cluster)})")
    past = before(cluster.time.value, published) if cluster.time else None
    group = _PAST if past else _AHEAD if past is False else None
    total = {g: sum(votes.get(s, 0.0) for s in g) for g in (_PAST, _AHEAD)}
    unanimous = min(total.values()) == 0 and max(total.values()) >= TOLD
    if group is None or unanimous:  # 'was to meet last week' does not say that they met
        group = _AHEAD if total[_AHEAD] > total[_PAST] else _PAST
        reason = f"the words weigh {total[_PAST]:.1f} for past, {total[_AHEAD]:.1f} for future"
    else:
        reason = "its date lies " + ("before" if past else "after") + " publication"
    if group is _PAST and past and votes.get("under_way", 0.0) and votes.get("held", 0.0) <= 0:
        return Status("under_way", f"status: {reason} ({_cues(cluster)})")
    best = max(group, key=lambda s: (votes.get(s, 0.0), -group.index(s)))
    return Status(best, f"status: {reason} ({_cues(cluster)})")


def _cues(cluster: Cluster) -> str:
    """What each reference tells and by which words: 'held by meeting_status.occur'."""
    told = (f"{r.status} by {', '.join(r.cues) or 'its tense'}" for r in cluster.references if r.status)
    return "; ".join(dict.fromkeys(told)) or "no cue"


def _dates_conflict(cluster: Cluster) -> bool:
    """Whether the references name two different days."""
    stretches = [d for r in cluster.references if r.time and (d := days(r.time.value))]
    exact = {d for d in stretches if d[0] == d[1]}
    moved = any(r.status == "postponed" for r in cluster.references)
    return len(exact) > 1 and not moved


def _key(who: tuple[Actor, ...], cluster: Cluster) -> str | None:
    """'meeting:RUS+USA:2021-06-16', for finding the same meeting in other articles."""
    found = sorted({s.removeprefix("org:").upper() for s in sides(who)} | _hosts(cluster))
    if not found:
        return None
    date = cluster.time.value.split("/")[0][:10] if cluster.time and not _dates_conflict(cluster) else ""
    return f"meeting:{'+'.join(found)}" + (f":{date}" if date else "")


def _hosts(cluster: Cluster) -> set[str]:
    """The country that a visit goes to, even when nobody of it is named."""
    country = cluster.place.country if cluster.place and cluster.references[0].kind == "visit" else None
    return {country} if country else set()


def _confidence(cluster: Cluster, who: tuple[Actor, ...], inferred: bool) -> float:
    value = 0.55
    value += 0.15 if len(sides(who)) >= 2 and not inferred else 0.0
    value += 0.1 if cluster.time else 0.0
    value += 0.1 if cluster.place else 0.0
    value += 0.05 if len(cluster.references) > 1 else 0.0
    return round(min(value, 0.95), 2)

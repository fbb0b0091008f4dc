"""The dossier: all that the record has on a topic, an actor, a pair of states or a meeting."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline import gazetteer, ontology
from dateline.domain.record import Filter, Page
from dateline.domain.views import Dossier, DossierSection, View, Views
from dateline.errors import InputError
from dateline.record import asking
from dateline.record.asked import actor_key, country, pair_of
from dateline.store import Store

T = TypeVar("T")
MOST = 30  # views of one section
REPORTS = 40  # articles whose statements are taken into a brief
TITLES = {
    "subject": "The meeting",
    "upcoming": "Upcoming",
    "timeline": "Timeline",
    "statements": "Statements",
    "agenda": "On the agenda",
    "expectations": "Expectations",
    "measures": "Measures",
    "relations": "The relation",
    "disagreements": "Reports disagree",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is about: its name, the filter that finds its claims, and for a meeting the record."""

    name: str
    wanted: Filter
    meeting: View | None = None
    label: str | None = None  # of a topic


def subject_of(store: Store, told: str, as_of: str | None, on: str) -> Subject:
    """A record's id, a pair of states, a state, a topic label, an actor, or words for full text, tried in this order.

    InputError when it is nothing of these.
    """
    base = Filter(as_of=as_of)
    if store.resolve(told):
        return _meeting(asking.show(store, told, as_of, on), base)
    if codes := _maybe(lambda: pair_of(told)):
        return Subject("–".join(codes), replace(base, countries=codes))
    if code := _maybe(lambda: country(told)):
        state = gazetteer.load().entries.get(f"state:{code}")
        return Subject(state.name if state else code, replace(base, countries=(code,)))
    label = told.casefold().replace(" ", "_")
    if label in ontology.load().topics:
        spaced = label.replace("_", " ")
        return Subject(spaced.capitalize(), replace(base, text=spaced), label=label)
    if key := _maybe(lambda: actor_key(store, told)):
        row = store.actor(key)
        return Subject(str(row[1]) if row else told, replace(base, actors=(key,)))
    if any(c.isalnum() for c in told):
        return Subject(told, replace(base, text=told))
    raise InputError(f"{told!r} is no topic, actor, pair of states or meeting; try dateline search.")


def _maybe(find: Callable[[], T]) -> T | None:
    try:
        return find()
    except InputError:
        return None


def _meeting(view: View, base: Filter) -> Subject:
    """What reports tell of the meeting's participants while they told of it."""
    sides = sorted(side for side in _sides([view]) if side)[:2]
    since = (view.first_published or "")[:10] or None
    return Subject(view.title, replace(base, countries=tuple(sides), since=since), view)


def brief(store: Store, told: str, as_of: str | None, on: str, most: int = MOST) -> Dossier:
    """Everything on a subject, each section with at most `most` views."""
    subject = subject_of(store, told, as_of, on)
    asked = {
        section: asking.records(store, replace(subject.wanted, section=section), Page(most), on)
        for section in ("meetings", "events", "measures", "statements", "topics", "outlooks", "relations")
    }
    if subject.meeting:
        asked["meetings"] = Views(view for view in asked["meetings"] if view.id != subject.meeting.id)
    if subject.label:
        asked["topics"] = Views(view for view in asked["topics"] if view.value("label") in (subject.label, None))
    if subject.meeting or len(subject.wanted.countries) == 2:
        _add_from_reports(store, subject, asked, on, most)
    sections = _sections(subject, asked, asking.upcoming(on))
    every = {view.id: view for listed in sections.values() for view in listed}
    sections["disagreements"] = tuple(view for view in every.values() if view.disputed)
    return Dossier(
        subject.name, as_of, on,
        tuple((name, len(listed)) for name, listed in sections.items() if listed),
        tuple(DossierSection(name, TITLES[name], listed) for name, listed in sections.items() if listed),
        tuple(_sentences(store, every.values()).items()),
    )  # fmt: skip


def _sections(subject: Subject, asked: dict[str, Views], ahead: asking.Keep) -> dict[str, tuple[View, ...]]:
    standing = ("agenda", "common_interest", "dispute")
    return {
        "subject": (subject.meeting,) if subject.meeting else (),
        "upcoming": tuple(sorted((view for view in asked["meetings"] if ahead(view)), key=asking.by_day)),
        "timeline": tuple(sorted((*asked["meetings"], *asked["events"]), key=_day)),
        "statements": tuple(asked["statements"]),
        "agenda": tuple(view for view in asked["topics"] if view.value("standing") in standing),
        "expectations": tuple(asked["outlooks"]),
        "measures": tuple(asked["measures"]),
        "relations": tuple(asked["relations"]) if len(subject.wanted.countries) == 2 else (),
    }


def _add_from_reports(store: Store, subject: Subject, asked: dict[str, Views], on: str, most: int) -> None:
    """A statement or topic rarely names both sides. Those of either side, in the reports that tell of both, belong to
    a brief on the two; on a meeting, those in the reports that tell of it."""
    telling = (subject.meeting,) if subject.meeting else (*asked["meetings"], *asked["events"], *asked["measures"])
    articles = dict.fromkeys(told.article for view in telling for told in reversed(view.tellings))
    sides = set(subject.wanted.countries) or _sides(telling)
    held = [one for article in list(articles)[:REPORTS] for one in store.claims_of_article(article)]
    for section in ("statements", "topics", "outlooks"):
        mine = [
            one.record
            for one in held
            if one.claim.section == section
            and (section == "topics" or sides & {party.country for party in one.claim.parties})
        ]
        known = {view.id for view in asked[section]}
        idents = [ident for ident in dict.fromkeys(mine) if ident not in known][: most - len(known)]
        more = asking.views(store, idents, subject.wanted.as_of, on)
        every = (*asked[section], *(view for view in more if not view.rejected and view.id not in known))
        asked[section] = Views(sorted(every, key=lambda view: (view.last_published or "", view.id), reverse=True))


def _sides(telling: Iterable[View]) -> set[str | None]:
    """The states whose people meet, or that meet themselves."""
    values = [value for view in telling if (prop := view.get("participants")) for value in prop.shown]
    return {value.country for value in values}


def _sentences(store: Store, views: Iterable[View]) -> dict[str, str]:
    """The sentence of every claim that a dossier cites: of each telling, and of each turn of a life."""
    claims = {telling.claim for view in views for telling in view.tellings}
    claims |= {step.claim for view in views for step in view.life}
    held = store.claims(claims)
    return asking.sentences_of(store, held)


def _day(view: View) -> tuple[str, str]:
    return (view.value("day") or view.first_published or "~")[:10], view.id

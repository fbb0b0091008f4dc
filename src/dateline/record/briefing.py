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
    prop = view.get("participants")
    shown = prop.shown if prop else ()
    persons = tuple(value.value for value in shown if not value.value.startswith("state:"))[:2]
    states = tuple(value.value.removeprefix("state:") for value in shown if value.value.startswith("state:"))[:2]
    around = replace(base, actors=persons, countries=states)
    return Subject(view.title, replace(around, since=(view.first_published or "")[:10] or None), view)


def brief(store: Store, told: str, as_of: str | None, on: str, most: int = MOST) -> Dossier:
    """Everything on a subject, each section with at most `most` views."""
    subject = subject_of(store, told, as_of, on)

    def ask(section: str) -> Views:
        return asking.records(store, replace(subject.wanted, section=section), Page(most), on)

    meetings, measures, events = ask("meetings"), ask("measures"), ask("events")
    if subject.meeting:
        meetings = Views(view for view in meetings if view.id != subject.meeting.id)
    topics = Views(v for v in ask("topics") if subject.label is None or v.value("label") in (subject.label, None))
    statements = ask("statements")
    ahead = asking.upcoming(on)
    agenda = tuple(view for view in topics if view.value("standing") in ("agenda", "common_interest", "dispute"))
    timeline = sorted((*meetings, *events), key=_day)
    sections = {
        "subject": (subject.meeting,) if subject.meeting else (),
        "upcoming": tuple(sorted((view for view in meetings if ahead(view)), key=asking.by_day)),
        "timeline": tuple(timeline),
        "statements": tuple(statements),
        "agenda": agenda,
        "expectations": tuple(ask("outlooks")),
        "measures": tuple(measures),
        "relations": tuple(ask("relations")) if len(subject.wanted.countries) == 2 else (),
    }
    every = {view.id: view for listed in sections.values() for view in listed}
    sections["disagreements"] = tuple(view for view in every.values() if view.disputed)
    return Dossier(
        subject.name, as_of, on,
        tuple((section, len(listed)) for section, listed in sections.items() if listed),
        tuple(DossierSection(name, TITLES[name], listed) for name, listed in sections.items() if listed),
        tuple(_sentences(store, every.values()).items()),
    )  # fmt: skip


def _sentences(store: Store, views: Iterable[View]) -> dict[str, str]:
    """The sentence of every claim that a dossier cites: of each telling, and of each turn of a life."""
    claims = {telling.claim for view in views for telling in view.tellings}
    claims |= {step.claim for view in views for step in view.life}
    held = store.claims(claims)
    return asking.sentences_of(store, held)


def _day(view: View) -> tuple[str, str]:
    return (view.value("day") or view.first_published or "~")[:10], view.id

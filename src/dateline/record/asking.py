"""Queries over records: claims are found by a filter, the records they belong to are shown as views."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.domain.record import Filter, Held, Judgement, Page
from dateline.domain.views import Difference, Found, Ground, View, Views
from dateline.errors import InputError
from dateline.merge.cluster import group
from dateline.merge.engine import SECTIONS
from dateline.store import Store
from dateline.store.conditions import end_of_day
from dateline.views import Context, view_of, views_at

BATCH = 100  # records looked at together where some of them may fall through
RECENT = 120  # days for which a plan without a date stays upcoming
AHEAD = ("proposed", "scheduled", "under_way", "postponed")

Keep = Callable[[View], bool]


def records(
    store: Store, wanted: Filter, page: Page, on: str, keep: Keep | None = None, rejected: bool = False
) -> Views:
    """The views of the records with a claim that the filter asks for, the one with the newest such claim first.

    A status is asked of the view, not of single claims. `on` is the day on which is asked; `keep` leaves views out.
    """
    status = wanted.status
    wanted = replace(wanted, status=None) if wanted.section in ("meetings", "measures") else wanted

    def passes(view: View) -> bool:
        if wanted.section in ("meetings", "measures") and status and view.value("status") != status:
            return False
        return (rejected or not view.rejected) and (keep is None or keep(view))

    found: list[View] = []
    for view in _walk(store, wanted, page, on):
        if passes(view):
            found.append(view)
            if len(found) >= page.offset + page.limit:
                break
    return Views(found[page.offset :])


def _walk(store: Store, wanted: Filter, page: Page, on: str) -> Iterator[View]:
    """Every view that the filter leads to, batch by batch, each once."""
    size = min(BATCH, page.offset + page.limit) or 1
    seen: set[str] = set()
    offset = 0
    while idents := store.record_ids(wanted, Page(size, offset)):
        for view in views(store, idents, wanted.as_of, on):
            if view.id not in seen:
                seen.add(view.id)
                yield view
        if len(idents) < size:
            return
        offset += size
        size = BATCH


def views(store: Store, idents: Sequence[str], as_of: str | None, on: str) -> list[View]:
    """The views of some records in their order; with `as_of`, what their claims by then made of them."""
    if not as_of:
        members = store.members(idents)
        by_record: dict[str, list[Held]] = {}
        for held in members:
            by_record.setdefault(held.record, []).append(held)
        context = context_of(store, members)
        return [view_of(ident, by_record[ident], context, on) for ident in idents if ident in by_record]
    found: list[View] = []
    members, whole = _by_then(store, idents, as_of)
    for name in dict.fromkeys(held.claim.section for held in members):
        mine = [held for held in members if held.claim.section == name]
        around, whole_around = _around(store, mine, as_of)
        context = context_of(store, [*mine, *around])
        found += views_at(mine, around, context, as_of, whole | whole_around)
    rank = {held.claim.id: idents.index(held.record) for held in members}
    return sorted(found, key=lambda view: min(rank.get(claim, len(rank)) for claim in view.claims))


def _by_then(store: Store, idents: Iterable[str], as_of: str) -> tuple[list[Held], set[str]]:
    """The claims of some records that were published by a day, and the records of which all were."""
    by_then: list[Held] = []
    records: set[str] = set()
    unfinished: set[str] = set()
    for held in store.members(idents):
        if held.claim.published and held.claim.published <= end_of_day(as_of):
            by_then.append(held)
            records.add(held.record)
        else:
            unfinished.add(held.record)
    return by_then, records - unfinished


def _around(store: Store, members: Sequence[Held], as_of: str) -> tuple[list[Held], set[str]]:
    """Claims that were published by then and may have been in one record with those that say little of themselves, and
    which of their records were whole by then."""
    section = SECTIONS[members[0].claim.section]
    loose = [held.claim for held in members if not section.is_anchored(held.claim)]
    near = store.in_blocks({key for claim in loose for key in section.keys(claim)})
    records_near = {held.record for held in near if held.claim.section == section.name}
    mine = {held.claim.id for held in members}
    by_then, whole = _by_then(store, records_near, as_of)
    return [held for held in by_then if held.claim.id not in mine], whole


def context_of(store: Store, members: Iterable[Held]) -> Context:
    """What these claims point at, and the judgements on them."""
    listed = list(members)
    pointed = {claim for held in listed for _, claim in held.claim.points_at}
    pointed |= {held.claim.statement for held in listed if held.claim.statement}
    known = {held.claim.id: held.claim for held in store.claims(pointed)}
    return Context(known, store.judgements(held.claim.id for held in listed))


def lying_ahead(wanted: Filter, on: str) -> tuple[Filter, Filter]:
    """What leads to every meeting that may lie ahead on a day: claims that tell a day from then on, or are recent."""
    return (
        replace(wanted, day_from=max(on, wanted.day_from or "")),
        replace(wanted, since=max(_lately(on), wanted.since or "")),
    )


def _lately(on: str) -> str:
    return (date.fromisoformat(on) - timedelta(days=RECENT)).isoformat()


def upcoming(on: str) -> Keep:
    """Whether a meeting lies ahead on a day: its day has not passed, or it has none and was told of lately."""
    lately = _lately(on)

    def keep(view: View) -> bool:
        if view.value("status") not in AHEAD:
            return False
        day = view.value("day")
        return day.rpartition("/")[2] >= on if day else (view.last_published or "") >= lately

    return keep


def by_day(view: View) -> tuple[str, str]:
    return view.value("day") or "~", view.id


# --- one record --------------------------------------------------------------------------------------


def one_id(store: Store, told: str) -> str:
    """The record that an id or the beginning of one means. InputError when there is none or more than one."""
    found = store.resolve(told)
    if not found:
        raise InputError(f"There is no record {told!r}; ids look like M-6f875dff41a1, their beginning is enough.")
    if len(found) > 1:
        raise InputError(f"{told!r} is the beginning of {len(found)} ids: {', '.join(found[:5])}; give more of it.")
    return found[0]


def show(store: Store, told: str, as_of: str | None, on: str) -> View:
    """One record. InputError when there is none, or was none by `as_of`."""
    ident = one_id(store, told)
    found = views(store, [ident], as_of, on)
    asked = told.lower()
    mine = [view for view in found if any(claim.startswith(asked) for claim in view.claims)] or found
    if not mine:
        raise InputError(f"{told} was not yet in the news on {as_of}.")
    return mine[0]


def why(store: Store, told: str, as_of: str | None) -> list[Ground]:
    """Why each claim is in the record, in the order of publication."""
    members = store.members([one_id(store, told)], as_of)
    if not members:
        raise InputError(f"{told} was not yet in the news on {as_of}.")
    judgements = store.judgements(held.claim.id for held in members)
    links = group(SECTIONS[members[0].claim.section], [held.claim for held in members], judgements).links
    sentences = sentences_of(store, members)
    titles = store.articles(held.claim.article for held in members)
    merged = {
        target: made for made in judgements if made.kind == "merge" and not made.undone for target in made.targets
    }
    grounds = []
    for held in members:
        claim, link = held.claim, links.get(held.claim.id)
        reason = claim.finding.why
        by_hand = _by_hand(merged.get(claim.id))
        grounds.append(
            Ground(
                claim.id, claim.article, titles[claim.article].title, claim.outlet, claim.published,
                reason.rule if reason else None, reason.confidence if reason else None, reason.note if reason else None,
                claim.words, sentences[claim.id], link.other if link else None, link.verdict.score if link else None,
                (*by_hand, *(link.verdict.reasons if link else ())),
            )
        )  # fmt: skip
    return grounds


def _by_hand(made: Judgement | None) -> tuple[str, ...]:
    return (f"merged by {made.author} ({made.id})",) if made else ()


def sentences_of(store: Store, members: Iterable[Held]) -> dict[str, str]:
    """{claim id: the sentences of its article that it stands in}, to the letter."""
    by_article: dict[str, list[Held]] = {}
    for held in members:
        by_article.setdefault(held.claim.article, []).append(held)
    found: dict[str, str] = {}
    for article, told in by_article.items():
        findings = store.findings(article)
        for held in told:
            spans = [citation.span for citation in held.claim.citations]
            if findings is None or not spans:
                found[held.claim.id] = held.claim.words
                continue
            start = min(spans).start
            sentence = next((s for s in findings.sentences if s.start <= start < s.end), min(spans))
            found[held.claim.id] = sentence.quote(findings.article.text)
    return found


def search(store: Store, wanted: Filter, page: Page) -> list[Found]:
    """Claims by full text, best first."""
    return [
        Found(
            held.claim.id, held.record, held.claim.section, held.claim.words, held.claim.outlet, held.claim.published,
            held.claim.article, hit.article.title,
        )
        for hit in store.search(wanted, page)
        if (held := hit.claim)
    ]  # fmt: skip


# --- between two days --------------------------------------------------------------------------------

COMPARED = {
    "meetings": ("status", "day", "place", "kind", "participants", "agenda"),
    "measures": ("status", "by", "targets", "announced", "in_force", "ended"),
    "events": ("type", "day", "place"),
    "statements": ("speakers", "stance"),
    "topics": ("standing",),
    "outlooks": ("polarity",),
    "relations": ("tendency",),
    "trips": ("name",),
}


def diff(store: Store, first: str, last: str, wanted: Filter, page: Page) -> list[Difference]:
    """What is new or changed in what the record shows, between the ends of two days. InputError when they are in the
    wrong order."""
    if last <= first:
        raise InputError(f"{last} is not after {first}; give the earlier day first.")
    after_first = (date.fromisoformat(first) + timedelta(days=1)).isoformat()
    wanted = replace(wanted, since=after_first, until=last, as_of=last)
    found: list[Difference] = []
    for view in _walk(store, wanted, page, last):
        if not view.rejected:
            found += _difference(store, view, first)
        if len(found) >= page.offset + page.limit:
            break
    return found[page.offset : page.offset + page.limit]


def _difference(store: Store, now: View, first: str) -> list[Difference]:
    members = [held for held in store.claims(now.claims) if (held.claim.published or "~") <= f"{first}~"]
    if not members:
        return [Difference(now.id, now.section, now.title, "new", reports=now.families)]
    before = max(views_at(members, (), context_of(store, members), first), key=lambda view: len(view.claims))
    changes = tuple(
        (name, before.label(name), now.label(name))
        for name in COMPARED[now.section]
        if before.value(name) != now.value(name)
    )
    reports = now.families - before.families
    if not changes and reports <= 0:
        return []
    return [Difference(now.id, now.section, now.title, "changed" if changes else "more reports", changes, reports)]

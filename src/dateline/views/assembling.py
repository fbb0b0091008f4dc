"""Views of whole records, now or as they would have been on another day."""

from collections.abc import Collection, Iterable, Sequence

from dateline.domain.record import Held, Judgement
from dateline.domain.views import Pointer, Property, Remark, View
from dateline.merge.cluster import group
from dateline.merge.engine import SECTIONS
from dateline.views.life import life_of, outcome_of
from dateline.views.properties import Context, outlets
from dateline.views.sections import last_day, properties_of
from dateline.views.wordings import tellings

SHORT = 80  # characters of a title


def view_of(record: str, members: Sequence[Held], context: Context, on: str | None = None) -> View:
    """The view of a record's claims, which stand in the order of publication.

    `on` is the day on which is asked, so that a meeting whose day has passed is told as overdue. Claims that an
    analyst rejected vouch for nothing; a record of which all are rejected is shown as such.
    """
    section = members[0].claim.section
    rejected = _rejected(context.judgements)
    standing = [held for held in members if held.claim.id not in rejected] or list(members)
    properties = properties_of(section, standing, context)
    life = life_of(section, standing) if section in ("meetings", "measures") else ()
    shown = {prop.name: prop for prop in properties}
    day = shown["day"].chosen[0] if "day" in shown and shown["day"].chosen else None
    dates = [held.claim.published for held in standing if held.claim.published]
    return View(
        id=record,
        section=section,
        title=title_of(section, shown, standing),
        first_published=min(dates, default=None),
        last_published=max(dates, default=None),
        families=len({held.family for held in standing}),
        outlets=outlets(standing),
        properties=properties,
        tellings=tellings(standing, compare=section == "statements"),
        claims=tuple(held.claim.id for held in members),
        life=life,
        outcome=outcome_of(section, life, last_day(standing, day), on) if life else None,
        points_at=_pointers(standing, context),
        remarks=_remarks(members, context.judgements),
        rejected=all(held.claim.id in rejected for held in members),
    )


def views_at(
    members: Sequence[Held],
    around: Sequence[Held],
    context: Context,
    as_of: str,
    whole: Collection[str] = (),
) -> list[View]:
    """The views that these claims of one section gave on a day: grouped anew among what was published by then.

    `around` are claims that may have been in one record with them then; records of these alone are left out. `whole`
    are the records of which every claim was published by then: they are as they are now.
    """
    every = {held.claim.id: held for held in (*members, *around)}
    mine = {held.claim.id for held in members}
    if not mine:
        return []
    section = SECTIONS[members[0].claim.section]
    settled = {held.claim.id: held.record for held in every.values() if held.record in whole}
    claims = [held.claim for held in every.values()]
    grouping = group(section, claims, context.judgements, explained=False, settled=settled)
    records: dict[str, list[Held]] = {}
    for ident, held in sorted(every.items(), key=lambda item: _order(item[1])):
        records.setdefault(grouping.record_of[ident], []).append(held)
    return [
        view_of(record, of_it, context, as_of)
        for record, of_it in records.items()
        if any(held.claim.id in mine for held in of_it)
    ]


def title_of(section: str, shown: dict[str, Property], members: Sequence[Held]) -> str:
    """A record in one line: 'summit: Joe Biden (USA), Vladimir Putin (RUS), Geneva (CHE), 16 June 2021'."""

    def label(name: str) -> str | None:
        prop = shown.get(name)
        return ", ".join(value.label for value in prop.shown) if prop and prop.chosen else None

    words = max((held.claim.words for held in members), key=len)
    heads = {
        "meetings": (label("name") or label("kind"), label("participants"), label("place"), label("day")),
        "statements": (label("speakers") or "Unattributed", words),
        "measures": (_joined(label("action"), label("kind")), label("by"), label("targets")),
        "events": (label("type"), label("actors"), label("recipients"), label("day")),
        "topics": (label("label"), words),
        "outlooks": (label("polarity"), label("holder"), words),
        "relations": (label("pair"), label("tendency") or "characterised"),
        "trips": (label("traveller"), label("name")),
    }  # fmt: skip
    head, *rest = (part for part in heads[section] if part)
    return f"{head}: {_cut(', '.join(rest))}" if rest else _cut(head)


def _joined(one: str | None, other: str | None) -> str:
    return " ".join(part for part in (one, other) if part)


def _cut(text: str) -> str:
    """One line of at most `SHORT` characters, but names and dates are kept whole up to twice that."""
    line = " ".join(text.split())
    return line if len(line) <= 2 * SHORT else line[: 2 * SHORT].rsplit(" ", 1)[0] + " …"


def _order(held: Held) -> tuple[str, str, str]:
    return held.claim.published or "~", held.claim.article, held.claim.id


def _rejected(judgements: Iterable[Judgement]) -> set[str]:
    """The claims that the last judgement on them, confirming or rejecting, rejects."""
    found: dict[str, bool] = {}
    for made in sorted(judgements, key=lambda made: made.made):
        if made.kind in ("confirm", "reject") and not made.undone:
            found.update(dict.fromkeys(made.targets, made.kind == "reject"))
    return {claim for claim, is_rejected in found.items() if is_rejected}


def _remarks(members: Sequence[Held], judgements: Iterable[Judgement]) -> tuple[Remark, ...]:
    mine = {held.claim.id for held in members}
    return tuple(
        Remark(made.id, made.kind, made.author, made.made, _told(made))
        for made in judgements
        if not made.undone and mine & set(made.targets)
    )


def _told(made: Judgement) -> str:
    changed = "; ".join(f"{name} = {value}" for name, value in (made.value or {}).items())
    return ". ".join(part for part in (changed, made.note or "") if part)


def _pointers(members: Sequence[Held], context: Context) -> tuple[Pointer, ...]:
    found: dict[tuple[str, str], Pointer] = {}
    for held in members:
        inside = (("statement", held.claim.statement),) if held.claim.statement else ()
        for field, claim in (*held.claim.points_at, *inside):
            if target := context.known.get(claim):
                label = getattr(target.finding, "label", None)
                found.setdefault((field, claim), Pointer(field, claim, target.words, label))
    return tuple(found.values())

"""Analysts' judgements: each is kept with name and date, takes effect at once, and can be taken back."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from dateline.domain.record import Held, Judgement
from dateline.domain.views import COLUMNS
from dateline.errors import InputError
from dateline.merge.engine import SECTIONS, settle
from dateline.record import asking
from dateline.record.adding import now
from dateline.service import day
from dateline.store import Store
from dateline.views.properties import DAYS

KINDS = ("confirm", "reject", "merge", "split", "correct", "note")


def judge(
    store: Store,
    kind: str,
    targets: Sequence[str],
    author: str,
    value: Mapping[str, str | None] | None = None,
    note: str | None = None,
) -> Judgement:
    """Keeps a judgement and groups anew what it touches.

    A target is a record's id (M-…, its judgement covers all claims that it has now) or a claim's (m-…, that claim
    alone); the beginning of one is enough. InputError when a target is not there or does not fit the kind.
    """
    if kind not in KINDS:
        raise InputError(f"There is no judgement {kind!r}; use one of {', '.join(KINDS)}.")
    if not author.strip():
        raise InputError("A judgement needs the name of who makes it.")
    if not targets:
        raise InputError(f"Name the records or claims to {kind}.")
    chosen = [_claims(store, told) for told in targets]
    _check(kind, targets, chosen, value, note)
    idents = tuple(dict.fromkeys(held.claim.id for members in chosen for held in members))
    made = now()
    corrected = _corrected(value) if value else None
    judgement = Judgement(
        _ident(made, author, kind, idents, corrected, note, store), made, author, kind, idents, corrected, note
    )
    with store.transaction():
        store.judge(judgement)
        _settle(store, judgement)
    return judgement


def undo(store: Store, told: str, author: str) -> Judgement:
    """Takes a judgement back; it stays on record as undone. InputError when there is none or it is undone already."""
    found = [made for made in store.judgements() if made.id.startswith(told.lower())] if len(told) >= 4 else []
    if len(found) != 1:
        raise InputError(f"There is no one judgement {told!r}; 'dateline judge list' lists them.")
    with store.transaction():
        if not store.undo(found[0].id, now(), author):
            raise InputError(f"{found[0].id} was taken back by {found[0].undone_by} already.")
        _settle(store, found[0])
    return next(made for made in store.judgements() if made.id == found[0].id)


def _claims(store: Store, told: str) -> list[Held]:
    """The claims that a target means."""
    members = store.members([asking.one_id(store, told)])
    if told[0].isupper():
        return members
    return [held for held in members if held.claim.id.startswith(told.lower())][:1]


def _check(
    kind: str,
    told: Sequence[str],
    chosen: Sequence[Sequence[Held]],
    value: Mapping[str, str | None] | None,
    note: str | None,
) -> None:
    """InputError when targets or value do not fit the kind of judgement."""
    sections = {held.claim.section for members in chosen for held in members}
    records = {held.record for members in chosen for held in members}
    if kind == "merge" and (len(records) < 2 or len(sections) > 1):
        raise InputError("Merging takes two or more records of one section, such as two meetings.")
    if kind == "split" and any(target[0].isupper() for target in told):
        raise InputError(
            "Splitting takes the ids of the claims that do not belong (m-…), as 'dateline why' lists them."
        )
    if kind == "correct" and not value:
        raise InputError("A correction says what is so: PROPERTY=VALUE, such as day=2021-06-16.")
    known = COLUMNS[chosen[0][0].claim.section]
    if value and (unknown := sorted(value.keys() - set(known))):
        raise InputError(f"There is no property {unknown[0]!r} to correct; there are {', '.join(known)}.")
    if kind == "note" and not note:
        raise InputError("A note needs its text: --note TEXT.")


def _corrected(value: Mapping[str, str | None]) -> dict[str, str | None]:
    """The values of a correction, days as YYYY-MM-DD or 'start/end'."""
    return {
        name: "/".join(day(part) for part in told.split("/")) if told and name in DAYS else told
        for name, told in value.items()
    }


def _ident(
    made: str, author: str, kind: str, targets: Sequence[str], value: object, note: str | None, store: Store
) -> str:
    """'d-' and twelve hex digits; made twice in one second, two judgements differ by their number."""
    count = len(store.judgements(targets))
    told = json.dumps([made, author, kind, targets, value, note, count], ensure_ascii=False)
    return f"d-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _settle(store: Store, judgement: Judgement) -> None:
    """Groups anew what a merge or split touches."""
    if judgement.kind in ("merge", "split"):
        held = store.claims(judgement.targets)
        settle(store, SECTIONS[held[0].claim.section], [one.claim for one in held])

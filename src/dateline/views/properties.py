"""The values that claims tell of one property, who vouches for each, and which one is shown.

Copies of one report are one voice. What an analyst corrected is shown first of all; then the latest of the values,
but one voice alone does not outweigh two that agree with each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.domain.claim import Claim, Party
from dateline.domain.record import Held, Judgement
from dateline.domain.views import Property, Value, Voucher
from dateline.export.dates import in_words
from dateline.merge import meetings
from dateline.merge.calendar import days


@dataclass(frozen=True, slots=True)
class Told:
    """A value, its form for people, and the claim that tells it."""

    value: str
    label: str
    held: Held
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a view needs beside its claims: the claims these point at, and analysts' judgements."""

    known: Mapping[str, Claim] = field(default_factory=dict)
    judgements: Sequence[Judgement] = ()

    def corrections(self, claims: Iterable[str], name: str) -> list[Judgement]:
        """The corrections of a property that count, latest first."""
        mine = set(claims)
        found = [
            made
            for made in self.judgements
            if made.kind == "correct" and not made.undone and made.value and name in made.value
            and mine & set(made.targets)
        ]  # fmt: skip
        return sorted(found, key=lambda made: made.made)[::-1]  # of one second, the one made last


def voucher(held: Held, context: Context) -> Voucher:
    claim = held.claim
    said = context.known.get(claim.statement or "")
    speakers = [party for party in said.parties if party.part == "speaker"] if said else []
    return Voucher(
        claim.id,
        claim.article,
        claim.outlet,
        claim.published,
        held.family,
        claim.words,
        tuple(party.name for party in speakers),
        bool(speakers) and all(party.anonymous for party in speakers),
    )


def one(
    name: str, told: Sequence[Told], members: Sequence[Held], context: Context, firmest: Sequence[str] = ()
) -> Property | None:
    """A property with one value at a time. `firmest` are claims that tell it better than the others, as a report of a
    meeting that was held tells its day better than one of its plan. None when nobody tells it."""
    values = _corrected(name, _grouped(told, context), members, context)
    if not values:
        return None
    chosen, reason = _choice(values, frozenset(firmest))
    rest = [value for value in values if value is not chosen]
    clash = name in FACTS and any(not _agree(chosen.value, other.value) for other in rest)
    ordered = (chosen, *sorted(rest, key=lambda value: (-value.families, value.value)))
    return Property(name, ordered, (chosen.value,), reason, clash)


def several(
    name: str, told: Sequence[Told], members: Sequence[Held], context: Context, leave: Iterable[str] = ()
) -> Property | None:
    """A property that has all the values told, but for those to `leave` because another value says them better."""
    values = _grouped(told, context)
    corrections = context.corrections((held.claim.id for held in members), name)
    if corrections:
        value = _correction(corrections[0], name)
        return Property(name, (value, *values), (value.value,), _corrected_by(corrections[0]))
    if not values:
        return None
    left = set(leave)
    ordered = sorted(values, key=lambda value: (value.value in left, -value.families))
    chosen = tuple(value.value for value in ordered if value.value not in left)
    return Property(name, tuple(ordered), chosen, "all that reports tell")


def _grouped(told: Sequence[Told], context: Context) -> list[Value]:
    """Values in the order in which they were first told."""
    by_value: dict[str, list[Told]] = {}
    for one_told in told:
        by_value.setdefault(one_told.value, []).append(one_told)
    return [
        Value(
            value,
            sharing[-1].label,
            len({t.held.family for t in sharing}),
            outlets(t.held for t in sharing),
            tuple(voucher(t.held, context) for t in sharing),
            next((t.country for t in sharing if t.country), None),
        )
        for value, sharing in by_value.items()
    ]


def outlets(members: Iterable[Held]) -> tuple[str, ...]:
    """The outlets, each once, in the order of publication."""
    return tuple(dict.fromkeys(held.claim.outlet for held in members if held.claim.outlet))


def _corrected(name: str, values: list[Value], members: Sequence[Held], context: Context) -> list[Value]:
    """The values with the latest correction before them."""
    corrections = context.corrections((held.claim.id for held in members), name)
    return [_correction(corrections[0], name), *values] if corrections else values


def _correction(made: Judgement, name: str) -> Value:
    told = (made.value or {}).get(name) or "none"
    vouching = Voucher(made.id, None, None, made.made, None, made.note or "", author=made.author)
    return Value(told, in_words(told) if name in DAYS else told, 0, (), (vouching,))


def _corrected_by(made: Judgement) -> str:
    return f"corrected by {made.author} on {in_words(made.made[:10])}"


DAYS = ("day", "announced", "in_force", "ended")
ENOUGH = 2  # reports that agree outweigh one that does not, however late it is
# Where two values cannot both be so. Whether one thing is called a summit or talks is a matter of wording.
FACTS = (*DAYS, "place", "host", "stance", "number")


def _choice(values: Sequence[Value], firmest: frozenset[str]) -> tuple[Value, str]:
    """The value to show, and why."""
    if author := values[0].vouchers[0].author:
        return values[0], f"corrected by {author} on {in_words((values[0].vouchers[0].published or '')[:10])}"
    if len(values) == 1:
        told = values[0].families
        return values[0], "told by one report" if told == 1 else f"{told} reports agree"
    exact = [v for v in values if not any(v is not other and _covers(v.value, other.value) for other in values)]
    firm = [v for v in exact if any(vouching.claim in firmest for vouching in v.vouchers)]
    candidates = firm or exact
    most = max(value.families for value in candidates)
    backed = [value for value in candidates if value.families >= min(ENOUGH, most)]
    chosen = max(backed, key=lambda value: (_latest(value), value.families, value.value))
    latest = max(chosen.vouchers, key=lambda vouching: vouching.published or "")
    who = f"{latest.outlet or 'an unnamed outlet'}, {in_words((latest.published or 'undated')[:10])}"
    if len(exact) == 1:
        return chosen, f"the most exact of the values told ({who})"
    if firm and len(firm) == 1:
        return chosen, f"told of what has happened ({who})"
    if len(backed) < len(candidates):
        return chosen, f"{chosen.families} reports agree, the latest of them {who}; others stand alone"
    return chosen, f"the latest report ({who})"


def _latest(value: Value) -> str:
    return max(vouching.published or "" for vouching in value.vouchers)


def _covers(wide: str, exact: str) -> bool:
    """Whether a stretch of days holds another one: '2021-06-01/2021-06-30' holds '2021-06-16'."""
    if "/" not in wide:
        return False
    start, _, end = wide.partition("/")
    first, _, last = exact.partition("/")
    return start <= first and (last or first) <= end


def _agree(one_value: str, other: str) -> bool:
    return one_value == other or _covers(one_value, other) or _covers(other, one_value)


# --- values of claims ---------------------------------------------------------------------------------


def days_told(members: Iterable[Held]) -> list[Told]:
    """The days of claims that tell one; the time of day is left out."""
    found = []
    for held in members:
        if day := day_of(held.claim):
            found.append(Told(day, in_words(day), held))
    return found


def day_of(claim: Claim) -> str | None:
    """'2021-06-16', or '2021-06-01/2021-06-30' for what is told less exactly."""
    when = claim.when
    told = meetings.days(claim) if claim.section == "meetings" else days(claim)
    if when is None or told is None:
        return None
    return when.start if when.start == when.end else f"{when.start}/{when.end}"


def places_told(members: Iterable[Held]) -> list[Told]:
    found = []
    for held in members:
        if where := held.claim.where:
            found.append(
                Told(
                    where.name, f"{where.name} ({where.country})" if where.country else where.name, held, where.country
                )
            )
    return found


def fields_told(members: Iterable[Held], name: str) -> list[Told]:
    """The values of a field of the findings: one word of a controlled list, or a tuple of them."""
    found = []
    for held in members:
        value = getattr(held.claim.finding, name, None)
        for each in value if isinstance(value, tuple) else (value,):
            if each not in (None, ""):
                told = str(each).lower() if isinstance(each, bool) else str(each)
                found.append(Told(told, told.replace("_", " "), held))
    return found


def parties_told(members: Iterable[Held], *parts: str) -> list[Told]:
    return [
        Told(party.key or party.name, named(party), held, party.country)
        for held in members
        for party in held.claim.parties
        if party.part in parts
    ]


def named(party: Party) -> str:
    """'Dmitry Peskov (RUS)'."""
    return f"{party.name} ({party.country})" if party.country and party.kind != "state" else party.name


def said_better(members: Iterable[Held], *parts: str) -> set[str]:
    """States, and persons nobody could name, of which a named person takes part as well."""
    parties = [party for held in members for party in held.claim.parties if party.part in parts]
    persons = {p.country for p in parties if p.kind == "person" and p.key and not p.key.startswith("person?:")}
    return {
        party.key or party.name
        for party in parties
        if party.country in persons and (party.kind == "state" or not party.key or party.key.startswith("person?:"))
    }

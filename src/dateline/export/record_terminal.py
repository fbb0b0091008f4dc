"""Answers of the record as text for a terminal: lists as tables, single records in full."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.domain.outside import Compared
from dateline.domain.record import Judgement
from dateline.domain.views import (
    ActorView,
    Difference,
    Found,
    Ground,
    Outcome,
    PairView,
    Property,
    Step,
    Value,
    View,
)
from dateline.export.dates import in_words
from dateline.export.terminal import rendered, shown
from dateline.export.wording import worded

LONG = 220  # characters of quoted words in a list


def day(date: str | None) -> str:
    """A date or 'start/end' for people; what is unknown says so."""
    return in_words(date[:10] if date and "/" not in date else date) if date else "undated"


def listing(views: Sequence[View], width: int = 80, colour: bool = False) -> str:
    """Views one below the other: id, date, what it is, status, how many reports, and what they disagree on."""
    table = _table()
    for view in views:
        table.add_row(view.id, Group(*_summary(view)))
    return rendered(table, width, colour)


def _table() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    return table


def _summary(view: View) -> list[RenderableType]:
    head = Text()
    status = view.value("status") or view.value("standing")
    if status:
        head.append(f"{status.replace('_', ' ')} ", "magenta")
    head.append(shown(view.title))
    facts = [_reports(view), _dates(view)]
    if view.section == "events" and (score := view.value("score")):
        facts.insert(0, f"score {score}")
    if view.rejected:
        facts.append("rejected")
    lines: list[RenderableType] = [head, Text(" · ".join(facts), "dim")]
    if view.disputed:
        lines.append(Text(f"reports disagree on {', '.join(view.disputed)}", "yellow"))
    return lines


def _reports(view: View) -> str:
    told = "1 report" if view.families == 1 else f"{view.families} reports"
    return f"{told} ({shown(', '.join(view.outlets) or 'no outlet named')})"


def _dates(view: View) -> str:
    first, last = day(view.first_published), day(view.last_published)
    return first if first == last else f"{first} – {last}"


def record(view: View, width: int = 80, colour: bool = False) -> str:
    """One record in full: its properties with all values, its life, its tellings, what analysts said of it."""
    parts: list[RenderableType] = [Text(shown(view.title), "bold").append(f"  {view.id}", "not bold dim")]
    parts.append(Text(f"{_reports(view)} · {_dates(view)}" + (" · rejected" if view.rejected else ""), "dim"))
    table = _table()
    for prop in view.properties:
        table.add_row(prop.name, _property(prop))
    parts += ["", table]
    if view.life:
        parts += ["", Text("LIFE", "bold"), *(_indented(_step(step)) for step in view.life)]
    if view.outcome:
        parts.append(_indented(_outcome(view.outcome)))
    if view.points_at:
        named = (Text(f"{p.field}: {shown(p.words)}").append(f"  {p.claim}", "dim") for p in view.points_at)
        parts += ["", Text("NAMES", "bold"), *map(_indented, named)]
    parts += ["", Text("TOLD BY", "bold")]
    for telling in view.tellings:
        who = ", ".join(telling.outlets) or "no outlet named"
        parts.append(
            _indented(
                Text(f"{day(telling.published)}  ").append(shown(who), "bold").append(f"  {telling.claim}", "dim")
            )
        )
        parts.append(Padding(Text(f"“{shown(telling.words)}”"), (0, 0, 0, 4)))
        for change in telling.differs:
            parts.append(Padding(Text(shown(worded(change)), "yellow"), (0, 0, 0, 6)))
    if view.remarks:
        parts += ["", Text("JUDGEMENTS", "bold")]
        for remark in view.remarks:
            told = f"{remark.kind} by {remark.author}, {day(remark.made)}" + (f": {remark.text}" if remark.text else "")
            parts.append(_indented(Text(shown(told)).append(f"  {remark.id}", "dim")))
    return rendered(Group(*parts), width, colour)


def _indented(what: RenderableType) -> RenderableType:
    return Padding(what, (0, 0, 0, 2))


def _property(prop: Property) -> RenderableType:
    """What is shown, then what else is told and by whom."""
    alone = len(prop.values) == 1
    lines: list[RenderableType] = [
        Text(shown("; ".join(value.label for value in prop.shown)), "cyan").append(f"  {shown(prop.reason)}", "dim")
    ]
    if prop.disputed:
        lines += [Text(_vouched(value), "yellow") for value in prop.values]
    elif not alone and len(prop.chosen) < len(prop.values):
        rest = [value.label for value in prop.values if value.value not in prop.chosen]
        lines.append(Text(shown(f"also told: {'; '.join(rest)}"), "dim"))
    return Group(*lines)


def _vouched(value: Value) -> str:
    who = ", ".join(value.outlets) or (value.vouchers[0].author or "no outlet named")
    reports = "1 report" if value.families == 1 else f"{value.families} reports"
    said = dict.fromkeys(name for vouching in value.vouchers for name in vouching.according_to)
    according = f", according to {', '.join(said)}" if said else ""
    return shown(f"{value.label}: {reports} ({who}){according}")


def _step(step: Step) -> Text:
    told = [step.step.replace("_", " ")]
    if step.day:
        told.append(f"for {day(step.day)}" if step.step in ("scheduled", "proposed", "moved") else day(step.day))
    if step.place:
        told.append(step.place)
    who = ", ".join(step.outlets) or "no outlet named"
    return (
        Text(f"{day(step.published)}  ")
        .append(shown(", ".join(told)), "magenta")
        .append(f"  {shown(who)}  {step.claim}", "dim")
    )


def _outcome(outcome: Outcome) -> Text:
    promised = f"{outcome.promised.step} {day(outcome.promised.published)}"
    done = f"{outcome.done.step} {day(outcome.done.published)}" if outcome.done else "no report of it yet"
    return Text(f"{promised} → {done}: {outcome.state}", "cyan")


def reasons(grounds: Sequence[Ground], width: int = 80, colour: bool = False) -> str:
    """Why each claim is in its record: the sentence, the rule, and the link with its reasons."""
    parts: list[RenderableType] = []
    for ground in grounds:
        head = Text(ground.claim, "bold").append(
            f"  {shown(ground.outlet or 'no outlet named')}, {day(ground.published)}", "not bold"
        )
        parts += ["", head] if parts else [head]
        if ground.title:
            parts.append(_indented(Text(shown(ground.title), "dim")))
        parts.append(_indented(Text(f"“{shown(ground.sentence)}”")))
        if ground.rule:
            note = f" ({shown(ground.note)})" if ground.note else ""
            parts.append(_indented(Text(f"found by {ground.rule}, confidence {ground.confidence:.2f}{note}", "cyan")))
        if ground.other and ground.reasons:
            told = f"one with {ground.other} ({ground.score:.2f}): {'; '.join(ground.reasons)}"
            parts.append(_indented(Text(shown(told), "magenta")))
        else:
            told = "; ".join(ground.reasons) or "its own record: no other claim is tied to it"
            parts.append(_indented(Text(shown(told), "dim")))
    return rendered(Group(*parts), width, colour)


def differences(found: Sequence[Difference], width: int = 80, colour: bool = False) -> str:
    table = _table()
    for difference in found:
        lines = [Text(f"{difference.kind} ", "magenta").append(shown(difference.title))]
        for name, before, after in difference.changes:
            lines.append(Text(shown(f"{name}: {before or 'not told'} → {after or 'not told'}"), "cyan"))
        if difference.kind != "new" and difference.reports > 0:
            lines.append(Text(f"{difference.reports} more report{'s' if difference.reports > 1 else ''}", "dim"))
        table.add_row(difference.id, Group(*lines))
    return rendered(table, width, colour)


def hits(found: Sequence[Found], width: int = 80, colour: bool = False) -> str:
    table = _table()
    for hit in found:
        words = shown(hit.words)
        words = words if len(words) <= LONG else words[:LONG].rsplit(" ", 1)[0] + " …"
        told = f"{hit.outlet or 'no outlet named'}, {day(hit.published)} · {hit.section}"
        table.add_row(hit.claim, Group(Text(f"“{words}”"), Text(shown(told), "dim")))
    return rendered(table, width, colour)


def actors(found: Sequence[ActorView], width: int = 80, colour: bool = False) -> str:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, justify="right")
    table.add_column(ratio=1, overflow="fold")
    table.add_column(style="dim", overflow="fold")
    for view in found:
        told = Text(shown(view.name), "bold").append(f"  {view.country or ''} {view.kind}", "not bold dim")
        table.add_row(str(view.claims), told, view.key)
    return rendered(table, width, colour)


def actor(view: ActorView, width: int = 80, colour: bool = False) -> str:
    table = _table()
    table.add_row("is", f"{view.kind}{', ' + view.country if view.country else ''}")
    table.add_row("told", Text(f"{day(view.first_published)} – {day(view.last_published)}"))
    if len(view.names) > 1:
        table.add_row("names", Text(shown("; ".join(view.names))))
    for role in view.roles:
        until = f"{day(role.first)} – {day(role.last)}" if role.first != role.last else day(role.first)
        of = f" of {role.principal}" if role.principal else ""
        told = Text(shown(f"{role.title}{of}"), "cyan").append(
            shown(f"  {until}, told {role.times}×: “{role.quote}”"), "dim"
        )
        table.add_row("role", told)
    for section, count in view.activity:
        table.add_row(section, str(count))
    head = Text(shown(view.name), "bold").append(f"  {view.key}", "not bold dim")
    return rendered(Group(head, _indented(table)), width, colour)


def pair(view: PairView, width: int = 80, colour: bool = False) -> str:
    """A pair of states: what is said of their relation, and a row for each month."""
    head = Text("–".join(view.pair), "bold").append(
        f"  {view.meetings} meetings, {view.measures} measures, "
        f"{sum(point.happenings for point in view.series)} events", "not bold dim"
    )  # fmt: skip
    table = Table.grid(padding=(0, 2, 0, 0))
    for point in view.series:
        score = "" if point.score is None else f"{point.score:+.2f}".replace("-", "−")
        table.add_row(
            in_words(point.month),
            f"{point.happenings} event{'s' if point.happenings != 1 else ''}",
            f"mean score {score}" if score else "",
        )
    said = [Text(shown(f"{v.value('tendency') or 'characterised'}: {v.tellings[0].words}")) for v in view.relations]
    return rendered(Group(head, _indented(table), *map(_indented, said)), width, colour)


def compared(found: Sequence[Compared], width: int = 80, colour: bool = False) -> str:
    """Events of other collections, each with what the record has of it, and how many it has."""
    table = _table()
    for each in found:
        event = each.event
        who = [f"{name or '?'} ({country})" if country else name or "?" for name, country in (
            (event.actor, event.actor_country), (event.recipient, event.recipient_country))]  # fmt: skip
        head = Text(f"{event.type or 'no PLOVER type'} ", "magenta").append(
            shown(f"{day(event.day)}  {' → '.join(who)}")
        )
        mine = ", ".join(each.records) or "not in the record"
        near = "" if each.same_day or not each.records else " (another day)"
        table.add_row(
            shown(f"{event.source} {event.ident}"), Group(head, Text(mine + near, "cyan" if mine[0] == "E" else "dim"))
        )
    held = sum(bool(each.records) for each in found)
    return rendered(Group(table, "", Text(f"{held} of {len(found)} are in the record", "dim")), width, colour)


def judgements(found: Iterable[Judgement], width: int = 80, colour: bool = False) -> str:
    table = _table()
    for made in found:
        told = Text(f"{made.kind} ", "magenta").append(shown(f"by {made.author}, {day(made.made)}"))
        if made.value:
            told.append(shown(": " + "; ".join(f"{name} = {value}" for name, value in made.value.items())), "cyan")
        lines = [told, Text(", ".join(made.targets), "dim")]
        if made.note:
            lines.append(Text(shown(made.note)))
        if made.undone:
            lines.append(Text(shown(f"taken back by {made.undone_by}, {day(made.undone)}"), "yellow"))
        table.add_row(made.id, Group(*lines))
    return rendered(table, width, colour)


def info(
    shown_as: str, counts: Mapping[str, int], meta: Mapping[str, str], width: int = 80, colour: bool = False
) -> str:
    """What a record holds, and which version made it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    for name in [name for name in counts if not name.endswith(" merged")]:
        merged = counts.get(f"{name} merged")
        table.add_row(
            name, f"{counts[name]:,} claims, {merged:,} records" if merged is not None else f"{counts[name]:,}"
        )
    for name, value in meta.items():
        table.add_row(name, shown(value))
    return rendered(Group(Text(shown(shown_as), "bold"), _indented(table)), width, colour)

"""`dateline show` and `dateline why`: one record, actor or pair of states, and the reasons for a record."""

from typing import Annotated

import typer

import dateline
from dateline.cli.asked import AsOf
from dateline.cli.given import Json, RecordAt
from dateline.cli.output import colour, emit, emit_json, width
from dateline.errors import InputError

Ident = Annotated[
    str, typer.Argument(metavar="ID", help="A record's or claim's id, or its beginning: M-6f87.", show_default=False)
]


def show(
    ident: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A record's or claim's id or its beginning, an actor's key, or a pair as USA-RUS."
        ),
    ],
    as_of: AsOf = None,
    record: RecordAt = "dateline.db",
    as_json: Json = False,
) -> None:
    """Show one record in full: every value told, who vouches for it, its life, its tellings, judgements on it.

    An actor is shown with the names and roles that articles tell, a pair of states with the series of what happened.
    """
    from dateline.domain.codec import encode
    from dateline.export import record_terminal as terminal

    with dateline.open_record(record, read_only=True) as opened:
        if ":" in ident:
            actor = opened.actor(ident, as_of=as_of)
            emit_json(encode(actor)) if as_json else emit(terminal.actor(actor, width(), colour()))
        elif opened.store.resolve(ident) or not _is_pair(ident):
            view = opened.show(ident, as_of=as_of)
            emit_json(encode(view)) if as_json else emit(terminal.record(view, width(), colour()))
        else:
            pair = opened.pair(ident, as_of=as_of)
            emit_json(encode(pair)) if as_json else emit(terminal.pair(pair, width(), colour()))


def _is_pair(told: str) -> bool:
    from dateline.record.asked import pair_of

    try:
        pair_of(told)
    except InputError:
        return False
    return True


def why(ident: Ident, as_of: AsOf = None, record: RecordAt = "dateline.db", as_json: Json = False) -> None:
    """Tell why each claim is in a record: its sentence, the rule that found it, the link that put it there."""
    from dateline.domain.codec import encode
    from dateline.export.record_terminal import reasons

    with dateline.open_record(record, read_only=True) as opened:
        grounds = opened.why(ident, as_of=as_of)
    emit_json([encode(ground) for ground in grounds]) if as_json else emit(reasons(grounds, width(), colour()))

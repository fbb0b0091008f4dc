"""Law 5: from_json(to_json(x)) == x, through real JSON text."""

import json
import types
from dataclasses import fields, is_dataclass
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.domain.codec import from_json, to_json
from dateline.domain.findings import Findings
from dateline.text.spans import Span

TEXT = "GENEVA — “We’ll meet”, she said. 🙂 Ça ira."

spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(*sorted(ends)))
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    bool: st.booleans(),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    type(None): st.none(),
    Span: spans,
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of one of the domain's field types."""
    if hint in SCALARS:
        return SCALARS[hint]
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        given_values = {field.name: values(hints[field.name]) for field in fields(hint)}
        if "text" in given_values and "publisher" in given_values:  # the article: its text bounds spans
            given_values["text"] = st.just(TEXT)
        return st.builds(hint, **given_values)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of([values(arm) for arm in get_args(hint)])
    item, *rest = get_args(hint)
    if rest == [...]:
        return st.lists(values(item), max_size=2).map(tuple)
    return st.tuples(*map(values, get_args(hint)))


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(values(Findings))
def test_a_round_trip_changes_nothing(findings: Findings) -> None:
    assert from_json(json.loads(json.dumps(to_json(findings)))) == findings

"""Hypothesis strategies for the domain's types, made from their own type hints."""

import types
from dataclasses import fields, is_dataclass
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dateline.text.spans import Span

TEXT = "GENEVA — “We’ll meet”, she said. 🙂 Ça ira."

SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    bool: st.booleans(),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    type(None): st.none(),
}


def values(hint: Any, text: str = TEXT) -> st.SearchStrategy[Any]:
    """Any value of one of the domain's field types. The article's text is `text`; all spans lie inside it."""
    if hint in SCALARS:
        return SCALARS[hint]
    if hint is Span:
        ends = st.integers(0, len(text))
        return st.tuples(ends, ends).map(lambda pair: Span(*sorted(pair)))
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        given_values = {field.name: values(hints[field.name], text) for field in fields(hint)}
        if "text" in given_values and "publisher" in given_values:
            given_values["text"] = st.just(text)
        return st.builds(hint, **given_values)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of([values(arm, text) for arm in get_args(hint)])
    item, *rest = get_args(hint)
    if rest == [...]:
        return st.lists(values(item, text), max_size=2).map(tuple)
    return st.tuples(*(values(arm, text) for arm in get_args(hint)))

"""Findings ↔ the JSON of `dateline/1`.

The dataclasses are the schema: encoding follows their fields, decoding their type hints, so that a
field added there is in the format at once. Law: `from_json(to_json(x)) == x`.
"""

import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from dateline.domain.findings import FORMAT, Findings
from dateline.errors import DataError
from dateline.text.spans import Span

Json = dict[str, Any]

# How one value is decoded: the JSON value, its path for messages, and the length of the article's text.
Decoder = Callable[[Any, str, int], Any]

_ARTICLE_ORDER = (
    "id", "url", "title", "publisher", "authors", "language", "published", "dateline", "credits", "text",
)  # fmt: skip


def to_json(findings: Findings) -> Json:
    """The findings as JSON values, laid out as the format says; spans as `[start, end]`."""
    data = _encode(findings)
    article = data.pop("article")
    return {"format": FORMAT, "article": {key: article[key] for key in _ARTICLE_ORDER}, **data}


def from_json(data: Mapping[str, Any]) -> Findings:
    """The findings that a JSON object tells.

    Unknown keys are passed over, since the format may grow; a key that may be null or has a default
    may be missing. DataError, with the path inside the JSON, on anything else that does not fit,
    spans outside the text included.
    """
    if not isinstance(data, Mapping):
        raise _unfit("", "an object", data)
    if data.get("format") != FORMAT:
        raise _unfit("format", repr(FORMAT), data.get("format"))
    article = data.get("article")
    text = article.get("text") if isinstance(article, Mapping) else None
    decoded: Findings = _decoder(Findings)(data, "", len(text) if isinstance(text, str) else 0)
    return decoded


def encode(value: Any) -> Any:
    """A domain dataclass as JSON values."""
    return _encode(value)


def decode(kind: Any, data: Any, path: str, length: int) -> Any:
    """The dataclass `kind` that JSON values tell; spans end at `length` at most. DataError if they do not fit."""
    return _decoder(kind)(data, path, length)


def _encode(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value):
        return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}
    return value


@cache
def _decoder(hint: Any) -> Decoder:
    """The decoder for one type hint out of those that the domain's dataclasses use."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    if is_dataclass(hint):
        return _object_decoder(hint)
    arms = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        return _union_decoder([_decoder(arm) for arm in arms])
    if get_origin(hint) is tuple:
        if arms[-1] is Ellipsis:
            return _list_decoder(_decoder(arms[0]), None)
        return _list_decoder(_decoder(arms[0]), len(arms))
    raise TypeError(f"no JSON form for {hint!r}")


def _object_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    defaulted = {
        field.name for field in fields(kind) if field.default is not MISSING or field.default_factory is not MISSING
    }
    nullable = {name for name in decoders if type(None) in get_args(hints[name])}

    def decode(value: Any, path: str, length: int) -> Any:
        if not isinstance(value, Mapping):
            raise _unfit(path, "an object", value)
        known: Json = {}
        for name, decode_field in decoders.items():
            where = f"{path}.{name}" if path else name
            if name in value:
                known[name] = decode_field(value[name], where, length)
            elif name in defaulted:
                continue
            elif name in nullable:
                known[name] = None
            else:
                raise DataError(f"findings JSON, {where}: missing")
        return kind(**known)

    return decode


def _list_decoder(decode_item: Decoder, size: int | None) -> Decoder:
    def decode(value: Any, path: str, length: int) -> Any:
        if not isinstance(value, list) or (size is not None and len(value) != size):
            raise _unfit(path, "a list" if size is None else f"a list of {size}", value)
        return tuple(decode_item(item, f"{path}[{i}]", length) for i, item in enumerate(value))

    return decode


def _union_decoder(arms: list[Decoder]) -> Decoder:
    def decode(value: Any, path: str, length: int) -> Any:
        if value is None and _null in arms:
            return None
        first: DataError | None = None
        for arm in arms:
            try:
                return arm(value, path, length)
            except DataError as error:
                first = first or error
        assert first is not None
        raise first

    return decode


def _span(value: Any, path: str, length: int) -> Span:
    if (
        not isinstance(value, list)
        or len(value) != 2
        or not all(type(n) is int for n in value)
        or not 0 <= value[0] <= value[1] <= length
    ):
        raise _unfit(path, f"[start, end] within the text's {length} characters", value)
    return Span(value[0], value[1])


def _number(value: Any, path: str, length: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _unfit(path, "a number", value)
    return float(value)


def _null(value: Any, path: str, length: int) -> None:
    if value is not None:
        raise _unfit(path, "null", value)


def _exactly(kind: type, name: str) -> Decoder:
    def decode(value: Any, path: str, length: int) -> Any:
        if type(value) is not kind:  # a bool is an int to isinstance
            raise _unfit(path, name, value)
        return value

    return decode


_SCALARS: dict[Any, Decoder] = {
    str: _exactly(str, "a string"),
    bool: _exactly(bool, "true or false"),
    int: _exactly(int, "a whole number"),
    float: _number,
    Span: _span,
    type(None): _null,
}


def _unfit(path: str, wanted: str, got: Any) -> DataError:
    shown = repr(got)
    if len(shown) > 60:
        shown = shown[:57] + "…"
    return DataError(f"findings JSON, {path or 'top level'}: expected {wanted}, got {shown}")

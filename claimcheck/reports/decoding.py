"""JSON values back to records, by the records' own types."""

from __future__ import annotations

import types
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from claimcheck.errors import InputError

T = TypeVar("T")
LATER: Mapping[str, frozenset[str]] = {"Article": frozenset({"sha256"})}
"""Fields, by record, that came after the first reports were saved: such reports are read, with the fields' defaults."""


@cache
def hints(record: Hashable) -> dict[str, object]:
    """Resolve a record's field types."""
    return get_type_hints(record)


def record_from(record: type[T], value: object, place: str) -> T:
    """Make a record from a JSON object.

    Args:
        record: the dataclass.
        value: what the JSON holds.
        place: where it stands, for the message.

    Raises:
        InputError: a field is missing, unknown, or of another type.
    """
    if not isinstance(value, dict):
        raise InputError(f"{place} should be an object")
    names = {field.name for field in fields(record)}  # type: ignore[arg-type]  # every record is a dataclass
    needed = names - LATER.get(record.__name__, frozenset())
    if not needed <= value.keys() <= names:
        wrong = sorted(map(str, (value.keys() - names) | (needed - value.keys())))
        raise InputError(f"{place} has missing or unknown fields: {', '.join(wrong)[:200]}")
    types_of = hints(cast(Hashable, record))
    return record(**{name: _value(types_of[name], value[name], f"{place}.{name}") for name in value})


def _value(kind: Any, value: object, place: str) -> object:  # noqa: ANN401 - a type form, which has no static type
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        present = next(argument for argument in arguments if argument is not type(None))
        return None if value is None else _value(present, value, place)
    if origin is tuple and isinstance(value, list):
        kinds = [arguments[0]] * len(value) if arguments[-1] is Ellipsis else list(arguments)
        if len(kinds) == len(value):
            return tuple(
                _value(each, item, f"{place}[{n}]") for n, (each, item) in enumerate(zip(kinds, value, strict=True))
            )
    elif origin is Mapping and isinstance(value, dict):
        return {str(key): frozen(item) for key, item in value.items()}
    elif origin is Literal and value in arguments:
        return value
    elif isinstance(kind, type) and is_dataclass(kind):
        return record_from(kind, value, place)
    elif isinstance(kind, type) and origin is None and _is_plain(kind, value):
        return value
    raise InputError(f"{place} has a value that does not belong there: {str(value)[:60]!r}")


def _is_plain(kind: type, value: object) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind)


def frozen(value: object) -> object:
    """Turn JSON arrays into tuples, as settings hold them."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {str(key): frozen(item) for key, item in value.items()}
    return value

"""JSON values back to records, by the records' own types.

What a type asks of a value is worked out once per type, not once per value: a report of fifty articles holds half a
million values.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from claimcheck.errors import InputError

T = TypeVar("T")
LATER: Mapping[str, frozenset[str]] = {"Article": frozenset({"sha256"})}
"""Fields, by record, that came after the first reports were saved: such reports are read, with the fields' defaults."""
SHOWN_CHARACTERS = 60  # of a value that does not belong: enough to find it
_Reader = Callable[[object], object]


class _Misfit(Exception):  # noqa: N818 - never leaves this module
    """A value that does not belong where it stands; each container that it passes puts its own step before the place.

    Built so, a place costs nothing where everything fits.
    """

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.place = ""

    def passes(self, step: str) -> None:
        """Note a container on the way out."""
        self.place = step + self.place


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
    try:
        return cast(T, _record_reader(cast(Hashable, record))(value))
    except _Misfit as misfit:
        raise InputError(f"{place}{misfit.place} {misfit}") from None


@cache
def _record_reader(record: Any) -> _Reader:  # noqa: ANN401 - any dataclass
    names = {field.name for field in fields(record)}
    needed = names - LATER.get(record.__name__, frozenset())
    readers = {name: _reader(kind) for name, kind in hints(record).items() if name in names}

    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise _Misfit("should be an object")
        if not needed <= value.keys() <= names:
            wrong = sorted(map(str, (value.keys() - names) | (needed - value.keys())))
            raise _Misfit(f"has missing or unknown fields: {', '.join(wrong)[:200]}")
        held, name = {}, ""
        try:
            for name, item in value.items():
                held[name] = readers[name](item)
        except _Misfit as misfit:
            misfit.passes(f".{name}")
            raise
        return record(**held)

    return read


@cache
def _reader(kind: Any) -> _Reader:  # noqa: ANN401 - a type form, which has no static type
    """What reads a value of this type, or raises _Misfit."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional(_reader(next(argument for argument in arguments if argument is not type(None))))
    if origin is tuple and arguments[-1] is Ellipsis:
        return _many(_reader(arguments[0]))
    if origin is tuple:
        return _fixed(tuple(map(_reader, arguments)))
    if origin is Mapping:
        return _mapping
    if origin is Literal:
        return _one_of(frozenset(arguments))
    return _record_reader(cast(Hashable, kind)) if is_dataclass(kind) else _plain(kind)


def _optional(read: _Reader) -> _Reader:
    return lambda value: None if value is None else read(value)


def _many(read: _Reader) -> _Reader:
    def read_all(value: object) -> object:
        if not isinstance(value, list):
            _refuse(value)
        held: list[object] = []
        try:
            for item in value:
                held.append(read(item))  # its length tells where a misfit stands
        except _Misfit as misfit:
            misfit.passes(f"[{len(held)}]")
            raise
        return tuple(held)

    return read_all


def _fixed(readers: tuple[_Reader, ...]) -> _Reader:
    def read_each(value: object) -> object:
        if not isinstance(value, list) or len(value) != len(readers):
            _refuse(value)
        held: list[object] = []
        try:
            for read, item in zip(readers, value, strict=True):
                held.append(read(item))  # its length tells where a misfit stands
        except _Misfit as misfit:
            misfit.passes(f"[{len(held)}]")
            raise
        return tuple(held)

    return read_each


def _mapping(value: object) -> object:
    if not isinstance(value, dict):
        _refuse(value)
    return {str(key): frozen(item) for key, item in value.items()}


def _one_of(allowed: frozenset[object]) -> _Reader:
    def read(value: object) -> object:
        if not isinstance(value, str) or value not in allowed:
            _refuse(value)
        return value

    return read


def _plain(kind: type) -> _Reader:
    """A number is no truth value here, and a whole number fits where a float is asked."""
    fitting: tuple[type, ...] = (int, float) if kind is float else (kind,)
    is_number = kind in (int, float)

    def read(value: object) -> object:
        if not isinstance(value, fitting) or (is_number and isinstance(value, bool)):
            _refuse(value)
        return value

    return read


def _refuse(value: object) -> NoReturn:
    raise _Misfit(f"has a value that does not belong there: {str(value)[:SHOWN_CHARACTERS]!r}")


def frozen(value: object) -> object:
    """Turn JSON arrays into tuples, as settings hold them."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {str(key): frozen(item) for key, item in value.items()}
    return value

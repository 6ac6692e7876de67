"""Records as Arrow tables, field for field, every table of one kind with the same columns."""

from __future__ import annotations

import types
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from claimcheck.runtime.shards import arrow

if TYPE_CHECKING:
    import pyarrow

STORY = "story"


def record_table(record: type, rows: Sequence[tuple[str | None, object]]) -> pyarrow.Table:
    """Make a table of records.

    Args:
        record: their class, a dataclass.
        rows: each with the name of its story, null for none.

    Returns:
        A table with the column ``story`` and one column per field; tuples are lists, records inside are structs.
    """
    library, _ = arrow()
    plain = [{STORY: story, **asdict(row)} for story, row in rows]  # type: ignore[call-overload]  # dataclasses all
    return library.Table.from_pylist(plain, schema=record_schema(record))


def record_schema(record: type) -> pyarrow.Schema:
    """Return the columns of a record's table."""
    library, _ = arrow()
    return library.schema([(STORY, library.string()), *_columns(record)])


def _columns(record: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(record)
    return [(field.name, _type(hints[field.name])) for field in fields(record)]


def _type(kind: Any) -> Any:  # noqa: ANN401 - a type form in, an Arrow type out
    library, _ = arrow()
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _type(next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        return library.list_(_type(arguments[0]))
    if origin is Literal:
        return library.string()
    if is_dataclass(kind):
        return library.struct(_columns(kind))  # type: ignore[arg-type]  # a class here, never an instance
    plain = {str: library.string, int: library.int64, float: library.float64, bool: library.bool_}
    return plain[kind]()

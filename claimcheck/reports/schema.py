"""The JSON Schema (2020-12) of a report, made from the records; ``report.schema.json`` is this, written down.

A test fails when the two differ; ``python -m claimcheck.reports.schema`` writes the file again.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from claimcheck.records import Report
from claimcheck.reports.decoding import LATER, hints
from claimcheck.reports.json_report import SCHEMA_VERSION

SCHEMA_FILE = Path(__file__).with_name("report.schema.json")
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_ANYTHING = {object, Any}
Schema = dict[str, Any]


def report_schema() -> Schema:
    """Describe a report: every record an entry of ``$defs``, fields required but for later ones, no others allowed."""
    definitions: dict[str, Schema] = {}
    root = _record(Report, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claimcheck report",
        **root,
        "properties": {"schema_version": {"const": SCHEMA_VERSION}, **root["properties"]},
        "required": ["schema_version", *root["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Write the schema as the file holds it."""
    return json.dumps(report_schema(), indent=1, ensure_ascii=False) + "\n"


def _record(record: type, definitions: dict[str, Schema]) -> Schema:
    properties = {name: _of(kind, definitions) for name, kind in hints(record).items()}
    return {
        "description": (record.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in LATER.get(record.__name__, ())],
        "additionalProperties": False,
    }


def _of(kind: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - a type form, which has no static type
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        present = [_of(argument, definitions) for argument in arguments if argument is not type(None)]
        return {"anyOf": [*present, {"type": "null"}]}
    if origin is tuple:
        return _tuple(arguments, definitions)
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(arguments[1], definitions)}
    if origin is Literal:
        return {"enum": list(arguments)}
    if kind in _ANYTHING:
        return {}
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}
            definitions[kind.__name__] = _record(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {"type": _PLAIN[kind]}


def _tuple(arguments: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    if arguments[-1] is Ellipsis:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    places = [_of(argument, definitions) for argument in arguments]
    return {"type": "array", "prefixItems": places, "items": False, "minItems": len(places)}


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")

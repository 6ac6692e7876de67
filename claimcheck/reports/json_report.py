"""A report as JSON, field for field, and back. ``report.schema.json`` beside this file describes it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict

from claimcheck.errors import InputError
from claimcheck.records import Report
from claimcheck.reports.decoding import record_from

SCHEMA_VERSION = 1
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # no file can hold one; JSON has an escape for it


def to_json(report: Report) -> str:
    """Write a report as JSON: ``{"schema_version": 1, "articles": [...], ...}``, the records field for field.

    The same report always gives the same text. ``timings`` are the one part that differs between two equal reports.

    Raises:
        ValueError: a number in it is infinite or no number.
    """
    content = {"schema_version": SCHEMA_VERSION, **asdict(report)}
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def from_json(text: str) -> Report:
    """Read a report that ``to_json`` wrote.

    Raises:
        InputError: it is no such report, or of another version.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("is no JSON report; write one with claimcheck analyze --json") from error
    if not isinstance(content, dict) or content.pop("schema_version", None) != SCHEMA_VERSION:
        raise InputError(
            f"is no report of schema version {SCHEMA_VERSION}; write it again with claimcheck analyze --json"
        )
    return record_from(Report, content, "report")

"""JSON: field for field, back again, and in step with its schema."""

from __future__ import annotations

import dataclasses
import json
import re

import jsonschema
import pytest

from claimcheck.errors import InputError
from claimcheck.records import Article, Report
from claimcheck.reports.json_report import from_json, to_json
from claimcheck.reports.schema import SCHEMA_FILE, schema_text


def test_every_field_is_there(report: Report) -> None:
    content = json.loads(to_json(report))
    assert content["schema_version"] == 1
    assert content.keys() == {"schema_version", *(field.name for field in dataclasses.fields(Report))}
    assert content["articles"][0].keys() == {field.name for field in dataclasses.fields(Article)}
    claim = next(claim for claim in content["claims"] if claim["quantities"])
    assert claim["quantities"][0]["value"] == 212.0
    assert claim["attribution"]["speaker"] == "the harbour office"


def test_it_comes_back_equal(report: Report) -> None:
    assert from_json(to_json(report)) == report
    assert to_json(from_json(to_json(report))) == to_json(report)


def test_it_is_valid_by_the_schema_file(report: Report) -> None:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(to_json(report)))
    wrong = json.loads(to_json(report))
    wrong["conflicts"][0]["verdict"] = "perhaps"
    wrong["claims"][0]["extra"] = 1
    assert len(list(jsonschema.Draft202012Validator(schema).iter_errors(wrong))) == 2


def test_the_schema_file_is_in_step_with_the_records() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_a_report_from_before_the_hash_is_read_and_valid(report: Report) -> None:
    content = json.loads(to_json(report))
    for article in content["articles"]:
        del article["sha256"]
    assert from_json(json.dumps(content)) == report
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))).validate(content)


def test_a_lone_surrogate_can_be_written_and_read(report: Report) -> None:
    odd = dataclasses.replace(report, dropped=(dataclasses.replace(report.dropped[0], text="\ud83d é"),))
    assert from_json(to_json(odd).encode().decode()) == odd


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no JSON report"),
        ("[" * 100_000, "no JSON report"),
        ("[]", "schema version 1"),
        ('{"schema_version": 2}', "schema version 1"),
        ('{"schema_version": 1}', "missing or unknown fields: agreements"),
    ],
)
def test_other_files_are_refused_with_a_word(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_json(text)


@pytest.mark.parametrize(
    ("path", "value"),
    [("confidence", "high"), ("verdict", "perhaps"), ("left_spans", [[1]]), ("is_cross_source", 1), ("left_spans", 3)],
)
def test_a_wrong_value_is_named(report: Report, path: str, value: object) -> None:
    content = json.loads(to_json(report))
    content["conflicts"][1][path] = value
    with pytest.raises(InputError, match=rf"report\.conflicts\[1\]\.{path}"):
        from_json(json.dumps(content))


def test_a_wrong_value_deep_inside_is_named_with_its_place(report: Report) -> None:
    content = json.loads(to_json(report))
    number, claim = next((n, claim) for n, claim in enumerate(content["claims"]) if claim["quantities"])
    claim["quantities"][0]["value"] = "many"
    with pytest.raises(InputError, match=re.escape(f"report.claims[{number}].quantities[0].value has a value")):
        from_json(json.dumps(content))

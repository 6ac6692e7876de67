"""CSV, XLSX and DOCX: the same rows, no live formula, equal bytes on every run."""

from __future__ import annotations

import csv
import dataclasses
import io

import docx
import openpyxl
import pytest

from claimcheck.records import Report
from claimcheck.reports.docx import MOST_PAIRS, to_docx
from claimcheck.reports.rows import HEADER
from claimcheck.reports.tables import harmless, to_csv, to_xlsx

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "\n=1", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0",
    "＝1+1", "＋1", "－1", "＠A1",
]  # fmt: skip


def with_reason(report: Report, reason: str) -> Report:
    conflicts = (dataclasses.replace(report.conflicts[0], reason=reason), *report.conflicts[1:])
    return dataclasses.replace(report, conflicts=conflicts)


def cells(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(report), newline="")))


def test_csv_has_one_row_per_flag(report: Report) -> None:
    rows = cells(report)
    assert [(row["finding"], row["verdict"]) for row in rows] == [
        ("1", "conflict"),
        ("1", "explained"),
        ("2", "conflict"),
    ]
    assert rows[0]["left speaker"] == "the harbour office"
    assert rows[0]["left clashing words"] == "212"
    assert rows[0]["right source"] == "Gazette"
    assert rows[1]["both true if"] == "The second count was made a day later."
    assert tuple(rows[0]) == HEADER


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_formula_stays_live(report: Report, formula: str) -> None:
    assert harmless(formula) == "'" + formula
    assert cells(with_reason(report, formula))[0]["why"].startswith("'")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(with_reason(report, formula))))
    cell = book["Conflicts"].cell(2, HEADER.index("why") + 1)
    assert cell.data_type == "s"
    assert str(cell.value).strip() == formula.strip()


def test_ordinary_words_are_left_alone() -> None:
    assert harmless("a = b") == "a = b"


def test_xlsx_has_three_sheets(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(report)))
    assert book.sheetnames == ["Conflicts", "Articles", "Left out"]
    assert [book[name].max_row for name in book.sheetnames] == [4, 3, 3]
    assert book["Conflicts"].cell(2, 6).value == 0.91


def test_xlsx_takes_any_text(report: Report) -> None:
    to_xlsx(with_reason(report, "\x00\x0b\ud83d #N/A " + "x" * 50_000))
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(with_reason(report, "#N/A"))))


def test_docx_marks_the_clashing_words(report: Report) -> None:
    document = docx.Document(io.BytesIO(to_docx(report)))
    left, right = document.tables[0].rows[0].cells
    assert left.paragraphs[0].text == "the harbour office, in The Herald 2026-05-12"
    assert [run.text for run in right.paragraphs[1].runs if run.font.highlight_color] == ["260"]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Both true if: The second count was made a day later." in text
    assert "x.txt: empty" in text


def test_docx_takes_any_text(report: Report) -> None:
    to_docx(with_reason(report, "\x00\x0b\ud83d<w:fldSimple/>"))


def test_docx_keeps_line_breaks_tabs_and_signs(report: Report) -> None:
    document = docx.Document(io.BytesIO(to_docx(with_reason(report, "one\ntwo\tthree <w:t> & four"))))
    assert any("one\ntwo\tthree <w:t> & four" in paragraph.text for paragraph in document.paragraphs)


def test_docx_writes_the_first_pairs_of_a_fact_and_counts_the_others(report: Report) -> None:
    first = report.conflicts[0]
    many = tuple(
        dataclasses.replace(first, id=f"{number:03}", confidence=1 - number / 1000, reason=f"reason {number:03}")
        for number in range(MOST_PAIRS + 30)
    )
    finding = dataclasses.replace(report.findings[0], conflict_ids=tuple(each.id for each in many))
    document = docx.Document(io.BytesIO(to_docx(dataclasses.replace(report, conflicts=many, findings=(finding,)))))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert len(document.tables) == MOST_PAIRS
    assert "reason 000" in text
    assert f"reason {MOST_PAIRS:03}" not in text
    assert "30 more pairs about this fact" in text


def test_equal_reports_give_equal_bytes(report: Report) -> None:
    assert to_xlsx(report) == to_xlsx(report)
    assert to_docx(report) == to_docx(report)

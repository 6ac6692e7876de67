"""The shared view: marked pieces that lose nothing, and every flag in reading order."""

from __future__ import annotations

import dataclasses
import itertools

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Report
from claimcheck.reports.view import Segment, findings_view, segments


def test_segments_mark_the_spans() -> None:
    assert segments("It carried 212 people.", 3, 22, [(11, 14)]) == (
        Segment("carried ", is_marked=False),
        Segment("212", is_marked=True),
        Segment(" people.", is_marked=False),
    )


def test_segments_without_spans_are_one_piece() -> None:
    assert segments("abc", 0, 3, ()) == (Segment("abc", is_marked=False),)


@given(
    st.text(), st.integers(-5, 60), st.integers(-5, 60), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)))
)
def test_segments_join_to_the_slice(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    pieces = segments(text, start, end, spans)
    assert "".join(piece.text for piece in pieces) == text[max(0, start) : max(0, end)]
    assert all(piece.text for piece in pieces)
    assert all(a.is_marked != b.is_marked for a, b in itertools.pairwise(pieces))


def test_a_finding_shows_both_sides(report: Report) -> None:
    first = findings_view(report)[0]
    assert first.headline == "How many were aboard: 212 or 260?"
    flag = first.conflicts[0]
    assert flag.verdict == "conflict"
    assert flag.left.marked == "212"
    assert flag.left.who == "the harbour office, in The Herald"
    assert flag.right.who == "Gazette"
    assert flag.right.sentence == "The ferry, with 260 people aboard, ran aground on Monday."
    assert flag.left.before == "The ferry left the quay at nine."
    assert flag.left.after == ""
    assert flag.right.after == "The captain was on the bridge throughout."


def test_explained_differences_stand_below_conflicts(report: Report) -> None:
    first = findings_view(report)[0]
    assert [view.verdict for view in first.conflicts] == ["conflict", "explained"]
    only_explained = dataclasses.replace(report, conflicts=report.conflicts[2:], findings=report.findings[:1])
    mixed = dataclasses.replace(report, findings=(report.findings[1],))
    assert findings_view(only_explained)[0].verdict == "explained"
    assert [view.verdict for view in findings_view(mixed)] == ["conflict", "conflict", "explained"]


def test_the_pair_that_the_headline_tells_stands_first_however_sure_another_is(report: Report) -> None:
    told, surer = report.conflicts[0], dataclasses.replace(report.conflicts[0], id="surer", confidence=0.99)
    finding = dataclasses.replace(report.findings[0], conflict_ids=(told.id, surer.id))
    shown = findings_view(dataclasses.replace(report, conflicts=(surer, told), findings=(finding,)))[0]
    assert [view.id for view in shown.conflicts] == [told.id, "surer"]
    assert shown.confidence == 0.99


def test_a_flag_without_a_finding_is_still_shown(report: Report) -> None:
    bare = dataclasses.replace(report, findings=())
    assert len(findings_view(bare)) == len(report.conflicts)


def test_missing_outlet_and_date_are_named(report: Report) -> None:
    nameless = tuple(dataclasses.replace(article, source="", published=None) for article in report.articles)
    side = findings_view(dataclasses.replace(report, articles=nameless))[0].conflicts[0].right
    assert (side.outlet, side.date) == ("unnamed source", "no date")

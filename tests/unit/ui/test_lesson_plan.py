"""Lessons without any page: plans, names, counts, tables, and the pairs that a story or a ready lesson gives."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from openpyxl import load_workbook
from toy_story import BOTH_TRUE_IF, HOSTILE, toy_analyze, toy_articles

from claimcheck.errors import InputError, NothingToCompareError
from claimcheck.records import Agreement, Article, Report
from claimcheck.reports.view import findings_view
from claimcheck.ui import analysis
from claimcheck.ui.lessons import markup, ready, story
from claimcheck.ui.lessons.names import is_offered, offer
from claimcheck.ui.lessons.plan import Pair, Passage, Plan, Told, from_json, last_step, reached, stage, to_json
from claimcheck.ui.lessons.qr import qr_image, room_address
from claimcheck.ui.lessons.results import reasons, tallies, to_csv, to_xlsx
from claimcheck.ui.lessons.room import in_order
from claimcheck.ui.lookup import Lookup
from claimcheck.workspace import Answer, Pupil

AT = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)
A = Passage("Herald", "2026-05-14", "Before. It carried 212 people. After.", (8, 30), ((19, 22),))
B = Passage("Gazette", "", "The Gazette counted 260 people.", (0, 31), ((20, 23),))
PLAN = Plan(
    "Who is right?",
    (
        Pair("one", A, B, tool=Told("conflict", "212 against 260")),
        Pair("two", B, A, author=Told("both", "one counts more")),
    ),
)
FOX, OWL, ELK = (Pupil(name, "room", name, AT) for name in ("=Fox()", "Owl", "Elk"))


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same names in every run, nothing secret


def said(pupil: Pupil, item: str, judgement: str, why: str = "") -> Answer:
    return Answer("room", pupil.id, item, judgement, why, AT)


ANSWERS = (
    said(OWL, "one", "conflict", "They differ"),
    said(FOX, "one", "both", "@rounded"),
    said(ELK, "one", "conflict", "They differ"),
    said(FOX, "two", "nonsense"),
    said(FOX, "nowhere", "both"),
)


def test_a_plan_comes_back_as_it_was() -> None:
    assert from_json(to_json(PLAN)) == PLAN


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"items": []}', "[" * 10_000,
        to_json(PLAN).replace('"conflict"', '"perhaps"'),
        to_json(replace(PLAN, pairs=(replace(PLAN.pairs[0], a=replace(A, core=(8, 999))),))),
    ],
)  # fmt: skip
def test_a_foreign_plan_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(InputError, match="another version"):
        from_json(text)


def test_a_class_goes_through_lobby_pairs_and_end() -> None:
    steps = [(stage(PLAN, step).phase, stage(PLAN, step).number) for step in range(last_step(PLAN) + 1)]
    assert steps == [("lobby", 0), ("judge", 1), ("talk", 1), ("judge", 2), ("talk", 2), ("end", 0)]
    assert stage(PLAN, -3).phase == "lobby"
    assert stage(PLAN, 99).phase == "end"
    assert [len(reached(PLAN, step)) for step in range(6)] == [0, 0, 1, 1, 2, 2]


def test_names_are_made_up_different_and_not_taken() -> None:
    first = offer((), seeded(1))
    assert len(set(first)) == 6
    assert all(map(is_offered, first))
    assert not set(offer(first, seeded(1))) & set(first)
    assert all(map(is_offered, offer([name for seed in range(300) for name in offer((), seeded(seed))], seeded(2))))
    for foreign in ("", "Ann", "Ann Smith", "Teal", "Teal Otter x", "teal otter", HOSTILE):
        assert not is_offered(foreign)


def test_counts_shares_and_where_the_class_split() -> None:
    first, second = tallies(PLAN, ANSWERS)
    assert (first.counts["conflict"], first.counts["both"], first.total) == (2, 1, 3)
    assert not first.is_split
    assert second.total == 0
    assert not second.is_split
    assert tallies(PLAN, ANSWERS[:2])[0].is_split
    assert not tallies(PLAN, ANSWERS[:1])[0].is_split


def test_reasons_stand_without_names_and_once() -> None:
    assert reasons(PLAN.pairs[0], ANSWERS) == {"conflict": ("They differ",), "both": ("@rounded",), "different": ()}


def test_results_hold_every_answer_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(PLAN, (FOX, OWL, ELK), ANSWERS).decode("utf-8-sig"))))
    assert rows[0] == ["pair", "name", "judgement", "why", "as the tool", "when"]
    assert [row[:5] for row in rows[1:]] == [
        ["1", "'=Fox()", "Both can be true", "'@rounded", "no"],
        ["1", "Owl", "Conflict", "They differ", "yes"],
        ["1", "Elk", "Conflict", "They differ", "yes"],
        ["2", "'=Fox()", "nonsense", "", ""],
    ]
    book = load_workbook(io.BytesIO(to_xlsx(PLAN, (FOX, OWL, ELK), ANSWERS)))
    assert book.sheetnames == ["Answers", "Pairs"]
    cell = book["Answers"]["B2"]
    assert (cell.value, cell.data_type) == ("=Fox()", "s")
    assert [cell.value for cell in book["Pairs"][2]][:5] == [1, 2, 1, 0, "no"]


def test_half_a_class_reads_the_other_passage_first() -> None:
    turned = {in_order(replace(FOX, id=f"{number:x}"), PLAN.pairs[0])[0].source for number in range(40)}
    assert turned == {"Herald", "Gazette"}
    assert in_order(FOX, PLAN.pairs[0]) == in_order(FOX, PLAN.pairs[0])


def test_blind_passages_hide_sources_dates_marks_and_names_in_the_text() -> None:
    blind = markup.passages((A, B), is_blind=True)
    for hidden in ("Herald", "Gazette", "2026", "<mark"):
        assert hidden not in blind
    assert "[name hidden] counted" in blind
    shown = markup.passages((A, B), is_blind=False, with_marks=True)
    assert "14 May 2026" in shown
    assert '<mark class="cc-mark cc-conflict">212</mark>' in shown


def test_a_pair_is_named_by_what_stands_around_its_marks() -> None:
    text = "After a long day in the harbour office, the clerk said that it carried 212 people in all."
    long = Passage("Herald", "", text, (0, len(text)), ((text.index("212"), text.index("212") + 3),))
    assert markup.name(Pair("x", long, B)) == "“…carried 212 people in all.” and “…counted 260 people.”"
    assert "212" in markup.name(Pair("x", long, B), 160)


def test_everything_people_wrote_is_escaped() -> None:
    hostile = Passage(HOSTILE, HOSTILE, HOSTILE, (0, len(HOSTILE)), ((0, 5),))
    pair = Pair("x", hostile, hostile, Told("both", HOSTILE), Told("conflict", HOSTILE))
    tally = tallies(Plan(HOSTILE, (pair,)), ())[0]
    pupil = replace(FOX, name=HOSTILE)
    html = "".join(
        (
            markup.passages((hostile, hostile), is_blind=False, with_marks=True),
            markup.told(pair), markup.votes(tally), markup.heat([tally]),
            markup.progress([pupil], {pupil.id}, HOSTILE), markup.quoted(HOSTILE),
            markup.said({"both": (HOSTILE,)}), markup.board(HOSTILE, HOSTILE), markup.small_code(HOSTILE),
        )
    )  # fmt: skip
    assert "<script" not in html
    assert html.count("<img") == html.count('<img class="cc-qr" src="data:image/svg+xml;') == 1


def test_the_board_leads_a_camera_into_the_room() -> None:
    picture = qr_image(room_address("http://192.168.1.5:8502/", "ABC234"))
    assert room_address("http://192.168.1.5:8502/", "ABC234") == "http://192.168.1.5:8502/?room=ABC234"
    assert picture in markup.board("ABC234", "http://192.168.1.5:8502").replace("&#x27;", "'")
    assert "cc-qr" not in markup.board("ABC234", None)
    assert qr_image("x") != picture


def test_a_story_gives_conflicts_explained_agreements_and_lookalikes() -> None:
    report = toy_analyze(toy_articles())
    found = story.drafts(report, findings_view(report), Lookup.of(report))
    kinds = [draft.kind for draft in found]
    assert kinds.count("conflict") == 2
    assert kinds.count("explained") == 1
    clash = found[0].pair
    assert clash.tool is not None
    assert (clash.a.source, clash.b.source, clash.tool.answer) == ("Herald", "Gazette", "conflict")
    assert clash.a.text[slice(*clash.a.marks[0])] == "212 passengers"
    assert clash.a.sentence.startswith("It carried 212")
    explained = next(draft.pair for draft in found if draft.kind == "explained")
    assert explained.tool is not None
    assert explained.tool.answer == "both"
    assert BOTH_TRUE_IF in explained.tool.reason
    for draft in found:
        if draft.kind == "different":
            assert draft.pair.a.source != draft.pair.b.source
    made = story.plan("Ferry", [draft.pair for draft in found])
    assert {pair.id for pair in made.pairs} == {draft.pair.id for draft in found}
    assert from_json(to_json(made)) == made


def test_sentences_that_the_tool_tied_are_never_offered_as_different() -> None:
    texts = {
        "Herald": "The ferry carried 212 passengers. The harbour crane lifted ferry passengers ashore.",
        "Gazette": "The ferry carried 212 passengers. The harbour bridge lets ferry passengers ashore.",
    }
    articles = [Article.from_text(text, source=source) for source, text in texts.items()]
    report = toy_analyze(articles)
    assert _different(report) == {("The ferry carried 212 passengers.",) * 2, tuple(_seconds(articles))}
    by_text = [claim.id for claim in report.claims if claim.text.startswith("The ferry carried")]
    tied = replace(report, agreements=(Agreement(by_text[0], by_text[1], "", "agree", 0.9),))
    assert _different(tied) == {tuple(_seconds(articles))}


def _different(report: Report) -> set[tuple[str, str]]:
    found = story.drafts(report, findings_view(report), Lookup.of(report))
    return {(draft.pair.a.sentence, draft.pair.b.sentence) for draft in found if draft.kind == "different"}


def _seconds(articles: list[Article]) -> list[str]:
    return [article.text.partition(". ")[2] for article in articles]


def test_the_ready_lessons_become_plans() -> None:
    plans = [ready.plan(lesson) for lesson in ready.lessons()]
    assert plans
    for plan in plans:
        assert plan.minutes
        assert all(pair.author and pair.tool is None for pair in plan.pairs)
        assert from_json(to_json(plan)) == plan


def test_the_tool_is_asked_about_each_pair_of_a_ready_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "analyze", toy_analyze)
    told: list[float] = []
    herald = Passage("Herald", "2026-05-14", "It carried 212 passengers, the harbour office said.", (0, 51))
    gazette = Passage("Gazette", "", "The ferry set out with 260 passengers aboard.", (0, 45))
    plan = Plan("x", (Pair("a", herald, gazette), Pair("b", gazette, gazette)))
    first, second = ready.with_tool(plan, lambda _name, share: told.append(share)).pairs
    assert first.tool is not None
    assert first.tool.answer == "conflict"
    assert second.tool is not None
    assert told == [0.0, 0.5]

    def refuse(*_: object, **__: object) -> None:
        raise NothingToCompareError("one article")

    monkeypatch.setattr(analysis, "analyze", refuse)
    assert ready.with_tool(plan).pairs == plan.pairs

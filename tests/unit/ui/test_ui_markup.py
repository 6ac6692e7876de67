"""What reaches the page is escaped, and nothing of an article is lost on the way."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from toy_story import HOSTILE, toy_articles

from claimcheck.records import Article, Quantity
from claimcheck.reports.citing import paragraph
from claimcheck.reports.links import original
from claimcheck.reports.view import Segment
from claimcheck.ui.facts import facts_view
from claimcheck.ui.facts import ties as fact_ties
from claimcheck.ui.figures import figures
from claimcheck.ui.markup.articles import article_row, full_text
from claimcheck.ui.markup.figures import bars
from claimcheck.ui.markup.findings import finding, more, sides
from claimcheck.ui.markup.overview import around, cell
from claimcheck.ui.markup.parts import day
from claimcheck.ui.markup.reading import reading
from claimcheck.ui.overview import pairs
from claimcheck.ui.reader import Sentence, text_view, ties, title_view
from claimcheck.ui.safe import esc, label, one_line
from claimcheck.ui.state import Desk

OWN_TAGS = re.compile(
    r"</?(?:article|header|h[1-6]|span|strong|em|mark|blockquote|p|div|dl|dt|dd|details|summary|ul|li|br|section|figure|figcaption)\b"
)


def only_own_tags(markup: str) -> bool:
    return all(OWN_TAGS.match(markup, at.start()) for at in re.finditer("<", markup))


def test_the_reader_keeps_every_word_of_an_article_in_order(analysed: Desk) -> None:
    for article in toy_articles():
        assert analysed.lookup is not None
        pieces = [piece for paragraph in text_view(article, analysed.lookup) for piece in paragraph]
        words = "".join(
            "".join(part.text for part in piece.pieces) if isinstance(piece, Sentence) else piece for piece in pieces
        )
        assert words == article.text.replace("\n\n", "")


def test_the_reader_tells_what_others_say(analysed: Desk) -> None:
    assert analysed.lookup is not None
    herald = analysed.articles[0]
    sentences = [p for line in text_view(herald, analysed.lookup) for p in line if isinstance(p, Sentence)]
    assert [sentence.tie for sentence in sentences] == ["agree", "conflict", "conflict", "alone"]
    assert sentences[1].said[0].side.outlet == "Gazette"
    assert ties(herald, analysed.lookup) == {"conflict": 2, "explained": 0, "agree": 1, "same": 0, "alone": 1}


def test_facts_are_counted_as_they_are_shown(analysed: Desk) -> None:
    assert analysed.report is not None
    assert analysed.lookup is not None
    shown = Counter("alone" if fact.is_alone else fact.tie for fact in analysed.facts)
    assert fact_ties(analysed.report, analysed.lookup) == shown


def test_facts_put_clashes_first_and_hold_every_statement_once(analysed: Desk) -> None:
    assert analysed.report is not None
    assert analysed.lookup is not None
    facts = facts_view(analysed.report, analysed.lookup)
    assert [fact.tie for fact in facts[:2]] == ["conflict", "conflict"]
    assert sum(len(fact.rows) for fact in facts) == len(analysed.report.claims)
    assert {fact.is_alone for fact in facts if len(fact.rows) > 1} == {False}


def test_hostile_text_stays_text(analysed: Desk) -> None:
    hostile = analysed.articles[2]
    assert analysed.lookup is not None
    shown = [article_row(hostile), full_text(hostile)]
    shown += [finding(view, 1) + more(view) for view in analysed.findings]
    view = text_view(hostile, analysed.lookup)
    shown.append(reading(hostile, title_view(hostile, analysed.lookup), view, ties(hostile, analysed.lookup)))
    for markup in shown:
        assert only_own_tags(markup)
    assert html.escape(HOSTILE) in shown[0]


@given(st.text(max_size=200))
def test_any_text_is_escaped_whole(text: str) -> None:
    assert html.unescape(esc(text)) == html.unescape(html.escape(text))
    row = article_row(Article.from_text(text, source=text, title=text))
    assert only_own_tags(row)


@given(st.text(max_size=200))
def test_a_label_is_one_line_without_live_markdown(text: str) -> None:
    shown = label(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)[*_`\[\]<>$#~|]", shown.replace("\\\\", ""))
    assert not re.search(r":[a-z/_]+:", shown)


def test_one_line_cuts_at_a_word() -> None:
    assert one_line("one two three four", 12) == "one two…"
    assert one_line("x" * 20, 10) == "x" * 9 + "…"


def test_days_are_written_out() -> None:
    assert day("2025-05-18") == "18 May 2025"
    assert day("2025-05-18T09:40") == "18 May 2025, 09:40"
    assert day(None) == "no date"
    assert day("no date") == "no date"


def test_the_original_sentence_is_linked_by_a_text_fragment(analysed: Desk) -> None:
    side = analysed.findings[0].conflicts[0].left
    assert original(side) is None
    linked = replace(side, url="https://example.org/a", segments=(Segment("A two-way, short one.", is_marked=False),))
    assert original(linked) == "https://example.org/a#:~:text=A%20two%2Dway%2C%20short%20one."
    long = replace(linked, segments=(Segment("One two three four five six seven eight nine ten eleven.", False),))
    assert original(long) == "https://example.org/a#:~:text=One%20two%20three%20four,eight%20nine%20ten%20eleven."
    assert original(replace(side, url="javascript:alert(1)")) is None


def test_a_paragraph_names_both_sides_and_what_makes_both_true(analysed: Desk) -> None:
    text = paragraph(analysed.explained[0])
    assert "Gazette (15 May 2026, 09:40) writes: “The ferry set out with 260 passengers aboard.”" in text
    assert text.endswith("Both can be true if the later figure counts two more people.")


def test_figures_of_a_disputed_number_stand_on_one_scale(analysed: Desk) -> None:
    assert analysed.lookup is not None
    view = analysed.findings[0]
    assert figures(view, analysed.lookup) == ()
    conflict = view.conflicts[0]
    claims = dict(analysed.lookup.claims)
    for side, low, high in ((conflict.left, 212.0, 212.0), (conflict.right, 260.0, None)):
        claim = claims[side.claim_id]
        start = claim.start + claim.text.index("2")
        read = Quantity(
            start, start + 3, low, None, None, None, low, high, False, False, "=", "count", None, None, False
        )
        claims[claim.id] = replace(claim, quantities=(read,))
    shown = figures(view, replace(analysed.lookup, claims=claims))
    assert [(figure.outlet, figure.words) for figure in shown] == [("Herald", "212"), ("Gazette", "260")]
    assert 0 < shown[0].start < shown[0].end < shown[1].start < shown[1].end == 1.0
    assert shown[1].is_open_high
    assert only_own_tags(bars(shown))


def test_a_long_sentence_is_cut_to_the_words_beside_its_marks() -> None:
    pieces = (Segment("word " * 40, False), Segment("212", True), Segment(" drivers" * 30, False))
    before, mark, after = around(pieces)
    assert before.text.startswith("… word")
    assert before.text.endswith("word ")
    assert mark.text == "212"
    assert after.text.endswith("drivers …")
    assert len(before.text + after.text) < 140
    short = (Segment("Police counted ", False), Segment("212", True))
    assert around(short) == short


def test_the_table_counts_what_the_column_never_mentions(analysed: Desk) -> None:
    assert analysed.report is not None
    assert analysed.lookup is not None
    found = pairs(analysed.report, analysed.lookup)
    herald, _, courier = (article.id for article in analysed.articles)
    pair = next(view for view in found if {view.left_id, view.right_id} == {herald, courier})
    assert (pair.left_only, pair.right_only) == ((2, 0) if pair.left_id == herald else (0, 2))
    assert cell(pair, herald) == ("2 left out",)
    assert cell(pair, courier) == ()
    assert (found[0].conflict, found[0].agree) == (2, 1)


def test_up_to_four_sources_stand_beside_each_other(analysed: Desk) -> None:
    first = analysed.findings[0]
    assert "cc-pair-" not in sides(first)
    clash = first.conflicts[0]
    more = [
        replace(clash, id=str(n), right=replace(clash.right, article_id=f"a{n}", outlet=f"Paper {n}")) for n in range(3)
    ]
    shown = sides(replace(first, conflicts=(clash, *more)))
    assert shown.count("<blockquote>") == 4
    assert "Paper 1" in shown
    assert "Paper 2" not in shown
    assert sides(replace(first, conflicts=(clash, more[0]))).count("<blockquote>") == 3

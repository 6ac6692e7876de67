"""Planting: every change reads, stays plausible, and can be taken back to the very words of the article."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models.parser import parse
from claimcheck.records import Article
from claimcheck.teaching.plant.figures import figure_edits
from claimcheck.teaching.plant.negations import negation_edits
from claimcheck.teaching.plant.planting import candidates, overlaps, plant, rewritten
from claimcheck.teaching.plant.records import Candidate, Edit

STORY = (
    "Ruta Kebrom won the race in 2 hours, 19 minutes and 42 seconds. "
    "Medics treated 1,180 runners, the service said.\n\n"
    "Of the 31,400 people who started, 26,850 crossed the line. Kebrom did not stop in Calderra. "
    "Ilo Marsetti met Kebrom in Calderra. Marsetti lives in Montelar."
)
OTHER = "Teo Lindqvar ran in Montelar. Lindqvar was not tired."
HOSTILE = 'It carried 212 people <img src=x onerror="alert(1)">. Nobody was **hurt** & nothing =1+1 was lost.'


@pytest.fixture
def article() -> Article:
    return Article.from_text(STORY, "Herald", "More than 1,100 treated", "2026-05-14")


@pytest.fixture
def other() -> Article:
    return Article.from_text(OTHER, "Gazette")


def done(sentence: str, edit: Edit) -> str:
    return sentence[: edit.start] + edit.after + sentence[edit.end :]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("It carried 212 passengers.", "It carried {} passengers."),
        ("Sixty-four people were hurt.", "{} people were hurt."),
        ("It cost €3.4 million.", "It cost €{} million."),
        ("The 41st race was run.", "The {} race was run."),
        ("It was her third victory.", "It was her {} victory."),
        ("More than 5,000 came.", "More than {} came."),
        ("He ran 2 hours, 19 minutes and 42 seconds.", "He ran 2 hours, {} minutes and 42 seconds."),
        ("It rose by 95 percent.", "It rose by {} percent."),
        ("A man of 44 was held.", "A man of {} was held."),
        ("She finished in 2:09:15.", "She finished in 2:{}:15."),
    ],
)
def test_a_figure_is_changed_and_nothing_else(sentence: str, kept: str) -> None:
    edits = list(figure_edits(sentence))
    assert len(edits) == 1
    changed = done(sentence, edits[0])
    before, _, after = kept.partition("{}")
    assert changed.startswith(before)
    assert changed.endswith(after)
    assert changed != sentence
    assert list(figure_edits(sentence)) == edits


@pytest.mark.parametrize(
    "sentence",
    [
        "Half of them left.",
        "Dozens came.",
        "One man came.",
        "It opened in 1994.",
        "Three quarters were sold.",
        "Nobody came.",
    ],
)
def test_a_figure_that_would_not_read_is_left_alone(sentence: str) -> None:
    assert list(figure_edits(sentence)) == []


def test_a_part_stays_smaller_than_its_whole() -> None:
    sentence = "Of the 31,400 people who started, 26,850 crossed the line."
    for edit in figure_edits(sentence):
        whole, part = (
            int(word.replace(",", ""))
            for word in done(sentence, edit).replace("Of the ", "").split(" ")
            if word[0].isdigit()
        )
        assert whole > part


@given(st.integers(min_value=2, max_value=5_000_000))
def test_any_count_changes_to_another_that_is_written_alike(number: int) -> None:
    sentence = f"They counted {number:,} passengers in all."
    for edit in figure_edits(sentence):
        new = int(edit.after.replace(",", ""))
        assert new != number
        assert new >= 2
        assert number / 3 <= new <= 3 * number
        assert ("," in edit.after) == (new >= 1000)


@given(st.integers(min_value=2, max_value=99))
def test_percentages_stay_within_a_hundred(number: int) -> None:
    for edit in figure_edits(f"It fell by {number} percent."):
        assert int(edit.after) <= 100


@pytest.mark.parametrize(
    ("sentence", "changed"),
    [
        ("The bridge was closed.", "The bridge was not closed."),
        ("The bridge was not closed.", "The bridge was closed."),
        ("The captain wasn't there.", "The captain was there."),
        ("They can't open the gate.", "They can open the gate."),
        ("She no longer leads the club.", "She still leads the club."),
        ("The mayor did not find the letter.", "The mayor found the letter."),
        ("The town staged a race.", "The town did not stage a race."),
        ("Nobody was hurt.", "Somebody was hurt."),
        ("No deaths had been reported.", "Some deaths had been reported."),
        ("The results will stand, the jury said.", "The results will not stand, the jury said."),
        ("He never slept.", "He slept."),
        ("Tenants can book a visit.", "Tenants cannot book a visit."),
    ],
)
def test_a_negation_goes_in_or_out(sentence: str, changed: str) -> None:
    doc = next(parse([sentence]))
    assert changed in [done(sentence, edit) for edit in negation_edits(doc)]


@pytest.mark.parametrize(
    "sentence", ["Was the bridge closed?", "Storm in the north", "Neither came.", "He has no intention of leaving."]
)
def test_no_negation_where_it_would_not_read(sentence: str) -> None:
    assert list(negation_edits(next(parse([sentence])))) == []


def test_names_are_swapped_with_others_of_the_same_story(article: Article, other: Article) -> None:
    names = [c for c in candidates(article, [other]) if c.kind == "name"]
    assert names
    known = {"Ruta Kebrom", "Kebrom", "Ilo Marsetti", "Marsetti", "Calderra", "Montelar", "Teo Lindqvar", "Lindqvar"}
    for candidate in names:
        if " met " not in candidate.before:
            assert {candidate.before, candidate.after} <= known
            assert len(candidate.before.split()) == len(candidate.after.split())
    assert {c.after for c in names if c.before == "Calderra"} <= {"Montelar"}


def test_every_candidate_stands_where_it_says(article: Article, other: Article) -> None:
    found = candidates(article, [other])
    assert {candidate.kind for candidate in found} == {"figure", "name", "negation"}
    assert len({candidate.id for candidate in found}) == len(found)
    assert found == candidates(article, [other])
    for candidate in found:
        text = article.title if candidate.field == "title" else article.text
        assert text[candidate.start : candidate.end] == candidate.before
        assert candidate.sentence_start <= candidate.start < candidate.end <= candidate.sentence_end


def test_the_planted_copy_gives_back_the_article(article: Article, other: Article) -> None:
    found = candidates(article, [other])
    copy = plant(article, found)
    assert copy.has_title
    assert copy.sentences[0].was == article.title
    assert [sentence.number for sentence in copy.sentences] == list(range(1, len(copy.sentences) + 1))
    for sentence in copy.sentences[1:]:
        assert sentence.was in article.text
        assert (sentence.text != sentence.was) == sentence.is_changed
    assert copy.changes == sum(
        not any(overlaps(c, earlier) for earlier in _taken(found[:n])) for n, c in enumerate(found)
    )


def _taken(found: tuple[Candidate, ...]) -> list[Candidate]:
    taken: list[Candidate] = []
    for candidate in found:
        if not any(overlaps(candidate, other) for other in taken):
            taken.append(candidate)
    return taken


def test_words_of_the_teachers_own_are_planted_and_no_change_is_none(article: Article) -> None:
    first = candidates(article)[0]
    copy = plant(article, [rewritten(first, "  900\n or so ")])
    assert copy.sentences[0].text == "More than 900 or so treated"
    assert plant(article, [rewritten(first, first.before)]).changes == 0


def test_a_copy_without_changes_and_an_article_without_a_headline() -> None:
    plain = Article.from_text("It rained. The road was closed.")
    copy = plant(plain, [])
    assert not copy.has_title
    assert copy.changed == ()
    assert [sentence.text for sentence in copy.sentences] == ["It rained.", "The road was closed."]


def test_hostile_text_is_kept_as_it_is() -> None:
    article = Article.from_text(HOSTILE, HOSTILE, HOSTILE)
    copy = plant(article, [c for c in candidates(article) if c.kind == "figure"])
    assert copy.sentences[0].was == HOSTILE
    assert dataclasses.asdict(copy)["source"] == HOSTILE

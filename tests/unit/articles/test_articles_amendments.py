"""Corrections and updates that articles tell of themselves, and articles that print one text."""

from __future__ import annotations

import pytest

from claimcheck.articles.amendments import MOST_TOLD, amendments
from claimcheck.articles.copies import near_copies
from claimcheck.articles.read import read_uploads
from tests.unit.articles.made_files import FIRST, SECOND, THIRD

CORRECTED = [
    "This article was amended on 3 May 2026 to give the number of cars as 4,000, not 40,000.",
    "• This story has been corrected to say that the vote was on Tuesday.",
    "Correction: the bridge is 120 metres long, not 210.",
    "**Correction (14 May 2026):** an engineer's name was misspelt.",
    "CORRECTION, May 14: The ferry has two decks.",
    "Corrections and clarifications: the mayor's title was wrong.",
    "Clarification: the plan is a draft.",
    "Editor’s note: The figure of forty was removed because it could not be confirmed.",
    "Editors' note — we removed a photograph.",
    "An earlier version of this article misstated the length of the bridge.",
    "Work starts in March. A previous version of this story said April.",
    "This report originally said that two lanes stay open.",
    "We have corrected this piece, which named the wrong river.",
    "Amended on 3 May: the date of the vote.",
    "The headline was changed after publication.",
]
UPDATED = [
    "This article was updated at 10:40 with the mayor's reaction.",
    "UPDATE: The council has published the plan.",
    "Updated 15 May 2026: adds a comment by the ferry company.",
    "This live blog has been updated throughout.",
]
NEITHER = [
    "The council corrected its figures on Monday.",
    "He asked for a correction, and got none.",
    "The report was amended by the senate.".replace("The report", "The budget"),
    "Police updated the number of the injured to forty.",
    "An earlier version of the bridge stood here.",
    "Correctional officers: forty of them came.",
    "Note: bring your own lunch.",
    "",
]


@pytest.mark.parametrize("line", CORRECTED)
def test_corrections(line: str) -> None:
    (told,) = amendments(f"{FIRST}\n\n{line}\n\n{SECOND}")
    assert told.startswith("says that it was corrected: “")
    assert told.rstrip("”")[-12:] == line.strip("* ")[-12:]


@pytest.mark.parametrize("line", UPDATED)
def test_updates(line: str) -> None:
    (told,) = amendments(f"{FIRST}\n{line}")
    assert told.startswith("says that it was updated: “")


@pytest.mark.parametrize("line", NEITHER)
def test_what_only_sounds_like_one(line: str) -> None:
    assert amendments(f"{FIRST}\n{line}\n{SECOND}") == []


def test_only_the_sentence_is_quoted_and_long_ones_are_cut() -> None:
    (told,) = amendments(f"{FIRST} An earlier version of this article gave {'another figure and ' * 40}no date.")
    assert told.startswith("says that it was corrected: “An earlier version")
    assert told.endswith(" …”")


def test_not_more_than_a_few_are_told() -> None:
    assert len(amendments("\n".join(f"Correction: it was lane {number}." for number in range(50)))) == MOST_TOLD


def test_they_are_told_beside_the_article() -> None:
    articles = read_uploads([("a.txt", f"{FIRST}\n\n{CORRECTED[0]}".encode())])
    (note,) = articles.dropped
    assert note.article_id == articles[0].id
    assert CORRECTED[0] in note.reason
    assert CORRECTED[0] in articles[0].text


WIRE = f"{FIRST} {SECOND} {THIRD} " + "The bridge was built in 1908 by two brothers who later went on to build the dam."


def test_a_wire_copy_with_another_beginning_is_told_and_kept() -> None:
    other = f"Drivers must look for another way across the river from now on. {WIRE.upper()}"
    articles = read_uploads([("a.txt", WIRE.encode()), ("b.txt", other.encode())])
    assert len(articles) == 2
    (note,) = articles.dropped
    assert (note.where, note.article_id) == ("b.txt", articles[1].id)
    assert note.reason.startswith("prints 100% of what a.txt prints, word for word")


def test_retold_stories_and_short_texts_are_no_copies() -> None:
    retold = (
        f"{THIRD} Before that the councillors had talked until midnight about what else could be done with it at all."
    )
    assert near_copies([WIRE, retold, FIRST, f"{FIRST} {retold}", "", "a b c"]) == {3: (1, 1.0)}


def test_a_notice_that_all_print_makes_no_copies() -> None:
    notice = " ".join(f"word{number}" for number in range(12))
    own = [" ".join(f"{letter}{number}" for number in range(60)) for letter in "abcdefgh"]
    assert near_copies([f"{text} {notice}" for text in own]) == {}

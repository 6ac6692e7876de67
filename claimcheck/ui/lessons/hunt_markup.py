"""The markup of a hunt in a room. What articles and pupils wrote goes through ``esc`` here."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from claimcheck.teaching.plant.records import PlantedCopy, PlantedSentence
from claimcheck.ui.lessons.hunting import ITEM, Hunted
from claimcheck.ui.lessons.markup import MOST_REASONS
from claimcheck.ui.markup.parts import heading
from claimcheck.ui.markup.sheets import revealed, told_by
from claimcheck.ui.safe import esc, one_line
from claimcheck.ui.words import count
from claimcheck.workspace import Answer

MOST_WRONG = 8  # sentences named though nothing was changed in them: what a class can talk about
SENTENCE_CHARACTERS = 140


def article(copy: PlantedCopy) -> str:
    """The changed article on the board while pupils hunt: numbered, with nothing that tells a planted sentence."""
    parts = []
    for paragraph, held in groupby(copy.sentences, key=lambda sentence: sentence.paragraph):
        text = " ".join(f"<sup>{each.number}</sup> {esc(each.text)}" for each in held)
        tag = "h2" if copy.has_title and paragraph == 0 else "div"
        parts.append(f'<{tag} class="cc-para">{text}</{tag}>')
    return f'{told_by(copy)}<article class="cc-article">{"".join(parts)}</article>'


def outcome_of_class(copy: PlantedCopy, held: Hunted, answers: Iterable[Answer], mine: frozenset[int]) -> str:
    """How the class did, what was changed, and what gave it away, in its own words without names."""
    said = dict.fromkeys(answer.why for answer in answers if answer.item == ITEM and answer.why)
    words = "".join(f"<li>{esc(text)}</li>" for text in list(said)[:MOST_REASONS])
    told = f'{heading("What gave it away")}<ul class="cc-list cc-said-by">{words}</ul>' if words else ""
    return f"{_table(held)}{_wrong(held)}{heading('What was changed')}{told_by(copy)}{revealed(copy, mine)}{told}"


def _table(held: Hunted) -> str:
    rows = "".join(_row(sentence, many, held.answers) for sentence, many in held.found)
    return (
        f'<table class="cc-votes"><caption>Who found what ({esc(count(held.answers, "answer"))})</caption>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(sentence: PlantedSentence, many: int, whole: int) -> str:
    share = many / whole if whole else 0.0
    return (
        f'<tr><th scope="row">{sentence.number}. {_short(sentence)}</th><td class="cc-vote">'
        '<span class="cc-bar-scale" aria-hidden="true">'
        f'<span class="cc-bar cc-bar-plain" style="left:0;width:{share:.2%}"></span></span></td>'
        f'<td class="cc-vote-count">{many} ({share:.0%})</td></tr>'
    )


def _wrong(held: Hunted) -> str:
    if not held.wrong:
        return ""
    rows = "".join(
        f"<li>{sentence.number}. {_short(sentence)} <strong>named by {many}</strong></li>"
        for sentence, many in held.wrong[:MOST_WRONG]
    )
    return f'{heading("Named, though nothing was changed there")}<ul class="cc-list">{rows}</ul>'


def _short(sentence: PlantedSentence) -> str:
    return esc(one_line(sentence.text, SENTENCE_CHARACTERS))

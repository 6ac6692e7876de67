"""An article with its statements marked; each unfolds into what others say, without a round trip."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.records import Article
from claimcheck.ui.lookup import Tie
from claimcheck.ui.markup.parts import day, marked, who
from claimcheck.ui.reader import Paragraph, Said, Sentence
from claimcheck.ui.safe import esc
from claimcheck.ui.words import TIES

MOST_SAID = 12  # sentences of others under one of an article's: those that clash come first


def legend() -> str:
    """What the marks of the Reader mean."""
    marks = "".join(
        f'<span class="cc-key"><span class="cc-sent cc-tie-{tie}">{esc(TIES[tie])}</span></span>'
        for tie in ("conflict", "explained", "agree", "same")
    )
    hint = '<span class="cc-small">Select a marked sentence to see what the others say.</span>'
    return f'<p class="cc-legend">{marks}{hint}</p>'


_COUNTED: dict[Tie, str] = {
    "conflict": "where sources clash",
    "explained": "explained",
    "agree": "where sources agree",
    "same": "told by others too",
    "alone": "told here only",
}


def reading(article: Article, title: Paragraph, text: Iterable[Paragraph], counts: dict[Tie, int]) -> str:
    """An article with its statements marked; each marked sentence unfolds into what others say."""
    paragraphs = "".join(f'<div class="cc-para">{_pieces(part)}</div>' for part in text if part)
    summary = ", ".join(f"{counts[tie]} {words}" for tie, words in _COUNTED.items() if counts[tie])
    return (
        f'<article class="cc-article"><p class="cc-who"><strong>{esc(article.source)}</strong> '
        f'<span class="cc-date">{esc(day(article.published))}</span></p>'
        f'<h2 class="cc-para">{esc(article.title)}</h2>{_title(title)}'
        f'<p class="cc-small">{esc(summary)}</p>{paragraphs}</article>'
    )


def _title(title: Paragraph) -> str:
    """What others say about the headline, folded below it."""
    said = [piece for piece in title if isinstance(piece, Sentence) and piece.said]
    folded = "".join(_sentence(piece, "What others say about the headline") for piece in said)
    return f'<div class="cc-para">{folded}</div>' if folded else ""


def _pieces(paragraph: Paragraph) -> str:
    return "".join(_sentence(piece) if isinstance(piece, Sentence) else esc(piece) for piece in paragraph)


def _sentence(sentence: Sentence, instead: str = "") -> str:
    words = esc(instead) or marked(sentence.pieces, sentence.tie)
    if not sentence.said:
        return f"<span>{words}</span>"
    told = f'<span class="cc-hidden">({esc(TIES[sentence.tie])}) </span>'
    others = "".join(_said(said) for said in sentence.said[:MOST_SAID])
    if len(sentence.said) > MOST_SAID:
        others += f'<li class="cc-small">{len(sentence.said) - MOST_SAID} more say something of it: see Facts.</li>'
    return (
        f'<details class="cc-sent-box"><summary class="cc-sent cc-tie-{sentence.tie}">{told}{words}</summary>'
        f'<ul class="cc-says">{others}</ul></details>'
    )


def _said(said: Said) -> str:
    words = marked(said.side.segments, said.tie)
    return (
        f'<li class="cc-says-{said.tie}">{who(said.side)}<blockquote>{words}</blockquote>'
        f'<p class="cc-small">{esc(said.reason)}</p></li>'
    )

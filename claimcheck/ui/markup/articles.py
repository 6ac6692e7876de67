"""The Articles page: the opening, the sample stories, and what was read."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.records import Article, Dropped
from claimcheck.ui.markup.parts import day
from claimcheck.ui.safe import esc, one_line

WORDS_CHARACTERS = 160  # of a passage that was left out: enough to recognise it


def hero(title: str, lead: str) -> str:
    """The opening of the app with nothing on the desk."""
    return f'<div class="cc-hero"><h1>{esc(title)}</h1><p>{esc(lead)}</p></div>'


def sample_card(title: str, about: str, size: str) -> str:
    """A bundled story, to be opened by the button below it."""
    return f'<div class="cc-sample"><h3>{esc(title)}</h3><p>{esc(about)}</p><p class="cc-small">{esc(size)}</p></div>'


def article_row(article: Article) -> str:
    """What was read of an article, on one line on a desk and on three on a phone."""
    words = len(article.text.split())
    source = esc(article.source) or '<em class="cc-missing">no source</em>'
    title = esc(article.title) or '<em class="cc-missing">no headline</em>'
    missing = "" if article.published else " cc-missing"
    return (
        f'<div class="cc-row"><strong>{source}</strong><span class="cc-row-title">{title}</span>'
        f'<span class="cc-date{missing}">{esc(day(article.published))}</span>'
        f'<span class="cc-small">{words:,} words</span></div>'
    )


def saved_row(name: str, size: str, when: str) -> str:
    """A saved comparison on one line."""
    return (
        f'<div class="cc-saved"><strong>{esc(name)}</strong><span class="cc-small">{esc(size)}</span>'
        f'<span class="cc-small">{esc(when)}</span></div>'
    )


def full_text(article: Article) -> str:
    """The whole text as read, in a box that scrolls."""
    paragraphs = "".join(f"<p>{esc(part)}</p>" for part in article.text.split("\n\n") if part.strip())
    return f'<h3 class="cc-h3">Text as read</h3><div class="cc-full" tabindex="0">{paragraphs}</div>'


def left_out(dropped: Iterable[Dropped]) -> str:
    """What was left out, where and why; what was left out of one place for one reason stands on one line."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in dropped:
        groups.setdefault((each.where, each.reason), []).append(one_line(each.text, WORDS_CHARACTERS))
    rows = "".join(
        f"<li><strong>{esc(where)}</strong>: {esc(reason)}{_words([text for text in texts if text])}</li>"
        for (where, reason), texts in groups.items()
    )
    return f'<ul class="cc-list">{rows}</ul>'


def _words(texts: list[str]) -> str:
    return f'<br><span class="cc-small">{esc(" · ".join(texts))}</span>' if texts else ""

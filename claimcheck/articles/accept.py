"""Drafts become articles here: checked, dated, their language told, copies counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.articles.amendments import amendments
from claimcheck.articles.copies import near_copies
from claimcheck.articles.dates import parse_date
from claimcheck.articles.draft import Draft
from claimcheck.articles.language import ENGLISH, declared, detect, name_of, other_paragraphs
from claimcheck.articles.limits import (
    MAX_SOURCE_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    MAX_URL_CHARACTERS,
)
from claimcheck.articles.links import ADDRESSES, is_only_addresses
from claimcheck.articles.names import plain_source, shown_name
from claimcheck.articles.walls import asks_to_pay
from claimcheck.errors import InputError
from claimcheck.records import Article, Articles, Dropped, digest

MAX_NAMED = 3  # reasons told in the one line of an error; the rest are counted


def accept(drafts: Iterable[Draft], dropped: Iterable[Dropped] = ()) -> Articles:
    """Check drafts and make articles of them.

    Args:
        drafts: what the readers found, in reading order.
        dropped: what could not be read before.

    Returns:
        The articles, and in ``.dropped`` everything that was left out or read with a doubt.

    Raises:
        InputError: not one article is left; the message says why.
    """
    articles: list[Article] = []
    places: list[str] = []
    told = list(dropped)
    first_with: dict[str, str] = {}
    for draft in _with_distinct_sources(list(drafts)):
        language, remarks = _language(draft)
        reason = _refusal(draft, language)
        if reason is None:
            reason = _copy_of(draft, first_with)
        if reason is not None:
            told.append(Dropped(draft.where, reason))
            continue
        article, notes = _article(draft, language)
        articles.append(article)
        places.append(draft.where)
        told += [Dropped(draft.where, note, article_id=article.id) for note in (*draft.notes, *remarks, *notes)]
    if not articles:
        raise InputError(nothing_left(told))
    return Articles(articles, [*told, *_near_copies(articles, places)])


def _near_copies(articles: Sequence[Article], places: Sequence[str]) -> list[Dropped]:
    """Tell which articles are mostly another one's words."""
    return [
        Dropped(
            places[number],
            f"prints {share:.0%} of what {places[first]} prints, word for word: both may be one agency's report",
            article_id=articles[number].id,
        )
        for number, (first, share) in near_copies([article.text for article in articles]).items()
    ]


def nothing_left(dropped: Sequence[Dropped]) -> str:
    """Say in one line why no article is left."""
    if not dropped:
        return "no article was named; name .txt, .md, .html, .pdf, .docx or .csv files, or a folder of them"
    shown = [f"{item.where} {item.reason}" for item in dropped[:MAX_NAMED]]
    more = f"; and {len(dropped) - MAX_NAMED} more" if len(dropped) > MAX_NAMED else ""
    return shown[0] if len(dropped) == 1 else f"nothing readable is left: {'; '.join(shown)}{more}"


def _refusal(draft: Draft, language: str | None) -> str | None:
    """Say why a draft cannot be an article, or null."""
    if not draft.text.strip():
        return "is empty; put the article's text in it"
    if len(draft.text) > MAX_TEXT_CHARACTERS:
        length, limit = f"{len(draft.text):,}", f"{MAX_TEXT_CHARACTERS:,}"
        return f"has {length} characters of text, above the limit of {limit}; split it or cut it down"
    if not any(character.isalpha() for character in draft.text):
        return "holds no words; put the article's text in it"
    if is_only_addresses(draft.text):
        return ADDRESSES
    if language is not None and language != ENGLISH:
        return f"is in {name_of(language)}, set aside because only English can be compared; give an English translation"
    return None


def _language(draft: Draft) -> tuple[str | None, list[str]]:
    """Tell a draft's language: what is written beside the text goes before what its words look like."""
    looks = detect(draft.text)
    written = (draft.language or "").strip()
    said = declared(written)
    if said is None:
        notes = [f"names a language that is not known ({shown_name(written[:40])}), left out"] if written else []
        return looks, [*notes, *_other_languages(draft.text)] if looks in {None, ENGLISH} else notes
    if said == ENGLISH and looks not in {None, ENGLISH}:
        return said, [f"is read as English, as is written beside it, though its words look {name_of(str(looks))}"]
    return said, []


def _other_languages(text: str) -> list[str]:
    """Tell of paragraphs in other languages, which are read as if they were English."""
    return [
        f"holds {'a paragraph' if count == 1 else f'{count} paragraphs'} in {name_of(code)}, and only English can be "
        "compared: take them out, or give a translation"
        for code, count in sorted(other_paragraphs(text).items())
    ]


def _copy_of(draft: Draft, first_with: dict[str, str]) -> str | None:
    """Remember a text's first place; name it when the same text comes again, whatever its spaces."""
    key = digest(" ".join(draft.text.split()))
    if key not in first_with:
        first_with[key] = draft.where
        return None
    first = first_with[key]
    label = f" (source {draft.source})" if draft.source and not draft.is_guessed else ""
    return f"holds the same text as {first}{label}; counted once"


def _article(draft: Draft, language: str | None) -> tuple[Article, list[str]]:
    notes: list[str] = []
    article = Article.from_text(
        draft.text,
        source=_one_line(draft.source, "source", MAX_SOURCE_CHARACTERS, notes),
        title=_one_line(draft.title, "title", MAX_TITLE_CHARACTERS, notes),
        published=_published(draft.published, notes),
        url=_web_address(draft.url, notes),
        path=draft.path,
        retrieved=draft.retrieved,
        language=language,
        sha256=draft.sha256,
    )
    wall = asks_to_pay(article.text)
    return article, [*notes, *amendments(article.text), *([wall] if wall else [])]


def _one_line(value: str, field: str, limit: int, notes: list[str]) -> str:
    """Put a field on one line, without characters that hide or reorder text."""
    kept = "".join(character for character in value if character.isprintable() or character.isspace())
    line = " ".join(kept.split())
    if len(line) > limit:
        notes.append(f"has a {field} of {len(line):,} characters, cut to {limit:,}")
    return line[:limit]


def _published(written: str | None, notes: list[str]) -> str | None:
    if written is None or not written.strip():
        return None
    found = parse_date(written)
    if found is None:
        notes.append(f"has a date that cannot be read ({shown_name(written[:40])}), left empty; write it as 2026-05-14")
    return found


def _web_address(url: str | None, notes: list[str]) -> str | None:
    """Keep http(s) addresses alone: others (``javascript:``, ``file:``) would do something when clicked."""
    if url is None or not url.strip():
        return None
    url = url.strip()
    is_web = url.lower().startswith(("http://", "https://")) and url.isprintable() and " " not in url
    if not is_web or len(url) > MAX_URL_CHARACTERS:
        notes.append(f"has an address that is no web address ({shown_name(url[:40])}), left out")
        return None
    return url


def _with_distinct_sources(drafts: list[Draft]) -> list[Draft]:
    """Give files whose guessed sources are the same (``01_article``, ``02_article``) their bare names instead."""
    counts = Counter(draft.source for draft in drafts)
    return [
        replace(draft, source=plain_source(draft.where)) if draft.is_guessed and counts[draft.source] > 1 else draft
        for draft in drafts
    ]

"""Saved web pages: main text, headline, outlet, date and canonical address, found by trafilatura; live blogs."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from importlib import import_module
from typing import Any

from claimcheck.articles.dates import parse_date
from claimcheck.articles.decode import clean, decode
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.limits import MAX_PAGE_BYTES, MAX_PAGE_TAGS, megabytes
from claimcheck.articles.live import LiveBlog, live_blog
from claimcheck.articles.page_facts import address_told, notices_outside, parsed, published_on
from claimcheck.articles.page_layout import unfold_tables
from claimcheck.articles.walls import TEASER_NOTE, TEASERS, instead_of_article, is_list_of_teasers, is_paywalled
from claimcheck.errors import InputError

_MODIFIED = re.compile(
    r"""["']article:modified_time["']\s{0,9}content\s{0,9}=\s{0,9}["']([^"'<>]{8,40})["']"""
    r"""|"dateModified"\s{0,9}:\s{0,9}"([^"<>]{8,40})\"""",
    re.IGNORECASE,
)


def read_html(name: str, data: bytes) -> Batch:
    """Read a saved page.

    Args:
        name: the file, for messages.
        data: the page's bytes; trafilatura never fetches anything here.

    Returns:
        One draft. The date is trafilatura's own; general date searchers take footers for dates.

    Raises:
        InputError: the page is too large, or holds no article.
    """
    if len(data) > MAX_PAGE_BYTES:
        raise InputError(f"is a page of {megabytes(len(data))}, above the limit of {megabytes(MAX_PAGE_BYTES)}")
    decoded = decode(data, is_page=True)
    if not decoded.text.strip():
        raise InputError("is empty; save the page again")
    if decoded.text.count("<") > MAX_PAGE_TAGS:
        raise InputError("is a page with more markup than articles have; copy the article's text into a .txt file")
    root = parsed(decoded.text)
    page = _unfolded(root) or decoded.text
    found = _extracted(page)
    text = clean(found.text or "") if found is not None else ""
    notice = instead_of_article(found.title or "" if found is not None else "", text)
    if notice is not None:
        raise InputError(notice)
    blog = live_blog(decoded.text)
    if blog is None and not text.strip():
        raise InputError("holds no article text that can be found; copy the article's text into a .txt file")
    draft = Draft(name, text, notes=(decoded.note,) if decoded.note else ())
    if found is not None:
        draft = _described(draft, found, decoded.text, root)
    draft = draft if blog is None else _with_entries(draft, blog)
    return Batch((replace(draft, notes=(*draft.notes, *_remarks(draft, decoded.text, root))),))


def _unfolded(root: Any) -> str | None:  # noqa: ANN401 - lxml ships no types
    """Write a page without the tables that lay it out, or null where it has none."""
    if root is None or not unfold_tables(root):
        return None
    page: str = import_module("lxml.html").tostring(root, encoding="unicode")
    return page


def _extracted(page: str) -> Any:  # noqa: ANN401 - trafilatura's document
    """Have trafilatura find the article; of dates only those that stand as dates, not those in sentences."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what went wrong is told below, in one line
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    dates = {"original_date": True, "extensive_search": False}
    try:
        return bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=dates)
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError) as error:  # lxml on broken markup
        raise InputError("is a page that cannot be parsed; copy the article's text into a .txt file") from error


def _described(draft: Draft, found: Any, page: str, root: Any) -> Draft:  # noqa: ANN401 - trafilatura's, lxml's
    """Give a draft its headline, outlet, day and address."""
    return replace(
        draft,
        title=found.title or "",
        source=found.sitename or found.hostname or "",
        published=published_on(page, root, found.date) if root is not None else found.date,
        url=found.url or address_told(page),
    )


def _remarks(draft: Draft, page: str, root: Any) -> list[str]:  # noqa: ANN401 - lxml ships no types
    """Say what is to be known of a page beside its article."""
    changed = _changed(page, draft.published)
    return [
        *([f"was last changed on {changed}, by what its page says"] if changed is not None else []),
        *([TEASER_NOTE] if is_paywalled(page.encode()) else []),
        *(notices_outside(root, draft.text) if root is not None else []),
        *([TEASERS] if is_list_of_teasers(draft.text) else []),
    ]


def _with_entries(draft: Draft, blog: LiveBlog) -> Draft:
    """Put a live blog's entries in the place of its text."""
    note = f"is a live blog: its {len(blog.entries):,} entries were read in order of time, each with its own"
    return replace(
        draft,
        text=clean(blog.text()),
        title=draft.title or blog.title,
        published=blog.published or draft.published,
        notes=(*draft.notes, note),
    )


def _changed(page: str, published: str | None) -> str | None:
    """Read when a page was changed last, when that is a later day than the one it came out on."""
    found = _MODIFIED.search(page)
    changed = parse_date(found[1] or found[2]) if found else None
    return changed if changed is not None and published is not None and changed[:10] > published[:10] else None

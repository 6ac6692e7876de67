"""Saved web pages: main text, headline, outlet, date and canonical address, found by trafilatura; live blogs."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

from claimcheck.articles.dates import parse_date
from claimcheck.articles.decode import clean, decode
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.limits import MAX_PAGE_BYTES, MAX_PAGE_TAGS, megabytes
from claimcheck.articles.live import LiveBlog, live_blog
from claimcheck.errors import InputError

_MODIFIED = re.compile(
    r"""["']article:modified_time["']\s{0,9}content\s{0,9}=\s{0,9}["']([^"'<>]{8,40})["']"""
    r"""|"dateModified"\s{0,9}:\s{0,9}"([^"<>]{8,40})\"""",
    re.IGNORECASE,
)

NOTICE_CHARACTERS = 400  # of a page that says nothing but what its browser should do
_NOTICE = re.compile(
    r"\b(?:enable|turn on|requires?|without|allow) (?:your )?(?:JavaScript|cookies)"
    r"|\bJavaScript (?:is|to be) (?:not )?(?:disabled|enabled|required|needed|necessary|turned off|supported)"
    r"|\b(?:checking|verifying) (?:your browser|(?:that )?you are (?:a )?human)",
    re.IGNORECASE,
)
PROGRAM = (
    "holds no article but a notice of its program; open it in a browser and save the whole page, or its text as .txt"
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
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what went wrong is told below, in one line
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    try:
        found = bare_extraction(decoded.text, with_metadata=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError) as error:  # lxml on broken markup
        raise InputError("is a page that cannot be parsed; copy the article's text into a .txt file") from error
    text = clean(found.text or "") if found is not None else ""
    if len(text) <= NOTICE_CHARACTERS and _NOTICE.search(text):
        raise InputError(PROGRAM)
    blog = live_blog(decoded.text)
    if blog is None and not text.strip():
        raise InputError("holds no article text that can be found; copy the article's text into a .txt file")
    draft = Draft(name, text, notes=(decoded.note,) if decoded.note else ())
    if found is not None:
        source = found.sitename or found.hostname or ""
        draft = replace(draft, title=found.title or "", source=source, published=found.date, url=found.url)
    changed = _changed(decoded.text, draft.published)
    if changed is not None:
        draft = replace(draft, notes=(*draft.notes, f"was last changed on {changed}, by what its page says"))
    return Batch((draft if blog is None else _with_entries(draft, blog),))


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

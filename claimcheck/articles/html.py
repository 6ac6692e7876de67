"""Saved web pages: main text, headline, outlet, date and canonical address, found by trafilatura."""

from __future__ import annotations

import logging

from claimcheck.articles.decode import clean, decode
from claimcheck.articles.draft import Batch, Draft
from claimcheck.articles.limits import MAX_PAGE_BYTES, MAX_PAGE_TAGS, megabytes
from claimcheck.errors import InputError


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
    if found is None or not text.strip():
        raise InputError("holds no article text that can be found; copy the article's text into a .txt file")
    source = found.sitename or found.hostname or ""
    notes = (decoded.note,) if decoded.note else ()
    return Batch((Draft(name, text, found.title or "", source, found.date, found.url, notes=notes),))

"""From what came over the wire to a draft: the same readers as for files, and what only the web tells."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from claimcheck.articles.apart.parent import apart
from claimcheck.articles.draft import Draft, Reader
from claimcheck.articles.fetch.addresses import checked_url
from claimcheck.articles.fetch.refusals import BOT_CHECK, PAYWALL, FetchError, is_bot_check
from claimcheck.articles.fetch.visit import Fetched
from claimcheck.articles.html import read_html
from claimcheck.articles.limits import MAX_URL_CHARACTERS
from claimcheck.articles.names import shown_name
from claimcheck.articles.plain import read_plain
from claimcheck.articles.walls import is_paywalled
from claimcheck.errors import InputError

_SAME_OUTLET = ("www.", "m.", "mobile.", "amp.")  # a site's pages for phones and its own copies
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_READERS: Mapping[str, Reader] = {"page": read_html, "text": read_plain, "pdf": apart("pdf")}


def draft_of(fetched: Fetched) -> Draft:
    """Read a fetched page, text or PDF.

    Raises:
        InputError: it holds no article; the message says whether a paywall or a bot check stands in front of it.
    """
    where = where_of(fetched.asked)
    try:
        batch = _READERS[fetched.content](where, _with_charset(fetched))
        (draft,) = batch.drafts
    except InputError as error:
        if is_bot_check({}, fetched.data):
            raise FetchError(BOT_CHECK) from error
        if is_paywalled(fetched.data):
            raise FetchError(PAYWALL) from error
        raise
    url, note = _address(draft.url, fetched.url)
    notes = [*draft.notes, *(f"{item.reason}: “{item.text}”" for item in batch.dropped), *([note] if note else [])]
    return replace(
        draft,
        url=url,
        notes=tuple(notes),
        source=draft.source.strip() or outlet(fetched.url),
        retrieved=fetched.retrieved,
        sha256=fetched.sha256,
    )


def _with_charset(fetched: Fetched) -> bytes:
    """Tell the page's reader the encoding that the server names, which by the HTML standard goes before the page's."""
    if fetched.content != "page" or fetched.charset is None or fetched.data.startswith(_BOMS):
        return fetched.data
    return b'<meta charset="%s">' % fetched.charset.encode("ascii", "replace") + fetched.data


def _address(canonical: str | None, url: str) -> tuple[str, str | None]:
    """Choose an article's address: the one its page gives for itself, as long as that is on the same site.

    A page may claim to be any outlet's; elsewhere the claim is told, not believed.
    """
    if not canonical:
        return url, None
    try:
        claimed = checked_url(canonical)
    except FetchError:
        return url, None
    ours, theirs = outlet(url), outlet(claimed)
    if ours == theirs or ours.endswith(f".{theirs}") or theirs.endswith(f".{ours}"):
        return claimed, None
    return url, f"gives {shown_name(claimed)} as its original; compare with that one where you can"


def outlet(url: str) -> str:
    """Name a site by its host, without the part that stands for the web or for phones."""
    host = urlsplit(url).hostname or ""
    prefix = next((prefix for prefix in _SAME_OUTLET if host.startswith(prefix)), "")
    return host.removeprefix(prefix)


def where_of(url: str) -> str:
    """Name an address for people, whatever a person pasted."""
    return shown_name(url[:MAX_URL_CHARACTERS])

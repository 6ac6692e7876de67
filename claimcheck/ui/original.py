"""A link to the very sentence in the page where it was published."""

from __future__ import annotations

from urllib.parse import quote

from claimcheck.reports.view import SideView

LONG, ENDS = 10, 4  # words: a longer sentence is named by its first and last few, as text fragments allow


def original(side: SideView) -> str | None:
    """The address of a sentence in its page, as a text fragment; null when there is no web address.

    See https://wicg.github.io/scroll-to-text-fragment/: a hyphen must be written as %2D, and the words be whole.
    """
    url = side.url
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    words = side.sentence.split()
    if not words:
        return url
    ends = [words] if len(words) <= LONG else [words[:ENDS], words[-ENDS:]]
    text = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"

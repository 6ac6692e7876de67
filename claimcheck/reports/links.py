"""Links to the very sentence in the page where it was published.

See https://wicg.github.io/scroll-to-text-fragment/: ``#:~:text=start,end``, on word boundaries, a hyphen as %2D.
"""

from __future__ import annotations

from urllib.parse import quote

from claimcheck.reports.view import SideView
from claimcheck.reports.words import printable

LONG, ENDS = 10, 4  # words: a longer sentence is named by its first and last few, as text fragments allow
DIRECTIVE = ":~:"


def original(side: SideView, text: str = "") -> str | None:
    """The address of a sentence in its page, as a text fragment.

    Args:
        side: the sentence and the address of its page.
        text: the whole text that the sentence stands in, when it is at hand: its first words are then made as many as
            it takes to be found nowhere else.

    Returns:
        The address; null when the article has no web address.
    """
    url = side.url
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    words = printable(side.sentence).split()
    if not words:
        return url
    page, _, _ = printable(url).partition(DIRECTIVE)
    page += "" if "#" in page else "#"
    named = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in _ends(words, text))
    return f"{page}{DIRECTIVE}text={named}"


def _ends(words: list[str], text: str) -> list[list[str]]:
    """The words that name a sentence: all of them, or the first and the last few."""
    around = " ".join(printable(text).split())
    for many in range(ENDS, len(words) - ENDS):
        if around.count(" ".join(words[:many])) <= 1:
            return [words] if len(words) <= LONG else [words[:many], words[-ENDS:]]
    return [words]

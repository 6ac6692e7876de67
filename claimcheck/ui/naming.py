"""Names for articles in lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import Article
from claimcheck.reports.view import outlet
from claimcheck.ui.safe import one_line

NAME_CHARACTERS = 80


def article_names(articles: Sequence[Article]) -> dict[str, Article]:
    """Each article under a name of its own, for a list to choose from."""
    names: dict[str, Article] = {}
    for article in articles:
        told = f"{outlet(article)}: {article.title}" if article.title else outlet(article)
        name = one_line(told, NAME_CHARACTERS)
        names[name if name not in names else f"{name} ({len(names) + 1})"] = article
    return names

"""What a visitor corrects about an article: kept in the workspace, and put on the article wherever it is read again."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.records import Article
from claimcheck.ui.keeping import book, is_open_here, who
from claimcheck.ui.state import Desk


def corrected(desk: Desk, articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return articles as they were corrected before; as read on a server where nothing that is kept may be shown.

    A workspace that cannot be read is said on the page, and the articles stay as read.
    """
    try:
        return book("see").corrections.apply(articles) if is_open_here() else tuple(articles)
    except ClaimcheckError as error:
        desk.said.append(str(error))
        return tuple(articles)


def keep(desk: Desk, article: Article) -> None:
    """Keep an article's source, title, date and language as they are now, for when it is read again.

    A workspace that cannot be written is said on the page; on the desk the correction holds in any case.
    """
    try:
        if is_open_here():
            corrections = book("check").corrections
            before = corrections.of([article.id]).get(article.id)
            corrections.correct(
                article.id,
                before.version if before is not None else 0,
                who(),
                source=article.source,
                title=article.title,
                published=article.published or "",
                language=article.language or "",
            )
    except ClaimcheckError as error:
        desk.said.append(str(error))

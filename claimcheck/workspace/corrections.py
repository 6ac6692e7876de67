"""What people correct about an article: source, title, date, language; it holds wherever the article is read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.records import Article
from claimcheck.workspace import checks
from claimcheck.workspace.clock import Clock, utc_now
from claimcheck.workspace.database import Database
from claimcheck.workspace.ledger import Ledger
from claimcheck.workspace.records import Correction
from claimcheck.workspace.tables import corrections

_BLANK = {"source": None, "title": None, "published": None, "language": None}
_GONE = "that correction is no longer there; open the article again"


class Corrections:
    """Corrections by article id, which no correction changes."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        """Work on ``database``."""
        self._database = database
        self._clock = clock
        self._ledger: Ledger[Correction] = Ledger(corrections, _entry, _BLANK, _GONE)

    def correct(
        self,
        article_id: str,
        expected: int,
        who: str,
        *,
        source: str | None = None,
        title: str | None = None,
        published: str | None = None,
        language: str | None = None,
    ) -> Correction:
        """Save what is right; null leaves a field as read.

        Each correction holds all that is corrected: a field that it leaves null is as read again.

        Args:
            article_id: which article.
            expected: the version that the person saw; 0 when there was none.
            who: who corrects.
            source: the outlet.
            title: the headline.
            published: ISO 8601; "" says that there is no date.
            language: an ISO 639 code; "" says that nobody can tell it.

        Raises:
            StaleError: somebody else corrected it since.
            InputError: it is no date, no language's code, or too long.
            WorkspaceError: it cannot be written.
        """
        state = {
            "source": None if source is None else checks.words(source, "the source", checks.NAME_CHARACTERS),
            "title": None if title is None else checks.words(title, "the title"),
            "published": checks.date_or_none(published),
            "language": checks.language_or_none(language),
        }
        key = {"article_id": checks.key(article_id, "article")}
        with self._database.write() as connection:
            return self._ledger.add(connection, key, expected, state, who, self._clock())

    def undo(self, article_id: str, expected: int, who: str) -> Correction:
        """Go one correction back; raises as ``correct`` does."""
        with self._database.write() as connection:
            return self._ledger.undo(connection, {"article_id": article_id}, expected, who, self._clock())

    def of(self, article_ids: Sequence[str]) -> dict[str, Correction]:
        """Return the corrections of some articles, by article id; the uncorrected are absent."""
        with self._database.read() as connection:
            found = self._ledger.latest_of(connection, corrections.c.article_id.in_(sorted(set(article_ids))))
        return {correction.article_id: correction for correction in found}

    def history(self, article_id: str) -> tuple[Correction, ...]:
        """Return every correction of an article, the first first."""
        with self._database.read() as connection:
            return self._ledger.history(connection, {"article_id": article_id})

    def apply(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """Return articles as corrected, in order."""
        known = self.of([article.id for article in articles])
        return tuple(known[article.id].apply(article) if article.id in known else article for article in articles)


def _entry(row: Mapping[Any, Any]) -> Correction:
    """Make the record of a row."""
    return Correction(**{name: row[name] for name in Correction.__dataclass_fields__})

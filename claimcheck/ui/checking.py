"""Checking one statement against the articles on the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.config import Settings
from claimcheck.errors import InputError
from claimcheck.protocols import Progress
from claimcheck.records import Article
from claimcheck.ui import analysis
from claimcheck.ui.lookup import TIES, Lookup, Other
from claimcheck.ui.reader import Said

YOURS = "Your statement"


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement, and the sentences of the articles that speak of the same: contradictions first."""

    statement: str
    said: tuple[Said, ...]


def check(statement: str, articles: Sequence[Article], progress: Progress | None = None) -> Checked:
    """Find the sentences that contradict or support a statement.

    Args:
        statement: one whole sentence.
        articles: what to look in; at least one.
        progress: told about the run.

    Raises:
        InputError: nothing was asked, or nothing in it can be read as a statement.
    """
    statement = " ".join(statement.split())
    if not statement:
        raise InputError("Write one whole sentence first.")
    asked = Article.from_text(statement, source=YOURS, url="claim:")
    report = analysis.run((asked, *articles), progress=progress, settings=Settings(within_articles=False))
    lookup = Lookup.of(report)
    own = lookup.by_article.get(asked.id, ())
    if not own:
        raise InputError("No statement can be read there: write one whole sentence, with its subject and its verb.")
    strongest: dict[str, Other] = {}
    for other in sorted((o for claim in own for o in lookup.others.get(claim.id, ())), key=_strength):
        strongest.setdefault(other.claim_id, other)
    said = (Said(o.tie, o.reason, lookup.side(o.claim_id, o.other_spans)) for o in strongest.values())
    return Checked(statement, tuple(said))


def _strength(other: Other) -> int:
    return TIES.index(other.tie)

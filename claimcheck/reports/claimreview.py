"""Drafts of ClaimReview (https://schema.org/ClaimReview) for the statements that clash, their ratings left empty.

That two sources disagree makes neither of them false: whoever checks the facts sets the rating, or drops the draft.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Article, Report
from claimcheck.reports.days import day
from claimcheck.reports.linked import Node, iri, to_text
from claimcheck.reports.links import original
from claimcheck.reports.view import NO_DATE, NO_OUTLET, ConflictView, FindingView, SideView, findings_view
from claimcheck.reports.words import printable, split

NOTE = (
    "Drafts, not reviews. Two sources disagree, and disagreement is not falsity: nothing here says which is right. "
    "Every rating, author and address is left empty for the person who checks the facts. Do not publish a draft as it "
    "is. Differences that one named reason explains are left out."
)


def to_claimreview(report: Report) -> str:
    """Write one ClaimReview draft per clashing statement, as an ItemList (JSON-LD); equal reports give equal text."""
    articles = {article.id: article for article in report.articles}
    clashing, _ = split(findings_view(report))
    drafts = [draft for view in clashing for draft in _drafts(view, articles)]
    content: Node = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": "Drafts of claim reviews",
        "description": NOTE,
        "numberOfItems": len(drafts),
        "itemListElement": drafts,
    }
    return to_text(content)


def _drafts(view: FindingView, articles: Mapping[str, Article]) -> list[Node]:
    """One draft per statement that a conflict of this finding touches, each against the first that clashes with it."""
    drafts: dict[str, Node] = {}
    for conflict in view.conflicts:
        if conflict.verdict == "conflict":
            for side, other in ((conflict.left, conflict.right), (conflict.right, conflict.left)):
                if side.claim_id not in drafts:
                    drafts[side.claim_id] = _draft(view, conflict, side, other, articles[side.article_id])
    return list(drafts.values())


def _draft(view: FindingView, conflict: ConflictView, side: SideView, other: SideView, article: Article) -> Node:
    against = f"{other.who} ({day(other.date)}) writes: “{' '.join(other.sentence.split())}”"
    return {
        "@type": "ClaimReview",
        "@id": iri("claimreview", view.id, side.claim_id),
        "creativeWorkStatus": "Draft",
        "name": printable(view.headline),
        "url": "",
        "datePublished": "",
        "author": {"@type": "Organization", "name": "", "url": ""},
        "claimReviewed": printable(" ".join(side.sentence.split())),
        "reviewRating": {"@type": "Rating", "ratingValue": "", "alternateName": ""},
        "reviewBody": "",
        "description": printable(f"Against it, {against} {conflict.reason}").strip(),
        "itemReviewed": _claim(side, article),
    }


def _claim(side: SideView, article: Article) -> Node:
    appearance: Node = {"@type": "NewsArticle", "headline": printable(side.title)}
    if side.outlet != NO_OUTLET:
        appearance["publisher"] = {"@type": "Organization", "name": printable(side.outlet)}
    address = original(side, article.text)
    if address is not None:
        appearance["url"] = address
    claim: Node = {"@type": "Claim", "appearance": appearance}
    if side.speaker:
        claim["author"] = {"name": printable(side.speaker)}  # a person or an organisation: the text does not say which
    elif side.outlet != NO_OUTLET:
        claim["author"] = {"@type": "Organization", "name": printable(side.outlet)}
    if side.date != NO_DATE:
        claim["datePublished"] = appearance["datePublished"] = side.date
    return claim

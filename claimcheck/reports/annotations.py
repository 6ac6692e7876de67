"""A report as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): notes that other programs can show.

An AnnotationCollection with one AnnotationPage; in it one Annotation per statement of each finding. Each names its
sentence twice: by a TextQuoteSelector (the words, with those around them) and by a TextPositionSelector (code points
into the article's text as claimcheck read it). A headline is no part of that text and has the quotation alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Article, Report
from claimcheck.reports.days import day
from claimcheck.reports.linked import Node, iri, page, to_text
from claimcheck.reports.view import ConflictView, FindingView, SideView, findings_view, outlet
from claimcheck.reports.words import both_true_if, percent, printable, subject

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a quotation, as annotation programs commonly keep them
LABEL = (
    "What these articles say differently. A flag is a place to look, not a judgement. Positions count code points in "
    "the text of each article as claimcheck read it."
)
Pair = tuple[ConflictView, SideView, SideView]  # the flag, this side, the other


def to_annotations(report: Report) -> str:
    """Write a report's findings as an AnnotationCollection (JSON-LD); equal reports give equal text."""
    articles = {article.id: article for article in report.articles}
    items = [note for view in findings_view(report) for note in _notes(view, articles)]
    name = iri("annotations", *articles, *(str(item["id"]) for item in items))
    collection: Node = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": LABEL,
        "generator": {"type": "Software", "name": "claimcheck"},
        "total": len(items),
        "first": {"id": iri(name, "page"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return to_text(collection)


def _notes(view: FindingView, articles: Mapping[str, Article]) -> list[Node]:
    """One annotation per statement of a finding, in the order in which its pairs name them."""
    pairs: dict[str, list[Pair]] = {}
    for conflict in view.conflicts:
        pairs.setdefault(conflict.left.claim_id, []).append((conflict, conflict.left, conflict.right))
        pairs.setdefault(conflict.right.claim_id, []).append((conflict, conflict.right, conflict.left))
    return [_note(view, held, articles[held[0][1].article_id]) for held in pairs.values()]


def _note(view: FindingView, pairs: list[Pair], article: Article) -> Node:
    side = pairs[0][1]
    others = dict.fromkeys(other.claim_id for _, _, other in pairs)
    linked: list[Node] = [
        {"type": "SpecificResource", "purpose": "linking", "source": _name(view, other)} for other in others
    ]
    said: Node = {
        "type": "TextualBody",
        "purpose": "commenting",
        "format": "text/plain",
        "language": "en",
        "value": printable("\n".join([view.headline, *map(_comment, pairs)])),
    }
    tags: list[Node] = [
        {"type": "TextualBody", "purpose": "tagging", "value": verdict}
        for verdict in sorted({conflict.verdict for conflict, _, _ in pairs})
    ]
    return {
        "id": _name(view, side.claim_id),
        "type": "Annotation",
        "motivation": "commenting",
        "body": [said, *tags, *linked],
        "target": {"type": "SpecificResource", "source": _source(side, article), "selector": _selectors(side, article)},
    }


def _name(view: FindingView, claim_id: str) -> str:
    return iri("annotation", view.id, claim_id)


def _comment(pair: Pair) -> str:
    """What stands against a sentence, and why it was flagged."""
    conflict, _, other = pair
    text = f"{other.who} ({day(other.date)}): “{' '.join(other.sentence.split())}” {conflict.reason.rstrip('.')}."
    both = both_true_if(conflict)
    return text + (f" Both true if {both}." if both else "") + f" ({subject(conflict)}, {percent(conflict.confidence)})"


def _source(side: SideView, article: Article) -> Node:
    told = ": ".join(part for part in (outlet(article), article.title) if part)
    source: Node = {"id": page(side), "type": "Text", "label": printable(told)}
    if article.language:
        source["language"] = article.language
    return source


def _selectors(side: SideView, article: Article) -> list[Node]:
    text = article.title if side.field == "title" else article.text
    start, end = side.sentence_start, side.sentence_end
    quoted: Node = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    placed: Node = {"type": "TextPositionSelector", "start": start, "end": end}
    return [quoted] if side.field == "title" else [quoted, placed]

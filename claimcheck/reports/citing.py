"""Paragraphs about findings, ready for the article that is being written: who says what, when, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Article, Report
from claimcheck.reports.days import day
from claimcheck.reports.links import original
from claimcheck.reports.view import ConflictView, FindingView, SideView, findings_view
from claimcheck.reports.words import CAUTION, NOTHING_FOUND, both_true_if, printable


def paragraph(view: FindingView) -> str:
    """Say in plain text what each side writes, when, and what would make both true."""
    first = view.conflicts[0]
    left, right = first.left, first.right
    if left.article_id == right.article_id:
        text = _ended(f"{left.outlet} ({day(left.date)}) tells it in two ways: {_quoted(left)} and {_quoted(right)}")
    else:
        text = _ended(f"Reports differ. {_said(left)}; {_said(right)}")
    return printable(text + _because(first))


def to_paragraphs(report: Report) -> str:
    """Write a plain text with one paragraph per finding, each with links to its two sentences in their own pages."""
    texts = {article.id: article for article in report.articles}
    parts = [f"{CAUTION} The quotations are word for word; check them against the articles before you print them."]
    parts += [_part(number, view, texts) for number, view in enumerate(findings_view(report), 1)]
    return "\n\n".join(parts if len(parts) > 1 else [NOTHING_FOUND]) + "\n"


def _part(number: int, view: FindingView, texts: Mapping[str, Article]) -> str:
    lines = [f"{number}. {' '.join(printable(view.headline).split())}", paragraph(view)]
    for side in (view.conflicts[0].left, view.conflicts[0].right):
        address = original(side, texts[side.article_id].text)
        if address is not None:
            lines.append(f"{printable(side.outlet)}: {address}")
    return "\n".join(dict.fromkeys(lines))


def _said(side: SideView) -> str:
    speaker = f", quoting {side.speaker}," if side.speaker else ""
    return f"{side.outlet} ({day(side.date)}){speaker} writes: {_quoted(side)}"


def _quoted(side: SideView) -> str:
    return f"“{' '.join(side.sentence.split())}”"


def _ended(text: str) -> str:
    """End a sentence, unless the quotation that it ends with has done so."""
    return text if text.endswith((".”", "!”", "?”", "…”")) else f"{text}."


def _because(view: ConflictView) -> str:
    both = both_true_if(view)
    return f" Both can be true if {both}." if both else ""

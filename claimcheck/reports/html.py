"""A report as one HTML file: no scripts, no network, its own styles allowed by their hash and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape as escape_markup
from pathlib import Path

from claimcheck.records import Article, Report
from claimcheck.reports.links import original
from claimcheck.reports.view import ConflictView, FindingView, Segment, SideView, findings_view, outlet
from claimcheck.reports.words import (
    CAUTION,
    NOTHING_FOUND,
    both_true_if,
    left_out,
    percent,
    printable,
    split,
    subject,
    summary,
    web_address,
    when,
)

_STYLE_FILE = Path(__file__).with_name("style.css")
_TITLE = "What these articles say differently"


def to_html(report: Report) -> str:
    """Write a report as one self-contained, printable page, light or dark as the reader's system is.

    Args:
        report: what an analysis found.

    Returns:
        The page. Everything from an article is escaped; its policy forbids scripts, images, forms and any loading.
    """
    clashing, explained = split(findings_view(report))
    body = [f"<header><h1>{_TITLE}</h1><p>{escape(summary(report))}.</p><p class=soft>{CAUTION}</p></header><main>"]
    body.append(f"<h2>Conflicts</h2>{''.join(map(_finding, clashing)) or f'<p>{NOTHING_FOUND}</p>'}")
    if explained:
        body.append(f"<h2>Explained differences</h2>{''.join(map(_finding, explained))}")
    body += [_articles(report), _left_out(report), "</main>"]
    return head(_TITLE, _style()) + "\n".join(body) + "\n</body>\n</html>\n"


def escape(text: str) -> str:
    """Escape a piece of text for the page's body and for quoted attributes."""
    return escape_markup(printable(text), quote=True)


@cache
def _style() -> str:
    return _STYLE_FILE.read_text(encoding="utf-8")


def head(title: str, style: str) -> str:
    """Open a page that allows nothing but its own style, by the hash of the style element's content.

    Args:
        title: what the browser shows above it.
        style: our own CSS, never anything from an article.
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _finding(view: FindingView) -> str:
    flags = "".join(map(_conflict, view.conflicts))
    return f'<article class=finding><h3 dir="auto">{escape(view.headline)}</h3>{flags}</article>'


def _conflict(view: ConflictView) -> str:
    condition = both_true_if(view)
    about = f"{escape(subject(view))}, {percent(view.confidence)}"
    both = f"<p><b>Both true if:</b> {escape(condition)}.</p>" if condition else ""
    return (
        f"<section class=flag><div class=pair>{_side(view.left)}{_side(view.right)}</div>"
        f"<p><b>Why:</b> {escape(view.reason)} <span class=soft>({about})</span></p>{both}</section>"
    )


def _side(side: SideView) -> str:
    before = f"<span class=soft>{escape(side.before)}</span> " if side.before else ""
    after = f" <span class=soft>{escape(side.after)}</span>" if side.after else ""
    address = original(side)
    who = f"<bdi>{escape(side.who)}</bdi>"
    linked = f'<a href="{escape(address)}" rel="noopener noreferrer">{who}</a>' if address else who
    caption = f"{linked} <span class=soft>{escape(when(side.date))}</span>"
    sentence = "".join(map(_piece, side.segments))
    quote = f'<blockquote dir="auto">{before}{sentence}{after}</blockquote>'
    return f"<figure><figcaption>{caption}</figcaption>{quote}</figure>"


def _piece(segment: Segment) -> str:
    return f"<mark>{escape(segment.text)}</mark>" if segment.is_marked else escape(segment.text)


def _articles(report: Report) -> str:
    rows = "".join(
        f'<tr><td>{escape(outlet(article))}</td><td dir="auto">{_title(article)}</td>'
        f"<td>{escape(when(article.published or ''))}</td></tr>"
        for article in report.articles
    )
    head = "<tr><th>Source</th><th>Title</th><th>Date</th></tr>"
    return f"<h2>Articles</h2><table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _title(article: Article) -> str:
    title = escape(article.title) or "no title"
    address = web_address(article)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{title}</a>' if address else title


def _left_out(report: Report) -> str:
    if not report.dropped:
        return ""
    items = "".join(f"<li><bdi>{escape(left_out(item))}</bdi></li>" for item in report.dropped)
    return f"<h2>Left out</h2><ul>{items}</ul>"

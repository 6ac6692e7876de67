"""A report as Markdown. Everything that comes from an article is escaped: it shows as typed."""

from __future__ import annotations

import re

from claimcheck.records import Article, Report
from claimcheck.reports.view import ConflictView, FindingView, SideView, findings_view, outlet
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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!()$@])")
_LINK = re.compile(r"(?i)(\bhttps?|\bftp|\bmailto|\bxmpp)(:)|(\bwww)(\.)")  # GitHub turns these into links by itself
_LINE_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_URL_SAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'*+,;=%]")


def to_markdown(report: Report) -> str:
    """Write a report as Markdown (CommonMark with a GitHub table).

    Args:
        report: what an analysis found.

    Returns:
        The text: articles, conflicts, explained differences, and what was left out.
    """
    clashing, explained = split(findings_view(report))
    lines = ["# What these articles say differently", "", f"{summary(report)}.", "", CAUTION, ""]
    lines += _articles(report)
    lines += ["## Conflicts", ""]
    lines += [line for number, view in enumerate(clashing, 1) for line in _finding(number, view)] or [NOTHING_FOUND, ""]
    if explained:
        lines += ["## Explained differences", ""]
        lines += [line for number, view in enumerate(explained, len(clashing) + 1) for line in _finding(number, view)]
    lines += _left_out(report)
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """Escape a piece of text for the middle of a Markdown line; line breaks become spaces."""
    line = " ".join(text.split())
    line = _SPECIAL.sub(r"\\\1", printable(line))
    return _LINK.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"{m[3]}\\{m[4]}", line)


def _start(text: str) -> str:
    """Escape what would begin a list or a heading at the start of a line."""
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def _articles(report: Report) -> list[str]:
    rows = ["| source | title | date |", "| --- | --- | --- |"]
    rows += [f"| {escape(outlet(a))} | {_title(a)} | {escape(when(a.published or ''))} |" for a in report.articles]
    return ["## Articles", "", *rows, ""]


def _title(article: Article) -> str:
    title = escape(article.title) or "no title"
    address = web_address(article)
    return f"[{title}]({_address(address)})" if address else title


def _address(url: str) -> str:
    """Percent-encode what would end a Markdown link."""
    return _URL_SAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8", "replace")), url)


def _finding(number: int, view: FindingView) -> list[str]:
    lines = [f"### {number}. {escape(view.headline)}", ""]
    for conflict in view.conflicts:
        lines += _conflict(conflict)
    return lines


def _conflict(view: ConflictView) -> list[str]:
    lines = [*_side(view.left), *_side(view.right)]
    lines.append(f"**Why:** {escape(view.reason)} ({subject(view)}, {percent(view.confidence)})")
    condition = both_true_if(view)
    if condition:
        lines += ["", f"**Both true if:** {escape(condition)}."]
    return [*lines, ""]


def _side(side: SideView) -> list[str]:
    return [f"**{escape(side.who)}**, {escape(when(side.date))}:", "", f"> {_start(_sentence(side))}", ""]


def _sentence(side: SideView) -> str:
    """Write the sentence with its clashing words bold; spaces stay outside, where Markdown wants them."""
    pieces: list[str] = []
    for segment in side.segments:
        body = escape(segment.text)
        left = " " if segment.text[:1].isspace() else ""
        right = " " if segment.text[-1:].isspace() and body else ""
        pieces.append(f"{left}**{body}**{right}" if segment.is_marked and body else f"{left}{body}{right}")
    return "".join(pieces).strip()


def _left_out(report: Report) -> list[str]:
    if not report.dropped:
        return []
    lines = [f"- {escape(left_out(item))}" for item in report.dropped]
    return ["## Left out", "", *lines, ""]

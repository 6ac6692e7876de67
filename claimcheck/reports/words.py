"""The plain words that every written report uses."""

from __future__ import annotations

import re

from claimcheck.records import Article, Between, Dropped, Kind, Report, Verdict
from claimcheck.reports.view import ConflictView, FindingView

KINDS: dict[Kind, str] = {"numeric": "numbers and dates", "narrative": "what happened"}
BETWEEN: dict[Between, str] = {
    "outlets": "between outlets",
    "speakers": "between people quoted",
    "outlet_and_source": "outlet against a person quoted",
    "within": "inside one article",
}
VERDICTS: dict[Verdict, str] = {"conflict": "conflict", "explained": "explained difference"}
SHOWN_OF_DROPPED = 120  # characters: enough to recognise a line that was left out
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
NOTHING_FOUND = "No conflict was found between these articles."
CAUTION = "A flag is a place to look, not a judgement: read both sentences, and the articles, before you act on it."


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: "1 article", "4 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(confidence: float) -> str:
    """Write a probability for people: "91 % sure"."""
    return f"{round(confidence * 100)} % sure"


def subject(view: ConflictView) -> str:
    """Say what a flag is about, and between whom: "numbers and dates (count), between outlets"."""
    label = "explained: " if view.verdict == "explained" else ""
    return f"{label}{KINDS[view.kind]} ({view.subkind.replace('_', ' ')}), {BETWEEN[view.between]}"


def both_true_if(view: ConflictView) -> str | None:
    """Write what would make both sides true as a clause without its full stop."""
    return view.both_true_if.strip().rstrip(".") if view.both_true_if and view.both_true_if.strip() else None


def summary(report: Report) -> str:
    """Say in one line how much was read and found."""
    clashes = sum(conflict.verdict == "conflict" for conflict in report.conflicts)
    explained = len(report.conflicts) - clashes
    read = f"{count(len(report.articles), 'article')}, {count(len(report.claims), 'claim')}"
    return f"{read}: {count(clashes, 'conflict')} and {count(explained, 'explained difference')}"


def printable(text: str) -> str:
    """Replace what no format can hold (control characters, lone surrogates) by U+FFFD; line breaks and tabs stay."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def web_address(article: Article) -> str | None:
    """Give an article's address when following it is safe: http or https, nothing that runs."""
    url = article.url
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def left_out(item: Dropped) -> str:
    """Say what was left out and why, with the beginning of its words."""
    words = " ".join(item.text.split())
    cut = words[:SHOWN_OF_DROPPED] + ("…" if len(words) > SHOWN_OF_DROPPED else "")
    return f"{item.where}: {item.reason}" + (f" (“{cut}”)" if cut else "")


def when(date: str) -> str:
    """Write an ISO date and time for people: "2026-05-14 08:00"."""
    return date.replace("T", " ")[: len("2026-05-14 08:00")] if _MOMENT.match(date) else date


def split(views: tuple[FindingView, ...]) -> tuple[tuple[FindingView, ...], tuple[FindingView, ...]]:
    """Part findings into those that hold a conflict and those that are explained altogether."""
    clashing = tuple(view for view in views if view.verdict == "conflict")
    return clashing, tuple(view for view in views if view.verdict != "conflict")

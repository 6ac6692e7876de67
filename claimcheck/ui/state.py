"""The one place for what a visitor has on the desk. It is this visitor's alone."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import partial

import streamlit as st

from claimcheck.records import Article, Dropped, Report
from claimcheck.reports.view import FindingView
from claimcheck.ui.checking import Checked
from claimcheck.ui.facts import FactView
from claimcheck.ui.feeds import Offer
from claimcheck.ui.lookup import Lookup
from claimcheck.ui.shown import Shown
from claimcheck.workspace import DECISIONS, ComparisonInfo, Decision, Note, Verdict

__all__ = ["DECISIONS", "Decision", "Desk", "Review", "desk"]

TICKET_BYTES = 12  # 96 bits: nobody guesses one
MOST_STEPS = 99  # back to the start of a long sitting
_KEY = "desk"


@dataclass(frozen=True, slots=True)
class Review:
    """What the reviewer decided about a finding, their note, and when (local time, ISO 8601, to the minute)."""

    decision: Decision | None = None
    note: str = ""
    at: str = ""


@dataclass(slots=True)
class Desk:
    """One visitor's articles, report and decisions.

    ``shown`` is the report as pages show it; ``analysed`` is what it was made from, so that a page can say when the
    articles have changed since. ``uploads`` counts the lots of files taken, so that each finds an empty uploader;
    ``looking_at`` is the article open to be corrected; ``offer`` is the feed open to be picked from. ``story`` names
    the bundled story that lies on the desk untouched, null for any other. ``reviews`` go by the ids of flags, not of
    findings, so that adding an article orphans none; ``before`` holds them as they were, to be taken back step by step.
    ``saved`` is this comparison in the workspace, with the report saved last, the reviews as ``written`` there, and the
    verdicts and notes that this visitor has ``seen``. ``trouble`` is what kept the last of them from being written, to
    be tried again at ``retry_at`` (of the monotonic clock). ``ticket`` finds this desk again when its page is reloaded.
    """

    articles: tuple[Article, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    shown: Shown | None = None
    analysed: tuple[Article, ...] = ()
    fresh: frozenset[str] = frozenset()
    gone: int = 0
    reviews: dict[str, Review] = field(default_factory=dict)
    before: list[dict[str, Review]] = field(default_factory=list)
    story: str | None = None
    saved: ComparisonInfo | None = None
    saved_report: Report | None = None
    written: dict[str, Review] = field(default_factory=dict)
    seen: dict[str, Verdict] = field(default_factory=dict)
    notes: dict[str, tuple[Note, ...]] = field(default_factory=dict)
    trouble: str = ""
    retry_at: float = 0.0
    checked: Checked | None = None
    is_opened: bool = False
    uploads: int = 0
    looking_at: str | None = None
    wanted: str | None = None
    offer: Offer | None = None
    said: list[str] = field(default_factory=list)
    ticket: str = field(default_factory=partial(secrets.token_urlsafe, TICKET_BYTES))

    @property
    def report(self) -> Report | None:
        """The report, null before an analysis."""
        return self.shown.report if self.shown is not None else None

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """The report's findings as they are read."""
        return self.shown.findings if self.shown is not None else ()

    @property
    def lookup(self) -> Lookup | None:
        """Where to find what belongs to a claim."""
        return self.shown.lookup if self.shown is not None else None

    @property
    def facts(self) -> tuple[FactView, ...]:
        """Every fact with who says what."""
        return self.shown.facts if self.shown is not None else ()

    @property
    def is_stale(self) -> bool:
        """Whether the articles changed after they were analysed."""
        return self.report is not None and self.analysed != self.articles

    @property
    def changes(self) -> tuple[int, int, int]:
        """How many articles were added, taken away and corrected since they were analysed."""
        now, then = ({article.id: article for article in each} for each in (self.articles, self.analysed))
        corrected = sum(now[key] != then[key] for key in now.keys() & then.keys())
        return len(now.keys() - then.keys()), len(then.keys() - now.keys()), corrected

    def is_new(self, view: FindingView) -> bool:
        """Whether every flag of a finding came up in the last analysis and in none before."""
        return all(conflict.id in self.fresh for conflict in view.conflicts)

    @property
    def conflicts(self) -> tuple[FindingView, ...]:
        """Findings that no reading reconciles."""
        return tuple(view for view in self.findings if view.verdict == "conflict")

    @property
    def explained(self) -> tuple[FindingView, ...]:
        """Differences that one named reason accounts for."""
        return tuple(view for view in self.findings if view.verdict == "explained")

    def continue_from(self, other: Desk) -> None:
        """Take over what lies on another desk; from here on the two go their own ways."""
        for name in (each.name for each in fields(Desk) if each.name not in ("said", "ticket")):
            held = getattr(other, name)
            setattr(self, name, held.copy() if isinstance(held, dict | list) else held)

    def add(self, articles: Iterable[Article], dropped: Iterable[Dropped] = ()) -> int:
        """Put articles on the desk, each once; returns how many were new. A copy is listed as left out."""
        known = {article.id for article in self.articles}
        fresh: list[Article] = []
        left_out = list(dropped)
        for article in articles:
            if article.id in known:
                left_out.append(
                    Dropped(article.path or article.source or "article", "the same article is here already")
                )
                continue
            known.add(article.id)
            fresh.append(article)
        if fresh:
            self.story = None
        self.articles += tuple(fresh)
        self.dropped += tuple(left_out)
        return len(fresh)

    def correct(self, article_id: str, source: str, title: str, published: str | None, language: str | None) -> None:
        """Correct what was read about an article; its text and id stay."""
        changed = tuple(
            replace(article, source=source, title=title, published=published, language=language)
            if article.id == article_id
            else article
            for article in self.articles
        )
        if changed != self.articles:
            self.articles, self.story = changed, None

    def want(self, story: str) -> None:
        """Ask for a bundled story; the next drawing of the page opens it."""
        self.wanted = story

    def look_at(self, article_id: str | None) -> None:
        """Open one article to be looked at and corrected; null closes it."""
        self.looking_at = article_id

    def put_offer_away(self) -> None:
        """Close the feed that was open to be picked from."""
        self.offer = None

    def remove(self, article_id: str) -> None:
        """Take an article off the desk."""
        self.articles = tuple(article for article in self.articles if article.id != article_id)
        self.story = None

    def clear(self) -> None:
        """Empty the desk, decisions included."""
        self.articles, self.dropped, self.analysed = (), (), ()
        self.shown, self.story = None, None
        self.looking_at, self.checked, self.offer, self.saved, self.saved_report = None, None, None, None, None
        self.fresh, self.gone = frozenset(), 0
        self.written, self.seen, self.notes, self.trouble, self.retry_at = {}, {}, {}, "", 0.0
        self.reviews.clear()
        self.before.clear()

    def keep(self, report: Report) -> None:
        """Hold a finished report of the articles on the desk, and what in it is new beside the one before."""
        self.show(Shown.of(report))

    def show(self, shown: Shown) -> None:
        """Hold a report that was turned over already; else as ``keep``."""
        then = {conflict.id for conflict in self.report.conflicts} if self.report is not None else None
        now = {conflict.id for conflict in shown.report.conflicts}
        self.fresh, self.gone = (frozenset(now - then), len(then - now)) if then is not None else (frozenset(), 0)
        self.shown, self.analysed = shown, self.articles

    def decide(self, view: FindingView, decision: Decision | None) -> None:
        """Note the reviewer's decision; null takes it back."""
        self._remember()
        self._keep(view, replace(self.review(view), decision=decision))

    def dismiss(self, views: Iterable[FindingView]) -> None:
        """Dismiss several findings in one step, those without a decision alone."""
        self._remember()
        for view in views:
            if self.review(view).decision is None:
                self._keep(view, replace(self.review(view), decision="dismissed"))

    def undo(self) -> None:
        """Take the last step of reviewing back."""
        if self.before:
            self.reviews = self.before.pop()

    def note(self, view: FindingView, note: str) -> None:
        """Keep the reviewer's note on a finding."""
        self._remember()
        self._keep(view, replace(self.review(view), note=note.strip()))

    def review(self, view: FindingView) -> Review:
        """What was decided about a finding so far."""
        kept = (self.reviews.get(conflict.id) for conflict in view.conflicts)
        return next((review for review in kept if review is not None), Review())

    def decided(self, *decisions: Decision, least: float = 0.0) -> int:
        """How many findings of at least this confidence carry one of these decisions, or any when none is named."""
        asked = decisions or DECISIONS
        return sum(self.review(view).decision in asked and view.confidence >= least for view in self.findings)

    def _remember(self) -> None:
        self.before = [*self.before[-MOST_STEPS:], dict(self.reviews)]

    def _keep(self, view: FindingView, review: Review) -> None:
        """Keep a review under every flag of the finding: flags keep their ids when an article is added."""
        is_empty = review.decision is None and not review.note
        for conflict in view.conflicts:
            if is_empty:
                self.reviews.pop(conflict.id, None)
            else:
                self.reviews[conflict.id] = replace(review, at=datetime.now().isoformat(timespec="minutes"))


def desk() -> Desk:
    """This visitor's desk, made empty on the first visit."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Desk()
    kept: Desk = st.session_state[_KEY]
    return kept

"""Differences that one named thing accounts for: "both true if ...", the smallest explanation first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from claimcheck.conflicts.evidence import Evidence
from claimcheck.facts.calendar import MONTH, relate_claims, written_day
from claimcheck.facts.numbers import COUNTS, middle
from claimcheck.facts.tallies import ALL, all_and_one
from claimcheck.facts.when import days, is_clock
from claimcheck.facts.words import stems
from claimcheck.records import Article, Claim, Quantity, TimeSpan

RUNNING = re.compile(
    r"\b(?:so far|by (?:then|now|noon|midday|midnight|\d)|still|yet|already|until now|at first|initial(?:ly)?|earlier"
    r"|provisional|preliminary|correct(?:ed|ion)|updat\w+|revis\w+|ris(?:en|ing)|rose|stands? at|stood at|count of"
    r"|as of|to date|more are feared|at least|first (?:count|figure|report)s?)\b",
    re.IGNORECASE,
)
_HARMED = (
    r"((?:the|those|these|all the|all those)(?: \w+){0,2} (?:injured|hurt|wounded|dead|killed|missing|infected|sick|"
    r"ill|victims|casualties|patients|arrested|detained|evacuated))"
)
OF_CASUALTIES = re.compile(rf"\b(?:of|among) {_HARMED}[,:]?(?: (?:about|some|at least|only|just))? ?$", re.IGNORECASE)
OF_CASUALTIES_BEHIND = re.compile(rf" (?:\w+ )?(?:of|among) {_HARMED}\b", re.IGNORECASE)
ALONE = re.compile(r"\balone\b", re.IGNORECASE)  # "his office alone" counts a part of all

LIVE_WINDOW = timedelta(hours=36)  # a live blog over midnight dates half its entries by the wrong day


@dataclass(frozen=True, slots=True)
class Explanation:
    """One difference between two claims: what it is called, the two values, and the sentence for the reader."""

    name: str  # occasion, update, date, part, place
    left: str
    right: str
    both_true_if: str


Explainer = Callable[[Evidence, Article, Article], Explanation | None]


def explain(evidence: Evidence, left: Article, right: Article) -> Explanation | None:
    """Return the smallest named difference that makes both claims true, or null."""
    for explainer in EXPLAINERS:
        found = explainer(evidence, left, right)
        if found is not None:
            return found
    return None


def by_update(evidence: Evidence, left: Article, right: Article) -> Explanation | None:
    """A running figure that grew: the text says that it counts on, and the later telling has the larger figure."""
    pair = clashing_figures(evidence)
    adding = all(ALL.search(s) for s in (sentence_of(evidence.left, left), sentence_of(evidence.right, right)))
    if pair is None or not (adding or _runs(evidence.left) or _runs(evidence.right)):
        return None
    if any(q.ordinal or q.relation == "<" or not _adds_up(q) for q in pair):
        return None
    first, second = _told_at(evidence.left, left), _told_at(evidence.right, right)
    if first is None or second is None or first == second:
        return None
    x, y = middle(pair[0]), middle(pair[1])
    if x is None or y is None or ((first < second) != (x < y) and not _live_is_lower(evidence, x, y, first, second)):
        return None
    a, b = _say_moment(first), _say_moment(second)
    if a == b:
        return None
    earlier, later = (a, b) if x < y else (b, a)
    return Explanation("update", a, b, f"the figure grew between {earlier} and {later}")


def by_date(evidence: Evidence, left: Article, right: Article) -> Explanation | None:
    """Each claim names its own day, and the days differ."""
    del left, right
    a, b = evidence.left, evidence.right
    if evidence.time is not None and evidence.number is None:
        return None  # the day is then the very thing they differ about
    if relate_claims(a, b) != "disjoint":
        return None
    x, y = _first_day(a), _first_day(b)
    if x is None or y is None:
        return None
    return Explanation("date", x, y, f"the first speaks of {x} and the second of {y}")


def by_part(evidence: Evidence, left: Article, right: Article) -> Explanation | None:
    """One side counts a part of what the other counts: a named subgroup, or a share of a stated whole."""
    del left, right
    pair = clashing_figures(evidence)
    if pair is None or pair[0].dimension not in COUNTS:
        return None
    a, b = pair
    x, y = set(stems(a.counted or "")), set(stems(b.counted or ""))
    smaller, larger = (a, b) if (middle(a) or 0) < (middle(b) or 0) else (b, a)
    inside = evidence.left if smaller is a else evidence.right
    if ALONE.search(inside.text) and smaller.relation != ">":
        words = " ".join(inside.text.split())
        return Explanation("part", words, larger.counted or "the whole", f"“{words}” speaks of a part only")
    whole = of_casualties(inside, smaller)
    if (
        whole
        and middle(a) != middle(b)
        and (larger.whole is None)
        and of_casualties(_other(evidence, inside), larger) is None
    ):
        return Explanation("part", smaller.counted or "a part", whole, f"the smaller figure is only a part of {whole}")
    inner, outer = (x, y) if smaller is a else (y, x)
    if not outer or not outer < inner:
        return None
    sides = (a.counted or a.head or "", b.counted or b.head or "")
    return Explanation("part", sides[0], sides[1], f"{smaller.counted} are only a part of the {larger.counted}")


def of_casualties(claim: Claim, figure: Quantity) -> str | None:
    """Return the words that make a figure a part of all who came to harm: "of the injured, 31", "61 of those hurt"."""
    start, end = figure.start - claim.start, figure.end - claim.start
    found = OF_CASUALTIES.search(claim.text[:start]) or OF_CASUALTIES_BEHIND.match(claim.text[end:])
    return found.group(1) if found else None


def _other(evidence: Evidence, claim: Claim) -> Claim:
    return evidence.right if claim is evidence.left else evidence.left


def by_place(evidence: Evidence, left: Article, right: Article) -> Explanation | None:
    """Each claim names its own place, and neither lies in the other."""
    del left, right
    a, b = evidence.left.place, evidence.right.place
    if not a or not b or set(stems(a)) & set(stems(b)) or evidence.number is None:
        return None
    return Explanation("place", a, b, f"the first speaks of {a} and the second of {b}")


def by_occasion(evidence: Evidence, left: Article, right: Article) -> Explanation | None:
    """One side adds up all of a time, and the other counts a single occasion, which makes a part of it."""
    pair = clashing_figures(evidence)
    around = (sentence_of(evidence.left, left), sentence_of(evidence.right, right))
    if pair is None or not all_and_one(evidence.left, pair[0], evidence.right, pair[1], around):
        return None
    first_is_all = (middle(pair[0]) or 0.0) > (middle(pair[1]) or 0.0)
    sides = ("all of a time", "one occasion") if first_is_all else ("one occasion", "all of a time")
    told = ("the first", "the second") if first_is_all else ("the second", "the first")
    return Explanation("occasion", *sides, f"{told[0]} adds up a whole time and {told[1]} counts one occasion in it")


EXPLAINERS: tuple[Explainer, ...] = (by_occasion, by_update, by_date, by_part, by_place)


def clashing_figures(evidence: Evidence) -> tuple[Quantity, Quantity] | None:
    """Return the two figures that clash, or null where none do."""
    clash = evidence.number
    if clash is None:
        return None
    left = next(q for q in evidence.left.quantities if (q.start, q.end) == clash.left)
    right = next(q for q in evidence.right.quantities if (q.start, q.end) == clash.right)
    return left, right


def sentence_of(claim: Claim, article: Article) -> str:
    """Return the whole sentence that a claim stands in."""
    field = article.title if claim.field == "title" else article.text
    return field[claim.sentence_start : claim.sentence_end]


def _live_is_lower(evidence: Evidence, x: float, y: float, first: datetime, second: datetime) -> bool:
    """Whether the lower figure stands in a live entry of about the same day: such entries are often a day off."""
    as_of = evidence.left.as_of if x < y else evidence.right.as_of
    return as_of is not None and is_clock(as_of) and abs(first - second) <= LIVE_WINDOW


def _adds_up(q: Quantity) -> bool:
    """Whether a figure of this dimension is counted on as time goes by."""
    return q.dimension in COUNTS or q.dimension == "area" or q.dimension.startswith("money")


def _runs(claim: Claim) -> bool:
    return claim.as_of is not None or bool(RUNNING.search(claim.text))


def _told_at(claim: Claim, article: Article) -> datetime | None:
    """When the figure held: its as-of time, a clock time of its own, else the article's publication."""
    spans: list[TimeSpan] = [claim.as_of] if claim.as_of else [t for t in claim.times if is_clock(t)]
    for span in spans:
        iso = span.latest or span.earliest
        if iso:
            return datetime.fromisoformat(iso)
    if article.published is None:
        return None
    return datetime.fromisoformat(article.published).replace(tzinfo=None) + timedelta(hours=23)


def _first_day(claim: Claim) -> str | None:
    found = days(claim.times)
    if found:
        return _say_day(found[0][0].date())
    told = (written_day(claim, t.start, t.end) for t in claim.times if t.role == "event")
    return next((words for words in told if MONTH.search(words)), None)


def _say_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _say_moment(moment: datetime) -> str:
    clock = "" if (moment.hour, moment.minute) in {(0, 0), (23, 0)} else f", {moment:%H:%M}"
    return f"{_say_day(moment.date())}{clock}"

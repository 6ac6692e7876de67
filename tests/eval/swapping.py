"""Whose side the tool is on: the names of a story's two sides exchanged throughout, and which flags stay.

python -m tests.eval.swapping [STORY ...]      the share of flags that stay, by story and over all
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import claimcheck
from claimcheck.records import Article, Report
from tests.eval.gate import SETS
from tests.eval.scoring import story_report

STORIES: Mapping[str, Path] = {p.parent.name: p.parent for f in SETS.values() for p in sorted(f.glob("*/gold.json"))}

# The two sides of each story and what belongs to them; a swap exchanges the two words of an entry throughout.
SIDES: Mapping[str, Mapping[str, str]] = {
    "housing": {"Aldane": "Norbrook", "Graham": "Dina", "Selwick": "Falk", "company": "council"},
    "marathon": {"Kebrom": "Lindqvar", "Marsetti": "Sartos", "Ilo": "Rina", "organisers": "police"},
    "mayor": {"Rastan": "Korda", "Ivo": "Lena", "Civic Union": "Hestan Group"},
    "prisoner_exchange": {
        "Russia": "Ukraine",
        "Russian": "Ukrainian",
        "Russians": "Ukrainians",
        "Moscow": "Kyiv",
    },
    "wildfire": {"Quintas": "Pedrosa", "Montelar": "Lusara", "Roca": "Leal", "Esteban": "Jorge"},
    "bank": {"Northwold": "Fishermen", "Varga": "Holm", "Korth": "Lohse", "Anton": "Marten"},
    "dam": {"Renn": "Osten", "Ada": "Jutta", "Tessmouth": "Aldren"},
    "derby": {"Athletic": "United", "Rovik": "Port Sanna", "Behrens": "Castellan", "Lind": "Amsel", "Maria": "Paul"},
    "dig": {"Varga": "Menk", "Ilse": "Radu", "Olmen": "Doran", "Tarn": "Corvo"},
    "ferry": {"Crewe": "Lanning", "Yolanda": "Odo", "Hesselby": "Baird", "Brant": "Cornel", "Tessay": "Amery"},
    "hospital": {"Feld": "Kallen", "Oskar": "Hugo", "union": "hospital", "Lund": "Roy"},
    "march": {"police": "organisers", "Lund": "Marant", "Petra": "Ilse", "Reker": "Akeby", "Jonas": "Simon"},
    "museum": {"Iskeria": "Morvania", "Iskerian": "Morvanian", "Castrel": "Lipka", "Sabin": "Olt", "Radu": "Marek"},
    "plant": {"Norvane": "Sund", "Tessen": "Marn", "Karl": "Solveig", "Stelling": "Dornau"},
    "powercut": {"Gridcor": "Halvia", "Bohl": "Arden", "Tereza": "Lew"},
    "recount": {"Stahl": "Brandt", "Vera": "Magnus", "Ms": "Mr", "Harbour List": "Civic Alliance"},
    "trial": {"Castren": "Aldric", "Renner": "Brandt", "Olof": "Karin", "company": "hospital"},
}

Place = tuple[str, str, int, int]  # outlet, field of the article, and where the claim stands in it
Verdicts = dict[frozenset[Place], str]


@dataclass(frozen=True, slots=True)
class Swapped:
    """A text with its two sides exchanged, and where everything went."""

    text: str
    cuts: tuple[tuple[int, int, int, int], ...]  # of each name: start and end before, start and end after

    def moved(self, offset: int, end: bool = False) -> int:
        """Return where an offset of the text as it was is now; inside a name, the name's start or end."""
        shift = 0
        for start, stop, new_start, new_stop in self.cuts:
            if offset < start or (end and offset == start):
                break
            if offset < stop:
                return new_stop if end else new_start
            shift = new_stop - stop
        return offset + shift


@dataclass(frozen=True, slots=True)
class Kept:
    """How many flags a story has, before and after, and how many of them are the same."""

    before: int
    after: int
    same: int

    @property
    def share(self) -> float:
        """Share of the flags that stayed; 1.0 without any."""
        return self.same / max(1, self.before, self.after) if self.before or self.after else 1.0

    def __add__(self, other: Kept) -> Kept:
        """Add the counts of two stories, each with the greater of its two numbers of flags."""
        most = max(self.before, self.after) + max(other.before, other.after)
        return Kept(most, most, self.same + other.same)


def swapped(text: str, sides: Mapping[str, str]) -> Swapped:
    """Exchange the two sides' names throughout a text."""
    if not sides:
        return Swapped(text, ())
    both = {**sides, **{v: k for k, v in sides.items()}}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, both), key=len, reverse=True))})\b")
    pieces, cuts, place, shift = [], [], 0, 0
    for match in pattern.finditer(text):
        name = both[match.group()]
        pieces += [text[place : match.start()], name]
        cuts.append((*match.span(), match.start() + shift, match.start() + shift + len(name)))
        shift, place = shift + len(name) - len(match.group()), match.end()
    return Swapped("".join([*pieces, text[place:]]), tuple(cuts))


def verdicts(report: Report, names: Sequence[str], sides: Mapping[str, str] | None = None) -> Verdicts:
    """Map each flagged pair, by where its claims stand, to its verdict and kind.

    Args:
        report: what was found.
        names: of its articles' outlets, in their order.
        sides: give each place as it is in the articles with these names exchanged.
    """
    outlets = {a.id: name for a, name in zip(report.articles, names, strict=True)}
    moves = {(a.id, f): swapped(text, sides or {}) for a in report.articles for f, text in _fields(a)}
    place: dict[str, Place] = {}
    for claim in report.claims:
        move = moves[claim.article_id, claim.field]
        where = move.moved(claim.start), move.moved(claim.end, end=True)
        place[claim.id] = (outlets[claim.article_id], claim.field, *where)
    return {
        frozenset((place[c.left_claim_id], place[c.right_claim_id])): f"{c.verdict} {c.kind}" for c in report.conflicts
    }


def measure(name: str) -> Kept:
    """Analyse a story as it is and with its sides exchanged, and count the flags that stay."""
    report, sides = story_report(STORIES[name]), SIDES[name]
    outlets = [a.source for a in report.articles]
    turned = [
        Article.from_text(
            swapped(a.text, sides).text,
            source=a.source,
            title=swapped(a.title, sides).text,
            published=a.published,
            url=a.url,
        )
        for a in report.articles
    ]
    before = verdicts(report, outlets, sides)
    after = verdicts(claimcheck.analyze(turned), outlets)
    return Kept(len(before), len(after), sum(after.get(pair) == verdict for pair, verdict in before.items()))


def _fields(article: Article) -> tuple[tuple[str, str], ...]:
    return ("title", article.title), ("text", article.text)


def main() -> int:
    """Measure the stories named, or all."""
    total = Kept(0, 0, 0)
    for name in sys.argv[1:] or SIDES:
        got = measure(name)
        total += got
        print(f"{name}: {got.same} of {got.before} flags stay, {got.after} after: {got.share:.3f}", flush=True)  # noqa: T201 - a command's output
    print(f"all: {total.same} of {total.before}: {total.share:.3f}")  # noqa: T201 - a command's output
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

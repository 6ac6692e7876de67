"""Names of one story, told apart by how they are used, and swapped one for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.lexicon import BODIES, TITLES
from claimcheck.records import digest
from claimcheck.teaching.plant.records import Edit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Sort = Literal["person", "body", "place"]
CHOICE = 3  # of the names most used, so that a swap is with somebody the reader has met
BETWEEN = 60  # characters between two names that change places: "met the mayor of", not half a sentence
MOST_WORDS = 4  # a longer run of capitals is a headline or a list
_PLACE_BEFORE = frozenset("in at near into through towards toward outside across around".split())
_BESIDE_NOUN = frozenset({"compound", "nmod", "amod"})  # "the Lisna waterworks" names no Lisna
_PERSON_DEPS = frozenset({"nsubj", "nsubjpass", "poss", "appos", "dobj"})
_LISTING = frozenset("and at for from in of or the , &".split())
_PLACES = frozenset(
    "avenue bay bridge castle church city coast county hall harbour harbor hill house island lake lane market mountain "
    "park point port river road square station street tower town valley village".split()
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday easter christmas i".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a sentence."""

    text: str
    start: int
    end: int
    vote: Sort | None


class Cast:
    """The names of a story and what sort each is, by the majority of its uses; a surname votes with its full name.

    A single word that stands once, and ends no longer name, may be no name at all; it is left out.
    """

    def __init__(self, docs: Iterable[Doc], besides: Iterable[str] = ()) -> None:
        """Read the names of parsed sentences; ``besides`` are texts (the outlets' names) whose words are left out."""
        self._besides = {word for text in besides for word in text.split()}
        votes: dict[str, Counter[Sort]] = {}
        self._count: Counter[str] = Counter()
        for doc in docs:
            for mention in mentions(doc):
                self._count[mention.text] += 1
                if mention.vote is not None:
                    votes.setdefault(_last(mention.text), Counter())[mention.vote] += 1
        self._sorts = {last: held.most_common(1)[0][0] for last, held in votes.items()}

    def sort(self, name: str) -> Sort | None:
        """What sort of thing bears a name; null when its uses do not say."""
        return self._sorts.get(_last(name)) if self._is_known(name) else None

    def _is_known(self, name: str) -> bool:
        if self._besides & set(name.split()):
            return False
        longer = (other for other in self._count if " " in other and _last(other) == name)
        return " " in name or self._count[name] > 1 or any(longer)

    def others(self, name: str) -> list[str]:
        """Names of the same sort, as many words long, that share no word with it; the most used first."""
        words = set(name.split())
        like = [
            other
            for other in self._count
            if self.sort(other) == self.sort(name) is not None
            and len(other.split()) == len(name.split())
            and not words & set(other.split())
        ]
        return sorted(like, key=lambda other: (-self._count[other], other))


def mentions(doc: Doc) -> list[Mention]:
    """The names of a parsed sentence, in order, without titles before them."""
    found: list[Mention] = []
    run: list[Token] = []
    for token in (*doc, None):
        if token is not None and run and token.tag_ == "POS" and token.i + 1 < len(doc) and _is_name(doc[token.i + 1]):
            run.append(token)  # "Tanners' Street" is one name
            continue
        if token is not None and _is_name(token):
            run.append(token)
            continue
        if run:
            found += _mention(run)
        run = []
    return found


def name_edits(doc: Doc, cast: Cast) -> Iterator[Edit]:
    """Yield swaps: two names of a sentence with each other, and each name with another of the story."""
    here = mentions(doc)
    seen: set[str] = set()
    for left, right in pairwise(here):
        if (
            cast.sort(left.text) == cast.sort(right.text) is not None
            and not set(left.text.split()) & set(right.text.split())
            and _is_between(between := doc.text[left.end : right.start])
        ):
            yield Edit("name", left.start, right.end, f"{right.text}{between}{left.text}")
    words = {word for each in here for word in each.text.split()}
    for mention in here:
        free = [other for other in cast.others(mention.text) if not words & set(other.split())][:CHOICE]
        if free and mention.text not in seen:
            seen.add(mention.text)
            other = free[int(digest("name", doc.text, mention.text), 16) % len(free)]
            yield Edit("name", mention.start, mention.end, other)


def _is_between(words: str) -> bool:
    """Whether two names change what is told when they change places around these words."""
    return len(words) <= BETWEEN and not set(words) & set("()[]-–—") and not set(words.split()) <= _LISTING


def _is_name(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.text[:1].isupper()
        and token.text.replace("-", "").replace("’", "").replace("'", "").isalpha()
        and token.lower_ not in _CALENDAR
        and not (token.text.isupper() and len(token) > 1)
        and not token.text.endswith(("'s", "’s"))
    )


def _mention(run: list[Token]) -> list[Mention]:
    while run and run[0].lower_.rstrip(".") in TITLES:
        run = run[1:]
    if not run or len(run) > MOST_WORDS or run[-1].dep_ in _BESIDE_NOUN or run[-1].tag_ == "NNPS":
        return []
    start, end = run[0].idx, run[-1].idx + len(run[-1])
    return [Mention(run[0].doc.text[start:end], start, end, _vote(run))]


def _vote(run: list[Token]) -> Sort | None:
    last = run[-1]
    if last.lower_ in BODIES:
        return "body"
    if last.lower_ in _PLACES:
        return "place"
    if run[0].i and run[0].nbor(-1).lower_ == "the":
        return "body"
    if last.dep_ == "pobj" and last.head.lower_ in _PLACE_BEFORE:
        return "place"
    return "person" if last.dep_ in _PERSON_DEPS else None


def _last(name: str) -> str:
    return name.split()[-1]

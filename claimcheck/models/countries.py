"""Where a text names a country, its people or its capital: one table, one pattern.

The table (`countries.json`, written for this project) holds the members of the United Nations and the usual contested
territories, each with the words for the country, its adjective (and one person), its people and its capital; words of
one sense stand together. A capital that two of its entries claim is in neither. Which of them is a state is not said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypedDict

Form = Literal["country", "adjective", "people", "capital"]
FORMS: tuple[Form, ...] = ("country", "adjective", "people", "capital")
Case = Literal["title", "upper", "lower"]
SHORTEST_LOWER = 4  # letters; a shorter form in small letters is another word ("us") or too rare to matter
GAP = r"\s{1,4}"  # between two words of a name; bounded, so that a run of spaces costs no more than its length
# Capital words beside a first name that are no part of a name.
NO_NAMES = frozenset(
    """a an the and or but in on at of for from to by with near after before since until while when where as if that
    this these those not no its his her their our is was has had will january february march april may june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday""".split()
)
NEXT = re.compile(r"\s{1,2}([^\W\d_]\w*)")
PREVIOUS = re.compile(r"([^\W\d_][\w’'-]*)\s{1,2}\Z")
CLOSING = 4  # characters that may follow the last full stop: quotation marks, brackets, a line's end
REACH = 40  # characters looked at before a name for the word beside it


class Mention(NamedTuple):
    """A name from the table in a text.

    Attributes:
        start: offset of the first character to replace; an article that depends on the name is among them.
        end: offset behind the last one.
        country: which entry of the table.
        form: which of its words.
        case: how it is written.
        before: what the replacement begins with: an article fit for any name, or nothing.
        after: what it ends with: a possessive or the full stop of a text that ended in "U.S.", or nothing.
    """

    start: int
    end: int
    country: int
    form: Form
    case: Case
    before: str
    after: str


class _File(TypedDict):
    persons: list[str]  # also first names or surnames: not meant beside another word of a name
    words: list[str]  # ordinary words in small letters
    kept: list[str]  # phrases that hold a name and mean no country
    countries: list[dict[Form, list[str]]]


_Tree = dict[str, "_Tree"]  # by letter; an empty one marks the end of a word


class _Table(NamedTuple):
    pattern: re.Pattern[str]
    known: Mapping[str, tuple[int, Form, Case]]
    persons: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=1)
def countries() -> tuple[Mapping[Form, tuple[str, ...]], ...]:
    """Return the entries of the table: words by form, the usual one first, empty where there is none."""
    return tuple({form: tuple(entry[form]) for form in FORMS} for entry in _read()["countries"])


@lru_cache(maxsize=16_384)
def mentions(text: str) -> tuple[Mention, ...]:
    """Find the names of the table in a text, in order, none inside another; linear in its length."""
    table = _table()
    shouted = text.isupper()
    found = (_mention(match, table, shouted) for match in table.pattern.finditer(text))
    return tuple(mention for mention in found if mention is not None)


def table_words() -> frozenset[str]:
    """Return every word of the table's names, those of longer names one by one."""
    return _table().words


def is_table_word(word: str) -> bool:
    """Whether a capital word stands in the table, alone or in a longer name, and is no person's name besides."""
    return word in _table().words and word not in _table().persons


def _mention(match: re.Match[str], table: _Table, shouted: bool) -> Mention | None:
    text, name = match.string, match["name"]
    entry = table.known.get(" ".join(name.split()).replace("’", "'"))
    if entry is None or (name in table.persons and _in_a_name(match)):
        return None
    country, form, case = entry
    article = match["article"] or ""
    start, before = match.start("name"), ""
    if article.strip().lower() == "the" and form == "country":
        start = match.start()  # "the US" is to read like "Russia"
    elif article and article.strip().lower() != "the":
        start, before = match.start(), article[0] + article[len(article.rstrip()) :]
    end, after = match.end(), ""
    if name[-1] in "sS" and form in ("country", "capital") and re.match(r"['’]\s", text[end : end + 2]):
        end, after = end + 1, "'s"
    elif name[-1] == "." and len(text) - end <= CLOSING and not text[end:].strip("\"'”’) \n"):
        after = "."
    return Mention(start, end, country, form, "upper" if shouted else case, before, after)


def _in_a_name(match: re.Match[str]) -> bool:
    """Whether a word that is also a person's name has another word of a name beside it."""
    text = match.string
    beside = [NEXT.match(text, match.end())]
    if not match["article"]:
        beside.append(PREVIOUS.search(text[max(0, match.start() - REACH) : match.start()]))
    return any(b is not None and b[1][0].isupper() and b[1].lower() not in NO_NAMES for b in beside)


@lru_cache(maxsize=1)
def _table() -> _Table:
    raw = _read()
    words = frozenset(raw["words"])
    exact = {word: (n, form) for n, entry in enumerate(countries()) for form in FORMS for word in entry[form]}
    known: dict[str, tuple[int, Form, Case]] = {word: (*sense, "title") for word, sense in exact.items()}
    for word, (n, form) in exact.items():
        known.setdefault(word.upper(), (n, form, "upper"))
        if form != "capital" and word.lower() not in words and len(word) >= SHORTEST_LOWER and "." not in word:
            known.setdefault(word.lower(), (n, form, "lower"))
    # What is kept ("South China Sea") is found and, being unknown, left alone; so is "polish".
    names = _alternatives({word.lower() for word in (*exact, *raw["kept"])})
    pattern = re.compile(rf"(?<!\w)(?P<article>(?:the|an?){GAP})?(?P<name>{names})(?!\w)", re.IGNORECASE)
    single = frozenset(part for name in (*exact, *raw["kept"]) for part in name.replace("-", " ").split())
    return _Table(pattern, known, frozenset(raw["persons"]), single)


@lru_cache(maxsize=1)
def _read() -> _File:
    table: _File = json.loads(files("claimcheck.models").joinpath("countries.json").read_text(encoding="utf-8"))
    return table


def _alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words that looks at each character of a text once, longest word first."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(tree)


def _pattern(node: _Tree) -> str:
    branches = [_letter(letter) + _pattern(below) for letter, below in sorted(node.items()) if letter]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined


def _letter(letter: str) -> str:
    return {" ": GAP, "'": "['’]"}.get(letter) or re.escape(letter)

"""Numbers inside names and labels, addresses, telephone and list numbers."""

from __future__ import annotations

from claimcheck.claims.amounts.lexicon import STOPS
from claimcheck.claims.amounts.lookahead import bare, is_counted
from claimcheck.claims.amounts.measures import unit_at
from claimcheck.claims.amounts.nouns import is_plural
from claimcheck.claims.amounts.number_words import CARDINALS, MONEY_SCALES, SCALES
from claimcheck.claims.amounts.tokens import DASHES, Token

# A word that makes the bare number behind it a name, in either case.
LABELS = frozenset(
    "article section chapter page pages paragraph clause room gate terminal platform route highway flight channel "
    "phase stage level category type tier zone district ward unit squad junction exit track number no nos nr item "
    "step part volume issue episode season round heat act verse psalm version model boeing airbus iphone ipad "
    "galaxy windows formula apollo soyuz figure fig table appendix exhibit count resolution directive protocol "
    "title amendment proposition runway court hall pier dock building apartment apt flat suite question grade "
    "group class schedule annex rule regulation division league pillar reactor block camp lot plot sector covid "
    "sars interstate motorway autobahn bus line line-up day week year form size radio bbc cnn psa mig mark "
    "boeing's gen generation series android ios hut bay kilometre kilometer mile marker minute falcon ariane "
    "cassini voyager pioneer gemini atlas mach ep wave bloc forbes fortune ftse cac dax nikkei euro agenda vision "
    "horizon studio lane".split()
)
# Makes and models: their number is a name whatever follows.
_MODELS = frozenset(
    "boeing airbus iphone ipad galaxy windows soyuz covid android ios formula apollo falcon ariane psa mig sars "
    "voyager".split()
)
# Lower-case words that are labels only with a capital: "Group 7", but "a group of 7", "this year 40 people".
_LABELS_WITH_CAPITAL = frozenset(
    "group class year day week unit line bus form size series count court hall block division league wave lot "
    "radio euro vision agenda question building flat number no season camp part item mark gate track bay act lane "
    "issue round".split()
)
_LABELS_IN_SMALL = frozenset(
    "kilometre kilometer mile marker minute day week year number no part season round gate line bus lane form size "
    "unit class count block court hall act item".split()
)
MAX_PARTS = 12  # a telephone number has no more groups of digits
_DIAL = frozenset("call dial phone tel telephone hotline helpline text ring fax dialled dialed called whatsapp".split())
_STREETS = frozenset(
    "street road avenue lane drive square place way terrace boulevard gardens crescent close row hill mews parade "
    "quay".split()
)


def address_end(tokens: list[Token], i: int) -> int:
    """A house number: "14 Mill Street"."""
    if not bare(tokens[i]) or not tokens[i + 1].text[:1].isupper():
        return i
    names = [token.low for token in tokens[i + 2 : i + 4] if token.text[:1].isupper()]
    return i + 1 if any(name in _STREETS for name in names) else i


def phone_end(tokens: list[Token], i: int) -> int:
    """Read "+44 20 7946 0958", "(212) 555 0199", "dial 112"."""
    if tokens[i - 1].low == "+" and tokens[i].glued and not (tokens[i - 2].low in "~≈" and i > 1):
        j = i + 1
        while tokens[j].kind == "number" or (tokens[j].low in ("-", "(", ")") and tokens[j + 1].kind == "number"):
            j += 1
        return j if j > i + 1 else i
    if {tokens[i - 1].low, tokens[i - 2].low} & _DIAL and bare(tokens[i]) and not is_counted(tokens, i + 1):
        return i + 1
    j = i + 1
    while bare(tokens[j]) and j - i < MAX_PARTS:
        j += 1
    return j if j - i >= 3 and any(len(t.text) != 3 for t in tokens[i + 1 : j]) else i


def listed_end(tokens: list[Token], i: int) -> int:
    """Read "1. First", "2) Second", "[12]" at the start of a line."""
    is_first = i == 0 or tokens[i - 1].sentence != tokens[i].sentence
    if (
        is_first
        and bare(tokens[i])
        and len(tokens[i].text) <= 2
        and tokens[i + 1].low in (".", ")")
        and tokens[i + 1].glued
    ):
        return i + 2 if tokens[i + 2].kind != "end" and not tokens[i + 2].glued else i
    is_boxed = tokens[i - 1].low == "[" and tokens[i + 1].low == "]"
    return i + 1 if is_boxed and bare(tokens[i]) else i


def name_end(tokens: list[Token], i: int) -> int:
    """Behind a label or a name: "Article 5", "Boeing 737", "BBC One", "page 12"; "№ 7"."""
    token, before = tokens[i], tokens[i - 1]
    if i == 0 or before.sentence != token.sentence:
        return i
    if before.low == "№" or (before.low == "." and tokens[i - 2].low in ("no", "nos", "fig", "pp", "vol", "art")):
        return i + 1
    is_plain = token.kind == "number" or token.low in CARDINALS
    is_label_no = before.low == "no" and token.kind == "number" and not is_counted(tokens, i + 1)
    if before.kind != "word" or not is_plain or (before.low in STOPS and not is_label_no):
        return _proper(tokens, i)
    is_capital = before.text[0].isupper()
    label = before.low.removesuffix("s") if before.low not in LABELS else before.low
    if label in LABELS and (is_capital or label not in _LABELS_WITH_CAPITAL or label in _LABELS_IN_SMALL):
        if not _is_rescued(tokens, i, label in _MODELS or (is_capital and label not in _LABELS_IN_SMALL)):
            return _behind_list(tokens, i + 1)
    if is_capital and bare(token) and len(token.text) <= 4 and i > 1 and tokens[i - 2].sentence == token.sentence:
        return i if is_counted(tokens, i + 1) or has_suffix(tokens, i + 1) or _is_statement(tokens, i) else i + 1
    return _proper(tokens, i)


def _behind_list(tokens: list[Token], j: int) -> int:
    """Take in what a label also names: "pages 40-60", "Articles 5 and 6"."""
    while (tokens[j].low in DASHES or tokens[j].low in ("and", "to", "&", ",")) and tokens[j + 1].kind == "number":
        if is_counted(tokens, j + 2) or has_suffix(tokens, j + 2):
            break
        j += 2
    return j


def _is_rescued(tokens: list[Token], i: int, is_strong: bool) -> bool:
    """Tell whether a label's number counts after all: "in one flat 12 people"; behind a name only a per cent does."""
    if is_strong or tokens[i].low == "one":
        after = tokens[i + 1].low
        return after in ("%", "percent") or (after == "per" and tokens[i + 2].low == "cent")
    return is_counted(tokens, i + 1) or has_suffix(tokens, i + 1)


def has_suffix(tokens: list[Token], j: int) -> bool:
    """Tell whether a power word or a unit stands at ``j``."""
    after = tokens[j]
    return after.low in SCALES or after.low in MONEY_SCALES or unit_at(tokens, j, 50.0) is not None


def _is_statement(tokens: list[Token], i: int) -> bool:
    """Tell "Russia returned 30, Ukraine 27" and "Name 44 has" from a name with a number: by what follows."""
    return tokens[i + 1].low in _AFTER_STATED


_AFTER_STATED = frozenset({",", ";", ")", "-", "–", "to", "has", "have", "had", "were", "was"})


def _proper(tokens: list[Token], i: int) -> int:
    """A capitalised number word inside a name: "BBC One", "the Big Four", "Seven Sisters"."""
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if (
        token.kind != "word"
        or not token.text[0].isupper()
        or before.low in ('"', "“", "'", "‘", ":", "—", "–", "-", "(")
    ):
        return i
    if before.kind == "word" and before.text[0].isupper() and before.low not in STOPS and not is_counted(tokens, i + 1):
        return i + 1
    if before.kind == "word" and before.text.islower() and token.low in CARDINALS:
        return i + 1
    return i + 2 if before.low == "the" and after.text[:1].isupper() and not is_plural(after.low) else i

"""Which readings are no quantities after all: pronouns, set phrases, parts of speech that only look like numbers."""

from __future__ import annotations

from claimcheck.claims.amounts.lexicon import PERSON_VERBS, STOPS
from claimcheck.claims.amounts.ranks import DETERMINERS, is_rank
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token, is_hyphen

_NOT_AFTER_ONE = frozenset("another such way point thing instance sense time-out".split())


def is_quantity(tokens: list[Token], reading: Reading) -> bool:
    """Tell a quantity from words that only look like one."""
    if reading.kind == "ordinal":
        return is_rank(tokens, reading)
    if reading.kind == "part":
        return _is_portion(tokens, reading)
    if reading.kind in ("cardinal", "vague") and reading.unit is None:
        return _is_count(tokens, reading)
    if reading.kind == "cardinal" and reading.value == 1 and tokens[reading.core].low == "one":
        return _is_one_unit(tokens, reading)
    return reading.unit is None or not _is_second(tokens, reading)


def _before(tokens: list[Token], reading: Reading) -> str:
    return tokens[reading.first - 1].low if reading.first else ""


def _is_second(tokens: list[Token], reading: Reading) -> bool:
    return reading.first > 0 and tokens[reading.first - 1].low == "split" and reading.unit is not None


def _is_one_unit(tokens: list[Token], reading: Reading) -> bool:
    """Tell "one kilometre" from the adverbial "one day"."""
    if reading.unit is None or reading.unit.dimension != "duration" or reading.limit is not None:
        return True
    before = _before(tokens, reading)
    is_opening = reading.first == 0 or tokens[reading.first - 1].sentence != tokens[reading.first].sentence
    if before in ("the", "this", "that", "every", "each", "no", "any") or (
        is_opening and tokens[reading.last].low not in ("of", "ago", "later")
    ):
        return False
    return (
        before
        in (
            "for",
            "in",
            "within",
            "after",
            "just",
            "only",
            "by",
            "of",
            "to",
            "than",
            "with",
            "lasted",
            "took",
            "and",
            "a",
            "from",
            "or",
        )
        or is_hyphen(tokens, reading.core + 1)
        or tokens[reading.last].low in ("later", "ago", "earlier", "before", "after")
    )


_NOT_ZERO = frozenset("below above ground net sub - from absolute".split())
_SCORED = DETERMINERS | frozenset("with of test exam and box high top who he she".split())
_HYPHENED = frozenset("way off faced fold something by to one".split())
_VAGUE = frozenset({"few", "couple", "several", "handful"})


def _is_count(tokens: list[Token], reading: Reading) -> bool:
    """Tell a count from pronouns, set phrases, temperatures of nought and test scores."""
    word, before, has_noun = tokens[reading.core].low, _before(tokens, reading), reading.phrase is not None
    if not has_noun and _is_set_phrase(tokens, reading, before):
        return False
    if word == "one" and reading.value == 1:
        return _is_one(tokens, reading)
    if word == "zero":
        return has_noun and before not in _NOT_ZERO
    if word in _VAGUE or (word == "a" and tokens[reading.core + 1].low in _VAGUE):
        return _is_vague_count(tokens, reading, word)
    if word == "scores":
        after = tokens[reading.behind].low
        return before not in _SCORED and (has_noun or after == "of" or after in STOPS or after in PERSON_VERBS)
    if is_hyphen(tokens, reading.behind):
        return has_noun and tokens[reading.behind + 1].low not in _HYPHENED
    return True


def _is_set_phrase(tokens: list[Token], reading: Reading, before: str) -> bool:
    """Tell "a second or two" and "split in two"."""
    if before == "or" and tokens[reading.first - 3].low in ("a", "an"):
        return True
    return before == "in" and tokens[reading.core].low in ("two", "one")


def _is_vague_count(tokens: list[Token], reading: Reading, word: str) -> bool:
    if word == "few":
        return False
    if reading.high > 10 or reading.phrase is not None or reading.whole is not None:
        return tokens[reading.behind].low != "moments"
    return word == "several" and tokens[reading.behind].low in ("were", "have", "are", "had")


def _is_one(tokens: list[Token], reading: Reading) -> bool:
    """Tell the numeral from the pronoun."""
    before, after = _before(tokens, reading), tokens[reading.behind].low
    if (
        before in DETERMINERS
        and before not in ("its", "their", "his", "her", "our", "my", "your", "only")
        and reading.limit is None
    ):
        return False
    if reading.whole is not None:
        return True
    if after in _NOT_AFTER_ONE or after in ("'s",) or is_hyphen(tokens, reading.behind):
        return (
            is_hyphen(tokens, reading.behind)
            and reading.phrase is not None
            and after not in ("off", "way", "sided", "time", "on")
        )
    if reading.phrase is None:
        return _is_elliptic_one(tokens, reading)
    head = reading.phrase.head or ""
    return (
        head not in _NOT_AFTER_ONE
        and not head.endswith("ing")
        and tokens[reading.phrase.first].low != tokens[reading.phrase.last - 1].low + "s"
    )


def _is_elliptic_one(tokens: list[Token], reading: Reading) -> bool:
    """Tell "one was killed", "one is missing" from "one can see"."""
    words = [token.low for token in tokens[reading.behind : reading.behind + 3]]
    return words[0] in ("was", "is", "has", "in", "of") and bool(set(words) & PERSON_VERBS)


def _is_portion(tokens: list[Token], reading: Reading) -> bool:
    """Tell "a third of the seats", "by a third", "half the crew" from "a third man", "the first half", "a quarter"."""
    if reading.unit is not None or reading.whole is not None or reading.limit is not None or reading.phrase is not None:
        return True
    before, after = _before(tokens, reading), tokens[reading.behind]
    if reading.change is not None or tokens[reading.core].kind != "word" or before == "by":
        return True
    word = tokens[reading.core].low
    if word == "half":
        return after.low in ("of", "were", "was", "are", "is", "have", "had", "a") and before not in (
            "first",
            "second",
            "other",
            "this",
            "last",
            "next",
            "each",
            "the",
        )
    if word in ("a", "an", "one"):
        return after.low == "of" or (
            tokens[reading.behind - 1].low != "quarter" and after.kind == "sign" and before in ("to", "and", "than")
        )
    return after.low != "final"

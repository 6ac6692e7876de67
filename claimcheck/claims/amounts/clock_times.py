"""Clock times: "9:40 p.m.", "half past nine", "ten to eight" are times, not quantities."""

from __future__ import annotations

import re

from claimcheck.claims.amounts.lookahead import bare, is_counted, token_value
from claimcheck.claims.amounts.measures import unit_at
from claimcheck.claims.amounts.number_words import CARDINALS, SCALES
from claimcheck.claims.amounts.tokens import DASHES, Token

_CLOCK_END = frozenset("am pm a.m p.m gmt bst utc cet cest est edt pst pdt eest eet ist aest hrs".split())
_CLOCK_BEFORE = frozenset("at until till from by before after around about since shortly just between past".split())
_ESTIMATES = frozenset(
    "stood stands standing put puts estimated estimate toll number numbers remained remains remain valued priced "
    "set numbered aimed pegged capped fixed counted reckoned calculated arrived".split()
)
_BEFORE_MINUTES = frozenset("was at about until nearly almost of just by is it around only".split())


def clock_end(tokens: list[Token], i: int) -> int:
    """Read "9:40", "9.40 a.m.", "8 a.m.", "1400 GMT", "9 o'clock", "at 9"."""
    token = tokens[i]
    j = i + 1
    is_pair = tokens[j].low == ":" and tokens[j].glued and bare(tokens[j + 1]) and len(tokens[j + 1].text) == 2
    if is_pair and tokens[j + 1].glued and bare(token) and int(token.text) <= 24 and int(tokens[j + 1].text) < 60:
        if tokens[j + 2].low != ":" and not (
            tokens[j + 2].low == "." and tokens[j + 2].glued and tokens[j + 3].kind == "number"
        ):
            return _behind_clock_end(tokens, j + 2)
        return i
    if token_value(token) > 24 and not (len(token.text) == 4 and bare(token)):
        return i
    end = _behind_clock_end(tokens, j)
    if end > j:
        return end
    if tokens[j].low in ("-", "–", "to", "and") and tokens[j + 1].kind == "number":
        follow = _behind_clock_end(tokens, j + 2)
        return follow if follow > j + 2 else i
    is_stamp = len(token.text) == 5 and (i == 0 or tokens[i - 1].sentence != token.sentence)
    if is_stamp and _reads_as_clock(token) and (tokens[j].text[:1].isupper() or tokens[j].low in DASHES):
        return j
    if _reads_as_clock(token) and tokens[i - 1].low in _CLOCK_BEFORE and not is_counted(tokens, j):
        return j if unit_at(tokens, j, 2.0) is None else i
    return i


def _reads_as_clock(token: Token) -> bool:
    return re.fullmatch(r"[0-2]?\d\.[0-5]\d", token.text) is not None


def _behind_clock_end(tokens: list[Token], j: int) -> int:
    """Return the token behind "a.m.", "GMT", "o'clock" at ``j``, or ``j``."""
    token = tokens[j]
    if token.low in _CLOCK_END or token.low in ("o'clock", "hours'"):
        return j + 1
    if token.low in ("a", "p") and tokens[j + 1].low == "." and tokens[j + 1].glued and tokens[j + 2].low == "m":
        return j + 4 if tokens[j + 3].low == "." and tokens[j + 3].glued else j + 3
    if token.low == "h" and token.glued and tokens[j + 1].glued and bare(tokens[j + 1]):
        return j + 2
    if token.low == "local" and tokens[j + 1].low == "time":
        return j + 2
    return j


def clock_in_words(tokens: list[Token], i: int) -> int:
    """Read "nine o'clock", "half past nine", "at nine", "nine in the morning"."""
    word = tokens[i].low
    end = _past_or_to(tokens, i)
    if end > i:
        return end
    end = minutes_end(tokens, i)
    if end > i:
        return end
    if CARDINALS.get(word, 99) > 12:
        return i
    end = _behind_clock_end(tokens, i + 1)
    if end > i + 1:
        return end
    if (
        tokens[i + 1].low == "in"
        and tokens[i + 3].low in ("morning", "evening", "afternoon")
        and tokens[i + 2].low == "the"
    ):
        return i + 1
    if (_is_cardinal_word(tokens, i + 1) or tokens[i + 1].low == "oh") and not tokens[i + 1].glued:
        return i + (4 if tokens[i + 2].glued and tokens[i + 2].low == "-" else 2)
    is_at = (
        tokens[i - 1].low in ("at", "until", "till")
        and tokens[i - 2].low not in _ESTIMATES
        and tokens[i - 2].low not in ("aged", "age")
    )
    after = tokens[i + 1]
    if is_at and ((after.kind in ("sign", "end") and after.low not in DASHES) or after.low in _AFTER_CLOCK):
        return i + 1
    return i


_AFTER_CLOCK = frozenset(
    "on and but when before after yesterday today sharp tomorrow tonight each every this that".split()
)


def _is_cardinal_word(tokens: list[Token], j: int) -> bool:
    """Tell a minute in words: "five [forty-two]", "ten [fifteen]"."""
    return 10 <= CARDINALS.get(tokens[j].low, 0) < 60


def _hour_end(tokens: list[Token], j: int) -> int:
    """Return the token behind an hour in words or digits at ``j``, and its "p.m."; ``j`` when none stands there."""
    is_hour = CARDINALS.get(tokens[j].low, 99) <= 12 or (bare(tokens[j]) and 1 <= int(tokens[j].text) <= 12)
    return _behind_clock_end(tokens, j + 1) if is_hour else j


_BEFORE_HOURS = _BEFORE_MINUTES | _CLOCK_BEFORE


def _past_or_to(tokens: list[Token], i: int) -> int:
    """Read "a quarter past two", "half past 8", "quarter to nine", "half eight" behind "at"; else return ``i``."""
    k = i + (tokens[i].low == "a" and tokens[i + 1].low == "quarter")
    if tokens[k].low not in ("half", "quarter"):
        return i
    if tokens[k + 1].low in ("past", "to"):
        end = _hour_end(tokens, k + 2)
        if end > k + 2:
            return end
        return k + 2 if tokens[k].low == "quarter" and tokens[k + 1].low == "past" else i
    is_led = tokens[k].low == "half" and tokens[i - 1].low in _BEFORE_HOURS - {"of", "just", "only", "is", "was"}
    end = _hour_end(tokens, k + 1) if is_led and tokens[k + 1].kind == "word" else k + 1
    is_hour = end > k + 1 and not is_counted(tokens, end) and tokens[end].low not in SCALES
    return end if is_hour and unit_at(tokens, end, 2.0) is None else i


def _is_minutes_and_hour(tokens: list[Token], i: int) -> bool:
    """Tell "ten past three", "12 minutes past 4" and, behind "at", "was", "about", "ten to eight"."""
    minutes = CARDINALS.get(tokens[i].low, int(tokens[i].text) if bare(tokens[i]) and len(tokens[i].text) < 3 else 0)
    at = i + 1 + (tokens[i + 1].low in ("minutes", "minute") and tokens[i + 2].low == "past")
    end = _hour_end(tokens, at + 1)
    if not 0 < minutes < 60 or end == at + 1:
        return False
    is_to = tokens[at].low == "to" and minutes % 5 == 0 and minutes < 30 and tokens[i - 1].low in _BEFORE_MINUTES
    is_to = is_to and tokens[i].kind == "word"  # "at 10 to 12" may be a range
    return tokens[at].low == "past" or (is_to and not is_counted(tokens, end) and unit_at(tokens, end, 2.0) is None)


def minutes_end(tokens: list[Token], i: int) -> int:
    """Read "10 past 3", "ten to eight": the token behind the hour, or ``i``."""
    if not _is_minutes_and_hour(tokens, i):
        return i
    at = i + 1 + (tokens[i + 1].low in ("minutes", "minute"))
    return _hour_end(tokens, at + 1)

"""Numbers that are no quantities: dates, years, clock times, names, labels, telephone and list numbers."""

from __future__ import annotations

from claimcheck.claims.amounts.clock_times import clock_end, clock_in_words, minutes_end
from claimcheck.claims.amounts.currencies import PREFIX_CODES
from claimcheck.claims.amounts.dates import date_end, year_end
from claimcheck.claims.amounts.digits import ORDINAL_ENDS
from claimcheck.claims.amounts.lookahead import bare, token_value
from claimcheck.claims.amounts.measures import unit_at
from claimcheck.claims.amounts.names import address_end, listed_end, name_end, phone_end
from claimcheck.claims.amounts.number_words import CARDINALS, MONEY_SCALES, SCALES
from claimcheck.claims.amounts.tokens import DASHES, Token, is_hyphen

_LINK = frozenset({"/", "-", ".", ":", "–", "‑"})
MAX_DIGITS = 24  # separators included; longer ones are serial numbers, and no figure in print needs them
MAX_CHAIN = 12  # a telephone or serial number has no more parts


def behind_non_quantity(tokens: list[Token], i: int) -> int:
    """Return the token behind a number that is no quantity and starts at ``i``; ``i`` when it may be one."""
    token = tokens[i]
    if token.kind == "number":
        if len(token.text) > MAX_DIGITS:
            return i + 1
        for rule in (_chain, clock_end, minutes_end, _glued, date_end, year_end, phone_end, address_end, listed_end):
            end = rule(tokens, i)
            if end > i:
                return end
    elif token.kind == "word":
        end = max(date_end(tokens, i), clock_in_words(tokens, i))
        if end > i:
            return end
    return max(i, name_end(tokens, i))


def _chain(tokens: list[Token], i: int) -> int:
    """Three or more numbers linked by signs: 24/05/2026, 555-0199-21, 1.2.3; not 2:09:15."""
    j = i + 1
    parts = 1
    while (
        parts <= MAX_CHAIN
        and tokens[j].low in _LINK
        and tokens[j].glued
        and tokens[j + 1].kind == "number"
        and tokens[j + 1].glued
    ):
        parts, j = parts + 1, j + 2
    if parts >= 3:
        is_duration = parts == 3 and tokens[i + 1].low == ":" and tokens[i + 3].low == ":" and is_race_time(tokens, i)
        return i if is_duration else j
    if parts == 2 and tokens[i + 1].low == "/":
        is_fraction = bare(tokens[i]) and tokens[i + 2].text in ("2", "3", "4", "5", "8")
        return i if is_fraction and int(token_value(tokens[i])) < int(tokens[i + 2].text) else j
    if parts == 2 and len(tokens[i + 2].text) > 1 and tokens[i + 2].text[0] == "0" and tokens[i + 1].low == "-":
        return j if "." not in tokens[i + 2].text else i
    return i


_RACE = frozenset(
    "clock clocked race marathon finish finished line record title won win winner ran course timed lap stage "
    "crossed".split()
)
RACE_WINDOW = 12  # words around in which a word of racing makes "at 2:19:42" a duration


def is_race_time(tokens: list[Token], i: int) -> bool:
    """Tell the race time "2:19:42" from a clock time with seconds, which "at" leads to."""
    if tokens[i - 1].low != "at":
        return True
    return any(token.low in _RACE for token in tokens[max(0, i - RACE_WINDOW) : i + RACE_WINDOW])


def _glued(tokens: list[Token], i: int) -> int:
    """Digits that touch letters or signs: G7, COVID-19, #24, ID.3, 1990s, 5G, 4x4."""
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if token.glued:
        if before.kind == "word" and before.text not in PREFIX_CODES:
            return i + 1
        if before.low in ("#", "@", "_", "=", "&") or (before.low in "'’" and len(token.text) == 2):
            return i + 2 if after.glued and after.low == "s" else i + 1
        if before.low in DASHES and tokens[i - 2].low == "covid":
            return i + 1
        if before.low in DASHES and before.glued and tokens[i - 2].kind == "word":
            return i + 1 if tokens[i - 2].low not in _JOINED and tokens[i - 2].low not in CARDINALS else i
        if before.low in ("/", ".") and before.glued and tokens[i - 2].kind == "word":
            return i if before.low == "/" and unit_at(tokens, i - 2, 2.0) is not None else i + 1
    if len(token.text) > 1 and token.text[0] == "0" and token.text.isdigit():
        end = i + 1
        while end - i < MAX_CHAIN and bare(tokens[end]):
            end += 1
        return end
    return _glued_behind(tokens, i)


_JOINED = frozenset(
    "under to for than of from or and between about some nearly over minus plus now then sub magnitude an a".split()
)


_OWNERS = frozenset({"her", "his", "their", "my", "our", "your"})


def _glued_behind(tokens: list[Token], i: int) -> int:
    token, after = tokens[i], tokens[i + 1]
    if after.low == "," and after.glued and tokens[i + 2].glued and tokens[i + 2].kind == "number":
        return i + 3  # "3,4 Mio": not English
    if after.low in ("mio", "mrd"):
        return i + 2
    if after.kind != "word" or not after.glued or after.low in ORDINAL_ENDS:
        return i
    if after.low in MONEY_SCALES or after.low in SCALES or tokens[i - 1].kind == "money":
        return i + 2 if after.text == "K" and token.text in ("2", "4", "5", "8") else i
    if after.low == "s" and is_hyphen(tokens, i - 1) and tokens[i - 2].low in ("over", "under"):
        return i
    if after.low == "s" and token.text.endswith("0"):
        return i if tokens[i - 1].low in _OWNERS or tokens[i - 1].low in ("early", "mid", "late") else i + 2
    if after.low == "x":
        return i + 3 if tokens[i + 2].glued and tokens[i + 2].kind == "number" else i
    if after.low in ("am", "pm"):
        return i + 2
    return i if unit_at(tokens, i + 1, 2.0) is not None else i + 2

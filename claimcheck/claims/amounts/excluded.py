"""Numbers that are no quantities: dates, years, clock times, names, labels, telephone and list numbers."""

from __future__ import annotations

import re

from claimcheck.claims.amounts.lexicon import IRREGULAR_PLURALS, PERSONS, STOPS, VEHICLES
from claimcheck.claims.amounts.measures import PREFIX_CODES, unit_at
from claimcheck.claims.amounts.nouns import is_plural
from claimcheck.claims.amounts.number_words import CARDINALS, MONEY_SCALES, ORDINALS, SCALES
from claimcheck.claims.amounts.numerals import ORDINAL_ENDS
from claimcheck.claims.amounts.tokens import DASHES, Token, is_hyphen

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)
# Bare four-digit numbers of these years are years unless something says otherwise.
FIRST_YEAR, LAST_YEAR = 1900, 2099
_YEAR_BEFORE = frozenset(
    "in since by of from until till during before after early late mid summer spring autumn winter fall to for year and "
    "circa c around between the last that through end beginning back pre post season christmas easter".split()
)
_COUNT_BEFORE = frozenset("than about some nearly almost over under least most roughly approximately another".split())
# A word that makes the bare number behind it a name, in either case.
LABELS = frozenset(
    "article section chapter page pages paragraph clause room gate terminal platform route highway flight channel phase "
    "stage level category type tier zone district ward unit squad junction exit track number no nos nr item step part "
    "volume issue episode season round heat act verse psalm version model boeing airbus iphone ipad galaxy windows formula "
    "apollo soyuz figure fig table appendix exhibit count resolution directive protocol title amendment proposition runway "
    "court hall pier dock building apartment apt flat suite question grade group class schedule annex rule regulation "
    "division league pillar reactor block camp lot plot sector covid sars interstate motorway autobahn bus line line-up "
    "day week year form size radio bbc cnn psa mig mark boeing's gen generation series windows android ios gate hut bay "
    "kilometre kilometer mile marker minute falcon ariane cassini voyager pioneer gemini atlas mach ep wave bloc forbes fortune ftse cac dax nikkei euro agenda "
    "vision horizon studio lane".split()
)
# Lower-case words that are labels only with a capital: "Group 7", but "a group of 7", "this year 40 people".
_LABELS_WITH_CAPITAL = frozenset(
    "group class year day week unit line bus form size series count court hall block division league wave lot radio euro "
    "vision agenda question building flat number no season camp part item mark gate track bay act lane issue round".split()
)
_LABELS_IN_SMALL = frozenset(
    "kilometre kilometer mile marker minute day week year number no part season round gate line bus lane form size unit class count block court hall act item".split()
)
_DIAL = frozenset("call dial phone tel telephone hotline helpline text ring fax dialled dialed called whatsapp".split())
_CLOCK_END = frozenset("am pm a.m p.m gmt bst utc cet cest est edt pst pdt eest eet ist aest hrs".split())
_CLOCK_BEFORE = frozenset("at until till from by before after around about since shortly just between past".split())
_ESTIMATES = frozenset(
    "stood stands standing put puts estimated estimate toll number numbers remained remains remain valued priced set "
    "numbered aimed pegged capped fixed counted reckoned calculated arrived".split()
)
_LINK = frozenset({"/", "-", ".", ":", "–", "‑"})
MAX_CHAIN = 12  # a telephone or serial number has no more parts


def behind_non_quantity(tokens: list[Token], i: int) -> int:
    """Return the token behind a number that is no quantity and starts at ``i``; ``i`` when it may be one."""
    token = tokens[i]
    if token.kind == "number":
        for rule in (_chain, _clock, _glued, _date, _year, _phone, _address, _listed):
            end = rule(tokens, i)
            if end > i:
                return end
    elif token.kind == "word":
        end = max(_date(tokens, i), _clock_in_words(tokens, i))
        if end > i:
            return end
    return max(i, _name(tokens, i))


def _bare(token: Token) -> bool:
    return token.kind == "number" and token.text.isdigit()


def _chain(tokens: list[Token], i: int) -> int:
    """Three or more numbers linked by signs: 24/05/2026, 555-0199-21, 1.2.3; not 2:09:15."""
    j = i + 1
    parts = 1
    while parts <= MAX_CHAIN and tokens[j].low in _LINK and tokens[j].glued and tokens[j + 1].kind == "number" and tokens[j + 1].glued:
        parts, j = parts + 1, j + 2
    if parts >= 3:
        is_duration = parts == 3 and tokens[i + 1].low == ":" and tokens[i + 3].low == ":" and is_race_time(tokens, i)
        return i if is_duration else j
    if parts == 2 and tokens[i + 1].low == "/":
        is_fraction = _bare(tokens[i]) and tokens[i + 2].text in ("2", "3", "4", "5", "8")
        return i if is_fraction and int(token_value(tokens[i])) < int(tokens[i + 2].text) else j
    if parts == 2 and len(tokens[i + 2].text) > 1 and tokens[i + 2].text[0] == "0" and tokens[i + 1].low == "-":
        return j if "." not in tokens[i + 2].text else i
    return i


_RACE = frozenset(
    "clock clocked race marathon finish finished line record title won win winner ran course timed lap stage crossed".split()
)
RACE_WINDOW = 12  # words around in which a word of racing makes "at 2:19:42" a duration


def is_race_time(tokens: list[Token], i: int) -> bool:
    """Tell the race time "2:19:42" from a clock time with seconds, which "at" leads to."""
    if tokens[i - 1].low != "at":
        return True
    return any(token.low in _RACE for token in tokens[max(0, i - RACE_WINDOW) : i + RACE_WINDOW])


def token_value(token: Token) -> float:
    """Return the number that digits write."""
    return float(re.sub(r"[,'’]", "", token.text)) if token.text.count(".") < 2 else 0.0


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
        return i + 1
    return _glued_behind(tokens, i)


_JOINED = frozenset("to for than of from or and between about some nearly over minus plus now then sub magnitude an a".split())


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
    if after.low == "s" and token.text.endswith("0") and not (i and tokens[i - 1].low in ("her", "his", "their", "my")):
        return i + 2
    if after.low == "x":
        return i + 3 if tokens[i + 2].glued and tokens[i + 2].kind == "number" else i
    if after.low in ("am", "pm"):
        return i + 2
    return i if unit_at(tokens, i + 1, 2.0) is not None else i + 2


# --- dates and clock times -----------------------------------------------------------------


def _is_month(tokens: list[Token], i: int) -> bool:
    """Tell a month; in small letters "may" and "march" count only behind a preposition or a day."""
    token = tokens[i]
    if token.low not in MONTHS:
        return False
    if token.text[0].isupper() or token.low not in ("may", "march"):
        return True
    return tokens[i - 1].low in ("on", "in", "of", "by", "since", "until", "from")


def _day_end(tokens: list[Token], i: int) -> int:
    """Return the token behind a day of the month ("24", "24th", "fifth") at ``i``, or ``i``."""
    token = tokens[i]
    if _bare(token) and len(token.text) <= 2 and 1 <= int(token.text) <= 31:
        return i + 2 if tokens[i + 1].glued and tokens[i + 1].low in ORDINAL_ENDS else i + 1
    return i + 1 if token.low in ORDINALS and ORDINALS[token.low] <= 31 else i


def _date(tokens: list[Token], i: int) -> int:
    """"May 24", "May 24-26", "24 May", "24 and 26 May", "the fifth of May"."""
    end = _day_end(tokens, i)
    if end == i or (tokens[i].glued and tokens[i - 1].kind == "money"):
        return i
    second = end
    if tokens[end].low in DASHES or tokens[end].low in ("and", "to", "or", ",", "&"):
        behind = _day_end(tokens, end + 1)
        second = behind if behind > end + 1 else end
    month = second + 1 if tokens[second].low == "of" else second
    if _is_month(tokens, month):
        return month + 1
    before = i - 1 - (tokens[i - 1].low in ("the", ",", "."))
    if i and _is_month(tokens, before) and tokens[i].kind == "number":
        after = tokens[end]
        if tokens[before].low in ("may", "march") and _is_counted(tokens, end):
            return i
        is_range = second > end and (tokens[end].low in DASHES or not _is_counted(tokens, second))
        if after.low == "%":
            return i
        return _behind_year(tokens, second if is_range else end)
    return i


def _behind_year(tokens: list[Token], j: int) -> int:
    """Take in the year of "March 9 2018", "March 9, 2018"."""
    at = j + 1 if tokens[j].low == "," else j
    is_year = _bare(tokens[at]) and len(tokens[at].text) == 4 and FIRST_YEAR - 400 <= int(tokens[at].text) <= LAST_YEAR
    return at + 1 if is_year else j


def _is_counted(tokens: list[Token], j: int) -> bool:
    """Tell whether a counted noun or a unit stands at ``j``."""
    token = tokens[j]
    if token.kind == "word" and (is_plural(token.low) or is_plural(tokens[j + 1].low)) and token.low not in STOPS:
        return True
    return token.low == "%" or token.low in ("percent", "per", "people") or token.low in SCALES


def _clock(tokens: list[Token], i: int) -> int:
    """"9:40", "9.40 a.m.", "8 a.m.", "1400 GMT", "9 o'clock", "at 9"."""
    token = tokens[i]
    j = i + 1
    is_pair = tokens[j].low == ":" and tokens[j].glued and _bare(tokens[j + 1]) and len(tokens[j + 1].text) == 2
    if is_pair and tokens[j + 1].glued and _bare(token) and int(token.text) <= 24 and int(tokens[j + 1].text) < 60:
        if tokens[j + 2].low != ":" and not (tokens[j + 2].low == "." and tokens[j + 2].glued and tokens[j + 3].kind == "number"):
            return _behind_clock_end(tokens, j + 2)
        return i
    if token_value(token) > 24 and not (len(token.text) == 4 and _bare(token)):
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
    if _reads_as_clock(token) and tokens[i - 1].low in _CLOCK_BEFORE and not _is_counted(tokens, j):
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
    if token.low == "h" and token.glued and tokens[j + 1].glued and _bare(tokens[j + 1]):
        return j + 2
    if token.low == "local" and tokens[j + 1].low == "time":
        return j + 2
    return j


_BEFORE_MINUTES = frozenset("was at about until nearly almost of just by is it around only".split())


def _is_minutes_and_hour(tokens: list[Token], i: int) -> bool:
    """Tell "ten past three" and, behind "at", "was", "about", "ten to eight"."""
    minutes, hour = CARDINALS.get(tokens[i].low, 0), CARDINALS.get(tokens[i + 2].low, 99)
    if not 0 < minutes < 30 or hour > 12:
        return False
    is_to = tokens[i + 1].low == "to" and minutes % 5 == 0 and tokens[i - 1].low in _BEFORE_MINUTES
    return tokens[i + 1].low == "past" or (is_to and not _is_counted(tokens, i + 3) and unit_at(tokens, i + 3, 2.0) is None)


_AFTER_CLOCK = frozenset("on yesterday today sharp tomorrow tonight each every this that".split())


def is_cardinal_word(tokens: list[Token], j: int) -> bool:
    """Tell a minute in words: "five [forty-two]", "ten [fifteen]"."""
    return 10 <= CARDINALS.get(tokens[j].low, 0) < 60


def _clock_in_words(tokens: list[Token], i: int) -> int:
    """"nine o'clock", "half past nine", "at nine", "nine in the morning"."""
    word = tokens[i].low
    if word == "a" and tokens[i + 1].low == "quarter" and tokens[i + 2].low in ("past", "to"):
        return i + 4
    if word in ("half", "quarter") and tokens[i + 1].low in ("past", "to") and CARDINALS.get(tokens[i + 2].low, 99) <= 12:
        return i + 3
    if _is_minutes_and_hour(tokens, i):
        return i + 3
    if CARDINALS.get(word, 99) > 12:
        return i
    end = _behind_clock_end(tokens, i + 1)
    if end > i + 1:
        return end
    if tokens[i + 1].low == "in" and tokens[i + 3].low in ("morning", "evening", "afternoon") and tokens[i + 2].low == "the":
        return i + 1 if tokens[i - 1].low in _CLOCK_BEFORE else i
    if (is_cardinal_word(tokens, i + 1) or tokens[i + 1].low == "oh") and not tokens[i + 1].glued:
        return i + (4 if tokens[i + 2].glued and tokens[i + 2].low == "-" else 2)
    is_at = tokens[i - 1].low in ("at", "until", "till") and tokens[i - 2].low not in _ESTIMATES and tokens[i - 2].low not in ("aged", "age")
    after = tokens[i + 1]
    if is_at and (after.kind in ("sign", "end") and after.low not in DASHES or after.low in _AFTER_CLOCK):
        return i + 1
    return i


def _year(tokens: list[Token], i: int) -> int:
    """A bare four-digit year, "2024-25", "1914-18"."""
    token = tokens[i]
    if not (_bare(token) and len(token.text) == 4 and (tokens[i - 1].kind != "money" or not i)):
        return i
    value = int(token.text)
    before = tokens[i - 1].low if i else ""
    j = i + 1
    if LAST_YEAR < value < LAST_YEAR + 101 and before in ("by", "in", "until"):
        return i if _is_counted(tokens, j) else j
    if tokens[j].text in ("BC", "AD", "CE", "BCE") or (before == "." and tokens[i - 2].low == "d" and tokens[i - 4].low == "a"):
        return j
    if FIRST_YEAR <= value <= LAST_YEAR:
        is_range = tokens[j].low in DASHES and _bare(tokens[j + 1]) and len(tokens[j + 1].text) in (2, 4)
        if is_range:
            return j + 2
        if before in _COUNT_BEFORE or tokens[j].low in SCALES:
            return i
        if before not in _YEAR_BEFORE and _is_people_or_unit(tokens, j):
            return i
        return j
    if 1000 <= value < FIRST_YEAR:
        is_dated = before in ("in", "since") or (i and _is_month(tokens, i - 1))
        return j if is_dated and not _is_counted(tokens, j) else i
    return i


def _is_people_or_unit(tokens: list[Token], j: int) -> bool:
    """Tell whether persons, vehicles or a unit follow, which a year hardly modifies."""
    if unit_at(tokens, j, 2000.0) is not None and not is_hyphen(tokens, j):
        return True
    for token in tokens[j : j + 3]:
        singular = IRREGULAR_PLURALS.get(token.low, token.low.removesuffix("s"))
        if token.low != singular and (singular in PERSONS or singular in VEHICLES):
            return True
        if token.kind != "word" or token.low in STOPS:
            return False
    return False


_STREETS = frozenset(
    "street road avenue lane drive square place way terrace boulevard gardens crescent close row hill mews parade quay".split()
)


def _address(tokens: list[Token], i: int) -> int:
    """A house number: "14 Mill Street"."""
    if not _bare(tokens[i]) or not tokens[i + 1].text[:1].isupper():
        return i
    names = [token.low for token in tokens[i + 2 : i + 4] if token.text[:1].isupper()]
    return i + 1 if any(name in _STREETS for name in names) else i


# --- names, telephones, lists --------------------------------------------------------------


def _phone(tokens: list[Token], i: int) -> int:
    """"+44 20 7946 0958", "(212) 555 0199", "dial 112"."""
    if tokens[i - 1].low == "+" and tokens[i].glued and not (tokens[i - 2].low in "~≈" and i > 1):
        j = i + 1
        while tokens[j].kind == "number" or (tokens[j].low in ("-", "(", ")") and tokens[j + 1].kind == "number"):
            j += 1
        return j if j > i + 1 else i
    if {tokens[i - 1].low, tokens[i - 2].low} & _DIAL and _bare(tokens[i]) and not _is_counted(tokens, i + 1):
        return i + 1
    j = i + 1
    while _bare(tokens[j]) and j - i < MAX_CHAIN:
        j += 1
    return j if j - i >= 3 and any(len(t.text) != 3 for t in tokens[i + 1 : j]) else i


def _listed(tokens: list[Token], i: int) -> int:
    """"1. First", "2) Second", "[12]" at the start of a line."""
    is_first = i == 0 or tokens[i - 1].sentence != tokens[i].sentence
    if is_first and _bare(tokens[i]) and len(tokens[i].text) <= 2 and tokens[i + 1].low in (".", ")") and tokens[i + 1].glued:
        return i + 2 if tokens[i + 2].kind != "end" and not tokens[i + 2].glued else i
    is_boxed = tokens[i - 1].low == "[" and tokens[i + 1].low == "]"
    return i + 1 if is_boxed and _bare(tokens[i]) else i


def _name(tokens: list[Token], i: int) -> int:
    """Behind a label or a name: "Article 5", "Boeing 737", "BBC One", "page 12"; "№ 7"."""
    token, before = tokens[i], tokens[i - 1]
    if i == 0 or before.sentence != token.sentence:
        return i
    if before.low == "№" or (before.low == "." and tokens[i - 2].low in ("no", "nos", "fig", "pp", "vol", "art")):
        return i + 1
    is_plain = token.kind == "number" or token.low in CARDINALS
    if before.kind != "word" or not is_plain or before.low in STOPS:
        return _proper(tokens, i)
    is_capital = before.text[0].isupper()
    label = before.low.removesuffix("s") if before.low not in LABELS else before.low
    if label in LABELS and (is_capital or label not in _LABELS_WITH_CAPITAL or label in _LABELS_IN_SMALL):
        if not _is_rescued(tokens, i, label not in _LABELS_IN_SMALL):
            return _behind_list(tokens, i + 1)
    if is_capital and _bare(token) and len(token.text) <= 4 and i > 1 and tokens[i - 2].sentence == token.sentence:
        return i if _is_counted(tokens, i + 1) or _has_suffix(tokens, i + 1) or _is_statement(tokens, i) else i + 1
    return _proper(tokens, i)


def _behind_list(tokens: list[Token], j: int) -> int:
    """Take in what a label also names: "pages 40-60", "Articles 5 and 6"."""
    while (tokens[j].low in DASHES or tokens[j].low in ("and", "to", "&")) and tokens[j + 1].kind == "number":
        if _is_counted(tokens, j + 2) or _has_suffix(tokens, j + 2):
            break
        j += 2
    return j


def _is_rescued(tokens: list[Token], i: int, is_strong: bool) -> bool:
    """Tell whether a label's number counts after all: "in one flat 12 people"; never behind a strong name."""
    if is_strong:
        return False
    return _is_counted(tokens, i + 1) or _has_suffix(tokens, i + 1)


def _has_suffix(tokens: list[Token], j: int) -> bool:
    after = tokens[j]
    return after.low in SCALES or after.low in MONEY_SCALES or unit_at(tokens, j, 50.0) is not None


def _is_statement(tokens: list[Token], i: int) -> bool:
    """"Russia returned ..., Ukraine 27", a name and its age "(Name 44 has)": left to others when a sign follows."""
    return tokens[i + 1].low in (",", ";", ")", "-", "–", "to", "has", "have", "had", "were", "was", "in", "of", "from")


def _proper(tokens: list[Token], i: int) -> int:
    """A capitalised number word inside a name: "BBC One", "the Big Four", "Seven Sisters"."""
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if token.kind != "word" or not token.text[0].isupper() or before.low in ("\"", "“", "'", "‘", ":", "—", "–", "-", "("):
        return i
    if before.kind == "word" and before.text[0].isupper() and before.low not in STOPS and not _is_counted(tokens, i + 1):
        return i + 1
    if before.kind == "word" and before.text.islower() and after.text[:1].isupper() | (after.low == "and"):
        return i + 1
    return i + 2 if before.low == "the" and after.text[:1].isupper() and not is_plural(after.low) else i

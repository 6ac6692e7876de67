"""What an ellipsis leaves out: "Of those, 12 were critical", "the other 40", "97 of the 205"."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from claimcheck.claims.amounts.context import COUNTING, with_texts
from claimcheck.claims.amounts.counted import Phrase, counted_at, text_of, whole_at
from claimcheck.claims.amounts.lexicon import PERSON_VERBS, STATES, STOPS, VERBS
from claimcheck.claims.amounts.nouns import is_person, is_plural, singular
from claimcheck.claims.amounts.reading import Reading
from claimcheck.claims.amounts.tokens import Token
from claimcheck.claims.units import unit_named

MEMORY = 4  # counts kept as what a later ellipsis may point back to
REACH = 14  # words looked back over for a fronted "Of the ..., " or "the number of ..."


def with_antecedents(text: str, tokens: list[Token], readings: list[Reading]) -> list[Reading]:
    """Fill what an ellipsis leaves out, from the same sentence or the one before.

    "Forty people were hurt. Of those, 12 were critical": the twelve are people. "97 of the 205 are underweight": both
    count what the 205 before counted.
    """
    done: list[Reading] = []
    last: Reading | None = None
    recent: deque[Reading] = deque(maxlen=MEMORY)
    told: dict[float, Reading] = {}
    for reading in readings:
        found = _fronted(text, tokens, reading) or _subject(text, tokens, reading) or reading
        same = told.get(found.value) if found.value is not None and _is_bare_definite(tokens, found) else None
        if same is not None:
            found = found._replace(head=same.head, counted=same.counted)
        elif found.kind == "ordinal" and found.head is None:
            found = _with_rank(tokens, found, done)
        elif (source := _antecedent(tokens, found, recent)) is not None:
            found = found._replace(head=source.head, counted=source.counted)
        elif _bare(found) and _is_of_pronoun(tokens, found):
            found = _last_plural(text, tokens, found)
        elif last is not None and found.kind == "part" and found.head is None and _is_of_which(tokens, found, last):
            source = _relative(tokens, found, recent) or last
            found = found._replace(head=source.head, counted=source.counted)
        if done:
            found = _with_unit(tokens, found, done[-1])
        done.append(found)
        is_copular = (
            found.phrase is not None
            and found.phrase.first > found.behind
            and tokens[found.behind].low in ("are", "were")
        )
        if found.kind in COUNTING and found.unit is None and found.head is not None and not is_copular:
            last = found
            recent.appendleft(found)
            if found.value is not None:
                told[found.value] = found
    return done


def _antecedent(tokens: list[Token], reading: Reading, recent: Iterable[Reading]) -> Reading | None:
    """Return the latest count that ``reading`` can be an ellipsis of; of "61 of them" it is no smaller than 61."""
    if not _bare(reading):
        return None
    for last in recent:
        if _is_elliptic(tokens, reading, last):
            return last
        if reading.whole is None:
            return None
    return None


def _is_bare_definite(tokens: list[Token], reading: Reading) -> bool:
    """Tell "the 205", "those 12" without a noun: a number told before."""
    return _bare(reading) and reading.whole is None and tokens[reading.first - 1].low in ("the", "those", "these")


def _with_rank(tokens: list[Token], reading: Reading, done: list[Reading]) -> Reading:
    """Let "the 64th since" rank what "the fifth such swap" of the same sentence ranked."""
    if not done or done[-1].kind != "ordinal" or tokens[done[-1].core].sentence != tokens[reading.core].sentence:
        return reading
    return reading._replace(head=done[-1].head, counted=done[-1].counted)


def _bare(reading: Reading) -> bool:
    return reading.kind in COUNTING and reading.unit is None and reading.head is None and reading.dimension is None


def _is_of_pronoun(tokens: list[Token], reading: Reading) -> bool:
    whole = reading.whole
    return whole is not None and tokens[whole.first].low in ("them", "these", "those") and whole.last == whole.first + 1


def _is_of_which(tokens: list[Token], reading: Reading, last: Reading) -> bool:
    """Tell "towers, a third of which": a part of what the same sentence counted."""
    whole = reading.whole
    is_pronoun = whole is not None and tokens[whole.first].low in ("which", "whom", "them", "those")
    return is_pronoun and tokens[reading.core].sentence == tokens[last.core].sentence


def _relative(tokens: list[Token], reading: Reading, recent: Iterable[Reading]) -> Reading | None:
    """Return the latest persons for "half of whom": "4,812 adults in eleven countries, half of whom"."""
    if reading.whole is None or tokens[reading.whole.first].low != "whom":
        return None
    return next((last for last in recent if is_person(last.head or "")), None)


def _with_unit(tokens: list[Token], reading: Reading, before: Reading) -> Reading:
    """Lend the unit of the number before to the bare end of a change: "500 pounds, was raised on Sunday to 800"."""
    if reading.unit is not None or reading.head is not None or before.unit is None or reading.kind != "cardinal":
        return reading
    if tokens[reading.core].sentence != tokens[before.core].sentence or before.kind != "cardinal":
        return reading
    if _is_portion_of_measure(tokens, reading, before):
        return reading._replace(unit=before.unit)
    if before.unit.dimension == "proportion" and not (before.change or "").endswith(" from"):
        return reading  # "rose 8% to 3.65": a share of change, then the level
    is_end = reading.change is not None and reading.change.endswith((" to", " from"))
    return reading._replace(unit=before.unit) if is_end else reading


_PORTIONED = frozenset({"length", "area", "volume", "mass", "energy", "power"})


def _is_portion_of_measure(tokens: list[Token], reading: Reading, before: Reading) -> bool:
    """Tell "210 tonnes: 120 from supermarkets, 60 from donors", where the unit is said only once."""
    is_measure = before.unit is not None and before.unit.dimension in _PORTIONED
    opener = tokens[reading.first - 1].low
    return is_measure and _bare(reading) and opener in (":", ",", "and", "of") and _ends_phrase(tokens, reading)


def _last_plural(text: str, tokens: list[Token], reading: Reading) -> Reading:
    """Take the last plural noun of the sentence before as what "one of them" is one of."""
    sentence = tokens[reading.core].sentence
    for k in range(reading.first - 1, max(-1, reading.first - 3 * REACH), -1):
        token = tokens[k]
        if token.sentence < sentence - 1:
            break
        if token.sentence == sentence - 1 and token.kind == "word" and is_plural(token.low) and token.low not in VERBS:
            return reading._replace(head=singular(token.low), counted=token.text)
    return reading


def _is_elliptic(tokens: list[Token], reading: Reading, last: Reading) -> bool:
    """Tell whether ``reading`` leaves out the noun that ``last`` counts."""
    if not _bare(reading) or last.head in ("time", "other", "point") or _outgrows(tokens, reading, last):
        return False
    distance = tokens[reading.core].sentence - tokens[last.core].sentence
    before = tokens[reading.first - 1].low if reading.first else ""
    if distance <= 1 and _is_same_figure(tokens, reading):
        return True
    if reading.change is not None and before not in ("from", "with", "against"):
        return False
    if before in ("at", "by", "no", "=", "$", "-") or not _ends_phrase(tokens, reading):
        return False
    is_led = before in _REFERRING or _is_first(tokens, reading) or _is_of_those(tokens, reading)
    return distance == 0 or (distance == 1 and (is_led or reading.whole is not None))


def _outgrows(tokens: list[Token], reading: Reading, last: Reading) -> bool:
    """Tell that a part would be larger than its whole, or "the 430" another number than the 27 before."""
    if reading.value is None or last.value is None:
        return False
    if reading.whole is not None:
        is_same = reading.value == last.value and tokens[reading.core].sentence != tokens[last.core].sentence
        return reading.value > last.value or is_same
    is_compared = tokens[reading.first - 2].low == "than"
    return reading.value > last.value and tokens[reading.first - 1].low == "the" and not is_compared


def _ends_phrase(tokens: list[Token], reading: Reading) -> bool:
    """Tell whether no noun of its own can follow: a verb, a preposition or a sign stands there."""
    after = tokens[reading.behind]
    if after.low == "more":
        after = tokens[reading.behind + 1]
    is_noun = after.kind == "word" and after.low not in STOPS and after.low not in _FOLLOW
    return not is_noun or after.low.endswith("ed")


_FIGURES = frozenset("figure figures total tally count it number".split())


def _is_same_figure(tokens: list[Token], reading: Reading) -> bool:
    """Tell "corrected the figure to 205", "Last night it was 143": a figure told before."""
    before = [token.low for token in tokens[max(0, reading.first - 6) : reading.first]]
    if not before or before[-1] not in ("was", "is", "to", "at", "from", "reached"):
        return False
    return any(word in _FIGURES for word in before)


_FOLLOW = (
    PERSON_VERBS | VERBS | frozenset("remain remained came went left served died had got fell took stayed lost".split())
)
_REFERRING = frozenset("other another further remaining additional the".split())


def _is_first(tokens: list[Token], reading: Reading) -> bool:
    at = reading.first
    return at == 0 or tokens[at - 1].sentence != tokens[at].sentence or tokens[at - 1].low in ("“", '"')


def _is_of_those(tokens: list[Token], reading: Reading) -> bool:
    """Tell "Of those, [at least] 12", "Among them, 12"."""
    words = [token.low for token in tokens[max(0, reading.first - 4) : reading.first]]
    return any(word in ("of", "among", "amongst", "including") for word in words) and bool(
        {"those", "them", "these"} & set(words)
    )


def _fronted(text: str, tokens: list[Token], reading: Reading) -> Reading | None:
    """Read the whole of "Of the 31,400 people who started, 26,850 finished", also for later numbers of the sentence."""
    is_measure = reading.unit is not None and reading.unit.dimension != "proportion"
    if reading.kind not in ("cardinal", "part", "vague") or is_measure or reading.whole or reading.phrase:
        return None
    sentence = tokens[reading.core].sentence
    start = reading.first
    while start > 0 and tokens[start - 1].sentence == sentence and reading.first - start < 3 * REACH:
        start -= 1
    if tokens[start].low not in ("of", "among") or reading.first - start < 2:
        return None
    whole = whole_at(tokens, start, False)
    commas = [k for k in range(start, reading.first) if tokens[k].low == ","]
    if whole is None or whole.last > reading.first or not commas:
        return None
    unit = unit_named(whole.head or "")
    if unit is not None and unit.dimension in _PORTIONED and reading.unit is None:
        return reading._replace(whole=whole, unit=unit)
    return with_texts(text, tokens, reading._replace(whole=whole))


_PARENTS = frozenset({"mother", "father", "mum", "dad", "mom", "parent", "grandmother", "grandfather"})
_COUNTS = frozenset({"number", "count", "total", "tally"})
_CROWDS = frozenset({"crowd", "attendance", "audience", "population", "headcount"})


def _subject(text: str, tokens: list[Token], reading: Reading) -> Reading | None:
    """Read what "The number of wounded was 38", "The death toll rose to 63", "The dead numbered 201" count."""
    if not _bare(reading) or reading.kind == "zero":
        return None
    sentence = tokens[reading.core].sentence
    if tokens[reading.first - 1].low == "of" and tokens[reading.first - 2].low in _PARENTS:
        return reading._replace(head="child", counted="children", dimension="people")
    for k in range(reading.first - 1, max(-1, reading.first - 1 - REACH), -1):
        if tokens[k].sentence != sentence:
            return None
        if tokens[k].low in _COUNTS and tokens[k + 1].low == "of":
            return _number_of(text, tokens, reading, k + 2)
        found = _named_at(text, tokens, reading, k)
        if found is not None:
            return found
    return None


def _named_at(text: str, tokens: list[Token], reading: Reading, k: int) -> Reading | None:
    """Read a toll, a crowd or "the dead" at ``k`` as what the number behind counts."""
    token = tokens[k]
    verb = tokens[reading.first - 1].low
    if token.low == "toll":
        first = k - 1 if tokens[k - 1].low in ("death", "casualty", "injury") else k
        words = text_of(text, tokens, Phrase(None, first, k + 1))
        return reading._replace(head="death", counted=words, dimension="people")
    if token.low == "number" and tokens[k + 1].low in PERSON_VERBS:
        return reading._replace(dimension="people")
    if token.low in _CROWDS and verb in ("at", "to", "of", "was", "reached", "numbered"):
        return reading._replace(head="person", counted=token.text, dimension="people")
    if token.low in STATES and tokens[k - 1].low == "the" and verb in ("numbered", "at", "to", "was"):
        return reading._replace(head=token.low, counted=token.text)
    return None


def _number_of(text: str, tokens: list[Token], reading: Reading, k: int) -> Reading | None:
    """Read what "the number of" at ``k`` leads to: its noun, or persons for "those who"."""
    if tokens[k].low in ("those", "people"):
        return reading._replace(dimension="people")
    phrase = counted_at(tokens, k + (tokens[k].low in ("the", "its", "their")), False)
    if phrase is None or phrase.last > reading.first:
        return None
    return reading._replace(head=phrase.head, counted=text_of(text, tokens, phrase))

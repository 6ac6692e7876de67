"""Change words beside a number: "rose by", "fell to", "up", "an increase of", "a 12% rise"."""

from __future__ import annotations

from claimcheck.claims.amounts.tokens import Token, is_hyphen

CHANGE_WORDS = frozenset(
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb "
    "climbs climbed climbing jump jumps jumped jumping surge surges surged surging soar soars soared soaring gain "
    "gains gained gaining swell swelled swollen expand expanded expands widen widened "
    "widens lift lifted lifts raise raised raises raising boost boosted boosts double doubled strengthen "
    "strengthened accelerate accelerated rebound rebounded recover recovered up fall falls fell fallen falling "
    "drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing slump "
    "slumped slumps plunge plunged plunges plummet plummeted tumble tumbled tumbles sink sank sunk slide slid "
    "slides slip slipped slips shrink shrank shrunk shrinks cut cuts cutting reduce reduced reduces reducing lower "
    "lowered lowers slash slashed slashes trim trimmed trims narrow narrowed narrows dip dipped dips ease eased "
    "eases slow slowed slows contract contracted contracts down weaken weakened halve halved dwindle dwindled "
    "shorten shortened extend extended lengthen lengthened change changed changes move moved went go goes gone "
    "reach reached revise revised bring brought push pushed drive driven drove take taken took improve improved "
    "worsen worsened swing edge edged inch inched spike spiked spikes balloon ballooned mushroom mushroomed nudge "
    "nudged skyrocket skyrocketed snowball snowballed".split()
)
# These say a change only with a preposition: "went from", "reached", "brought to".
_ONLY_WITH_PREPOSITION = frozenset(
    "change changed changes move moved went go goes gone reach reached revise revised bring brought push pushed "
    "drive driven drove take taken took contract contracts extend extended double gain gains lower narrow "
    "slow recover recovered lift lifted swing edge cut cuts cutting raise raised raises raising".split()
)
_NOUNS = frozenset(
    "rise increase growth jump surge gain fall drop decline decrease slump plunge cut reduction dip improvement "
    "change slide climb uptick hike slowdown contraction expansion loss spike downturn swing".split()
)
WINDOW = 7  # words between the verb and its number: "cut the number of flights it runs by"
# Behind these "up" and "down" are part of the verb: "turn up 180 minutes ahead".
_PHRASAL = frozenset(
    "turn turned turns show showed shows end ended ends set sets pick picked give gave given shut sit sat stand "
    "stood make made makes take took taken put puts hold held bring brought line lined sign signed round rounded "
    "come came break broke grow pull pulled wake woke dig dug blow blew speed back backed open opened run ran look "
    "looked team settle settled".split()
)
# These lead to a figure with "to" and "from" alone: "taken by 300 pupils" is no change.
_NOT_WITH_BY = frozenset(
    "went go goes gone reach reached bring brought push pushed drive driven drove take taken took move moved".split()
)
_ONLY_WITH_TO = frozenset("reach reached bring brought drive driven drove take taken took push pushed".split())
_DEGREE = frozenset(
    "further sharply slightly steadily only just again nearly almost about around more than over roughly some at "
    "least an estimated another a to as much by from well up down back now already since".split()
)


def change_before(tokens: list[Token], first: int) -> str | None:
    """Return the change words before the number (or its bound words) at ``first``: "rose by", "fell to", "up".

    The verb may stand some words away when "by", "to" or "from" leads to the number ("cut the workforce by 1,200").
    """
    preposition = tokens[first - 1].low if first else ""
    if preposition in ("up", "down") and tokens[first - 2].low in _PHRASAL:
        return None
    if preposition == "to" and tokens[first - 2].low in ("according", "due", "owing", "thanks", "close", "next"):
        return None
    if preposition in ("by", "to", "from", "of") and first > 1:
        if preposition == "of":
            noun = tokens[first - 2]
            return f"{noun.low} of" if noun.low in _NOUNS else None
        verb = _verb_before(tokens, first - 1, preposition)
        if verb in ("up", "down") and tokens[first - 3].low in CHANGE_WORDS and tokens[first - 2].low == verb:
            verb = f"{tokens[first - 3].low} {verb}"
        return f"{verb} {preposition}" if verb else None
    at = first - 1
    for _ in range(2):
        word = tokens[at].low if at >= 0 and not is_hyphen(tokens, at - 1) else ""
        if word in CHANGE_WORDS and word not in _ONLY_WITH_PREPOSITION:
            return word
        if word not in _DEGREE and not word.endswith("ly"):
            return None
        at -= 1
    return None


def _verb_before(tokens: list[Token], at: int, preposition: str) -> str | None:
    """Find the change verb before the preposition at ``at``, in the same clause."""
    sentence = tokens[at].sentence
    for k in range(at - 1, max(-1, at - 1 - 2 * WINDOW), -1):
        token = tokens[k]
        if token.sentence != sentence or token.low in (",", ";", ":", "(", ")", "“", "”", '"'):
            return None
        if token.low in ("up", "down") and k < at - 1:
            continue
        if (
            token.low in ("to", "which", "who", "that", "said", "after", "because", "when", "while", "but")
            and token.low != preposition
        ):
            return None
        if token.low in _ONLY_WITH_TO and preposition != "to":
            continue
        if token.low in CHANGE_WORDS and not (preposition == "by" and token.low in _NOT_WITH_BY):
            return token.low
        if preposition != "to" and at - k > WINDOW:
            return None
    return None


def is_change_before(tokens: list[Token], at: int) -> bool:
    """Tell whether a change verb leads to the "from" at ``at``: "rose from 12 to 15"."""
    return any(token.low in CHANGE_WORDS for token in tokens[max(0, at - WINDOW) : at]) and _same_clause(tokens, at)


def _same_clause(tokens: list[Token], at: int) -> bool:
    for k in range(at - 1, max(-1, at - 1 - WINDOW), -1):
        if tokens[k].sentence != tokens[at].sentence or tokens[k].low in (";", ","):
            return False
        if tokens[k].low in CHANGE_WORDS:
            return True
    return False


def change_behind(tokens: list[Token], j: int) -> str | None:
    """Return the change noun right behind a number: "a 12% rise", "a tenfold increase"."""
    return tokens[j].low if tokens[j].low in _NOUNS else None

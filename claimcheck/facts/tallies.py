"""What a count is a count of: what befell those counted, and whether it adds up one occasion or all of a time.

"307 returned" and "6,500 remain in captivity" count soldiers alike and are two counts; so are "390 on Friday" and
"3,767 since January", of which the one is a part of the other.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.facts.families import noun_families
from claimcheck.facts.numbers import COUNTS, middle, other_group
from claimcheck.facts.when import days
from claimcheck.records import Claim, Quantity

# What befalls people, each with the words that tell it. Closed, ours, and of no one story.
FATES: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for name, words in {
        "died": r"died?|dies|dying|dead|deaths?|killed|kills?|killing|perish\w*|fatal\w*|drown\w*|murder\w*"
        r"|executed|lives",
        "hurt": r"injur\w*|wounded|hurt|hospitali[sz]\w*|to hospitals?|in hospitals?",
        "freed": r"freed|released?|releas(?:es|ing)|returned|c[oa]me (?:back|home)|let go"
        r"|(?:brought|sent|went|gone|flown) (?:back|home)|exchang(?:ed?|es|ing)|swap(?:s|ped|ping)?"
        r"|repatriat\w*|handed over|handover",
        "held": r"captivity|still (?:being )?(?:held|detained|imprisoned)|remain(?:s|ed|ing)?|in custody|behind bars"
        r"|in (?:jail|prison|detention)|(?:is|are|was|were|being) (?:held|detained)|in [\w-]+ (?:hands|ones)"
        r"|holds?|holding",
        "missing": r"missing|unaccounted|disappeared",
        "moved out": r"evacuat\w*|displaced|homeless|fled|flee(?:ing)?",
    }.items()
}
BODIES = re.compile(r"\b(?:bod(?:y|ies)|remains|corpses?|coffins?)\b", re.IGNORECASE)
BODIES_OF = re.compile(rf"{BODIES.pattern} of (?:[\w-]+ ){{0,3}}$", re.IGNORECASE)
BODIES_BEHIND = re.compile(rf"[\w,.]+ (?:[\w-]+ ){{0,2}}[\w-]+[’'] {BODIES.pattern}", re.IGNORECASE)
REACH = 60  # characters from a figure on in which "909 soldiers' bodies" names the bodies
DEATH = re.compile(rf"{FATES['died'].pattern}|{BODIES.pattern}|\b(?:fallen|buried|funerals?|graves?)\b", re.IGNORECASE)
OF_VERB = {"die": "died", "kill": "died", "perish": "died", "drown": "died", "injure": "hurt", "wound": "hurt"} | {
    "free": "freed", "release": "freed", "return": "freed", "repatriate": "freed", "exchange": "freed", "swap": "freed",
    "remain": "held", "hold": "held", "detain": "held", "evacuate": "moved out", "flee": "moved out",
}  # fmt: skip

# A time or a row of occasions that a figure adds up; "for the first time since" adds up nothing.
ALL = re.compile(
    r"(?<!\btime )\bsince\b(?! then)|\bso far\b|\bto date\b|\buntil now\b|\bthis year\b"
    r"|\bthroughout (?:the|this|last)\b|\bduring the (?:war|conflict|fighting|year|season)\b"
    r"|\b(?:over|in) the (?:past|last) [\w-]+ (?:weeks|months|years)\b|\bover the (?:years|months|course of)\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"(?<!\btime )\bsince\b(?! then)", re.IGNORECASE)
ONE = re.compile(
    r"\b(?:in|during|at|with|by|of|under) (?:the|this|that|an?|one|its|their|[\w-]+[’']s) (?:[\w,-]+ ){0,3}"
    r"(?:exchange|swap|handover|release|transfer|operation|raid|strike|attack|round|stage|phase|agreement|deal|accord|day)\b"
    r"|\bone-for-one\b|\beach side\b|\bfrom both sides\b|\bat once\b",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\bon (?:\w+ )?(?:\d{1,2} (?=[A-Z])|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Jan|Febr|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w* \d)|\b(?:yesterday|today|overnight|that day)\b"
)
GROUP = re.compile(
    r"\bof ((?:[\w’'-]+ ){0,3}?[A-Z][\w’'-]+)[^,;:.]{0,60}\b(?:at|to|as) (?:\w+ ){0,2}$"
)  # before a figure
OCCASIONS = noun_families("exchange") | noun_families("attack") | noun_families("meeting")
ONE_DAY = 1.5  # days that a single occasion may span: a night runs over two dates


def dead_and_living(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether one figure counts bodies and the other people of whom no death is told."""
    if x.ordinal or y.ordinal or not {x.dimension, y.dimension} <= COUNTS:
        return False
    if are_bodies(a, x) == are_bodies(b, y):
        return False
    living, counted = (b, y) if are_bodies(a, x) else (a, x)
    return counted.dimension == "people" and not DEATH.search(living.text)


def are_bodies(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure counts bodies: "563 bodies", "the remains of 909 soldiers"."""
    if BODIES.search(f"{figure.counted or ''} {figure.head or ''}"):
        return True
    at = figure.start - claim.start
    return bool(BODIES_OF.search(claim.text[:at]) or BODIES_BEHIND.match(claim.text[at : at + REACH]))


def other_fate(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether two figures count people to whom different things happened: "307 returned", "6,500 remain captive"."""
    if x.ordinal or y.ordinal or not {x.dimension, y.dimension} <= COUNTS:
        return False
    left, right = fates(a, x), fates(b, y)
    return bool(left) and bool(right) and not left & right


def other_people(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether two figures count people of two named groups: "1,348 Russian servicemen", "6,465 Ukrainian soldiers"."""
    if not {x.dimension, y.dimension} <= COUNTS:
        return False
    return other_group(_with_group(a, x), _with_group(b, y))


def _with_group(claim: Claim, q: Quantity) -> Quantity:
    """Name whom a figure counts that stands behind them: "(the number) of Russians held there at fewer than 1,400"."""
    if q.counted is not None:
        return q
    before = GROUP.search(claim.text[: q.start - claim.start])
    return replace(q, counted=before.group(1)) if before else q


def fates(claim: Claim, figure: Quantity) -> frozenset[str]:
    """Return what a claim tells of those counted; the verb decides where there is one figure, else all its words."""
    if sum(not q.ordinal for q in claim.quantities) == 1 and claim.predicate in OF_VERB:
        return frozenset({OF_VERB[claim.predicate]})
    del figure
    return frozenset(name for name, words in FATES.items() if words.search(claim.text))


def all_and_one(a: Claim, x: Quantity, b: Claim, y: Quantity, around: tuple[str, str] = ("", "")) -> bool:
    """Whether the larger figure adds up all of a time and the smaller one is a single occasion's.

    Args:
        a: a claim.
        x: one of its figures.
        b: another claim.
        y: one of its figures.
        around: the sentences that the claims stand in; a day told there dates the figure too.
    """
    if x.ordinal or y.ordinal or not {x.dimension, y.dimension} <= COUNTS:
        return False
    if (middle(x) or 0.0) < (middle(y) or 0.0):
        a, x, b, y, around = b, y, a, x, around[::-1]
    return adds_up(a, x) and (is_one_occasion(b, y, around[1]) or _starts_later(a, b))


def _starts_later(a: Claim, b: Claim) -> bool:
    """Whether two figures add up from two starts on, the second the later: "since the war began", "since May"."""
    first, second = SINCE.search(a.text), SINCE.search(b.text)
    if first is None or second is None:
        return False
    x, y = _start(a), _start(b)
    if x is None and y is None:
        return False
    return (x or "") < (y or "")


def _start(claim: Claim) -> str | None:
    """Return the day that a span is told to start on, where it is told: "since January" is, "since the war" is not."""
    return next((t.earliest for t in claim.times if t.latest is None and t.earliest is not None), None)


def adds_up(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure adds up a time ("since January") or many occasions ("in more than fifty exchanges")."""
    if ALL.search(claim.text):
        return True
    return any(
        q is not figure and not q.ordinal and q.head and noun_families(q.head) & OCCASIONS and (middle(q) or 0) >= 2
        for q in claim.quantities
    )


def is_one_occasion(claim: Claim, figure: Quantity, sentence: str = "") -> bool:
    """Whether a figure is of one day, one exchange, one agreement; one that adds up is of none."""
    if adds_up(claim, figure) or ALL.search(sentence):
        return False
    numbered = any(q.ordinal and q.head and noun_families(q.head) & OCCASIONS for q in claim.quantities)
    one_day = any((end - start).total_seconds() <= ONE_DAY * 86_400 for start, end in days(claim.times))
    return numbered or one_day or bool(ONE.search(claim.text) or DATED.search(sentence))

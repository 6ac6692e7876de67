"""Number words of English: cardinals, ordinals, scales, fractions and vague counts."""

from __future__ import annotations

from claimcheck.config import VagueWords

ONES: dict[str, int] = {
    word: value for value, word in enumerate("one two three four five six seven eight nine".split(), start=1)
}
TEENS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
    )
}
TENS: dict[str, int] = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
# Behind digits only; a bare "m" may also be metres, see ``numerals``.
SHORT_SCALES: dict[str, float] = {
    "k": 1e3,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
MONEY_SCALES: dict[str, float] = SHORT_SCALES | {"m": 1e6, "b": 1e9, "t": 1e12}

ORDINAL_ONES: dict[str, int] = {
    word: value
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth".split(), start=1)
}
ORDINALS: dict[str, int] = (
    ORDINAL_ONES
    | {
        word: value
        for value, word in enumerate(
            "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
            "nineteenth".split(),
            start=10,
        )
    }
    | {
        word: 10 * value
        for value, word in enumerate(
            "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), start=2
        )
    }
    | {"hundredth": 100, "thousandth": 1000, "millionth": 1_000_000}
)
# Denominators as words: "third", "thirds". "second" is none ("one second" is time).
PARTS: dict[str, int] = {word: value for word, value in ORDINALS.items() if value > 2} | {"quarter": 4, "half": 2}
PART_PLURALS: dict[str, int] = {word + "s": value for word, value in PARTS.items() if word != "half"} | {"halves": 2}

FRACTION_SIGNS: dict[str, float] = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip

CARDINALS: dict[str, int] = ONES | TEENS | TENS
# Words that may open a numeral; "a", "an", "half" and "quarter" do so only before certain words.
OPENERS: frozenset[str] = frozenset(CARDINALS) | frozenset(ORDINALS) | frozenset({"half", "quarter", "zero"})
PLURAL_SCALES: frozenset[str] = frozenset("dozens scores hundreds thousands millions billions trillions".split())


def plural_band(word: str, vague: VagueWords) -> tuple[float, float]:
    """Return what a plural scale word spans: "dozens", "thousands".

    "Billions" and "trillions" span three powers of ten, as ``VagueWords.millions`` does.
    """
    bands = {
        "dozens": vague.dozens,
        "scores": vague.scores,
        "hundreds": vague.hundreds,
        "thousands": vague.thousands,
        "millions": vague.millions,
        "billions": (2e9, 1e12),
        "trillions": (2e12, 1e15),
    }
    return bands[word]


def product_band(word: str, scale: str, vague: VagueWords) -> tuple[float, float]:
    """Return what "tens of thousands" or "hundreds of millions" spans; ``word`` is the first, ``scale`` the last."""
    if scale == "thousands" and word == "tens":
        return vague.tens_of_thousands
    if scale == "thousands" and word == "hundreds":
        return vague.hundreds_of_thousands
    unit = SCALES[scale[:-1]]
    low, high = {"tens": (20.0, 100.0), "dozens": vague.dozens, "hundreds": vague.hundreds}.get(
        word, (2000.0, 10_000.0)
    )
    return low * unit, high * unit


def vague_band(word: str, vague: VagueWords) -> tuple[float, float]:
    """Return what "couple", "few", "several" or "handful" spans."""
    return {"couple": vague.couple, "few": vague.few, "several": vague.several, "handful": vague.handful}[word]

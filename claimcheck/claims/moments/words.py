"""The words that times are written with."""

from __future__ import annotations

MONTHS = {
    name: index + 1
    for index, name in enumerate(
        "january february march april may june july august september october november december".split()
    )
}
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
# Months that are also verbs, nouns or people: alone they need a preposition or a determiner before them.
DOUBTFUL_MONTHS = frozenset({"may", "march", "april", "june", "august"})

UNITS = {
    "second": "second", "seconds": "second", "minute": "minute", "minutes": "minute", "hour": "hour", "hours": "hour",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight", "fortnights": "fortnight",
    "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter", "year": "year", "years": "year",
    "decade": "decade", "decades": "decade", "century": "century", "centuries": "century", "weekend": "weekend",
}  # fmt: skip
CALENDAR_UNITS = frozenset({"week", "month", "quarter", "year", "decade", "century", "weekend"})

SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
SEASON_PLURALS = {"springs": 0, "summers": 1, "autumns": 2, "winters": 3}
PARTS = {
    "dawn": "dawn", "daybreak": "dawn", "sunrise": "dawn", "morning": "morning", "lunchtime": "lunchtime",
    "noon": "noon", "midday": "noon", "afternoon": "afternoon", "evening": "evening", "night": "night",
    "dusk": "dusk", "sunset": "dusk", "nightfall": "dusk", "twilight": "dusk", "midnight": "midnight",
    "overnight": "overnight",
}  # fmt: skip
DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
DAY_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}
DECADE_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990,
}  # fmt: skip
HOLIDAYS = {
    ("christmas", "day"): "christmas",
    ("christmas", "eve"): "christmas eve",
    ("christmas",): "christmastide",
    ("boxing", "day"): "boxing day",
    ("new", "year", "'s", "day"): "new year",
    ("new", "year", "'s", "eve"): "new year's eve",
    ("new", "year"): "new year",
    ("good", "friday"): "good friday",
    ("easter", "sunday"): "easter sunday",
    ("easter", "monday"): "easter monday",
    ("easter",): "easter",
    ("halloween",): "halloween",
    ("valentine", "'s", "day"): "valentine",
}

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": -1, "last": -1}
DIGIT_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
ONES = {
    name: i + 1
    for i, name in enumerate(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {name: (i + 2) * 10 for i, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}

# Words after which a bare year, month or season is a time.
TIME_PREPOSITIONS = frozenset(
    "in since by before after until till from between during throughout through of to through-out around about circa "
    "early late mid last this next around past early-to-mid than over for on year summer winter spring autumn fall "
    "season end start beginning middle and or fiscal fy with within".split()
)
# What may follow a time without being a noun that the time describes ("the summer was", "the summer, when").
FUNCTION_WORDS = frozenset(
    "a an the and or but nor so yet if as than that this these those which who whose whom when where while what why "
    "how "
    "in on at by to for from of with without within into onto over under after before since until till through during "
    "between among amid against about around because although though despite unlike like near "
    "is are was were be been being am has have had do does did will would shall should can could may might must "
    "he she it they we you i his her its their our your my him them us me there here not no nor never also only just "
    "said says saw brought marked began started ended came went took were more most less fewer all some many".split()
)
# Nouns for things of which a number before them is a count, never a year.
COUNTABLES = frozenset(
    "people men women children persons soldiers prisoners troops homes houses families workers police officers jobs "
    "euros dollars pounds crowns yen francs metres meters km kilometres kilometers miles feet tonnes tons kg kilograms "
    "litres acres hectares cases deaths votes seats tickets cars vehicles trucks flights passengers residents "
    "percent mw gw kwh ft m mm cm lb degrees members patients students pupils refugees civilians bodies".split()
)
# Happenings that date something: "since the invasion", "after Friday prayers", "since the start of the war".
EVENT_NOUNS = frozenset(
    "invasion war outbreak ceasefire truce election elections vote attack attacks earthquake quake pandemic coup fall "
    "revolution uprising disaster accident crash explosion blast fire flood floods storm hurricane strike strikes "
    "launch inauguration takeover collapse merger independence referendum handover withdrawal signing "
    "summit meeting conference match game final hearing trial verdict ruling raid raids siege blockade lockdown "
    "reform opening closure sale founding foundation birth death murder killing shooting massacre genocide crisis "
    "start beginning outset end reunification annexation occupation armistice agreement deal eruption "
    "campaign offensive operation conflict fighting hostilities recession financial-crisis incident protests "
    "walkout talks announcement decision resignation appointment arrival departure disappearance release escape "
    "prayers deadline session tournament race ceremony funeral wedding shutdown split divorce breakup break-up".split()
)
ENDERS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "]", "\n", "—", "–", '"', "”", "’", "'", "…"})
DASHES = frozenset({"-", "–", "—", "−"})
ZONES = frozenset("gmt utc bst est edt et cet cest pst pdt pt msk ist jst aest z".split())

"""The closed list of what a conflict can be about. Every ``Conflict.subkind`` is one of these."""

from __future__ import annotations

from typing import Literal, get_args

NumericSubkind = Literal[
    "count",  # how many
    "money",  # how much money
    "measurement",  # length, mass, temperature, speed, ...
    "duration",  # how long
    "clock_time",  # at what hour
    "date",  # on which day
    "proportion",  # what share
    "ordinal",  # which in a series
    "age",  # how old
    "score",  # how a game or a vote ended
    "bound",  # a figure beyond a stated limit
    "magnitude",  # ten times or more apart
    "sum",  # parts that do not make the whole
]
NarrativeSubkind = Literal[
    "negation",  # one says so, the other says not
    "denial",  # asserted by one, denied by the other
    "who",  # who did it
    "direction",  # to whom, which way round
    "cause",  # why it happened
    "blame",  # whose fault it is
    "agreed_refused",  # agreed or refused
    "first_or_earlier",  # the first time, or it happened before
    "only_or_also",  # alone, or others too
    "will_or_ruled_out",  # will do it, or has ruled it out
    "praised_blamed",  # opposite judgements of one act
    "superlative",  # the largest, first or fastest, against a larger, earlier or faster one
    "happened",  # took place or did not
    "misquote",  # one speaker, quoted with different words
    "headline",  # a headline against its own text
    "account",  # two accounts that cannot both be true, of none of the kinds above
]
Subkind = NumericSubkind | NarrativeSubkind

NUMERIC_SUBKINDS: tuple[str, ...] = get_args(NumericSubkind)
NARRATIVE_SUBKINDS: tuple[str, ...] = get_args(NarrativeSubkind)
SUBKINDS: tuple[str, ...] = NUMERIC_SUBKINDS + NARRATIVE_SUBKINDS

"""Whole time expressions: bounds before, atoms joined ("dawn on Wednesday"), ranges ("from Monday to Thursday")."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.moments.atoms import read_atom
from claimcheck.claims.moments.slots import (
    Ago,
    Anaphor,
    Atom,
    Bound,
    Calendar,
    Date,
    Era,
    Holiday,
    Now,
    Nth,
    OpenAnchor,
    Part,
    Phrase,
    Portion,
    Relative,
    Weekday,
)
from claimcheck.claims.moments.tense import tense_at
from claimcheck.claims.moments.tokens import Tokens
from claimcheck.claims.moments.words import DASHES, DAY_PARTS, ENDERS, EVENT_NOUNS, FUNCTION_WORDS, PARTS, ZONES

_BOUND_WORDS: tuple[tuple[str, Bound], ...] = (
    ("ever since", "since"), ("since", "since"), ("up until", "until"), ("up till", "until"), ("up to", "until"),
    ("until", "until"), ("till", "until"), ("through", "until"), ("by", "by"), ("no later than", "by"),
    ("not later than", "by"), ("before", "before"), ("prior to", "before"), ("after", "after"), ("from", "from"),
    ("as from", "from"), ("with effect from", "from"), ("starting", "from"), ("beginning", "from"),
    ("effective", "from"), ("between", "between"), ("as of", "as_of"), ("as at", "as_of"),
    ("shortly after", "just_after"), ("soon after", "just_after"), ("just after", "just_after"),
    ("right after", "just_after"), ("immediately after", "just_after"), ("moments after", "just_after"),
    ("a little after", "just_after"), ("minutes after", "just_after"), ("just past", "just_after"),
    ("shortly past", "just_after"), ("a little past", "just_after"),
    ("shortly before", "just_before"), ("just before", "just_before"), ("a little before", "just_before"),
    ("moments before", "just_before"), ("minutes before", "just_before"), ("right before", "just_before"),
    ("about", "about"), ("around", "about"), ("roughly", "about"), ("approximately", "about"), ("circa", "about"),
    ("some", "about"), ("almost", "nearly"), ("nearly", "nearly"), ("towards", "nearly"), ("toward", "nearly"),
    ("just under", "nearly"), ("close to", "nearly"), ("more than", "over"), ("over", "over"), ("just over", "over"),
    ("well over", "over"), ("less than", "under"), ("under", "under"), ("at least", "at_least"), ("only", "over"),
)  # fmt: skip
_SLACK = frozenset({"just_after", "just_before", "about", "nearly", "over", "under", "at_least"})
_COUNTED_ONLY = frozenset({"over", "under", "at_least"})
_FILLERS = frozenset({"on", "in", "at", "early", "as", "recently", "late"})
_LINKS = frozenset({"on", "at", "in", "of"})
_RANGE_MARKS = frozenset({"to", "until", "till", "through"}) | DASHES
_MOVES = frozenset("moved postponed rescheduled delayed shifted changed pushed put brought switched deferred".split())
# After these "from Saturday" says where something comes from, not when it began.
_ORIGINS = frozenset(
    "photo photos photograph photographs picture pictures image images video videos footage film clip recording data "
    "figures numbers statistics statement report reports letter letters document documents record records message "
    "messages email emails e-mail post poll survey study bill quote quotes minutes text transcript interview article "
    "is was are were be date dates dated dating up down rise drop increase decrease fall jump people results "
    "change changed".split()
)
_DATE_LEADS = frozenset({"in", "on", "last", "yesterday", "earlier", "early", "late"})
_BEGINNINGS = frozenset("began begun started ended erupted reopened".split())
_OPEN_REACH = 7  # words between "since" and the happening or date that it names
MAX_JOINS = 4  # pieces after the first: "shortly after 9 a.m. on the morning of Tuesday, 12 May"


def _bound_table() -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    table: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for words, bound in sorted(_BOUND_WORDS, key=lambda pair: -len(pair[0].split())):
        first, *rest = words.split()
        table.setdefault(first, []).append((tuple(rest), bound))
    return table


_BOUNDS = _bound_table()
BOUND_STARTERS = frozenset(_BOUNDS)


def read_bound(t: Tokens, i: int) -> tuple[Bound, int] | None:
    """Read one bound at token ``i``: "since", "no later than", "shortly after"; return it and the token after it."""
    for rest, bound in _BOUNDS.get(t.low[i], ()):
        if tuple(t.low[i + 1 : i + 1 + len(rest)]) == rest:
            return bound, i + 1 + len(rest)
    return None


def read_phrase(t: Tokens, i: int) -> Phrase | None:
    """Read the time expression that begins at token ``i``, with its bound; null when none does."""
    bound, slack, at = _bounds(t, i)
    core = _core(t, at)
    if core is None:
        return _since_happening(t, i, at) if bound == "since" else None
    if slack is not None:
        core = replace(core, slack=slack)
    phrase = _ranged(t, i, bound, core)
    return _checked(t, phrase)


def _bounds(t: Tokens, i: int) -> tuple[Bound | None, Bound | None, int]:
    bound: Bound | None = None
    slack: Bound | None = None
    at = i
    for _ in range(4):
        read = read_bound(t, at)
        if read is None:
            if at == i or t.low[at] not in _FILLERS or read_atom(t, at) is not None:
                break
            at += 1
        elif read[0] in _SLACK:
            slack, at = read
        elif bound is not None or (t.low[at] == "through" and t.low[read[1]] == "the" and t.low[read[1] + 1] in PARTS):
            break
        else:
            bound, at = read
    return bound, slack, at


def _core(t: Tokens, i: int) -> Atom | None:
    """Read the atom at ``i`` and what joins it: a day, a part of the day, a clock time."""
    core = read_atom(t, i)
    if core is None:
        return None
    for _ in range(MAX_JOINS):
        joined = _join(t, core)
        if joined is None:
            break
        core = joined
    return core


def _join(t: Tokens, core: Atom) -> Atom | None:
    at = _after_zone(t, core)
    if t.low[at] == "(":
        return _bracketed(t, core, at)
    link = ""
    if t.low[at] == ",":
        at, link = at + 1, ","
    overnight = core.part is not None and core.part.name == "overnight"
    if t.low[at] in _LINKS or (overnight and t.low[at] in ("into", "to")):
        link += t.low[at]
        at += 1
    if t.low[at] in ENDERS:
        return None
    slack: Bound | None = None
    read = read_bound(t, at)
    if read is not None and read[0] in ("just_after", "just_before", "about", "nearly") and core.clock is None:
        slack, at = read
    piece = _bare_part(t, at) if link in ("", "in", "at") and core.part is None and core.date is not None else None
    piece = read_atom(t, at) or piece
    if piece is None:
        return None
    if slack is not None and piece.clock is None and piece.part is None:
        return None
    merged = _merge(core, piece, link)
    return replace(merged, slack=slack or merged.slack) if merged is not None else None


def _bracketed(t: Tokens, core: Atom, at: int) -> Atom | None:
    """Read the date that brackets add to a day: "Saturday (July 24, 2004)"."""
    if not isinstance(core.date, Weekday) and core.date not in (Relative("day", 0), Relative("day", -1)):
        return None
    piece = read_atom(t, at + 1)
    if piece is None or t.low[piece.end] != ")" or not isinstance(piece.date, Calendar) or piece.date.day is None:
        return None
    return replace(core, end=piece.end + 1, date=piece.date) if piece.until is None else None


def _after_zone(t: Tokens, core: Atom) -> int:
    """Skip "GMT", "local time" and "(1300 GMT)" after a clock time."""
    at = core.end
    if core.clock is None:
        return at
    if t.low[at] in ZONES:
        at += 1
    elif t.low[at] == "local" and t.low[at + 1] == "time":
        at += 2
    if t.low[at] == "(":
        for close in range(at + 2, at + 5):
            if t.low[close] == ")" and t.low[close - 1] in ZONES:
                return close + 1
    return at


def _bare_part(t: Tokens, i: int) -> Atom | None:
    at = i + 1 if t.low[i] == "the" else i
    name = t.low[at]
    if name not in PARTS or name == "overnight" or (at != i and name not in DAY_PARTS):
        return None
    return Atom(i, at + 1, part=Part(PARTS[name]))


def _merge(core: Atom, piece: Atom, link: str) -> Atom | None:
    if piece.until is not None and core.clock is not None:
        return None
    if core.date is not None and piece.date is not None:
        both = _merge_dates(core.date, piece.date, link)
        if both is None or (core.part is not None and piece.part is not None):
            return None
        return replace(core, end=piece.end, date=both, part=core.part or piece.part, until=core.until or piece.until)
    if (core.clock and piece.clock) or (core.part and piece.part):
        return None
    if link in (",of", ",in") or (link == "," and piece.part is not None and piece.clock is None):
        return None
    if link == "of" and not (core.part is not None and piece.date is not None):
        return None
    date = core.date or piece.date
    if date is not None and not _day_like(date):
        return None
    return replace(
        core,
        end=piece.end,
        date=date,
        part=core.part or piece.part,
        clock=core.clock or piece.clock,
        until=core.until or piece.until,
    )


def _day_like(date: Date) -> bool:
    """Tell whether a part of the day or a clock time may belong to ``date``."""
    if isinstance(date, Portion):
        return _day_like(date.base)
    if isinstance(date, Calendar):
        return date.day is not None
    if isinstance(date, (Relative, Anaphor)):
        return date.unit == "day"
    return isinstance(date, (Weekday, Holiday, Nth))


def _merge_dates(first: Date, second: Date, link: str) -> Date | None:
    if isinstance(first, Portion):
        inner = _merge_dates(first.base, second, link)
        return Portion(first.which, inner) if inner is not None else None
    if isinstance(first, Weekday) and isinstance(second, Calendar) and second.day is not None and link in ("", ","):
        return second
    if isinstance(first, Weekday) and isinstance(second, Relative) and second.unit == "week" and link in ("", "of"):
        return Weekday(first.index, first.shift, second.offset)
    if isinstance(first, Relative) and first.unit == "week" and isinstance(second, Weekday) and link in ("", "on"):
        return Weekday(second.index, None, first.offset)
    if isinstance(first, Now) and isinstance(second, (Relative, Calendar)) and link in ("", "in"):
        return Portion("so_far", second)
    return None


def _ranged(t: Tokens, i: int, bound: Bound | None, core: Atom) -> Phrase:
    """Add the second end of a range to ``core``."""
    plain = Phrase(i, core.end, core, bound)
    if bound not in (None, "from", "between") or core.until is not None:
        return plain
    at = _after_zone(t, core)
    mark = t.low[at]
    if not (mark in _RANGE_MARKS or (bound == "between" and mark == "and")):
        return plain
    if t.low[i - 1 if bound == "from" else i - 2] in _MOVES:  # moved from Monday to Thursday: two days, no range
        return plain
    at += 1
    if t.low[at] in ("about", "around", "at", "on"):
        at += 1
    second = _core(t, at)
    if second is None or not _matches(core, second, bound, mark):
        return plain
    return Phrase(i, second.end, core, bound, second)


def _matches(first: Atom, second: Atom, bound: Bound | None, mark: str) -> bool:
    """Tell whether two times are the ends of one range; without "from" or "between" they must be of a kind."""
    if bound is not None:
        return True
    if mark == "until":
        return first.clock is not None and second.clock is not None
    if first.clock is not None or second.clock is not None:
        return first.clock is not None and second.clock is not None
    return type(first.date) is type(second.date) and isinstance(first.date, (Calendar, Weekday))


def _checked(t: Tokens, phrase: Phrase) -> Phrase | None:
    """Give up what is no time, or whose bound governs a noun ("by Friday's winner"): it is read again without it."""
    core, bound = phrase.core, phrase.bound
    if t.low[phrase.start] in ("more", "less") and t.low[phrase.start - 1][:1].isdigit():  # "33 more than a day ago"
        return None
    if core.slack in _COUNTED_ONLY and not isinstance(core.date, (Ago, Anaphor)):
        return None
    if bound == "between" and phrase.second is None and core.until is None:
        return None
    if core.date is None and core.clock is None and not _part_stands(t, phrase):
        return None
    if isinstance(core.date, Now) and bound is not None:
        return None
    single = phrase.second is None and core.until is None
    if bound is not None and single and (_governs_noun(t, phrase) or (bound == "from" and _tells_origin(t, phrase))):
        return None
    return phrase


def _part_stands(t: Tokens, phrase: Phrase) -> bool:
    """Tell whether a part of the day without a day is a time: "at noon", "by evening", "in the morning"."""
    part, i = phrase.core.part, phrase.core.start
    if part is None:
        return False
    after, before = t.low[phrase.end], t.low[i - 1] if i else ""
    if after == "of":
        return False
    if part.name == "overnight":
        return after in FUNCTION_WORDS or after in ENDERS
    if part.name == "small hours" or t.low[i] == "the":
        return True
    if part.which is not None:
        return before in ("in", "by", "until", "since", "the", "till") and (after in FUNCTION_WORDS or after in ENDERS)
    if part.name in DAY_PARTS:
        return part.name != "night" and phrase.bound in ("by", "until") and after not in ("the", "-")
    return phrase.bound is not None or phrase.core.slack is not None or before in ("at", "around", "to", "towards")


def _governs_noun(t: Tokens, phrase: Phrase) -> bool:
    after = t.low[phrase.end]
    if after in ("'s", "’s", "'", "’") and t.glued(phrase.end):
        return phrase.bound not in ("since", "until", "as_of")
    lead = t.low[phrase.core.start - 1]
    if lead == "the" or t.low[phrase.core.start] == "the":
        return False
    return after in EVENT_NOUNS and phrase.core.clock is None and phrase.bound not in ("as_of",)


def _tells_origin(t: Tokens, phrase: Phrase) -> bool:
    """Tell "a photo from Saturday" from "closed from Saturday", "from Saturday on" and "will run from Saturday"."""
    if t.low[phrase.start] != "from" or phrase.core.clock is not None:
        return False
    if t.low[phrase.end] in ("on", "onwards", "onward") or phrase.start == t.bounds(phrase.start)[0]:
        return False
    before = t.low[phrase.start - 1]
    if before in _MOVES or (isinstance(phrase.core.date, Era) and before not in ENDERS):
        return True
    told = before in _ORIGINS or before[:1].isdigit() or before in ("%", "percent", "cent")
    return told and tense_at(t, phrase.start, phrase.end) != "future"


def _since_happening(t: Tokens, i: int, at: int) -> Phrase | None:
    """Read "since the invasion", "since he took office in January": the anchor stays open unless a date follows."""
    head = None
    for step in range(_OPEN_REACH):
        word = t.low[at + step]
        if not word.isalpha() and word not in ("-", "'s", "’s"):
            break
        if step and word in _DATE_LEADS:
            core = _core(t, at + step + (word in ("in", "on")))
            if core is not None and core.date is not None:
                return Phrase(i, core.end, core, "since")
        if head is None and word in EVENT_NOUNS and _determined(t, at, at + step):
            head = at + step
    if t.low[at] == "then" and head is None:
        return Phrase(i, at + 1, Atom(at, at + 1, OpenAnchor()), "since")
    if head is None:
        return None
    end = _happening_end(t, head)
    return Phrase(i, end, Atom(at, end, OpenAnchor()), "since")


def _determined(t: Tokens, first: int, head: int) -> bool:
    lead = t.low[first]
    if lead in ("the", "its", "his", "her", "their", "our", "a", "an", "that", "this", "last"):
        return not any(t.low[k] in ("is", "was", "are", "were", "has", "have", "had") for k in range(first, head))
    return t.raw[first][:1].isupper() and t.low[first + 1] in ("'s", "’s")


def _happening_end(t: Tokens, head: int) -> int:
    """Go on over "of the war" in "since the start of the war"."""
    end = head + 1
    if t.low[end] == "of":
        for step in range(1, 5):
            if t.low[end + step] in EVENT_NOUNS:
                end += step + 1
                break
            if t.low[end + step] in ENDERS:
                break
    if t.low[end] == "broke" and t.low[end + 1] == "out":
        return end + 2
    return end + 1 if t.low[end] in _BEGINNINGS else end

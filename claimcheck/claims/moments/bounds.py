"""Words that bound a time: "since", "no later than", "shortly after", "about"."""

from __future__ import annotations

from claimcheck.claims.moments.slots import (
    Bound,
)
from claimcheck.claims.moments.tokens import Tokens

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
SLACK = frozenset({"just_after", "just_before", "about", "nearly", "over", "under", "at_least"})


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

"""What stands at a token: bare digits, a counted noun, a unit."""

from __future__ import annotations

import re

from claimcheck.claims.amounts.lexicon import STOPS
from claimcheck.claims.amounts.nouns import is_plural
from claimcheck.claims.amounts.number_words import SCALES
from claimcheck.claims.amounts.tokens import Token


def bare(token: Token) -> bool:
    """Tell whether ``token`` is digits alone, without separators."""
    return token.kind == "number" and token.text.isdigit()


def token_value(token: Token) -> float:
    """Return the number that digits write."""
    return float(re.sub(r"[,'’]", "", token.text)) if token.text.count(".") < 2 else 0.0


def is_counted(tokens: list[Token], j: int) -> bool:
    """Tell whether a counted noun or a unit stands at ``j``."""
    token = tokens[j]
    if token.kind == "word" and (is_plural(token.low) or is_plural(tokens[j + 1].low)) and token.low not in STOPS:
        return True
    return token.low == "%" or token.low in ("percent", "per", "people") or token.low in SCALES

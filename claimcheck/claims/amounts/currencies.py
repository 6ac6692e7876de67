"""Currency signs, codes and names with a state: "US$", "RM", "Hong Kong dollars", "Polish zlotys"."""

from __future__ import annotations

from claimcheck.claims.amounts.number_words import MONEY_SCALES, SCALES
from claimcheck.claims.amounts.tokens import Token
from claimcheck.claims.currency_table import KEPT_APART
from claimcheck.claims.units import BY_NAME, Unit, unit_named

PREFIX_CODES: dict[str, Unit] = {
    name: BY_NAME[name]
    for name in (
        "USD EUR GBP JPY CNY RMB INR Rs RUB UAH CHF SEK NOK DKK PLN CZK HUF TRY ILS NIS ZAR BRL MXN CAD AUD NZD "
        "HKD SGD KRW RM MYR IDR THB AED SAR NGN KES PKR LKR PHP HRK usd eur gbp rmb"
    ).split()
} | {"PS": BY_NAME["£"]}  # archives and wires without the sign write "PS21,700"
# What stands before "$": letters of print, and the codes of those who write both ("AUD$15").
_DOLLARS: dict[str, str] = {
    "us": "dollar", "u.s.": "dollar", "usd": "dollar", "c": "canadian dollar", "ca": "canadian dollar",
    "cad": "canadian dollar", "can": "canadian dollar", "a": "australian dollar", "au": "australian dollar",
    "aud": "australian dollar", "nz": "new zealand dollar", "nzd": "new zealand dollar", "hk": "hong kong dollar",
    "hkd": "hong kong dollar", "s": "singapore dollar", "sgd": "singapore dollar", "nt": "taiwan dollar",
    "mx": "mexican peso", "mex": "mexican peso", "mxn": "mexican peso", "r": "brazilian real",
}  # fmt: skip
# These open a price even with a space before the sign ("HK $ 5bn", "c $ 3m"); others are words of their own there.
_SPACED = frozenset({"us", "c", "hk", "aud", "cad", "nzd", "hkd", "sgd", "mxn"})


def money_before(tokens: list[Token], i: int) -> tuple[Unit, int, int] | None:
    """Read a currency sign or code that starts at ``i`` and stands before a number.

    Returns:
        The unit, the token where it starts (a "US" or "C" before the sign is taken in), and the token behind it.
    """
    token = tokens[i]
    if token.kind == "money":
        first, unit = i, BY_NAME.get(token.text)
        before = tokens[i - 1]
        if token.text == "$" and before.low in _DOLLARS and (token.glued or before.low in _SPACED):
            first, unit = i - 1, BY_NAME[_DOLLARS[before.low]]
        elif token.text == "£" and before.kind == "word" and token.glued:
            first = i - 1
        return (unit or Unit(token.text, f"money:{token.text}", 1.0), first, i + 1)
    unit = PREFIX_CODES.get(token.text)
    if unit is None or (token.text == "PS" and not _is_sterling(tokens, i + 1)):
        return None
    at = i + 2 if tokens[i + 1].low == "." and tokens[i + 1].glued else i + 1
    return (unit, i, at) if tokens[at].kind == "number" else None


def _is_sterling(tokens: list[Token], j: int) -> bool:
    """Tell the price "PS2.7m", "PS21,700" from the console "PS5"."""
    token = tokens[j]
    is_price = (
        "," in token.text or "." in token.text or tokens[j + 1].low in MONEY_SCALES or tokens[j + 1].low in SCALES
    )
    return token.kind == "number" and token.glued and is_price


_NATIONS = frozenset(
    "american canadian australian mexican argentine chilean swiss finnish swedish norwegian danish icelandic "
    "polish czech hungarian romanian bulgarian turkish israeli egyptian syrian lebanese jordanian iraqi iranian "
    "kuwaiti saudi indian pakistani nepalese chinese japanese korean indonesian malaysian singapore thai philippine "
    "vietnamese russian ukrainian georgian kenyan ugandan tanzanian somali nigerian ghanaian moroccan tunisian "
    "algerian qatari omani french belgian italian german austrian dutch spanish portuguese greek irish british "
    "brazilian".split()
)


def national(tokens: list[Token], at: int) -> tuple[Unit, int] | None:
    """Read "Canadian dollars", "Hong Kong dollars", "Polish zlotys": a capitalised word or two, then a currency.

    Returns:
        The unit and the token behind it, or null.
    """
    for width in (1, 2):
        is_nation = width == 1 and tokens[at].low in _NATIONS
        if not is_nation and not all(tokens[at + n].text[:1].isupper() for n in range(width)):
            return None
        coin = unit_named(tokens[at + width].low)
        is_pound = tokens[at + width].low in ("pound", "pounds")
        if coin is not None and (is_pound or coin.dimension.startswith("money:")):
            state = " ".join(tokens[at + n].low for n in range(width))
            return _of_state(state, coin, is_nation or width > 1), at + width + 1
    return None


def _of_state(state: str, coin: Unit, is_state: bool) -> Unit:
    """Name the ``coin`` of a ``state``; coins of one state, and words that are none ("Gold marks"), change nothing."""
    name = f"{state} {coin.name}"
    known = BY_NAME.get(name)
    if known is not None:
        return known
    if coin.name in KEPT_APART:
        return Unit(name, f"money:{name}", 1.0)
    return coin if " " in coin.name or not is_state else Unit(name, coin.dimension, 1.0)

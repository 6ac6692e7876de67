"""Whether bare "degrees" are of temperature or of angle."""

from __future__ import annotations

from claimcheck.claims.amounts.tokens import Token

_ANGLE = frozenset(
    "lean leans leaned leaning leant tilt tilts tilted tilting angle angles slope sloped turn turns turned rotate "
    "rotated rotation latitude longitude heeled heel listed listing incline inclined pitch pitched bend bent "
    "compass arc bearing swivel swivelled camera view spin spun launch".split()
)
_HEAT = frozenset(
    "temperature temperatures heat hot cold warm cool thermometer thermometers weather forecast summer winter "
    "freezing frost fever climate mercury shade heatwave sun warmer cooler hotter colder celsius fahrenheit boil "
    "boiling warming skies melt melting chill chilly frosty lows highs harbour sunshine sweltering".split()
)
WINDOW = 12  # words around the number that are looked at


def is_heat(tokens: list[Token], at: int) -> bool:
    """Tell whether a word of weather stands near token ``at``."""
    return any(token.low in _HEAT for token in tokens[max(0, at - WINDOW) : at + WINDOW])


def is_angle(tokens: list[Token], at: int) -> bool:
    """Tell whether a word of tilting or turning stands near; bare degrees in news are of temperature otherwise."""
    return not is_heat(tokens, at) and any(token.low in _ANGLE for token in tokens[max(0, at - WINDOW) : at + WINDOW])

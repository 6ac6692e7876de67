"""Units: how print names them, their dimension, and conversion to the dimension's base unit."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.currency_table import CURRENCIES
from claimcheck.claims.unit_table import ROWS

KELVIN_OFFSET = 273.15  # 0 degree Celsius, exact by definition


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: singular English ``name``, ``dimension``, and ``factor`` to the base unit of the dimension."""

    name: str
    dimension: str
    factor: float

    def to_base(self, value: float) -> float:
        """Convert ``value`` in this unit to the base unit; temperatures shift as well as scale."""
        if self.name == "fahrenheit":
            return (value - 32) * 5 / 9
        if self.name == "kelvin":
            return value - KELVIN_OFFSET
        return value * self.factor

    def per(self, name: str) -> Unit:
        """Return the rate "per ``name``"; a length per time is a speed, anything else keeps its dimension."""
        if self.dimension == "length" and name in TIMES:
            return Unit(f"{self.name} per {name}", "speed", self.factor / TIMES[name].factor)
        return Unit(f"{self.name} per {name}", self.dimension, self.factor)


def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for name, dimension, factor, spellings in ROWS:
        unit = Unit(name, dimension, factor)
        for spelling in (name, *spellings.split()):
            table[spelling.replace("per-cent", "per cent").replace("-", " ")] = unit
    for power, dimension, words in ((2, "area", ("square", "sq")), (3, "volume", ("cubic", "cu"))):
        for name, kind, factor, spellings in ROWS:
            if kind == "length" and factor >= 1e-3 and " " not in name:
                unit = Unit(f"{words[0]} {name}", dimension, factor**power)
                table |= {f"{word} {spelling}": unit for word in words for spelling in (name, *spellings.split())}
    for symbol, name in (
        ("sq m", "metre"),
        ("m²", "metre"),
        ("m2", "metre"),
        ("km²", "kilometre"),
        ("km2", "kilometre"),
    ):
        table[symbol] = table[f"square {name}"]
    table["m³"] = table["cubic metre"]
    for name, coin, spellings in CURRENCIES:
        unit = Unit(name, f"money:{coin or name}", 1.0)
        table |= {spelling.replace("-", " "): unit for spelling in (name, *spellings.split()) if spelling not in table}
    table["penny"] = table["pence"] = table["pennies"] = Unit("penny", table["£"].dimension, 0.01)
    return table


BY_NAME: dict[str, Unit] = _table()
TIMES: dict[str, Unit] = {unit.name: unit for unit in BY_NAME.values() if unit.dimension == "duration"}
MASS_POUND = BY_NAME["lb"]
MONEY_POUND = BY_NAME["£"]
DEGREE_CELSIUS = BY_NAME["celsius"]
# What a letter touching its number means: "30m", "6g", "41C", "50p", "12V"; alone, these letters mean nothing.
TOUCHING: dict[str, Unit] = {
    "m": BY_NAME["metre"],
    "g": BY_NAME["gram"],
    "l": BY_NAME["litre"],
    "L": BY_NAME["litre"],
    "t": BY_NAME["tonne"],
    "h": BY_NAME["hour"],
    "s": BY_NAME["second"],
    "C": DEGREE_CELSIUS,
    "F": BY_NAME["fahrenheit"],
    "p": BY_NAME["penny"],
    "c": BY_NAME["cent"],
    "V": BY_NAME["volt"],
    "in": BY_NAME["inch"],
    "st": BY_NAME["stone"],
    "k": BY_NAME["kilometre"],
}


def unit_named(name: str) -> Unit | None:
    """Look a spelling up; capitals count where they tell units apart ("MW", "mW"), else not."""
    found = BY_NAME.get(name)
    return found if found is not None else BY_NAME.get(name.lower())

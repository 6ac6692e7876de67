"""Made-up names for pupils: nobody is asked for a real one, and nobody can type one."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

OFFERED = 6  # few enough to choose from at a glance
TRIES = 200
COLOURS = (
    "Amber", "Blue", "Bright", "Bronze", "Calm", "Copper", "Coral", "Crimson", "Curious", "Early", "Gentle", "Golden",
    "Green", "Happy", "Indigo", "Ivory", "Jade", "Lucky", "Lunar", "Merry", "Misty", "Mossy", "Noble", "Olive", "Pearl",
    "Plum", "Proud", "Quick", "Quiet", "Rosy", "Ruby", "Sandy", "Silver", "Snowy", "Solar", "Stormy", "Swift", "Teal",
    "Velvet", "Violet",
)  # fmt: skip
ANIMALS = (
    "Alpaca", "Badger", "Beaver", "Bee", "Bison", "Cricket", "Curlew", "Deer", "Dolphin", "Eagle", "Falcon", "Finch",
    "Fox", "Gecko", "Hare", "Hedgehog", "Heron", "Ibex", "Jay", "Kestrel", "Koala", "Lark", "Lemur", "Lynx", "Magpie",
    "Marten", "Moose", "Newt", "Octopus", "Otter", "Owl", "Panda", "Puffin", "Raven", "Robin", "Seal", "Sparrow",
    "Starling", "Swan", "Tiger", "Turtle", "Walrus", "Wren", "Yak", "Zebra",
)  # fmt: skip


def offer(taken: Collection[str], random: Random, count: int = OFFERED) -> tuple[str, ...]:
    """Draw names that nobody in the room has.

    Args:
        taken: the names in the room.
        random: where the draw comes from; the app hands in the system's.
        count: how many to draw.

    Returns:
        Up to ``count`` different names of two words; a number is added once the room has nearly all of them.
    """
    found: dict[str, None] = {}
    for attempt in range(TRIES):
        name = f"{random.choice(COLOURS)} {random.choice(ANIMALS)}"
        if attempt >= TRIES // 2:
            name += f" {random.randrange(2, 100)}"
        if name not in taken:
            found[name] = None
        if len(found) == count:
            break
    return tuple(found)


def is_offered(name: str) -> bool:
    """Whether a name is one of ours: the form cannot be made to take another."""
    first, _, rest = name.partition(" ")
    animal, _, number = rest.partition(" ")
    return first in COLOURS and animal in ANIMALS and (not number or number.isdecimal())

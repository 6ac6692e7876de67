"""Text that a PDF's fonts scramble: pictures of letters under numbers of their own, which say nothing outside of it."""

from __future__ import annotations

import unicodedata

MIN_ASCII = 200  # letters, below which their kinds say nothing
LEAST_VOWELS = (
    0.2  # of the letters a to z: English has 0.38 to 0.42, German and Polish 0.35, scrambled text 0.1 to 0.15
)
MOST_UNNAMED = 0.1  # of all characters: control codes, and code points that Unicode gives to nobody or leaves to fonts
MIN_CHARACTERS = 50
_VOWELS = frozenset("aeiouy")
_UNNAMED = frozenset({"Cc", "Cn", "Co"})


def is_scrambled(text: str) -> bool:
    """Tell whether a page's text is what its fonts number their letters by, and not what they show.

    Args:
        text: of one page, as extracted.
    """
    shown = [character for character in text if not character.isspace()]
    unnamed = sum(unicodedata.category(character) in _UNNAMED or character == "\ufffd" for character in shown)
    if len(shown) >= MIN_CHARACTERS and unnamed > MOST_UNNAMED * len(shown):
        return True
    letters = [character for character in text.lower() if "a" <= character <= "z"]
    return len(letters) >= MIN_ASCII and sum(each in _VOWELS for each in letters) < LEAST_VOWELS * len(letters)

"""Which language an article is in, told per document or per long paragraph (sentences are too short to tell)."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from functools import cache
from typing import Protocol

ENGLISH = "en"
SAMPLE_CHARACTERS = 20_000  # more says nothing new, and 20,000 take 5 ms
MIN_LETTERS = 20  # below this no detector can tell
MIN_PROBABILITY = 0.75
"""py3langid named another language for 19 of 1,560 single English sentences, never above 0.67, and for none of 1,510
whole articles; German, Spanish and Russian sentences of 30 letters scored 0.79 and more."""

MIN_NAMED = 0.5  # of a text in other letters, which is set aside in any case: more likely than all others together
OTHER_SCRIPT = "und"  # ISO 639-2: undetermined
LAST_LATIN = "\u024f"  # of the Latin letters with marks, Unicode's Latin Extended-B
PARAGRAPH_LETTERS = 120  # two sentences
PARAGRAPH_PROBABILITY = 0.95  # far above what single English sentences reached for another language

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect(text: str) -> str | None:
    """Tell a text's language.

    Args:
        text: the whole article.

    Returns:
        An ISO 639-1 code; OTHER_SCRIPT for a text in other than Latin letters of which no more can be told; or null
        when the text is too short or too mixed to tell.
    """
    sample = text[:SAMPLE_CHARACTERS]
    letters = [character for character in sample if character.isalpha()]
    code, probability = _identifier().classify(sample) if len(letters) >= MIN_LETTERS else ("", 0.0)
    if probability >= MIN_PROBABILITY:
        return code
    if 2 * sum(letter > LAST_LATIN for letter in letters) <= len(letters):
        return None
    return code if probability >= MIN_NAMED and code != ENGLISH else OTHER_SCRIPT


def declared(written: str) -> str | None:
    """Read a language as people and programs write it.

    Args:
        written: ``en``, ``en-GB``, ``eng``, ``English``.

    Returns:
        The ISO 639-1 code, or null when it is none that is known.
    """
    word = written.strip().lower()
    code = re.split(r"[-_]", word, maxsplit=1)[0]
    if code in {ENGLISH, "eng", "english"}:
        return ENGLISH
    return code if code in _NAMES else next((each for each, name in _NAMES.items() if name.lower() == word), None)


def other_paragraphs(text: str) -> dict[str, int]:
    """Count a text's paragraphs in other languages than English, by language, as far as each is long enough to tell.

    Args:
        text: an article; its first SAMPLE_CHARACTERS are looked at.
    """
    found = Counter[str]()
    for paragraph in text[:SAMPLE_CHARACTERS].split("\n"):
        if sum(character.isalpha() for character in paragraph) < PARAGRAPH_LETTERS:
            continue
        code, probability = _identifier().classify(paragraph)
        if code != ENGLISH and probability >= PARAGRAPH_PROBABILITY:
            found[code] += 1
    return dict(found)


def name_of(code: str) -> str:
    """Name a language in English, or give its code."""
    if code == OTHER_SCRIPT:
        return "a language of other letters than English"
    return _NAMES.get(code, f"the language “{code}”")


class _Identifier(Protocol):
    """The one method of py3langid (which ships no types) that is used here."""

    def classify(self, instance: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    langid = importlib.import_module("py3langid.langid")
    identifier: _Identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    return identifier

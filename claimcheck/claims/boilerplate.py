"""What stands on an article's page but asserts nothing about its story: bylines, captions, buttons, notices.

Each pattern names its reason; what matches is listed in ``dropped``, never lost. Patterns of furniture that ordinary
prose could begin with ("Subscribe ...", "Follow ...") only hold for short lines.
"""

from __future__ import annotations

import re

# Furniture lines are short; a long paragraph that begins with such a word is the story itself.
FURNITURE_WORDS = 30
NAME_WORDS = 6  # a line of a name alone: "Jonas Wille", "Dr Ana Maria de la Cruz"
HEADING_WORDS = 16  # longer lines without a full stop are kept as text

_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:de|la|van|von|der|bin|al|[A-ZÀ-Þ][\w'’.-]*)){0,5}"
_BUTTONS = (
    r"like/dislike|like|dislike|share|tweet|pin it|e?-?mail this|print|copy link|follow|save|listen|comments?|reply|menu|"
    r"search|home|log ?in|sign in|register|back to top|next|previous|load more|view all|close|skip to content"
)
_PATTERNS: tuple[tuple[str, str, bool], ...] = (  # reason, pattern, only when the line is short
    ("byline", rf"(?:by|words by|text by|story by)(?:\s*:)?(?:\s+{_NAME}(?:\s*(?:,|and|&|\||in)\s+{_NAME})*)?\s*$", True),
    ("byline", r"(?:authors?|written by|reported by|reporting by|additional reporting|editing by|edited by)\b\s*:?", True),
    ("byline", r".{0,60}\bavatar$|\(?(?:reporting|editing|additional reporting|writing) by\b", True),
    ("byline", r"(?:our )?(?:staff (?:reporter|writer)s?|correspondent)s?\b[^.!?]*$", True),
    ("caption", r"(?:(?:file |stock )?(?:photo|image|picture|photograph|video|graphic|illustration|foto))s?\s*"
     r"(?:caption|credit)?s?\s*(?::|by\b|/|\||\(|©|courtesy)", False),
    ("caption", r"(?:caption|photo caption|credits?)\s*:", False),
    ("caption", r"[\w .'’-]{2,60}\s/\s[A-Z][A-Za-z]{1,20}(?:\s[A-Z][a-z]+)?$|.*\(?(?:getty images|ap photo|afp photo)\b", True),
    ("related article", r"(?:related|read (?:more|also|next|this)|see also|also read|more (?:on this|from|stories)|"
     r"recommended|you may also like|don['’]t miss|in this (?:story|article)|further reading)\b.{0,20}(?::|$)", True),
    ("related article", r"(?:related articles?|read more|read also|see also)\s*:", False),
    ("subscription notice", r"(?:subscribe|sign up|join our|become a (?:member|subscriber)|support (?:our|independent)|"
     r"get (?:our|the) .{0,30}newsletter|download our app|already a subscriber|to continue reading|"
     r"this (?:article|story) is for subscribers|enter your e-?mail)\b", True),
    ("subscription notice", r".{0,80}\bplease follow the author\b|(?:follow|like|find) us on\b", True),
    ("cookie notice", r".{0,40}\b(?:uses? cookies|cookie (?:policy|settings|preferences)|accept (?:all )?cookies)\b", True),
    ("share line", r"(?:share (?:this|on|via|with)\b|share:|tweet this)", True),
    ("button", rf"(?:(?:{_BUTTONS})\s*[|/·•,]?\s*)+$", True),
    ("advertisement", r"(?:advertisement|advertorial|sponsored(?: content)?|promoted|paid post|scroll to continue)\W*$", True),
    ("notice", r"(?:©|\(c\)\s|copyright\b|all rights reserved)|.{0,80}\ball rights reserved\b", True),
    ("notice", r"(?:disclaimer|editor['’]s note)\s*:", False),
    ("notice", r"(?:the )?(?:views|opinions) expressed\b|.{0,30}\b(?:does|do) not necessarily (?:reflect|represent)\b", True),
    ("notice", r"(?:(?:privacy|cookie) policy|terms (?:of|and)|contact us|about us|click here|tap here)\b", True),
    ("notice", r"(?:all times are local|newest entries|latest (?:entries|posts) (?:first|at))\b|"
     r"(?:we are |we're )?(?:closing|pausing) this (?:page|blog|live blog)\b|"
     r"thank(?:s| you) for (?:reading|following|joining)\b|that(?:'s| is) all (?:for|from)\b|good (?:morning|evening)\W*$", True),
    ("source line", r"(?:original|source|via|link|published|first published|url)(?: (?:url|source|article|link|at|in|on))?\s*:", True),
    ("date line", r"(?:(?:last )?(?:updated|published|posted|modified)\b[\s:]*(?:on |at )?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
     r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d\d-\d\d|"
     r"\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:[\s,|·-]+(?:at )?\d{1,2}[:.]\d\d.{0,12})?$", True),
    ("reading time", r"\d{1,3}[ -]min(?:ute)?s?(?: read)?$", True),
)  # fmt: skip
_COMPILED = tuple((reason, re.compile(pattern, re.IGNORECASE), short) for reason, pattern, short in _PATTERNS)
_NAME_ALONE = re.compile(rf"{_NAME}$")
_WORDLESS = re.compile(r"[\W_]*$")


def paragraph_reason(text: str) -> str | None:
    """Say why a paragraph is no part of the story, or null when it is one.

    Args:
        text: the paragraph's plain text (links and emphasis marks are gone).

    Returns:
        The reason in a few words ("byline", "caption", ...), or null.
    """
    if _WORDLESS.match(text):
        return "no words"
    # A furniture line is at most FURNITURE_WORDS words, so its first 400 characters say all.
    head = text[:400]
    short = len(text) <= 400 and len(text.split()) <= FURNITURE_WORDS
    return next((reason for reason, regex, only in _COMPILED if (short or not only) and regex.match(head)), None)


def is_name_alone(text: str) -> bool:
    """Tell whether a line is nothing but a name, as author lines are."""
    return len(text) < 80 and 1 < len(text.split()) <= NAME_WORDS and _NAME_ALONE.match(text) is not None


def is_question(text: str) -> bool:
    """Tell whether a sentence asks."""
    return text.rstrip("\"'”’)*_] ").endswith(("?", "?!", "؟", "？"))

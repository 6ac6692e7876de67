"""What stands on an article's page but asserts nothing about its story: bylines, captions, buttons, notices.

Each pattern names its reason; what matches is listed in ``dropped``, never lost. Patterns of furniture that ordinary
prose could begin with ("Subscribe ...", "Follow ...") only hold for short lines.
"""

from __future__ import annotations

import re

from claimcheck.facts.amendments import EARLIER, PIECE, is_update, labelled, of_itself

# Furniture lines are short; a long paragraph that begins with such a word is the story itself.
FURNITURE_WORDS = 30
# A correction takes a few sentences; a longer paragraph that begins with one goes on with the story.
CORRECTION_WORDS = 120
CORRECTION_CHARACTERS = 1_000  # 120 words have about 700
NAME_WORDS = 6  # a line of a name alone: "Jonas Wille", "Dr Ana Maria de la Cruz"

_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:de|la|van|von|der|bin|al|[A-ZÀ-Þ][\w'’.-]*)){0,5}"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_BUTTON = (
    r"(?:like/dislike|like|dislike|share|tweet|pin it|e?-?mail this|print|copy link|follow|save|listen|comments?|reply"
    r"|menu|search|home|log ?in|sign in|register|back to top|next|previous|load more|view all|close|skip to content)"
)
# Reason: patterns that a short line begins with.
_SHORT: dict[str, tuple[str, ...]] = {
    "byline": (
        rf"(?:by|words by|text by|story by)(?:\s*:)?(?:\s+{_NAME}(?:\s*(?:,|and|&|\||in)\s+{_NAME})*)?\s*$",
        r"(?:authors?|written by|reported by|reporting by|additional reporting|editing by|edited by)\b\s*:?",
        r"\(?(?:reporting|editing|additional reporting|writing) by\b",
        r".{0,60}\bavatar$",
        r"(?:our )?(?:staff (?:reporter|writer)s?|correspondents?)\b[^.!?]*$",
    ),
    "caption": (
        r"[\w .'’-]{2,60}\s/\s[A-Z][A-Za-z]{1,20}(?:\s[A-Z][a-z]+)?$",
        r".*\(?(?:getty images|ap photo|afp photo)\b",
    ),
    "related article": (
        r"(?:related|read (?:more|also|next|this)|see also|also read|more (?:on this|from|stories))\b.{0,20}(?::|$)",
        r"(?:recommended|you may also like|don['’]t miss|in this (?:story|article)|further reading)\b.{0,20}(?::|$)",
    ),
    "subscription notice": (
        r"(?:subscribe|sign up|join our|become a (?:member|subscriber)|already a subscriber)\b",
        r"support (?:our|independent)\b",
        r"(?:get (?:our|the) .{0,30}newsletter|download our app|to continue reading|enter your e-?mail)\b",
        r"this (?:article|story) is for subscribers\b",
        r".{0,80}\bplease follow the author\b",
        r"(?:follow|like|find) us on\b",
    ),
    "cookie notice": (
        r".{0,40}\b(?:uses? cookies|accept (?:all )?cookies)\b",
        r".{0,40}\bcookie (?:policy|settings|preferences)\b",
    ),
    "share line": (r"(?:share (?:this|on|via|with)\b|share:|tweet this)",),
    "button": (rf"(?:{_BUTTON}\s*[|/·•,]?\s*){{1,12}}$",),
    "advertisement": (
        r"(?:advertisement|advertorial|sponsored(?: content)?|promoted|paid post|scroll to continue)\W*$",
    ),
    "notice": (
        r"(?:©|\(c\)\s|copyright\b|all rights reserved)",
        r".{0,80}\ball rights reserved\b",
        r"(?:the )?(?:views|opinions) expressed\b",
        r".{0,30}\b(?:does|do) not necessarily (?:reflect|represent)\b",
        r"(?:(?:privacy|cookie) policy|terms (?:of|and)|contact us|about us|click here|tap here)\b",
        r"(?:all times are local|newest entries|latest (?:entries|posts) (?:first|at))\b",
    ),
    "source line": (
        r"(?:original|source|via|link|published|first published|url)(?: (?:url|source|article|link|at|in|on))?\s*:",
    ),
    "date line": (
        rf"(?:(?:last )?(?:updated|published|posted|modified)\b[\s:]*(?:on |at )?)?(?:{_DAY},?\s+)?{_DATE}"
        r"(?:[\s,|·-]+(?:at )?\d{1,2}[:.]\d\d.{0,12})?$",
    ),
    "reading time": (r"\d{1,3}[ -]min(?:ute)?s?(?: read)?$",),
}
# Reason: patterns that hold for a paragraph of any length.
_LONG: dict[str, tuple[str, ...]] = {
    "caption": (
        r"(?:file |stock )?(?:photo|image|picture|photograph|video|graphic|illustration)s?\s*(?:caption|credit)?s?\s*"
        r"(?::|by\b|/|\||\(|©|courtesy)",
        r"(?:caption|photo caption|credits?)\s*:",
    ),
    "related article": (r"(?:related articles?|read more|read also|see also)\s*:",),
    "notice": (r"(?:disclaimer|editor['’]s note)\s*:",),
}
# Sentences in which a live blog speaks of itself.
_HOUSEKEEPING = re.compile(
    r"(?:we(?: are|['’]re) (?:closing|pausing|ending) (?:this|our) (?:page|blog|live blog|coverage)"
    r"|good (?:morning|evening)\W*$|thank(?:s| you)"
    r"|that(?:['’]s| is) all (?:for|from)"
    r"|all times are local|newest entries)\b",
    re.IGNORECASE,
)
# What an article says of its own changes repeats the figure that was wrong. Only "this" article is surely the one that
# is read: a report that was corrected may be the news. "Update:" begins news, unless it goes on to what was wrong.
_OF_ITSELF = of_itself("this")
_FAULT = r"(?:incorrectly|inaccurately|wrongly|mistakenly|erroneously|mis(?:stated|spelled|spelt|identified|quoted))\b"
_MISTAKEN = re.compile(
    rf"{EARLIER}(?: of (?:the|our) {PIECE})? (?:had )?{_FAULT}"
    rf"|{EARLIER} of (?:the|our) (?:article|story|headline)\b"
    r"|\bthis (?:article|story|item|version|headline|caption|graphic) corrects\b"
    r"|^[\s(\[]{0,3}corrects\b.{0,200}?\b(?:para(?:graph)?s?|headline|dateline|figure|spelling|throughout"
    r"|to (?:say|show|read|make))\b",
    re.IGNORECASE,
)
_CORRECTION = labelled(r"corrections?(?: and clarifications?)?|clarifications?|erratum|errata|amended")
_UPDATE = labelled(r"updated?|corrected")
_OLDER = re.compile(rf"{EARLIER}\b|\b{_FAULT}", re.IGNORECASE)
# What the sentences after "This article was amended on 3 May." tell of, where they belong to the notice.
_GOES_ON = re.compile(
    rf"{EARLIER}\b|\b{_FAULT}|\b(?:originally|previously|in fact|should have|rather than|an? (?:editing )?error)\b"
    r"|\b(?:this|it) has been (?:corrected|amended|changed|clarified)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][\"”’)\]]?\s+")
_OPENING_QUOTE = re.compile(r"[\"“„«]")


def _compiled(table: dict[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile a table of patterns."""
    return tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, group in table.items() for pattern in group)


_SHORT_RULES, _LONG_RULES = _compiled(_SHORT), _compiled(_LONG)
_NAME_ALONE = re.compile(rf"{_NAME}$")
_WORDLESS = re.compile(r"[\W_]*$")


def paragraph_reason(text: str) -> str | None:
    """Say why a paragraph is no part of the story, or null when it is one.

    Args:
        text: the paragraph's plain text (links and emphasis marks are gone).

    Returns:
        The reason in a few words ("byline", "caption", ...), or null.
    """
    if not text:
        return "bare link"
    if _WORDLESS.match(text):
        return "no words"
    notice = _correction(text)
    if notice is not None:
        return notice
    # A furniture line is at most FURNITURE_WORDS words, so its first 400 characters say all.
    head = text[:400]
    short = len(text) <= 400 and len(text.split()) <= FURNITURE_WORDS
    rules = _LONG_RULES + _SHORT_RULES if short else _LONG_RULES
    return next((reason for reason, regex in rules if regex.match(head)), None)


def is_housekeeping(sentence: str) -> bool:
    """Tell whether a sentence is a page speaking of itself: "We are closing this page for tonight.".

    A sentence in which an article corrects itself is one too, also where it stands in a paragraph of the story.
    """
    return _HOUSEKEEPING.match(sentence) is not None or is_correction(sentence)


def is_correction(sentence: str) -> bool:
    """Tell whether a sentence is one in which an article corrects itself, wherever it stands."""
    return _is_correction(sentence[:CORRECTION_CHARACTERS])


def _correction(paragraph: str) -> str | None:
    """Say which notice a paragraph is that tells of the article's own changes and of nothing else, or null."""
    if len(paragraph) > CORRECTION_CHARACTERS or len(paragraph.split()) > CORRECTION_WORDS:
        return None
    stop = _STOP.search(paragraph)
    first, rest = (paragraph, "") if stop is None else (paragraph[: stop.end()], paragraph[stop.end() :])
    has_label = _CORRECTION.match(paragraph) is not None
    is_labelled = has_label or (_UPDATE.match(paragraph) is not None and _OLDER.search(paragraph) is not None)
    if not is_labelled and not (_is_correction(first) and (not rest or _GOES_ON.search(rest))):
        return None
    return "update notice" if not has_label and is_update(paragraph) else "correction notice"


def _is_correction(sentence: str) -> bool:
    """Tell whether an article corrects itself in a sentence; what somebody is quoted with is not its own."""
    if _CORRECTION.match(sentence) or (_UPDATE.match(sentence) and _OLDER.search(sentence)):
        return True
    found = _OF_ITSELF.search(sentence) or _MISTAKEN.search(sentence)
    return found is not None and _OPENING_QUOTE.search(sentence, 0, found.start()) is None


def is_name_alone(text: str) -> bool:
    """Tell whether a line is nothing but a name, as author lines are."""
    return len(text) < 80 and 1 < len(text.split()) <= NAME_WORDS and _NAME_ALONE.match(text) is not None


def is_question(text: str) -> bool:
    """Tell whether a sentence asks."""
    return text.rstrip("\"'”’)*_] ").endswith(("?", "?!", "؟", "？"))

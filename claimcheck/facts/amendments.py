"""How articles speak of their own changes: "This article was amended on ...", "Correction: ...".

Reading articles tells them beside the article; reading claims leaves them out, since they repeat what was wrong.
"""

from __future__ import annotations

import re

PIECE = r"(?:article|story|report|piece|post|page|headline|item|column|version|caption|graphic|blog|live ?blog)"
EARLIER = r"\b(?:an?|the) (?:earlier|previous|prior|original) (?:version|edition)"
_CHANGED = r"(?:amended|corrected|updated|edited|changed|revised|clarified|modified)"
_DAY = (
    r"(?: ?[,(] ?[^:\n)]{1,40}\)?| on [^:\n]{1,30}"
    r"| [^\W\d_]{3,9} \d{1,2}(?:,? \d{4})?| \d{1,2} [^\W\d_]{3,9}(?: \d{4})?)"
)
_UPDATE = re.compile(r"\bupdat", re.IGNORECASE)
_MENDED = re.compile(
    r"\b(?:correct|wrong|error|mistak|misstat|clarif|amend|errat|earlier version|previous version)", re.IGNORECASE
)


def of_itself(which: str) -> re.Pattern[str]:
    """Make the pattern of an article that tells of a change in itself.

    Args:
        which: the words that may stand before "article", as alternatives of a regular expression: after "this" it is
            the article that is read, after "the" it may be another's.
    """
    return re.compile(
        rf"\b(?:{which}) {PIECE}(?: and (?:its|the) headline)?(?: above| below)? (?:was|were|has been|have been|is)"
        rf" (?:last |first |since )?{_CHANGED}\b"
        rf"|{EARLIER} of (?:{which}) {PIECE}\b"
        rf"|\bthis {PIECE} (?:originally|previously|earlier) (?:said|stated|gave|reported|named|misstated|referred)\b"
        rf"|\bwe have (?:since )?corrected (?:{which}) {PIECE}\b",
        re.IGNORECASE,
    )


def labelled(words: str) -> re.Pattern[str]:
    """Make the pattern of a line that begins with a label: the word, maybe a day, a colon or dash, and what follows.

    Args:
        words: the labels, as alternatives of a regular expression.
    """
    return re.compile(rf"[\s*_>(\[#-]{{0,6}}(?:{words}){_DAY}?[\s*_\])]{{0,4}}[:—–][\s*_]{{0,4}}\S", re.IGNORECASE)


def is_update(words: str) -> bool:
    """Tell whether a notice tells of something new, and of nothing that was wrong."""
    return _UPDATE.search(words) is not None and _MENDED.search(words) is None

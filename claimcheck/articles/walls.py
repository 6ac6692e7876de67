"""What stands in front of an article or in its place: subscriptions, questions about cookies, checks, missing pages."""

from __future__ import annotations

import re

TEASER_NOTE = "is marked by its site as for subscribers; what could be read may be only its beginning"
_NOT_FREE = re.compile(
    rb"""["']isAccessibleForFree["']\s{0,9}:\s{0,9}["']?(?:https?://schema\.org/)?false"""
    rb"""|article:content_tier["']\s{1,9}content\s{0,9}=\s{0,9}["'](?:locked|metered)""",
    re.IGNORECASE,
)  # how pages tell search engines that an article is not free: schema.org, and Facebook's content tiers

LINE_CHARACTERS = 300  # of a line that asks for something; an article's own paragraphs are longer
LINES = 8  # at the end of a text, where a wall stands: a button, an offer, a line for those who have paid
QUOTED = 120  # characters of such a line that are told
_ASKS = re.compile(
    r"\b(?:subscribe|sign (?:in|up)|log ?in|register|join|pay|create [^.!?\n]{1,30} account)\b[^.!?\n]{0,60}"
    r"\bto (?:continue|keep|go on|read|unlock|access)\b"
    r"|\bto (?:continue|keep) reading\b[^.!?\n]{0,60}\b(?:subscri|sign|log|regist|account|join|pay)"
    r"|\bsubscribe (?:now )?(?:to|for) (?:keep|continue|full|unlimited)\b"
    r"|\b(?:this|the full|the rest of (?:this|the)) (?:article|story|piece|report|page|content) is (?:\w+ )?"
    r"(?:available )?(?:to|for) (?:\w+ )?(?:subscribers|members|registered)"
    r"|\balready (?:a|an) (?:\w+ )?(?:subscriber|member)\?"
    r"|\byou(?: have|['’]ve) (?:read|used|reached|hit) [^.!?\n]{0,40}\bfree (?:articles?|stories|limit)",
    re.IGNORECASE,
)

NOTICE_CHARACTERS = 1_000  # of a page that holds nothing but a notice; the shortest news are as long, and say more
PROGRAM_CHARACTERS = 400  # of a page that says nothing but what its browser should do
COOKIE_CHARACTERS = 4_000  # of a question about cookies, which names partners and purposes
COOKIE_SHARE = 0.5  # of its letters stand in paragraphs about cookies
_GONE = re.compile(
    r"\b(?:page|article|story) (?:was |is |has )?(?:not (?:be )?found|no longer (?:available|exists?)|been moved)\b"
    r"|\b(?:can['’]?t|can ?not|could ?n['’]t|could not) (?:be )?f(?:ind|ound)\b[^.\n]{0,20}\b(?:page|article|story)"
    r"|\bthe (?:page|article|story) you(?: are|['’]re| were)? (?:looking for|requested|tried)"
    r"|\A(?:error )?404\W*\Z|\b404[ :–-]{1,3}(?:error|not found|page)",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"\bunusual (?:activity|traffic) (?:from|on|in) your\b|\byou(?: are|['’]re) (?:not )?a (?:robot|human|bot)\b"
    r"|\byou have been blocked\b|\baccess to this (?:page|site|resource) (?:has been |is )?(?:denied|blocked)"
    r"|\b(?:complete|pass|solve) (?:the|a|this) (?:captcha|security check)"
    r"|\Aaccess denied\W*\Z|\Ajust a moment\W*\Z|\bare you a robot\?"
    r"|\b(?:checking|verifying) (?:your browser|(?:that )?you are (?:a )?human)",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"\b(?:enable|turn on|requires?|without|allow) (?:your )?(?:JavaScript|cookies)"
    r"|\bJavaScript (?:is|to be) (?:not )?(?:disabled|enabled|required|needed|necessary|turned off|supported)",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\bcookies?\b|\bprivacy (?:settings|policy|choices)\b|\bpersonal data\b|\bconsent\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:we|our partners)\b[^.\n]{0,60}\bcookies\b|\baccept (?:all|cookies)\b", re.IGNORECASE)
_SAVE = "save the whole page, or its text as .txt"
GONE = "holds no article but word that its page is not there; check the address"
CHECK = f"holds no article but a check against programs; open it in a browser and {_SAVE}"
COOKIES = f"holds no article but a question about cookies; answer it in a browser, then {_SAVE}"
TEASERS = "looks like a list of other articles' beginnings, as front pages are; give the articles themselves"
TEASER_WORDS = 8  # of a line; shorter ones are headlines and names of sections
MIN_TEASERS = 3
PROGRAM = f"holds no article but a notice of its program; open it in a browser and {_SAVE}"


def is_paywalled(data: bytes) -> bool:
    """Tell whether a page marks its article as not free to read."""
    return _NOT_FREE.search(data) is not None


def asks_to_pay(text: str) -> str | None:
    """Find the line at an article's end that asks its reader to subscribe or to sign in.

    Args:
        text: the article.

    Returns:
        A remark that quotes the line, or null.
    """
    lines = [line.strip() for line in text[-LINES * LINE_CHARACTERS :].split("\n") if line.strip()]
    line = next((each for each in lines[-LINES:] if len(each) <= LINE_CHARACTERS and _ASKS.search(each)), None)
    return None if line is None else f"asks to sign in or to pay (“{line[:QUOTED]}”): it may be only a beginning"


def instead_of_article(title: str, text: str) -> str | None:
    """Say what a page is whose words are no article, and what to do; null where they may be one.

    Args:
        title: the page's headline.
        text: the words found on it.
    """
    notices = (
        (_GONE, GONE, NOTICE_CHARACTERS),
        (_CHECK, CHECK, NOTICE_CHARACTERS),
        (_PROGRAM, PROGRAM, PROGRAM_CHARACTERS),
    )
    for pattern, told, longest in notices:
        if len(text) <= longest and (pattern.search(title.strip()) or pattern.search(text)):
            return told
    return COOKIES if len(text) <= COOKIE_CHARACTERS and _is_about_cookies(text) else None


def is_list_of_teasers(text: str) -> bool:
    """Tell whether a text is the beginnings of other articles, as a front page has them: most lines break off."""
    lines = [line.strip() for line in text.split("\n") if len(line.split()) >= TEASER_WORDS]
    return len(lines) >= MIN_TEASERS and 2 * sum(line.endswith(("…", "...")) for line in lines) > len(lines)


def _is_about_cookies(text: str) -> bool:
    paragraphs = [line for line in text.split("\n") if line.strip()]
    about = sum(len(line) for line in paragraphs if _COOKIES.search(line))
    return about > COOKIE_SHARE * sum(map(len, paragraphs)) and _OURS.search(text) is not None

"""robots.txt by RFC 9309: the longest rule that fits decides, an Allow wins a tie, ``*`` and ``$`` have their meaning.

urllib.robotparser takes the first rule that fits and knows no wildcards, so ``Allow: /`` above ``Disallow: /private``
would let us in where the site says no. Matching here is linear in the address for each rule; no regular expression is
made from what a site sends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_LINE = re.compile(r"\s*([A-Za-z-]{1,40})\s*:\s*([^#\r\n]*)")
_GROUP_WORDS = ("allow", "disallow", "crawl-delay")
MAX_RULES = 10_000  # of one group; the largest news sites have a few hundred
_RESERVED = "/%?#[]@!$&'()*+,;=:-._~"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us: (is allowed, path pattern), and the pause that the site asks for between pages, in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    pause: float = 0.0

    def allows(self, url: str) -> bool:
        """Tell whether an address may be fetched."""
        parts = urlsplit(url)
        path = _same_form((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), is_allowed) for is_allowed, pattern in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


OPEN = Robots()
CLOSED = Robots(((False, "/"),))


def read_robots(data: bytes, agent: str) -> Robots:
    """Read the rules that a robots.txt has for one agent.

    Args:
        data: the file; a page that is sent in its place holds no rules.
        agent: our product word, matched without regard to case.

    Returns:
        The rules of every group that names the agent, or else of the groups for ``*``.
    """
    named: list[tuple[str, str]] = []
    common: list[tuple[str, str]] = []
    is_named = False
    for is_ours, is_common, word, value in _grouped(data.decode("utf-8-sig", "replace"), agent.lower()):
        is_named = is_named or is_ours
        if is_ours:
            named.append((word, value))
        elif is_common:
            common.append((word, value))
    return _robots(named if is_named else common)


def _grouped(text: str, agent: str) -> Iterator[tuple[bool, bool, str, str]]:
    """Give each line of a group with whether it is for the agent, and for all; the beginning of a group has no word."""
    is_ours = is_common = is_heading = False
    for line in re.split(r"\r\n?|\n", text):
        match = _LINE.match(line)
        word, value = (match[1].lower(), match[2].strip()) if match else ("", "")
        if word == "user-agent":
            if not is_heading:
                is_ours = is_common = False
            is_heading = True
            product = re.split(r"[/\s]", value.lower(), maxsplit=1)[0]
            is_ours, is_common = is_ours or product == agent, is_common or product == "*"
            yield is_ours, is_common, "", ""
        elif word in _GROUP_WORDS:
            is_heading = False
            yield is_ours, is_common, word, value


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = [(word == "allow", _same_form(value)) for word, value in lines if word.endswith("allow") and value]
    pauses = [
        float(value) for word, value in lines if word == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d*)?", value)
    ]
    return CLOSED if len(rules) > MAX_RULES else Robots(tuple(rules), max(pauses, default=0.0))


def _same_form(path: str) -> str:
    """Write a path in one form: ``%7E`` and ``~`` are one, ``%2F`` stays what it is."""
    parts = re.split(r"(%2[Ff]|%2[Aa]|%24)", path)
    return "".join(part.upper() if place % 2 else quote(unquote(part), _RESERVED) for place, part in enumerate(parts))


def _fits(pattern: str, path: str) -> bool:
    """Match a rule against the beginning of a path, or against all of it when the rule ends in ``$``."""
    is_whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    last = rest.pop() if rest and is_whole else None
    for piece in rest:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    if last is not None:
        return len(path) - len(last) >= place and path.endswith(last)
    return not is_whole or place == len(path)

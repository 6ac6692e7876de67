"""What stands in an e-mail's text that its sender did not write for it: quoted lines, and a signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_SIGNATURE = 15  # lines below "-- "; a longer rest is text
_QUOTED = re.compile(r"[ \t]{0,3}>")
_MARKS = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,20}")
_INTRODUCES = re.compile(r"[^\n]{0,300}\b(?:wrote|writes|said|schrieb|a écrit|escribió)\s?:\s*")
_SIGNATURE = re.compile(r"--[ \t\xa0]{0,3}")
_FLOWED = re.compile(r"(?<=\S) \n(?=\S)")


@dataclass(frozen=True, slots=True)
class Written:
    """A message's text without what it quotes; ``quoted`` without its marks, and ``signature``, each as it stood."""

    text: str
    quoted: str = ""
    signature: str = ""


def written(text: str, is_flowed: bool = False) -> Written:
    """Take a message's text apart.

    Args:
        text: the plain part of a message.
        is_flowed: its lines are parted for old screens wherever they end in a space (RFC 3676).
    """
    lines = text.split("\n")
    cut = next((at for at, line in enumerate(lines) if _SIGNATURE.fullmatch(line)), len(lines))
    signature = ""
    if len(lines) - cut <= MAX_SIGNATURE + 1:
        signature = "\n".join(lines[cut + 1 :]).strip()
        lines = lines[:cut]
    own, quoted = _parted(lines)
    joined = "\n".join(own)
    return Written(_FLOWED.sub(" ", joined) if is_flowed else joined, "\n".join(quoted).strip(), signature)


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part own lines from quoted ones; the line above a quotation that says whose it is goes with it."""
    own: list[str] = []
    quoted: list[str] = []
    for line in lines:
        if not _QUOTED.match(line):
            own.append(line)
            continue
        quoted.append(_MARKS.sub("", line))
        while len(quoted) == 1 and own and not own[-1].strip():
            own.pop()
        if own and _INTRODUCES.fullmatch(own[-1]):
            own.pop()
    return own, quoted

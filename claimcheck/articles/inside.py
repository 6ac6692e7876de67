"""How much may lie inside of one file: archives in archives end somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimcheck.articles.draft import Member
from claimcheck.articles.limits import MAX_DEPTH, MAX_MEMBERS, MAX_UNPACKED_BYTES, megabytes


@dataclass(slots=True)
class _Left:
    """What may still be read of one file that a person gave, whatever lies in what."""

    files: int = MAX_MEMBERS
    size: int = MAX_UNPACKED_BYTES


@dataclass(frozen=True, slots=True)
class Room:
    """Room for files inside of a file: ``depth`` is how deep this one lies, ``left`` is shared by all of them."""

    depth: int = 0
    left: _Left = field(default_factory=_Left)

    def below(self) -> Room:
        """Make the room for what lies one step deeper."""
        return Room(self.depth + 1, self.left)

    def labelled(self, members: Iterable[Member]) -> Iterator[tuple[str, Member]]:
        """Give each file with a label that no other one beside it has."""
        seen: Counter[str] = Counter()
        for member in members:
            seen[member.name] += 1
            stem, dot, ending = member.name.rpartition(".")
            number = f" ({seen[member.name]})" if seen[member.name] > 1 else ""
            yield (f"{stem}{number}{dot}{ending}" if dot else f"{ending}{number}"), member

    def refusal(self, member: Member) -> str | None:
        """Say why a file is not read, or null; one that is read takes its room."""
        if self.depth >= MAX_DEPTH:
            return "lies deeper in archives than is read; unpack it yourself and give the articles"
        if self.left.files <= 0 or self.left.size < len(member.data):
            limits = f"{MAX_MEMBERS} files and {megabytes(MAX_UNPACKED_BYTES)}"
            return f"is beyond the limit of one archive, {limits}; unpack it yourself and give the articles"
        self.left.files -= 1
        self.left.size -= len(member.data)
        return None

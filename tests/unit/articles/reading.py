"""Reading one file as an upload, and what is told beside its articles."""

from __future__ import annotations

from claimcheck.articles.read import read_uploads
from claimcheck.records import Articles


def read(name: str, data: bytes) -> Articles:
    """Read one file."""
    return read_uploads([(name, data)])


def reasons(articles: Articles) -> list[str]:
    """What was told."""
    return [item.reason for item in articles.dropped]

"""claimcheck compares what sources claim: it groups claims about one fact and flags those that clash.

The names load on first use, so that ``import claimcheck`` stays fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.config import Settings
from claimcheck.records import Article

if TYPE_CHECKING:
    from claimcheck.articles.read import read_articles
    from claimcheck.pipeline import analyze, compare, group, quantities

__all__ = ["Article", "Settings", "analyze", "compare", "group", "quantities", "read_articles"]

_HOMES = {
    "analyze": "claimcheck.pipeline",
    "compare": "claimcheck.pipeline",
    "group": "claimcheck.pipeline",
    "quantities": "claimcheck.pipeline",
    "read_articles": "claimcheck.articles.read",
}


def __getattr__(name: str) -> object:
    """Load a public name on first use."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

"""Short ways to read a text in tests of the claims stage."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.records import Article, Claim


@pytest.fixture(scope="session")
def claims_of() -> Callable[..., list[Claim]]:
    """Read the claims of a text."""

    def read(text: str, title: str = "", published: str | None = None) -> list[Claim]:
        return read_claims(Article.from_text(text, source="Test", title=title, published=published), Settings())[0]

    return read

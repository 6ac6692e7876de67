"""Who did it to whom."""

from __future__ import annotations

from claimcheck import Article
from claimcheck.claims.reader import read_claims
from claimcheck.config import Settings
from claimcheck.facts.roles import other_target, turned
from claimcheck.records import Claim


def claim(text: str) -> Claim:
    return next(c for c in read_claims(Article.from_text(text, source=text), Settings())[0] if c.field == "text")


def test_parties_the_other_way_round() -> None:
    there = claim("Russia handed over the bodies of 1,212 soldiers to Ukraine on Friday.")
    back = claim("Ukraine handed over the bodies of 1,212 soldiers to Russia on Friday.")
    assert turned(there, back)
    assert not turned(there, claim("Ukraine was handed the bodies of 1,212 soldiers by Russia on Friday."))
    assert not turned(there, there)


def test_another_target() -> None:
    there = claim("The ministry sold the ships to Norway in May.")
    assert other_target(there, claim("In May the ministry sold the ships to Chile."))
    assert not other_target(there, claim("The ministry sold two ships to Norway."))

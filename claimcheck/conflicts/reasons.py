"""One plain sentence per flag: what the two sides say, and why both cannot be true."""

from __future__ import annotations

from claimcheck.records import Article, Claim, Span

NARRATIVE: dict[str, str] = {
    "negation": "one says that it is so and the other that it is not",
    "denial": "one states it and the other denies it",
    "who": "they name different people or bodies for the same act",
    "direction": "they tell opposite directions",
    "cause": "they give different causes",
    "blame": "they put the blame on different sides",
    "agreed_refused": "one tells of consent and the other of refusal",
    "first_or_earlier": "one calls it the first and the other tells of an earlier one",
    "only_or_also": "one says that there was only this and the other that there was more",
    "will_or_ruled_out": "one says that it will be done and the other that it will not",
    "praised_blamed": "they judge the same act in opposite ways",
    "superlative": "one calls it the extreme and the other names a greater one",
    "happened": "one says that it happened and the other that it did not",
    "misquote": "they give different words of the same speaker",
    "headline": "the headline does not say what its own text says",
    "account": "the two accounts cannot both be true",
}
NUMERIC: dict[str, str] = {
    "count": "both count the same thing",
    "money": "both give the same sum of money",
    "measurement": "both give the same measurement",
    "duration": "both say how long the same thing took",
    "clock_time": "both give the hour of the same event",
    "date": "both give the day of the same event",
    "proportion": "both give the same share",
    "ordinal": "both number the same event",
    "age": "both give the same age",
    "score": "both give the same result",
    "bound": "one figure lies beyond the limit that the other states",
    "magnitude": "the figures are ten times or more apart",
    "sum": "the parts do not make the whole",
}


def numeric_reason(kind: str, left: str, right: str, articles: tuple[Article, Article]) -> str:
    """Say the two figures, who gives them, and what kind of difference it is."""
    a, b = who(articles[0]), who(articles[1])
    if articles[0].id == articles[1].id:
        return f"{a} gives “{left}” in one place and “{right}” in another; {NUMERIC[kind]}."
    return f"{a} gives “{left}”, {b} gives “{right}”; {NUMERIC[kind]}."


def narrative_reason(kind: str, articles: tuple[Article, Article]) -> str:
    """Say between whom and in which way two tellings exclude each other."""
    a, b = who(articles[0]), who(articles[1])
    if articles[0].id == articles[1].id:
        return f"{a} contradicts itself: {NARRATIVE[kind]}."
    return f"{a} and {b} tell the same matter differently: {NARRATIVE[kind]}."


def who(article: Article) -> str:
    """Name an outlet, or the article by its title when the outlet is not known."""
    return article.source or article.title or "An article"


def words_at(claim: Claim, article: Article, span: Span) -> str:
    """Return the words at a span of the claim's field, on one line."""
    field = article.title if claim.field == "title" else article.text
    return " ".join(field[span[0] : span[1]].split())

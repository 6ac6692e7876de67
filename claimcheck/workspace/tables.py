"""The tables as they are now. How they came to be is in ``migrations``; a test keeps the two in step.

Corrections, verdicts and notes are ledgers: a change adds a row with the next ``version``, nothing is overwritten.
``base`` is the version whose state the row holds, which is its own unless it undoes another.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, String, Table

from claimcheck.workspace.columns import KEY_CHARACTERS, ExactText, Moment

HEAD = "0004"  # the newest migration

metadata = MetaData()


def _key(name: str, parent: str | None = None) -> Column[str]:
    """Make one column of a primary key; rows go when the ``parent`` they belong to goes."""
    links = () if parent is None else (ForeignKey(parent, ondelete="CASCADE"),)
    return Column(name, String(KEY_CHARACTERS), *links, primary_key=True)


def _signed() -> tuple[Column[str], Column[object]]:
    """Make the columns for who and when."""
    return Column("who", ExactText, nullable=False), Column("at", Moment, nullable=False)


def _ledger() -> tuple[Column[int], Column[int]]:
    """Make the columns that turn a table into a ledger."""
    return (
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("base", Integer, nullable=False),
    )


articles = Table(
    "articles",
    metadata,
    _key("reading"),  # a hash of every field: one text may be read under two titles
    Column("article_id", String(KEY_CHARACTERS), nullable=False),
    Column("source", ExactText, nullable=False),
    Column("title", ExactText, nullable=False),
    Column("published", ExactText),
    Column("retrieved", ExactText),
    Column("url", ExactText),
    Column("path", ExactText),
    Column("language", ExactText),
    Column("text", ExactText, nullable=False),
    Column("sha256", ExactText),  # of the bytes it was read from
)

comparisons = Table(
    "comparisons",
    metadata,
    _key("id"),
    Column("name", ExactText, nullable=False),
    Column("version", Integer, nullable=False),
    *_signed(),
    Column("created", Moment, nullable=False),
    Column("removed", Moment),
    Column("dropped", ExactText, nullable=False),  # JSON
    Column("report", ExactText),  # JSON
)

comparison_articles = Table(
    "comparison_articles",
    metadata,
    _key("comparison_id", "comparisons.id"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("reading", String(KEY_CHARACTERS), ForeignKey("articles.reading"), nullable=False),
    Index("ix_comparison_articles_reading", "reading"),
)

corrections = Table(
    "corrections",
    metadata,
    _key("article_id"),
    *_ledger(),
    Column("source", ExactText),
    Column("title", ExactText),
    Column("published", ExactText),
    Column("language", ExactText),
    *_signed(),
)

verdicts = Table(
    "verdicts",
    metadata,
    _key("comparison_id", "comparisons.id"),
    _key("flag_id"),
    *_ledger(),
    Column("decision", String(KEY_CHARACTERS)),
    Column("reason", ExactText, nullable=False),
    Column("confidence", Float(53)),  # 53 bits: a double on both databases
    *_signed(),
)

notes = Table(
    "notes",
    metadata,
    _key("comparison_id", "comparisons.id"),
    _key("flag_id"),
    _key("note_id"),
    *_ledger(),
    Column("text", ExactText, nullable=False),
    *_signed(),
)

lessons = Table(
    "lessons",
    metadata,
    _key("id"),
    Column("code", String(KEY_CHARACTERS), nullable=False, unique=True),
    Column("title", ExactText, nullable=False),
    Column("content", ExactText, nullable=False),  # JSON
    Column("step", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    *_signed(),
    Column("opened", Moment, nullable=False),
    Column("closed", Moment),
)

pupils = Table(
    "pupils",
    metadata,
    _key("id"),
    Column("lesson_id", String(KEY_CHARACTERS), ForeignKey("lessons.id", ondelete="CASCADE"), nullable=False),
    Column("name", ExactText, nullable=False),
    Column("joined", Moment, nullable=False),
    Index("ix_pupils_lesson_id_name", "lesson_id", "name", unique=True),
)

answers = Table(
    "answers",
    metadata,
    _key("pupil_id", "pupils.id"),
    _key("item"),
    Column("lesson_id", String(KEY_CHARACTERS), ForeignKey("lessons.id", ondelete="CASCADE"), nullable=False),
    Column("judgement", ExactText, nullable=False),
    Column("why", ExactText, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_answers_lesson_id", "lesson_id"),
)

"""Frozen settings. Every threshold is a named constant, with its reason, in the module that the stage belongs to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VagueWords:
    """What a vague count word spans, as (low, high); a user may edit each.

    The bands are the ordinary newsroom reading; they only have to be wide enough that a figure a careful editor would
    print beside the word never clashes with it.
    """

    couple: tuple[float, float] = (2, 3)
    few: tuple[float, float] = (2, 10)
    several: tuple[float, float] = (3, 10)
    handful: tuple[float, float] = (3, 10)
    dozens: tuple[float, float] = (20, 100)
    scores: tuple[float, float] = (40, 200)
    hundreds: tuple[float, float] = (200, 1000)
    thousands: tuple[float, float] = (2000, 10_000)
    tens_of_thousands: tuple[float, float] = (20_000, 100_000)
    hundreds_of_thousands: tuple[float, float] = (200_000, 1_000_000)
    millions: tuple[float, float] = (2_000_000, 1_000_000_000)
    approximate: float = 0.1  # "about 300" may be 270 to 330
    nearly: float = 0.15  # "nearly 3,000" reaches down to 2,550


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told. Defaults are the measured working point."""

    model: str | None = None  # a sentence-transformers name or folder; null for the packaged all-MiniLM-L6-v2
    nli: str | None = None  # a CrossEncoder with three NLI labels; null for the shipped relation model
    min_confidence: float = 0.0  # flags below this are not shown; the decision's own threshold holds beside it
    within_articles: bool = True  # look for conflicts inside one article too
    vague: VagueWords = VagueWords()

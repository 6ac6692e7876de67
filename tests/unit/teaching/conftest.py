"""The ferry story of the report tests, and a planted article."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.records import Article, Report
from claimcheck.teaching.plant.planting import candidates, plant
from claimcheck.teaching.plant.records import PlantedCopy

TEXT = (
    "It carried 212 passengers, the harbour office said. The captain was not on the bridge.\n\n"
    "Repairs will cost 3.4 million euros."
)


@pytest.fixture(scope="session")
def made() -> dict[str, Any]:
    return runpy.run_path(str(Path(__file__).parents[1] / "reports" / "conftest.py"))


@pytest.fixture
def report(made: dict[str, Any]) -> Report:
    found: Report = made["make_report"]()
    return found


@pytest.fixture
def hostile_report(made: dict[str, Any]) -> Callable[[str], Report]:
    found: Callable[[str], Report] = made["hostile_report"].__wrapped__()
    return found


@pytest.fixture
def planted() -> Callable[[str], PlantedCopy]:
    """Plant every change there is in an article with one text in every field that comes from outside."""

    def make(payload: str = "") -> PlantedCopy:
        article = Article.from_text(f"{TEXT} {payload}", f"Herald{payload}", f"Ferry aground{payload}", "2026-05-14")
        return plant(article, [c for c in candidates(article) if c.kind != "name"])

    return make

"""The one record that training reads, and how examples are stored."""

from __future__ import annotations

import dataclasses
import gzip
import json
import pathlib
from collections.abc import Iterable, Iterator
from typing import Any

RELATIONS = ("agree", "refines", "explained", "conflict", "unrelated")
NLI = ("entailment", "neutral", "contradiction")
NOT_ENTAILED = "not-entailed"
NOT_CONFLICT = "not-conflict"


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    """Two claims and what is known of them.

    Attributes:
        a: the first claim, the premise.
        b: the second claim, the hypothesis.
        a_date: ISO date of the first, or None.
        b_date: ISO date of the second, or None.
        relation: one of `RELATIONS` or `NOT_CONFLICT`, or None when unknown.
        nli: one of `NLI` or `NOT_ENTAILED`, a as premise, or None when unknown.
        nli_back: the same with b as premise.
        weight: how much the example counts in the loss of the relation head.
        nli_weight: the same for the inference head.
        origin: where it comes from.
        kind: the subkind of the relation, when it is known.
        story: the story it belongs to; splits never cut through one.
        domain: the domain of that story.
    """

    a: str
    b: str
    a_date: str | None = None
    b_date: str | None = None
    relation: str | None = None
    nli: str | None = None
    nli_back: str | None = None
    weight: float = 1.0
    nli_weight: float = 1.0
    origin: str = ""
    kind: str = ""
    story: str = ""
    domain: str = ""

    def swapped(self) -> Example:
        """The same pair the other way round."""
        return dataclasses.replace(
            self,
            a=self.b,
            b=self.a,
            a_date=self.b_date,
            b_date=self.a_date,
            nli=self.nli_back,
            nli_back=self.nli,
        )

    def undated(self) -> Example:
        """The same pair with its dates left out."""
        return dataclasses.replace(self, a_date=None, b_date=None)


def read_rows(path: pathlib.Path) -> Iterator[dict[str, Any]]:
    """Read a JSON-lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            yield json.loads(line)


def read_examples(path: pathlib.Path) -> list[Example]:
    """Read examples that `write_examples` wrote."""
    return [Example(**row) for row in read_rows(path)]


def write_examples(path: pathlib.Path, examples: Iterable[Example]) -> None:
    """Write examples as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as handle:
        for example in examples:
            handle.write(json.dumps(dataclasses.asdict(example), ensure_ascii=False) + "\n")

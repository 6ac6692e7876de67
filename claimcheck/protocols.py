"""The seams between stages: one method each. ``pipeline`` injects implementations; nobody sniffs types."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from claimcheck.records import ClaimPair, Cluster, Conflict, Judgements, Story

Progress = Callable[[str, float], None]  # stage name, share of that stage done (0 to 1)
Cancel = Callable[[], bool]  # asked between batches; true stops the run with CancelledError

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


class Encoder(Protocol):
    """Turns texts into unit vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one L2-normalised row per text, shape (n, d)."""


class Judge(Protocol):
    """Reads two claims and says how they relate."""

    def judge(self, pairs: Sequence[ClaimPair]) -> Judgements:
        """Return relation (n, 5) and nli (n, 3) probabilities, float32."""


class Grouper(Protocol):
    """Decides which claims answer the same question about the world."""

    def group(self, story: Story) -> list[Cluster]:
        """Return clusters of at least one claim, in a stable order."""


class Detector(Protocol):
    """Turns facts told twice into conflicts."""

    def detect(self, story: Story) -> list[Conflict]:
        """Return conflicts and explained differences, in a stable order."""


class Engine(Protocol):
    """Where work runs. Results are equal on every engine."""

    def map(self, fn: Callable[[T], R], shards: Iterable[T]) -> list[R]:
        """Apply ``fn`` to every shard, results in the order of the shards."""

    def map_groups(self, fn: Callable[[K, Sequence[T]], R], keyed: Mapping[K, Sequence[T]]) -> dict[K, R]:
        """Apply ``fn`` to every key and its items, results under the same keys."""

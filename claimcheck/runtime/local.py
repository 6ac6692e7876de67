"""Work on this machine, in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


class LocalEngine:
    """Runs every shard in this process, one after the other; the models use the cores themselves."""

    def map(self, fn: Callable[[T], R], shards: Iterable[T]) -> list[R]:
        """Apply ``fn`` to every shard, results in the order of the shards."""
        return [fn(shard) for shard in shards]

    def map_groups(self, fn: Callable[[K, Sequence[T]], R], keyed: Mapping[K, Sequence[T]]) -> dict[K, R]:
        """Apply ``fn`` to every key and its items, results under the same keys."""
        return {key: fn(key, items) for key, items in keyed.items()}

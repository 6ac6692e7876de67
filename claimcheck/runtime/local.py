"""Work on this machine, in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


class LocalEngine:
    """Runs every shard in this process, one after the other; the models use the cores themselves."""

    workers = 1

    def map(self, fn: Callable[[T], R], shards: Iterable[T], done: Callable[[int], None] | None = None) -> list[R]:
        """Apply ``fn`` to every shard, results in the order of the shards.

        Args:
            fn: what to do with a shard.
            shards: the shards.
            done: told how many shards are done after each.
        """
        results: list[R] = []
        for shard in shards:
            results.append(fn(shard))
            if done is not None:
                done(len(results))
        return results

    def map_groups(self, fn: Callable[[K, Sequence[T]], R], keyed: Mapping[K, Sequence[T]]) -> dict[K, R]:
        """Apply ``fn`` to every key and its items, results under the same keys."""
        return {key: fn(key, items) for key, items in keyed.items()}

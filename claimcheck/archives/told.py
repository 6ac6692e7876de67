"""An engine whose stages are named, told and timed."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar

from claimcheck.protocols import Progress
from claimcheck.runtime.engines import ShardEngine

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S", contravariant=True)
K = TypeVar("K", bound=Hashable)


class Stage(Protocol[S]):
    """What is done to a shard, and where what it makes is found again."""

    def key(self, shard: S, /) -> str:
        """Name what it makes of a shard."""

    def finished(self) -> Sequence[str]:
        """List what it has made before."""

    def __call__(self, shard: S, /) -> str:
        """Make it and return its key."""


class ToldEngine:
    """A `ShardEngine` over another one. ``timings`` are seconds per stage, ``mapped`` those of them spent on shards."""

    def __init__(self, engine: ShardEngine, progress: Progress | None) -> None:
        """Wrap an engine; ``progress`` is told a stage's name and the share of it that is done."""
        self._engine, self._progress = engine, progress
        self._stage = ""
        self.timings: dict[str, float] = {}
        self.mapped: dict[str, float] = {}

    @property
    def workers(self) -> int:
        """How many shards are worked on at a time."""
        return self._engine.workers

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Name, tell and time what follows."""
        self._stage = name
        self.mapped[name] = 0.0
        self.tell(0.0)
        start = time.perf_counter()
        yield
        self.timings[name] = time.perf_counter() - start
        self.tell(1.0)

    def tell(self, share: float) -> None:
        """Tell how much of the stage is done."""
        if self._progress is not None:
            self._progress(self._stage, share)

    def map(self, fn: Callable[[T], R], shards: Iterable[T], done: Callable[[int], None] | None = None) -> list[R]:
        """Apply ``fn`` to every shard; the share done is told after each unless ``done`` is given."""
        items = list(shards)
        start = time.perf_counter()
        results = self._engine.map(fn, items, done or (lambda count: self.tell(count / len(items))))
        self.mapped[self._stage] = self.mapped.get(self._stage, 0.0) + time.perf_counter() - start
        return results

    def map_new(self, stage: Stage[T], shards: Sequence[T]) -> list[str]:
        """Apply a stage to the shards that it has not finished before; returns the keys of all, in their order."""
        keys = [stage.key(shard) for shard in shards]
        finished = set(stage.finished())
        new = {key: shard for key, shard in zip(keys, shards, strict=True) if key not in finished}
        self.map(stage, new.values())
        return keys

    def map_groups(self, fn: Callable[[K, Sequence[T]], R], keyed: Mapping[K, Sequence[T]]) -> dict[K, R]:
        """Apply ``fn`` to every key and its items, results under the same keys."""
        return self._engine.map_groups(fn, keyed)

"""Which engine a run uses: this process, or Ray."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, Protocol, TypeVar

from claimcheck.errors import InputError
from claimcheck.protocols import Engine
from claimcheck.runtime.local import LocalEngine

T = TypeVar("T")
R = TypeVar("R")
EngineName = Literal["local", "ray"]


class ShardEngine(Engine, Protocol):
    """An `Engine` that tells how far it is. ``workers`` is how many shards it works on at a time."""

    @property
    def workers(self) -> int:
        """How many shards are worked on at a time."""

    def map(self, fn: Callable[[T], R], shards: Iterable[T], done: Callable[[int], None] | None = None) -> list[R]:
        """Apply ``fn`` to every shard, results in their order; ``done`` is told how many are done after each."""


@contextmanager
def open_engine(name: EngineName, address: str | None = None) -> Iterator[ShardEngine]:
    """Start an engine, and stop it in the end.

    Args:
        name: local or ray.
        address: of a Ray cluster that runs already; null to start Ray on this machine.

    Raises:
        InputError: Ray is not installed or cannot be reached, or an address was given for the local engine.
    """
    if name == "local":
        if address is not None:
            raise InputError("--address is of a Ray cluster; give --engine ray with it")
        yield LocalEngine()
        return
    from claimcheck.runtime.ray_engine import RayEngine

    with RayEngine(address) as engine:
        yield engine

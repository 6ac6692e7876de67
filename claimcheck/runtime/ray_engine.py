"""Work on Ray: every shard goes to one of a pool of actors, which hold their models from shard to shard.

Ray starts the processes and opens the sockets; nothing here does. It is imported when an engine starts.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.models.sessions import processors
from claimcheck.models.store import VARIABLE

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)

FREE = 1  # processors left to Ray's own tasks: actors on all of them wait for each other for ever
LEAST = 1 + FREE  # logical processors that Ray is told of on a machine with fewer
ONE_TRY = ("RAY_gcs_server_port_wait_time_s", "1")  # Ray tries 20 times, a quarter of an hour, to reach an address
PATHS = "PYTHONPATH"
NO_RAY = "--engine ray needs Ray, which is not installed; run: pip install 'claimcheck[scale]'"


class RayEngine:
    """An `Engine` on Ray, for use in a ``with`` block.

    Results are those of the local engine: the same functions run on the same shards. The caches of the user's own
    comparisons are off in the workers, since an archive would flush them.
    """

    def __init__(self, address: str | None = None, workers: int | None = None) -> None:
        """Remember where; nothing is started yet.

        Args:
            address: of a running cluster, ``host:port`` or ``auto``; null to start Ray on this machine.
            workers: actors in the pool; one per processor but one when null.
        """
        self._address, self._wanted = address, workers
        self._is_ours = False
        self._workers = 0

    @property
    def workers(self) -> int:
        """How many shards are worked on at a time; 0 before the start."""
        return self._workers

    def __enter__(self) -> Self:
        """Start Ray here, or reach the cluster; a Ray that this process has started before is used as it is.

        Raises:
            InputError: Ray is not installed or cannot be reached.
        """
        ray = _ray()
        if not ray.is_initialized():
            self._start(ray)
            self._is_ours = True
        free = int(ray.cluster_resources().get("CPU", LEAST)) - FREE
        self._workers = max(1, free if self._wanted is None else min(self._wanted, free))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop what was started."""
        if self._is_ours:
            _ray().shutdown()
            self._is_ours = False

    def map(self, fn: Callable[[T], R], shards: Iterable[T], done: Callable[[int], None] | None = None) -> list[R]:
        """Apply ``fn`` to every shard, results in the order of the shards.

        Args:
            fn: what to do with a shard; Ray carries it, the shards and the results between its own processes.
            shards: the shards.
            done: told how many shards are done after each.

        Raises:
            ClaimcheckError: ``fn`` raised it, or a worker died more often than Ray starts it again.
        """
        packed = [{"number": n, "shard": _Parcel(shard)} for n, shard in enumerate(shards)]
        answers: dict[int, R] = {}
        for number, answer in self._answers(fn, packed):
            if isinstance(answer, ClaimcheckError):
                raise answer
            answers[number] = answer
            if done is not None:
                done(len(answers))
        return [answers[n] for n in range(len(packed))]

    def map_groups(self, fn: Callable[[K, Sequence[T]], R], keyed: Mapping[K, Sequence[T]]) -> dict[K, R]:
        """Apply ``fn`` to every key and its items, results under the same keys."""
        results = self.map(_OnGroup(fn), keyed.items())
        return dict(zip(keyed, results, strict=True))

    def _start(self, ray: Any) -> None:  # noqa: ANN401 - Ray's module
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # its notes on its own settings are no news to a person
        here = {"address": "local", "num_cpus": max(LEAST, processors()), "include_dashboard": False}
        where = here if self._address is None else {"address": self._address}
        if self._address is not None:
            os.environ.setdefault(*ONE_TRY)
        try:
            with _quietly(), _findable():
                ray.init(**where, log_to_driver=False, logging_level=logging.ERROR)
        except (ConnectionError, ValueError, RuntimeError, OSError) as error:
            at = f"at {self._address}" if self._address else "on this machine"
            raise InputError(f"Ray cannot be reached or started {at}: {_last_line(error)}") from error

    def _answers(self, fn: Callable[[T], R], packed: list[dict[str, Any]]) -> Iterator[tuple[int, R | ClaimcheckError]]:
        if not packed:
            return
        ray = _ray()
        from ray import data

        with _quietly():
            data.DataContext.get_current().enable_progress_bars = False
            pool = data.ActorPoolStrategy(size=min(self._workers, len(packed)))
            rows = data.from_items(packed, override_num_blocks=len(packed)).map_batches(
                _worker(fn), batch_size=1, batch_format="numpy", compute=pool, num_cpus=1
            )
            try:
                for row in rows.iter_rows():
                    yield int(row["number"]), row["answer"].value
            except ray.exceptions.RayError as error:
                raise ClaimcheckError(
                    f"a worker stopped ({_last_line(error)}); run the same again to go on from there"
                ) from error


class _Parcel(Generic[T]):
    """What a row carries, opaque to Ray, which would make lists of tuples."""

    def __init__(self, value: T) -> None:
        self.value = value


class _OnGroup(Generic[K, T, R]):
    def __init__(self, fn: Callable[[K, Sequence[T]], R]) -> None:
        self._fn = fn

    def __call__(self, group: tuple[K, Sequence[T]]) -> R:
        return self._fn(*group)


def _worker(fn: Callable[[T], R]) -> type:
    """Make the class of actors that apply ``fn``; each gets ``fn`` with the class, and its models on first use."""

    class Worker:
        def __init__(self) -> None:
            os.environ[VARIABLE] = "off"

        def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
            return {"number": batch["number"], "answer": [_Parcel(_answer(fn, p.value)) for p in batch["shard"]]}

    return Worker


def _answer(fn: Callable[[T], R], shard: T) -> R | ClaimcheckError:
    """Apply ``fn``; what claimcheck itself refuses is an answer too, so that it is told as on one machine."""
    try:
        return fn(shard)
    except ClaimcheckError as error:
        return error


def _ray() -> Any:  # noqa: ANN401 - Ray's module
    try:
        with _quietly():
            import ray
            import ray.data
    except ImportError as error:
        raise InputError(NO_RAY) from error
    return ray


@contextmanager
def _findable() -> Iterator[None]:
    """Let processes that Ray starts here import this very claimcheck, wherever this one found it."""
    before = os.environ.get(PATHS)
    home = str(Path(__file__).resolve().parents[2])
    os.environ[PATHS] = home if not before else f"{home}{os.pathsep}{before}"
    try:
        yield
    finally:
        if before is None:
            del os.environ[PATHS]
        else:
            os.environ[PATHS] = before


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep Ray's notes on its own settings and its plans from the person's screen; errors are raised all the same."""
    logging.getLogger("ray").setLevel(logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", FutureWarning)
        yield


def _last_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[-1].strip() if lines else type(error).__name__

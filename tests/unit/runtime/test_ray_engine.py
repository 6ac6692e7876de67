"""Every engine does the same: results in order, progress told, refusals told as they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import pytest

from claimcheck.errors import InputError
from claimcheck.runtime import ray_engine
from claimcheck.runtime.engines import EngineName, ShardEngine, open_engine

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # Ray leaves sockets to its processes' ends


@pytest.fixture(scope="module", params=["local", "ray"])
def engine(request: pytest.FixtureRequest) -> Iterator[ShardEngine]:
    name: EngineName = request.param
    if name == "ray":
        ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'claimcheck[scale]'")
        ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])  # no worker can import a test
    with open_engine(name) as opened:
        yield opened


def _square(number: int) -> int:
    return number * number


def _refuse(number: int) -> int:
    raise InputError(f"{number} cannot be used")


def _join(key: str, words: Sequence[str]) -> str:
    return f"{key}: {' '.join(words)}"


def test_results_come_in_the_order_of_the_shards_and_each_is_told(engine: ShardEngine) -> None:
    told: list[int] = []
    assert engine.map(_square, range(5), told.append) == [0, 1, 4, 9, 16]
    assert told == [1, 2, 3, 4, 5]


def test_no_shards_no_results(engine: ShardEngine) -> None:
    assert engine.map(_square, []) == []


def test_groups_keep_their_keys(engine: ShardEngine) -> None:
    assert engine.map_groups(_join, {"b": ["x", "y"], "a": []}) == {"b": "b: x y", "a": "a: "}


def test_what_is_refused_is_refused_in_the_same_words(engine: ShardEngine) -> None:
    with pytest.raises(InputError, match=r"^0 cannot be used$"):
        engine.map(_refuse, [0])


def test_an_engine_has_workers(engine: ShardEngine) -> None:
    assert engine.workers >= 1


def test_an_address_is_for_ray_alone() -> None:
    with pytest.raises(InputError, match="--engine ray"), open_engine("local", "10.0.0.1:6379"):
        pass


def test_without_ray_the_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r"pip install 'claimcheck\[scale\]'"), ray_engine.RayEngine():
        pass

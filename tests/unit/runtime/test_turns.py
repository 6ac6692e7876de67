"""The queue of analyses: first come, first served, bounded, and left by whoever gives up."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Lock, Thread

import pytest

from claimcheck.runtime.turns import BusyError, Turns

PATIENCE = 20.0  # seconds; a machine may be busy


class Line:
    """Threads that take turns one after the other, each known to be in the line before the next comes."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.order: list[int] = []
        self.told: dict[int, list[int]] = {}
        self.inside = self.most_inside = 0
        self._lock = Lock()
        self._threads: list[Thread] = []

    def come(self, number: int, hold: Callable[[], object] = lambda: None) -> None:
        here = self.turns.waiting()
        self._threads.append(Thread(target=self._work, args=(number, hold)))
        self._threads[-1].start()
        wait_until(lambda: self.turns.waiting() > here or number in self.order)

    def _work(self, number: int, hold: Callable[[], object]) -> None:
        with self.turns.take(self.told.setdefault(number, []).append):
            with self._lock:
                self.order.append(number)
                self.inside += 1
                self.most_inside = max(self.most_inside, self.inside)
            hold()
            with self._lock:
                self.inside -= 1

    def end(self) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_ten_at_once_have_their_turns_in_the_order_in_which_they_came() -> None:
    line, go = Line(Turns()), Event()
    line.come(0, go.wait)
    for number in range(1, 10):
        line.come(number)
    assert line.turns.waiting() == 9
    wait_until(lambda: all(line.told[number] for number in range(1, 10)))
    assert [line.told[number][0] for number in range(1, 10)] == list(range(1, 10))
    go.set()
    line.end()
    assert line.order == list(range(10))
    assert line.most_inside == 1
    assert all(told == sorted(told, reverse=True) for told in line.told.values())
    assert line.turns.waiting() == 0


def test_two_may_have_a_turn_together() -> None:
    line, go = Line(Turns(together=2)), Event()
    for number in range(4):
        line.come(number, go.wait)
    assert sorted(line.order) == [0, 1]
    wait_until(lambda: bool(line.told[2] and line.told[3]))
    assert (line.told[2][0], line.told[3][0]) == (1, 2)
    go.set()
    line.end()
    assert line.most_inside == 2


def test_who_gives_up_leaves_the_line_and_nobody_waits_for_them() -> None:
    line, go = Line(Turns()), Event()
    line.come(0, go.wait)

    def give_up(_before: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), line.turns.take(give_up):
        raise AssertionError("nobody's turn")
    assert line.turns.waiting() == 0
    line.come(1)
    go.set()
    line.end()
    assert line.order == [0, 1]


def test_a_turn_that_fails_ends() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="broken"), turns.take():
        raise ValueError("broken")
    with turns.take():
        pass


def test_a_full_line_is_said_in_one_sentence() -> None:
    line, go = Line(Turns(most_waiting=2)), Event()
    for number in range(3):
        line.come(number, go.wait)
    with (
        pytest.raises(BusyError, match="2 analyses are waiting already; try again in a few minutes"),
        line.turns.take(),
    ):
        raise AssertionError("nobody's turn")
    go.set()
    line.end()
    assert line.order == [0, 1, 2]

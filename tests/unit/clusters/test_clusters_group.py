"""Groups without chains: a claim joins only those it is linked to."""

from __future__ import annotations

from claimcheck.clusters.group import MAX_CLUSTER, Link, unchained


def links(*pairs: tuple[int, int]) -> list[Link]:
    return [Link(i, j, 1 - n / 100) for n, (i, j) in enumerate(pairs)]


def test_a_chain_stays_two_groups() -> None:
    assert unchained(links((0, 1), (1, 2))) == [(0, 1), (1, 2)]


def test_a_triangle_is_one_group() -> None:
    assert unchained(links((0, 1), (1, 2), (0, 2))) in ([(0, 1, 2)], [(0, 1), (0, 2), (1, 2)], [(0, 1), (0, 1, 2)])


def test_no_link_is_lost() -> None:
    pairs = [(0, 1), (1, 2), (2, 3), (0, 3), (4, 5), (1, 3)]
    groups = unchained(links(*pairs))
    assert all(any({i, j} <= set(g) for g in groups) for i, j in pairs)


def test_groups_stay_small() -> None:
    everyone = [(i, j) for i in range(20) for j in range(i)]
    assert max(map(len, unchained(links(*everyone)))) <= MAX_CLUSTER

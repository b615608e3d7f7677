"""The network of agencies, programmes, partners and villages: its measures by slow second versions."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import combinations

import networkx as nx
import pandas as pd
import pytest

from dashboard.topics.partners.rules.network import (
    AGENCY,
    KINDS,
    MAY_BE_TIED,
    PARTNER,
    PROGRAM,
    VILLAGE,
    Node,
    busiest,
    measures,
    network,
)
from partner_rows import asked, asked_partners, partner, pledge

A, B, C, D = "35.05.01.2001", "35.05.01.2002", "35.05.02.2001", "35.05.02.2002"


def made_up(luck: random.Random) -> nx.Graph:
    """A small network of random ties."""
    programs = [f"p{number}" for number in range(luck.randint(1, 4))]
    owners = pd.DataFrame({"code": programs, "agency": [f"o{luck.randrange(3)}" for _ in programs]})
    listed = asked_partners(*(partner(f"m-{number}") for number in range(luck.randint(1, 6))))
    rows = asked(*(pledge(f"j-{number}", partner=luck.choice(list(listed["code"])), village=luck.choice([A, B, C, D]),
                          program=luck.choice([*programs, None]), status=luck.choice(["selesai", "dibatalkan"]))
                   for number in range(luck.randint(0, 8))))
    return network(owners, listed, rows)


def reach(nodes: Iterable[Node], ties: Iterable[frozenset[Node]], start: Node) -> frozenset[Node]:
    """Everything that can be walked to."""
    near: dict[Node, set[Node]] = {node: set() for node in nodes}
    for one, other in map(tuple, ties):
        near[one].add(other)
        near[other].add(one)
    seen, left = set(), [start]
    while left:
        node = left.pop()
        if node not in seen:
            seen.add(node)
            left += near[node]
    return frozenset(seen)


@pytest.mark.parametrize("seed", range(60))
def test_measures_of_the_network_by_brute_force(seed: int) -> None:
    graph = made_up(random.Random(seed))  # noqa: S311
    nodes, ties = list(graph), [frozenset(tie) for tie in graph.edges]
    found = measures(graph)
    assert all(frozenset(node[0] for node in tie) in MAY_BE_TIED for tie in ties)
    possible = sum(frozenset({one[0], other[0]}) in MAY_BE_TIED for one, other in combinations(nodes, 2))
    assert found.density == (pytest.approx(len(ties) / possible) if possible else None)
    degrees = [sum(node in tie for tie in ties) for node in nodes]
    if len(nodes) > 2:
        spread = sum(max(degrees) - degree for degree in degrees)
        assert found.centralisation == pytest.approx(spread / ((len(nodes) - 1) * (len(nodes) - 2)))
    else:
        assert found.centralisation is None
    parts = {reach(nodes, ties, node) for node in nodes}
    (largest,) = parts - set(found.islands)
    assert set(found.islands) < parts and all(len(largest) >= len(island) for island in found.islands)
    assert set(found.alone) == {node for node, degree in zip(nodes, degrees, strict=True)
                                if not degree and frozenset({node}) != largest}
    bridges = set()
    for tie in ties:
        one, other = tie
        rest = [kept for kept in ties if kept != tie]
        sides = reach(nodes, rest, one), reach(nodes, rest, other)
        if sides[0] != sides[1] and min(map(len, sides)) > 1:
            bridges.add(tie)
    assert {frozenset(pair) for pair in found.bridges} == bridges
    assert (found.nodes, found.ties) == (len(nodes), len(ties))


def test_the_network_holds_lists_whether_tied_or_not_and_cancelled_pledges_tie_nothing() -> None:
    owners = pd.DataFrame({"code": ["rtlh", "pkh"], "agency": ["perkim", "dinsos"]})
    listed = asked_partners(partner("m-1"), partner("m-2"))
    graph = network(owners, listed, asked(pledge(program="rtlh"), pledge("j-2", partner="m-2", village=B,
                                                                         status="dibatalkan")))
    assert set(graph) == {(AGENCY, "perkim"), (AGENCY, "dinsos"), (PROGRAM, "rtlh"), (PROGRAM, "pkh"),
                          (PARTNER, "m-1"), (PARTNER, "m-2"), (VILLAGE, A)}
    assert len(graph.edges) == 5 and measures(graph).alone == ((PARTNER, "m-2"),)
    assert busiest(graph, PARTNER) == [("m-1", 2)] and busiest(graph, PROGRAM)[0] == ("rtlh", 3)
    assert {node[0] for node in graph} == set(KINDS)


def test_an_empty_network_has_no_measures() -> None:
    found = measures(nx.Graph())
    assert (found.nodes, found.density, found.centralisation, found.bridges, found.islands) == (0, None, None, (), ())

"""Who works with whom, as a network of agencies, programmes, partners and villages. Rules in one place.

1. Ties: an agency and each programme it carries; a partner and each programme it complements; a partner and each
   village it helps; a programme and each village where a partner complements it. Cancelled pledges tie nothing.
2. Agencies, programmes and partners of the lists stand in it whether tied or not; villages only when helped.
3. Density = ties there are / ties that could be between the kinds that can be tied. Centralisation (Freeman) =
   sum of (most ties of one − ties of each) / ((n − 1)(n − 2)). A bridge is a tie without which two parts of
   two or more fall apart. An island is a connected part outside the largest one.
4. All of it describes this list of pledges, so a year is compared with other years of the same list only.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import pandas as pd

from dashboard.topics.partners.rules.pledges import not_cancelled

AGENCY, PROGRAM, PARTNER, VILLAGE = KINDS = ("opd", "program", "mitra", "desa")
MAY_BE_TIED = frozenset({frozenset({AGENCY, PROGRAM}), frozenset({PROGRAM, PARTNER}), frozenset({PARTNER, VILLAGE}),
                         frozenset({PROGRAM, VILLAGE})})
Node = tuple[str, str]
"""Kind and code."""


@dataclass(frozen=True)
class Measures:
    """Of one network (rule 3): counts of nodes and ties, density and centralisation (0 to 1; None where not defined),
    bridges as pairs of nodes, islands as sets of nodes (the largest first), single nodes among them."""

    nodes: int
    ties: int
    density: float | None
    centralisation: float | None
    bridges: tuple[tuple[Node, Node], ...]
    islands: tuple[frozenset[Node], ...]

    @property
    def alone(self) -> tuple[Node, ...]:
        """Those tied to nothing."""
        return tuple(sorted(node for island in self.islands if len(island) == 1 for node in island))


def network(owners: pd.DataFrame, partners: pd.DataFrame, rows: pd.DataFrame) -> nx.Graph:
    """Rules 1 and 2. `owners`: programmes with agency; `partners`: code; `rows`: pledges. Nodes are (kind, code)."""
    graph = nx.Graph()
    for code, agency in owners[["code", "agency"]].itertuples(index=False):
        graph.add_edge((AGENCY, str(agency)), (PROGRAM, str(code)))
    graph.add_nodes_from((PARTNER, str(code)) for code in partners["code"])
    for partner, village, program in not_cancelled(rows)[["partner", "region_code", "program"]].itertuples(index=False):
        graph.add_edge((PARTNER, str(partner)), (VILLAGE, str(village)))
        if not pd.isna(program):
            graph.add_edge((PARTNER, str(partner)), (PROGRAM, str(program)))
            graph.add_edge((PROGRAM, str(program)), (VILLAGE, str(village)))
    return graph


def measures(graph: nx.Graph) -> Measures:
    """Rule 3."""
    size, ties = graph.number_of_nodes(), graph.number_of_edges()
    parts = sorted((frozenset(part) for part in nx.connected_components(graph)),
                   key=lambda part: (-len(part), min(part)))
    bridges = [pair for pair in nx.bridges(graph) if _parts_two(graph, pair)] if ties else []
    return Measures(size, ties, _density(graph), _centralisation(graph),
                    tuple(sorted(tuple(sorted(pair)) for pair in bridges)), tuple(parts[1:]))


def _density(graph: nx.Graph) -> float | None:
    counts = {kind: sum(node[0] == kind for node in graph) for kind in KINDS}
    possible = sum(counts[one] * counts[other] for one, other in combinations(KINDS, 2)
                   if frozenset({one, other}) in MAY_BE_TIED)
    return float(graph.number_of_edges() / possible) if possible else None


def _centralisation(graph: nx.Graph) -> float | None:
    size = graph.number_of_nodes()
    if size < 3:
        return None
    degrees = [degree for _, degree in graph.degree()]
    lacking = len(degrees) * max(degrees) - sum(degrees)
    return float(lacking / ((size - 1) * (size - 2)))


def _parts_two(graph: nx.Graph, pair: tuple[Node, Node]) -> bool:
    """Whether both ends of a bridge have somebody else on their side; an end with one tie has nobody."""
    return all(graph.degree(node) > 1 for node in pair)


def busiest(graph: nx.Graph, kind: str, most: int = 3) -> list[tuple[str, int]]:
    """Codes of this kind with most ties, and how many; of equals the lower code first."""
    degrees = sorted(((degree, code) for (own, code), degree in graph.degree() if own == kind),
                     key=lambda one: (-one[0], one[1]))
    return [(code, int(degree)) for degree, code in degrees[:most] if degree]

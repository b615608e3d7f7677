"""The network drawn in four columns: agencies, programmes, partners, and where they help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap

import networkx as nx
import plotly.graph_objects as go

from dashboard.core.style import SIZE_NOTE, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.topics.partners.rules.network import AGENCY, KINDS, PARTNER, PROGRAM, VILLAGE, Measures, Node

ROW, LEAST = 17, 320
COLUMNS = {AGENCY: 0.0, PROGRAM: 0.6, PARTNER: 2.0, VILLAGE: 3.4}
BEHIND = {AGENCY: 0.0, PROGRAM: 1.4, PARTNER: 2.8}
"""Where the columns stand, and where ties to the right fan out: behind the names. A tie runs level from its node to
there, under the name, whose paper lies over it: so it begins at the end of the name, however wide the picture is."""
HEADS = {AGENCY: "OPD", PROGRAM: "Program", PARTNER: "Mitra"}
_NAME = 24
"""Letters of a line of a name beside a node; the whole one is in its hover."""
_TWO_LINES = 30
"""Pixels from node to node that a name of two lines needs."""
_BESIDE = 11
"""Pixels from the middle of a node to its name."""
_SWEEPS = 6


@dataclass(frozen=True)
class Drawn:
    """The network as it is drawn: villages gathered into `places` (kecamatan) unless one is asked for."""

    graph: nx.Graph
    heads: dict[str, str]
    bridges: frozenset[frozenset[Node]]
    islands: frozenset[Node]


def drawn(graph: nx.Graph, found: Measures, place_of: Callable[[str], str], places: str) -> Drawn:
    """`place_of`: the node that stands for a village; `places`: the head of their column. Bridges and islands are those
    of the whole network."""
    merged = nx.Graph()
    merged.add_nodes_from(_merge(node, place_of) for node in graph)
    merged.add_edges_from((_merge(one, place_of), _merge(other, place_of)) for one, other in graph.edges)
    merged.remove_edges_from([(one, other) for one, other in merged.edges if {one[0], other[0]} == {PROGRAM, VILLAGE}])
    return Drawn(merged, {**HEADS, VILLAGE: places},
                 frozenset(frozenset({_merge(one, place_of), _merge(other, place_of)}) for one, other in found.bridges),
                 frozenset(node for island in found.islands for node in island if node[0] != VILLAGE))


def _merge(node: Node, place_of: Callable[[str], str]) -> Node:
    return (node[0], place_of(node[1])) if node[0] == VILLAGE else node


def order(graph: nx.Graph) -> dict[Node, float]:
    """The height of each node in its column, from 0 (top) to 1, near the nodes it is tied to: a few sweeps of
    barycentres from left to right and back; equal ones by code."""
    columns = {kind: sorted(node for node in graph if node[0] == kind) for kind in KINDS}
    heights = {node: _height(place, len(nodes)) for nodes in columns.values() for place, node in enumerate(nodes)}
    for sweep in range(_SWEEPS):
        for kind in KINDS if sweep % 2 else reversed(KINDS):
            columns[kind] = [node for _, node in sorted((_centre(graph, node, heights), node)
                                                        for node in columns[kind])]
            heights |= {node: _height(place, len(columns[kind])) for place, node in enumerate(columns[kind])}
    return heights


def _height(place: int, count: int) -> float:
    return (place + 0.5) / count


def _centre(graph: nx.Graph, node: Node, heights: dict[Node, float]) -> float:
    """Where those it is tied to stand; what is tied to nothing goes to the bottom."""
    near = [heights[other] for other in graph[node]]
    return sum(near) / len(near) if near else 2.0


def network(picture: Drawn, names: Callable[[Node], str], heading: tuple[str, str, str], theme: Theme, *,
            sample: bool) -> go.Figure:
    """Lines are ties, thick ones bridges; hollow nodes stand on islands; the larger a node, the more ties it has."""
    graph, heights = picture.graph, order(picture.graph)
    counts = {kind: sum(node[0] == kind for node in graph) for kind in KINDS}
    told = ", ".join(f"{counts[kind]} {picture.heads[kind]}" for kind in KINDS)
    words = pt.Heading(*heading, f"{heading[0].rstrip('.')}. Jejaring empat lajur: {told}; {graph.number_of_edges()} "
                       f"ikatan yang digambar, {len(picture.bridges)} jembatan.")
    room = pt.PlotMargins(top=52, right=120, bottom=8, left=92)
    height = max(LEAST, ROW * max(counts.values(), default=1))
    figure = pt.base(words, theme, height + room.top + room.bottom, room, sample)
    for is_bridge, colour, width in ((False, theme.hairline, 1.2), (True, theme.indonesia, 3.0)):
        ties = [tie for tie in graph.edges if (frozenset(tie) in picture.bridges) == is_bridge]
        ends = [sorted(tie, key=lambda node: COLUMNS[node[0]]) for tie in ties]
        level = sorted({one for one, _ in ends if BEHIND[one[0]] > COLUMNS[one[0]]})
        xs = [x for one in level for x in (COLUMNS[one[0]], BEHIND[one[0]], None)]
        xs += [x for one, other in ends for x in (BEHIND[one[0]], COLUMNS[other[0]], None)]
        ys = [y for one in level for y in (heights[one], heights[one], None)]
        ys += [y for one, other in ends for y in (heights[one], heights[other], None)]
        figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line={"color": colour, "width": width}))
    for kind in KINDS:
        nodes = sorted((node for node in graph if node[0] == kind), key=lambda node: heights[node])
        figure.add_trace(_nodes(nodes, kind, picture, heights, names, theme))
        lines = 2 if height / max(1, len(nodes)) >= _TWO_LINES else 1
        for node, label in zip(nodes, short([names(node) for node in nodes], lines), strict=True):
            figure.add_annotation(name="simpul", x=COLUMNS[kind], y=heights[node], yanchor="middle", showarrow=False,
                                  xanchor="right" if kind == AGENCY else "left",
                                  xshift=-_BESIDE if kind == AGENCY else _BESIDE, text=label, align="left",
                                  font={"size": SIZE_NOTE - 1, "color": theme.ink}, bgcolor=theme.paper, borderpad=1)
        figure.add_annotation(x=COLUMNS[kind], y=0, yanchor="bottom", yshift=10, showarrow=False,
                              text=f"<b>{pt.safe(picture.heads[kind])}</b>",
                              xanchor="right" if kind == AGENCY else "left",
                              font={"size": SIZE_NOTE, "color": theme.muted})
    figure.update_xaxes(range=[-0.04, 3.44], visible=False)
    figure.update_annotations(selector={"name": "contoh"}, yshift=30)
    figure.update_yaxes(range=[1.0, 0.0], visible=False)
    return figure


def short(labels: Sequence[str], lines: int = 1) -> list[str]:
    """Names as they stand beside their nodes, escaped: on so many lines, what is too long without its middle, since
    names often differ at their end only; of those still alike more is left, until they differ."""
    found = {label: _folded(label, lines, _NAME) for label in labels}
    for width in range(_NAME + 1, max(map(len, labels), default=0) + 1):
        alike = [label for label, text in found.items() if list(found.values()).count(text) > 1]
        if not alike:
            break
        found |= {label: _folded(label, lines, width) for label in alike}
    return ["<br>".join(map(pt.safe, found[label])) for label in labels]


def _folded(label: str, lines: int, width: int) -> tuple[str, ...]:
    """At most so many lines of so many letters."""
    if len(label) <= width:
        return (label,)
    folded = wrap(label, width) if lines > 1 else [label]
    if len(folded) > lines or len(folded) == 1:
        folded = [*folded[:lines - 1], " ".join(folded[lines - 1:])]
    return (*folded[:-1], _without_middle(folded[-1], width))


def _without_middle(text: str, width: int) -> str:
    """'Koperasi Contoh S…Segar': the end is whole words where there are any in a third of the width."""
    if len(text) <= width:
        return text
    end = text[-((width - 1) // 3):]
    end = end.partition(" ")[2] or end
    return f"{text[:width - 1 - len(end)].rstrip()}…{end}"


def _nodes(nodes: list[Node], kind: str, picture: Drawn, heights: dict[Node, float], names: Callable[[Node], str],
           theme: Theme) -> go.Scatter:
    labels = [names(node) for node in nodes]
    degrees = [int(picture.graph.degree(node)) for node in nodes]
    apart = [node in picture.islands for node in nodes]
    colour = {AGENCY: theme.jatim, PROGRAM: theme.indonesia, PARTNER: theme.blitar, VILLAGE: theme.muted}[kind]
    hover = [f"{pt.safe(label)}: {degree} ikatan" + (", terpisah dari bagian terbesar" if lone else "")
             for label, degree, lone in zip(labels, degrees, apart, strict=True)]
    return go.Scatter(
        x=[COLUMNS[kind]] * len(nodes), y=[heights[node] for node in nodes], mode="markers", cliponaxis=False,
        name=picture.heads[kind], customdata=hover, hovertemplate="%{customdata}<extra></extra>",
        marker={"size": [7 + min(9.0, degree ** 0.5 * 1.6) for degree in degrees],
                "color": [theme.paper if lone else colour for lone in apart], "line": {"color": colour, "width": 2}})

"""The planning chain as a flow: what goes through between two documents, what stops, what begins without an origin."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.core import formats
from dashboard.core.style import SIZE_BODY, SIZE_NOTE, Theme
from dashboard.render.charts import plotly_theme as pt
from dashboard.topics.planning.contracts import DOCUMENTS
from dashboard.topics.planning.rules.chain import Chains, Joint
from dashboard.topics.planning.words.chain import WHAT

HEIGHT = 210
_NODE, _STUB = 0.07, 0.26
"""Half the width of a document's bar, and how far a broken end reaches; a document stands at each whole number."""


def joint_words(joint: Joint) -> str:
    """'RPKD–RAT: 118 tersambung, 2 berhenti di RPKD, 30 mulai di RAT'."""
    return (f"{joint.left}–{joint.right}: {formats.number(joint.through)} tersambung, {formats.number(joint.stops)} "
            f"berhenti di {joint.left}, {formats.number(joint.begins)} baru mulai di {joint.right}")


def flow(found: Chains, heading: tuple[str, str, str], theme: Theme, *, sample: bool) -> go.Figure:
    """Bars are documents, as high as they have chains; a filled band goes through, a hatched end is broken. It reads
    without colour: filled against hatched, and every figure is written."""
    words = pt.Heading(*heading, f"{heading[0].rstrip('.')}. {'; '.join(map(joint_words, found.joints))}.")
    room = pt.PlotMargins(top=34, right=30, bottom=44, left=30)
    figure = pt.base(words, theme, HEIGHT + room.top + room.bottom, room, sample)
    counts = found.in_document
    for place, joint in enumerate(found.joints):
        left, right = place + _NODE, place + 1 - _NODE
        _area(figure, [left, right, right, left], [0, 0, joint.through, joint.through], joint_words(joint), theme)
        if joint.stops:
            _broken(figure, left, left + _STUB, joint.through, counts[place], joint_words(joint), theme)
        if joint.begins:
            _broken(figure, right, right - _STUB, joint.through, counts[place + 1], joint_words(joint), theme)
        figure.add_annotation(x=place + 0.5, y=joint.through / 2, showarrow=False, font={"size": SIZE_BODY,
                              "color": theme.ink}, text=f"<b>{formats.number(joint.through)}</b> tersambung")
        _label(figure, left + 0.02, counts[place], "left", joint.stops, "berhenti", theme)
        _label(figure, right - 0.02, counts[place + 1], "right", joint.begins, "tanpa asal", theme)
    figure.add_trace(go.Bar(x=list(range(len(DOCUMENTS))), y=list(counts), width=2 * _NODE, hoverinfo="skip",
                            marker={"color": theme.blitar}))
    top = max([1, *counts])
    figure.update_yaxes(range=[0, top * 1.14], visible=False)
    figure.update_xaxes(range=[-0.22, len(DOCUMENTS) - 0.78], tickmode="array", tickvals=list(range(len(DOCUMENTS))),
                        ticktext=[f"<b>{name}</b> ({WHAT[name]})<br>{formats.number(count)} rantai"
                                  for name, count in zip(DOCUMENTS, counts, strict=True)],
                        tickfont={"size": SIZE_NOTE, "color": theme.ink})
    return figure


def _area(figure: go.Figure, x: list[float], y: list[float], hover: str, theme: Theme) -> None:
    figure.add_trace(go.Scatter(x=x, y=y, mode="lines", fill="toself", hoveron="fills", hoverinfo="text",
                                text=pt.safe(hover), line={"width": 0},
                                fillcolor=pt.blend(theme.blitar, theme.paper, 0.28)))


def _broken(figure: go.Figure, start: float, end: float, low: float, high: float, hover: str, theme: Theme) -> None:
    """An end that tapers away from its bar."""
    middle = (low + high) / 2
    figure.add_trace(go.Scatter(
        x=[start, end, start], y=[low, middle, high], mode="lines", fill="toself", hoveron="fills", hoverinfo="text",
        text=pt.safe(hover), line={"color": theme.worse, "width": 1}, fillcolor=theme.no_data,
        fillpattern={"shape": "/", "fgcolor": theme.worse, "bgcolor": theme.paper, "size": 6, "solidity": 0.25}))


def _label(figure: go.Figure, x: float, y: float, anchor: str, count: int, word: str, theme: Theme) -> None:
    if count:
        figure.add_annotation(x=x, y=y, xanchor=anchor, yanchor="bottom", showarrow=False, yshift=2,
                              text=f"{formats.number(count)} {word}", font={"size": SIZE_NOTE, "color": theme.worse})

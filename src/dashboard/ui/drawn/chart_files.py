"""What stands under a chart: its source, and PNG and SVG of it, made in the browser (static/grafik.js).

The figure is in the page already, words included (layout.meta), so nothing is sent twice and the server draws nothing;
Plotly's own script is fetched when a reader first saves a chart.
"""

from __future__ import annotations

import json

import plotly.graph_objects as go
import streamlit as st
from htpy import Node, button, div, p, script, span

from dashboard.core import style
from dashboard.render import charts
from dashboard.render.table import markup, to_cases
from dashboard.store.building import browser_files
from dashboard.ui import served
from dashboard.ui.choices import controls
from dashboard.ui.drawn import doubt

_FORMATS = {"png": "PNG", "svg": "SVG"}


def foot(figure: go.Figure, key: str, theme: style.Theme) -> None:
    """The source line of the figure with this key and, where the build laid out what it takes, the two buttons."""
    words = charts.heading(figure)
    buttons = _buttons(figure, key, words.title, theme)
    if words.source or buttons:
        # Our own script and escaped words: nothing here runs what comes from data.
        source = p(".source")[to_cases(words.source, words.cases), " ", doubt.way()] if words.source else None
        st.html(markup(div(".chart-foot")[source, buttons]),
                unsafe_allow_javascript=bool(buttons))


def _buttons(figure: go.Figure, key: str, title: str, theme: style.Theme) -> Node:
    names = controls.build().assets().served
    address, plotly, typeface = (f"{served.folder()}/{names[name]}" if name in names else "" for name in
                                ("grafik.js", browser_files.PLOTLY, browser_files.TYPEFACE))
    if not (address and plotly):
        return None
    colours = json.dumps(charts.light_of(figure, theme)) if theme is not style.LIGHT else ""
    made = [(" ", button(type="button", data_format=name, aria_label=f"Unduh {label}: {title}")[label])
            for name, label in _FORMATS.items()]
    return [div(".chart-save", data_chart=key, data_plotly=plotly, data_typeface=typeface, data_colours=colours)[
        span(aria_hidden="true")["Unduh grafik"], made, span(role="status")], script(src=address)]

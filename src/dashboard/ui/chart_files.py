"""What stands under a chart: its source, and PNG and SVG of it, made in the browser (static/grafik.js).

The figure is in the page already, words included (layout.meta), so nothing is sent twice and the server draws nothing;
Plotly's own script is fetched when a reader first saves a chart.
"""

from __future__ import annotations

import json
from html import escape

import plotly.graph_objects as go
import streamlit as st

from dashboard.core import style
from dashboard.render import charts
from dashboard.store.building import browser_files
from dashboard.ui import cached, controls, served

_FORMATS = {"png": "PNG", "svg": "SVG"}


def foot(figure: go.Figure, key: str, theme: style.Theme) -> None:
    """The source line of the figure with this key and, where the build laid out what it takes, the two buttons."""
    words = charts.heading(figure)
    source = f"<p class='source'>{escape(words.source)}</p>" if words.source else ""
    buttons = _buttons(figure, key, words.title, theme)
    if source or buttons:
        # Our own script and escaped words: nothing here runs what comes from data.
        st.html(f"<div class='chart-foot'>{source}{buttons}</div>", unsafe_allow_javascript=bool(buttons))


def _buttons(figure: go.Figure, key: str, title: str, theme: style.Theme) -> str:
    names = cached.assets(controls.build_id()).served
    script, plotly, typeface = (f"{served.folder()}/{names[name]}" if name in names else "" for name in
                                ("grafik.js", browser_files.PLOTLY, browser_files.TYPEFACE))
    if not (script and plotly):
        return ""
    colours = json.dumps(charts.light_of(figure, theme)) if theme is not style.LIGHT else ""
    about = escape(title, quote=True)
    made = " ".join(f"<button type='button' data-format='{name}' aria-label='Unduh {label}: {about}'>{label}</button>"
                    for name, label in _FORMATS.items())
    return (f"<div class='chart-save' data-chart='{escape(key, quote=True)}' data-plotly='{plotly}' "
            f"data-typeface='{typeface}' data-colours='{escape(colours, quote=True)}'>"
            f"<span aria-hidden='true'>Unduh grafik</span> {made}<span role='status'></span></div>"
            f"<script src='{script}'></script>")

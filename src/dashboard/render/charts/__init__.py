"""All charts by one name: frames in, Plotly figures (or small SVG) out, each with alt text."""

from dashboard.render.charts.bar_chart import ranked_bars
from dashboard.render.charts.light_paper import light_of
from dashboard.render.charts.line_chart import trend
from dashboard.render.charts.line_marks import short_name
from dashboard.render.charts.plotly_theme import CONFIG, Heading, alt, bare, heading
from dashboard.render.drawings.small_multiples import small_multiples
from dashboard.render.drawings.sparkline import sparkline_svg

__all__ = [
    "CONFIG",
    "Heading",
    "alt",
    "bare",
    "heading",
    "light_of",
    "ranked_bars",
    "short_name",
    "small_multiples",
    "sparkline_svg",
    "trend",
]

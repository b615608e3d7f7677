"""All charts by one name: frames in, Plotly figures (or small SVG) out, each with alt text."""

from dashboard.render.bar_chart import ranked_bars
from dashboard.render.light_paper import light_of
from dashboard.render.line_chart import trend
from dashboard.render.line_marks import short_name
from dashboard.render.plotly_theme import CONFIG, Heading, alt, bare, heading
from dashboard.render.small_multiples import small_multiples
from dashboard.render.sparkline import sparkline_svg

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

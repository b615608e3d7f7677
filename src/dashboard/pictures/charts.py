"""All charts by one name: frames in, Plotly figures (or small SVG) out, each with alt text."""

from dashboard.pictures.bar_chart import ranked_bars
from dashboard.pictures.light_paper import light_of
from dashboard.pictures.line_chart import trend
from dashboard.pictures.line_marks import short_name
from dashboard.pictures.outlook_charts import path, two_panels
from dashboard.pictures.plotly_theme import CONFIG, Heading, alt, bare, heading
from dashboard.pictures.small_multiples import small_multiples
from dashboard.pictures.sparkline import sparkline_svg
from dashboard.pictures.step_charts import cloud, signed_bars

__all__ = [
    "CONFIG",
    "Heading",
    "alt",
    "bare",
    "cloud",
    "heading",
    "light_of",
    "path",
    "ranked_bars",
    "short_name",
    "signed_bars",
    "small_multiples",
    "sparkline_svg",
    "trend",
    "two_panels",
]

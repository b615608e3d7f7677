"""Lays out what charts and slides need in a browser: Plotly and the typeface from the installed packages, our scripts.

Plotly's script is 5 MB; only the presentation and a reader who saves a chart ever fetch it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from dashboard.core import settings

OWN = ("grafik.js", "presentasi.js", "presentasi.css")
PLOTLY = "plotly.js"
TYPEFACE = "huruf.woff2"
"""Source Sans, upright, all weights: the typeface of the pages, which Streamlit brings."""

Write = Callable[[str, bytes], str]
"""Writes a file under a name with a hash of its content; gives that name."""


def lay_out(write: Write) -> dict[str, str]:
    """Write each file; its laid-out name by the name it has here. A file that its package lacks is left out."""
    found = {**{name: settings.STATIC / name for name in OWN},
             PLOTLY: _in_package("plotly", "package_data/plotly.min.js"),
             TYPEFACE: _in_package("streamlit", "static/static/media/SourceSansVF-Upright*.woff2")}
    return {name: write(name, path.read_bytes()) for name, path in found.items() if path is not None}


def _in_package(package: str, pattern: str) -> Path | None:
    """A file of an installed package, which is not imported for it: Streamlit takes a second to import."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    return next((path for folder in folders or () for path in sorted(Path(folder).glob(pattern))), None)

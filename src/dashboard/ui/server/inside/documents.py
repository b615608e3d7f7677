"""The HTML documents of a page and of the map's frame, and the names of scripts: read from the installed packages.

Every function raises ChangedError with a sentence for the log when a new version is not as expected.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

STREAMLIT = Path(str(files("streamlit"))) / "static"
INDEX = "index.html"
SERVER = "BACKEND_BASE_URL"
"""The name below window.__streamlit under which Streamlit's script looks for the address of its server."""
_INDEX_SCRIPT = re.compile(r"static/js/(index\.[^\"]+\.js)")
_NAMES = re.compile(r"m\.f=(\[.*?\])")
_IMPORT = re.compile(r"import\(`\./((\w+)\.[^`]+\.js)`\),__vite__mapDeps\(\[([\d,]*)\]\)")


class ChangedError(Exception):
    """An installed package is not what this code was written for."""


def page(title: str, server: str, first: str) -> str:
    """Streamlit's document in Indonesian, with this title, told that the server is at the script's word `server`.
    `first`: a script that runs before Streamlit's."""
    return _edited(STREAMLIT / INDEX, {
        '<html lang="en">': '<html lang="id">', "<title>Streamlit</title>": f"<title>{title}</title>",
        "<head>": f"<head><script>window.__streamlit={{{SERVER}:{server}}}</script>"
                  f"<script>{first}</script>", "</head>": "</head>",
        '<div id="root">': '<div id="root">'})


def preloading(document: str, scripts: Mapping[str, None]) -> str:
    """A page's document that also names these scripts, as far as it does not yet."""
    links = "".join(f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
                    for name in scripts if f"/{name}" not in document)
    return document.replace("</head>", f"{links}</head>")


def map_frame(title: str) -> str:
    """streamlit-folium's document in Indonesian, with this title."""
    return _edited(map_folder() / INDEX, {'<html lang="en"': '<html lang="id"',
                                 "<title>Streamlit Folium Component</title>": f"<title>{title}</title>"})


def map_folder() -> Path:
    """Where streamlit-folium's document lies. Asking imports the package, which warns before the server runs."""
    return Path(str(files("streamlit_folium"))) / "frontend" / "build"


def scripts() -> dict[str, tuple[str, ...]]:
    """For each element that Streamlit loads when it is first drawn: its script and those it needs, by file name."""
    index = _INDEX_SCRIPT.search(_text(STREAMLIT / INDEX))
    if not index:
        raise ChangedError(f"Streamlit's {INDEX} names no script static/js/index.*.js")
    text = _text(script(index[1]))
    table = _NAMES.search(text)
    found = _IMPORT.findall(text)
    if not table or not found:
        raise ChangedError(f"Streamlit's {index[1]} does not tell any more which script draws which element")
    try:
        names = [name.rpartition("/")[2] for name in json.loads(table[1])]
        return {element: (name, *(names[int(at)] for at in needs.split(",") if at and names[int(at)].endswith(".js")))
                for name, element, needs in found}
    except (ValueError, IndexError, AttributeError) as error:
        raise ChangedError(f"Streamlit's {index[1]} lists its scripts in another way") from error


def script(name: str, kind: str = "js") -> Path:
    """Where one of Streamlit's scripts lies, or of its styles ("css")."""
    return STREAMLIT / "static" / kind / name


def root_names() -> frozenset[str]:
    """Names of files and folders that Streamlit serves at the root of the addresses."""
    try:
        return frozenset(entry.name for entry in STREAMLIT.iterdir())
    except OSError as error:
        raise ChangedError(f"Streamlit has no folder {STREAMLIT}") from error


def _edited(file: Path, replaced: Mapping[str, str]) -> str:
    text = _text(file)
    for old, new in replaced.items():
        if text.count(old) != 1:
            raise ChangedError(f"{file} has {text.count(old)} times {old}, not once")
        text = text.replace(old, new)
    return text


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise ChangedError(f"{file} cannot be read") from error

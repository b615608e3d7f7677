"""Where a served Streamlit app answers, below its base path."""

from __future__ import annotations

import re

STREAM = "/_stcore/stream"
"""How the address of the web socket ends."""
UPLOADS = "/_stcore/upload_file/"
"""In the address of every file that is handed in."""
COMPONENTS = "/component/"
"""In the address of every frame of a component, and of its files."""
MAP_FRAME = f"{COMPONENTS}streamlit_folium.st_folium/index.html"
FILES = "/app/static"
"""Of our own folder static/."""
SCRIPTS = re.compile(r"/static/(js|css)/([\w-][\w.-]*\.(js|css))")
"""Of Streamlit's scripts and styles: folder and file in the package."""
COMPONENT_SCRIPT = r"/component/.+\.[0-9a-f]{8}\.js$"
"""Pattern of a component's scripts that are named by their content."""
CLOSED = re.compile(r"/_stcore/(?:metrics/*$|script-health-check/*$|agent(?:/|$))")
"""Streamlit tells anybody here how many sessions there are and how much they hold, runs the script once for each
request, or lets programs drive the app past what guards the web socket."""
SIGN_IN = re.compile(r"/(?:auth/(?:login|logout)|(?P<back>oauth2callback))/*$")
"""Where Streamlit sends a reader to a provider (OIDC), takes leave of it, and gets its answer back."""
ROOMS = frozenset({"_stcore", "app", "auth", "component", "media", "oauth2callback"})
"""First parts of the addresses of what Streamlit serves besides pages and the files of its own folder."""


def window_of(upload: str) -> str:
    """The session's id in the address of a file that is handed in; "" where there is none."""
    return upload.partition(UPLOADS)[2].partition("/")[0]

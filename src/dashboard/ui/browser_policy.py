"""Content-Security-Policy: what the reader's browser may load, so that nothing from a file or link reaches elsewhere.

Everything comes from this server. Streamlit writes styles and our pages a few small scripts into the document, hence
'unsafe-inline'; the map runs in a frame of its own (streamlit-folium), whose script is handed to it as text, and only
that frame may evaluate it. Without other hosts a script that got in could send nothing away.
"""

from __future__ import annotations

import re

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::\d{1,5})?|\[[0-9A-Fa-f:]{2,39}\](?::\d{1,5})?")
_FRAMES = "/component/"
_COMMON = ("default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; "
           "worker-src 'self' blob:; frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; "
           "form-action 'self'")


def policy(path: str, host: str) -> str:
    """The header's value for a document at this path. `host`: as the browser called the server; older browsers do not
    count its web socket to 'self', so it is named."""
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    evaluated = " 'unsafe-eval'" if _FRAMES in path else ""
    return f"{_COMMON}; script-src 'self' 'unsafe-inline'{evaluated}; connect-src 'self'{sockets}"

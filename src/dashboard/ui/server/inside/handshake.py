"""What Streamlit's browser tells when it opens the web socket: among the protocols it names, the third is the id of the
window that it was before."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import Scope

_HEADER = "sec-websocket-protocol"
_WINDOW = 2
"""Place of the window among them; before it come the protocol itself and a token against forged requests."""


def window_asked(scope: Scope) -> str:
    """Id of the window that is asked for again, "" for none."""
    told = _told(scope)
    return told[_WINDOW] if len(told) > _WINDOW else ""


def without_window(scope: Scope) -> Scope:
    """The same handshake, asking for a new window."""
    kept = _told(scope)[:_WINDOW]
    headers = [(name, value) for name, value in scope["headers"] if name.lower() != _HEADER.encode()]
    return {**scope, "subprotocols": kept,
            "headers": [*headers, (_HEADER.encode(), ", ".join(kept).encode("latin-1"))]}


def _told(scope: Scope) -> list[str]:
    return [entry.strip() for entry in Headers(scope=scope).get(_HEADER, "").split(",")]

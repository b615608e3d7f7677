"""Speaks to a served app over its web socket, as a reader's browser does and as a stranger might."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from dashboard.ui.server.inside import addresses

_DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@contextmanager
def stream(address: str, source: str | None = None, window: str = "", cookie: str = "") -> Iterator[ClientConnection]:
    """An open web socket to the app at `address` (http://...); `source`: the own address to come from, `window`: which
    to have back, `cookie`: what a browser would send."""
    where = f"{address.replace('http', 'ws', 1)}{addresses.STREAM}"
    given: dict[str, Any] = {"source_address": (source, 0)} if source else {}
    protocols: Any = ["streamlit", "token", window] if window else ["streamlit"]
    headers = {"Cookie": cookie} if cookie else {}
    with connect(where, max_size=None, subprotocols=protocols, proxy=None,
                 additional_headers=headers, **given) as socket:
        yield socket


def rerun(page: str = "", fragment: str = "", address: str = "") -> bytes:
    """The message that asks for a page, or for a fragment of it alone; `address`: what stands in the browser's line."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.fragment_id = fragment
    message.rerun_script.context_info.url = address
    return bytes(message.SerializeToString())


def kind(name: str) -> bytes:
    """A message of one of the kinds that only say yes."""
    chosen: dict[str, Any] = {name: True}
    return bytes(BackMsg(**chosen).SerializeToString())


def until_finished(socket: ClientConnection, seconds: float = 60) -> list[ForwardMsg]:
    """Everything the app says until the script has ended. Raises TimeoutError."""
    told: list[ForwardMsg] = []
    while True:
        data = socket.recv(timeout=seconds)
        assert isinstance(data, bytes)
        told.append(ForwardMsg.FromString(data))
        last = told[-1]
        if last.WhichOneof("type") == "script_finished" and last.script_finished in _DONE:
            return told

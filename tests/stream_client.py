"""Speaks to a served app over its web socket, as a reader's browser does and as a stranger might."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


@contextmanager
def stream(address: str, source: str | None = None) -> Iterator[ClientConnection]:
    """An open web socket to the app at `address` (http://...); `source`: the own address to come from."""
    where = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    given = {"source_address": (source, 0)} if source else {}
    with connect(where, max_size=None, subprotocols=["streamlit"], proxy=None, **given) as socket:  # type: ignore[arg-type]
        yield socket


def rerun(page: str = "") -> bytes:
    """The message that asks for a page."""
    message = BackMsg()
    message.rerun_script.page_name = page
    return message.SerializeToString()


def kind(name: str) -> bytes:
    """A message of one of the kinds that only say yes."""
    return BackMsg(**{name: True}).SerializeToString()


def until_finished(socket: ClientConnection, seconds: float = 60) -> list[ForwardMsg]:
    """Everything the app says until the script has ended. Raises TimeoutError."""
    told: list[ForwardMsg] = []
    while True:
        data = socket.recv(timeout=seconds)
        assert isinstance(data, bytes)
        told.append(ForwardMsg.FromString(data))
        last = told[-1]
        if last.WhichOneof("type") == "script_finished" and last.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return told

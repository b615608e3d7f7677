"""What the messages of the web socket mean, and how large they may be.

A message of a browser (BackMsg) is of one kind. Only the kinds that a reader's page sends pass; what a later Streamlit
adds is refused until somebody has read what it does, and a test names it.
"""

from __future__ import annotations

import logging
from enum import Enum
from typing import Any

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.server import ServerProtocol

_LOG = logging.getLogger("dashboard")
LARGEST_MESSAGE = 512 * 1024
"""Bytes. The largest of our pages is some kilobytes: the choices on it, and what the browser keeps."""
FILES_AT_ONCE = 50
_SHORT = 512
"""Bytes; the message that a run has ended is far shorter, and longer ones need not be read to know they are not it."""


class MessageKind(Enum):
    """What a message that may pass asks the server for."""

    RUN = "a run of the page's script"
    FILE = "the making of a file"
    LITTLE = "something that costs next to nothing"


READERS = {
    "rerun_script": MessageKind.RUN,
    "stop_script": MessageKind.LITTLE,
    "app_heartbeat": MessageKind.LITTLE,
    "file_urls_request": MessageKind.LITTLE,  # Kelola Data's uploader; the files themselves need a sign-in
    "backend_operation_request": MessageKind.FILE,
}
"""Of BackMsg's fields those that a reader's page sends."""
OPERATIONS = {
    "deferred_file": MessageKind.FILE,  # st.download_button
    "dataframe_chunk": MessageKind.LITTLE,  # rows of a long table, as far as it is scrolled
}
"""The same for what a backend_operation_request holds."""


def kind_of(data: bytes) -> MessageKind | None:
    """What the message asks for; None for one that must not pass, or is none at all."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return None
    name = message.WhichOneof("type")
    if name not in READERS or [field.name for field, _ in message.ListFields()] != [name]:
        return None
    if name == "file_urls_request" and len(message.file_urls_request.file_names) > FILES_AT_ONCE:
        return None
    if name == "backend_operation_request":
        return OPERATIONS.get(message.backend_operation_request.WhichOneof("payload") or "")
    return READERS[name]


def ended(data: bytes) -> MessageKind | None:
    """What has ended with this message to the browser: a run, the making of a file, or nothing (None)."""
    if len(data) > _SHORT:
        return None
    message = ForwardMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return None
    name = message.WhichOneof("type")
    if name == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
        return MessageKind.RUN
    return MessageKind.FILE if name == "backend_operation_response" else None


class _Bounded(ServerProtocol):
    """Refuses a message that is too large while it comes in, before all of it lies in memory."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{**given, "max_size": LARGEST_MESSAGE})


def bound_messages() -> None:
    """From now on uvicorn reads no message beyond LARGEST_MESSAGE. Streamlit has one bound for both directions
    (server.maxMessageSize, 200 MB), and what pages send to readers may be large."""
    if not takes_bound():
        _LOG.warning("uvicorn reads messages of web sockets in another way: they are bounded only after being read")
        return
    vars(websockets_sansio_impl)[ServerProtocol.__name__] = _Bounded


def takes_bound() -> bool:
    """Whether uvicorn still makes its web sockets of the class that can be handed a bound."""
    return getattr(websockets_sansio_impl, ServerProtocol.__name__, None) in (ServerProtocol, _Bounded)

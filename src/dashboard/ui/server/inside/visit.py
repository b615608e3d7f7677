"""A visit without a browser: asks Streamlit's web socket for a page and waits until it is drawn."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from dashboard.ui.server.inside.addresses import STREAM

_PROTOCOL = Subprotocol("streamlit")


async def draw(address: str, page: str = "") -> None:
    """Draw a page ("" is the first one) of the app at `address` (ws://host:port/base). Raises OSError and websockets'
    exceptions where nobody answers or lets us in."""
    message = BackMsg()
    message.rerun_script.page_name = page
    async with connect(f"{address}{STREAM}", max_size=None, subprotocols=[_PROTOCOL], proxy=None) as socket:
        await socket.send(message.SerializeToString())
        async for data in socket:
            if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
                return

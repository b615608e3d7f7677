"""A visit without a browser: asks Streamlit's web socket for a page and waits until it is drawn."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from dashboard.ui.server.inside.addresses import STREAM


async def draw(address: str, page: str = "") -> None:
    """Draw a page ("" is the first one) of the app at `address` (ws://host:port/base). Raises OSError and websockets'
    exceptions where nobody answers or lets us in."""
    message = BackMsg()
    message.rerun_script.page_name = page
    async with connect(f"{address}{STREAM}", max_size=None, subprotocols=["streamlit"], proxy=None) as socket:  # type: ignore[list-item]
        await socket.send(message.SerializeToString())
        async for data in socket:
            if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":  # type: ignore[arg-type]
                return

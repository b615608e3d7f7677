"""What a stranger sends to a served app leaves what was computed for the others, and their pages, alone."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed

from browser.conftest import NAME, PASSWORD, serve
from dashboard.store.identity.accounts import sign_in
from dashboard.ui.server import session_cookie
from dashboard.ui.server.gate import MOST_REFUSED
from dashboard.ui.server.inside import messages
from stream_client import kind, rerun, stream, until_finished

_SERVED = """
import streamlit as st
from starlette.middleware import Middleware
from dashboard.ui.server.gate import Gate
from dashboard.ui.server.inside import messages
from dashboard.ui.server.places import SocketPlaces
from dashboard.ui.server.turns import Turns
messages.bound_messages()
app = st.App("page.py", middleware=[Middleware(Gate, SocketPlaces(), Turns(3, 3.0))])
"""
_PAGE = """
import uuid
import streamlit as st

@st.cache_data
def costly():
    return uuid.uuid4().hex

st.text(costly())
"""


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app behind our gate, whose page shows what it has computed once."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "served.py").write_text(_SERVED)
    (folder / "page.py").write_text(_PAGE)
    process, address = serve(folder, str(folder / "served.py"))
    yield address
    process.terminate()
    process.wait(10)


def _shown(told: list[ForwardMsg]) -> str:
    return next(one.delta.new_element.text.body for one in told if one.delta.new_element.WhichOneof("type") == "text")


def test_clear_cache_of_a_stranger_clears_nothing(marked: str) -> None:
    with stream(marked) as reader:
        reader.send(rerun())
        computed = _shown(until_finished(reader))
        for _ in range(3):
            with stream(marked) as stranger, pytest.raises(ConnectionClosed) as closed:
                for _ in range(MOST_REFUSED + 1):
                    stranger.send(kind("clear_cache"))
                while True:
                    stranger.recv(timeout=30)
            assert closed.value.rcvd is not None and closed.value.rcvd.code == 1008
        with stream(marked) as other:
            other.send(rerun())
            assert _shown(until_finished(other)) == computed


def test_a_message_too_large_is_not_taken_in(marked: str) -> None:
    with stream(marked) as stranger, pytest.raises(ConnectionClosed) as closed:
        stranger.send(b"x" * (messages.LARGEST_MESSAGE + 1))
        while True:
            stranger.recv(timeout=30)
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 1009


def test_pages_answer_while_a_stranger_asks_without_end(desk: str) -> None:
    with stream(desk) as stranger, stream(desk) as reader:
        for _ in range(300):
            stranger.send(rerun("analisis"))
        reader.send(rerun("masuk"))
        assert until_finished(reader)


@pytest.mark.parametrize(("method", "path", "status"), [
    ("PUT", "/_stcore/upload_file/sesi/berkas", 403), ("GET", "/_stcore/metrics", 404),
    ("POST", "/_stcore/agent/interact", 404), ("POST", "/_stcore/agent/mcp", 404),
    ("GET", "/_stcore/script-health-check", 404)])
def test_what_costs_much_is_closed_to_strangers(address: str, method: str, path: str, status: int) -> None:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
    connection.request(method, path, body=b"x" if method != "GET" else None)
    assert connection.getresponse().status == status
    connection.close()


def visited(address: str, window: str = "", cookie: str = "") -> tuple[str, str]:
    """Id of the window that Kelola Data is drawn in, and everything that is drawn there."""
    with stream(address, window=window, cookie=cookie) as socket:
        socket.send(rerun("kelola"))
        told = until_finished(socket)
    ids = {one.new_session.initialize.session_id for one in told if one.WhichOneof("type") == "new_session"}
    assert len(ids) == 1
    return ids.pop(), str([one.delta for one in told if one.WhichOneof("type") == "delta"])


def test_the_id_of_a_signed_in_window_opens_nothing(desk: str) -> None:
    cookie = f"{session_cookie.COOKIE}={sign_in(NAME, PASSWORD)}"
    window, drawn = visited(desk, cookie=cookie)
    assert NAME in drawn
    for stolen in ("", f"{session_cookie.COOKIE}=palsu"):
        other, seen = visited(desk, window, stolen)
        assert other != window and NAME not in seen
    again, drawn = visited(desk, window, cookie)
    assert again == window and NAME in drawn, "who signed in there has it back"

"""The id of a window opens nothing: whoever asks for it again brings the cookie of who signed in there."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.datastructures import Headers

from dashboard.ui.server import session_cookie
from dashboard.ui.server.inside import addresses, handshake
from dashboard.ui.server.windows import OwnWindow, Windows

MINE, OTHER = "jendela-saya", "jendela-lain"


def scope(window: str = MINE, cookie: str = "", path: str = addresses.STREAM) -> dict[str, Any]:
    headers = [(b"host", b"dasbor"), (b"sec-websocket-protocol", f"streamlit, token, {window}".encode())]
    if cookie:
        headers.append((b"cookie", f"{session_cookie.COOKIE}={cookie}".encode()))
    return {"type": "websocket", "path": path, "headers": headers, "subprotocols": ["streamlit", "token", window]}


def asked(windows: Windows, given: dict[str, Any]) -> str:
    """The window that Streamlit is asked for."""
    seen: list[Any] = []

    async def app(passed: Any, receive: Any, send: Any) -> None:
        seen.append(passed)

    asyncio.run(OwnWindow(app, windows)(given, None, None))  # type: ignore[arg-type]
    assert Headers(scope=seen[0])["host"] == "dasbor"
    assert seen[0]["subprotocols"][:2] == ["streamlit", "token"]
    return handshake.window_asked(seen[0])


@pytest.mark.parametrize(("cookie", "window", "expected"), [
    ("kunci", MINE, MINE), ("", MINE, ""), ("palsu", MINE, ""), ("", OTHER, OTHER), ("palsu", OTHER, OTHER),
    ("kunci", "", "")])
def test_it_is_given_back_with_the_cookie_only(cookie: str, window: str, expected: str) -> None:
    windows = Windows()
    windows.hold(MINE, "kunci")
    assert asked(windows, scope(window, cookie)) == expected


def test_a_new_sign_in_there_ends_the_old_one() -> None:
    windows = Windows()
    windows.hold(MINE, "kunci")
    windows.hold(MINE, "baru")
    assert asked(windows, scope(cookie="kunci")) == "" and asked(windows, scope(cookie="baru")) == MINE


def test_another_protocol_header_does_not_get_past_it() -> None:
    windows = Windows()
    windows.hold(MINE, "kunci")
    given = scope()
    given["headers"].append((b"Sec-WebSocket-Protocol", f"streamlit, token, {MINE}".encode()))
    assert asked(windows, given) == ""


def test_the_oldest_are_forgotten_when_there_are_too_many() -> None:
    windows = Windows(most=2)
    for name in ("a", "b", "c"):
        windows.hold(name, "kunci")
    assert [windows.may_resume(name, "") for name in ("a", "b", "c")] == [True, False, False]


def test_other_addresses_are_left_alone() -> None:
    windows = Windows()
    windows.hold(MINE, "kunci")
    assert asked(windows, scope(path="/lain")) == MINE

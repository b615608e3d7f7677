"""The gate before Streamlit's web socket: only what a reader's page needs comes through, no faster than a reader
clicks, and no address takes the processor from the others.

Looking needs no sign-in, so anybody may open one. Streamlit itself takes clear_cache from anyone and starts a script
for every rerun_script that comes: each of the two stopped the pages of all.
"""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.ui.server import document
from dashboard.ui.server.inside import addresses, messages
from dashboard.ui.server.inside.messages import MessageKind
from dashboard.ui.server.pace import MessagePace
from dashboard.ui.server.places import SocketPlaces, address
from dashboard.ui.server.turns import Turn, Turns

_LOG = logging.getLogger("dashboard")
RETRY_SECONDS = 15
MOST_REFUSED = 5
"""Of one web socket, before it is closed. Streamlit's own menu sends a few that we refuse; none of them matters."""
_MESSAGES, _RUNS = (60, 20.0), (20, 5.0)
"""At once and a second, of one web socket. While a build runs a page asks 3.3 times a second how far it is."""
RUNS_OF_ONE, RUN_SECONDS = 3, 3.0
"""Scripts of one address that run at a time, and how long one counts: more at a time are not faster, since one process
draws all pages."""
_FILES_OF_ONE, _FILE_SECONDS = 2, 30.0
_GONE, _POLICY, _NO_TEXT, _TOO_LARGE, _LATER = 1006, 1008, 1003, 1009, 1013

FULL = f"""<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="{RETRY_SECONDS}"><title>Dasbor sedang penuh</title>
<style>body{{font:18px/1.5 system-ui,sans-serif;margin:12vh auto;padding:0 24px;max-width:44rem}}</style></head>
<body><main><h1>Dasbor sedang penuh</h1>
<p>Terlalu banyak halaman dasbor sedang terbuka, di jaringan Anda atau seluruhnya. Tutup tab dasbor yang tidak dipakai;
halaman ini mencoba lagi sendiri setiap {RETRY_SECONDS} detik.</p></main></body></html>"""


class Gate:
    """ASGI middleware. `places` counts the open web sockets, and when they are all taken a page says so; `runs` are the
    turns of scripts."""

    def __init__(self, app: ASGIApp, places: SocketPlaces, runs: Turns) -> None:
        self.app, self.places, self.runs = app, places, runs
        self.files = Turns(_FILES_OF_ONE, _FILE_SECONDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        who = address(scope.get("client"))
        if scope["type"] == "websocket" and scope["path"].endswith(addresses.STREAM):
            await self._stream(who, scope, receive, send)
        elif scope["type"] == "http" and not self.places.is_free(who) and document.is_page(Request(scope)):
            headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
            await HTMLResponse(FULL, 503, headers)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _stream(self, who: str, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.places.is_free(who):
            await _refuse(scope, receive, send)
            return
        self.places.take(who)
        passage = _Passage(self, who, receive, send)
        try:
            await self.app(scope, passage.receive, passage.send)
        finally:
            passage.end()
            self.places.leave(who)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if "websocket.http.response" in scope.get("extensions", {}):
        answer = PlainTextResponse("Dasbor sedang penuh. Coba lagi sebentar.", 503,
                                   {"Retry-After": str(RETRY_SECONDS)})
        await answer(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": _LATER})


class _Passage:
    """One open web socket."""

    def __init__(self, gate: Gate, who: str, receive: Receive, send: Send) -> None:
        self._gate, self._who, self._receive, self._send = gate, who, receive, send
        self._messages, self._runs = MessagePace(*_MESSAGES), MessagePace(*_RUNS)
        self._run: Turn | None = None
        self._files: list[Turn] = []
        self._refused = 0
        self._is_closed = False

    async def receive(self) -> Message:
        """The next message that may pass, when it is its turn."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            data = message.get("bytes")
            if data is None:
                return await self._close(_NO_TEXT)
            if len(data) > messages.LARGEST_MESSAGE:
                return await self._close(_TOO_LARGE)
            await self._messages.keep()
            kind = messages.kind_of(data)
            if kind is not None:
                await self._wait(kind)
                return {"type": "websocket.disconnect", "code": _GONE} if self._is_closed else message
            self._refused += 1
            if self._refused > MOST_REFUSED:
                _LOG.warning("web socket of %s closed: sends what no page sends", self._who)
                return await self._close(_POLICY)

    async def _wait(self, kind: MessageKind) -> None:
        if kind is MessageKind.RUN:
            await self._runs.keep()
            if self._run is None or self._run.is_over:  # a run that replaces one going on needs no turn of its own
                self._run = await self._gate.runs.take(self._who)
        elif kind is MessageKind.FILE:
            self._files.append(await self._gate.files.take(self._who))

    async def send(self, message: Message) -> None:
        """To the browser; what tells that something has ended gives the turn on."""
        if self._is_closed:
            return
        try:
            await self._send(message)
        except OSError:  # the browser has gone; the app hears of it from receive(), where it expects it
            self._is_closed = True
            return
        ended = messages.ended(message["bytes"]) if message.get("bytes") else None
        if ended is MessageKind.RUN and self._run:
            self._run.end()
        elif ended is MessageKind.FILE and self._files:
            self._files.pop(0).end()

    async def _close(self, code: int) -> Message:
        if not self._is_closed:
            self._is_closed = True
            await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    def end(self) -> None:
        """It is closed."""
        for turn in [self._run, *self._files]:
            if turn:
                turn.end()
